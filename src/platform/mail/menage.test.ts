import { describe, expect, it } from "vitest";
import { Platform } from "#platform/context/platform.ts";
import type { Application } from "#platform/http/application.ts";
import { NOW, setUpDatabase } from "#testing/database.ts";
import { movableClock } from "#testing/movable-clock.ts";
import { COURRIEL_CONNEXION, COURRIEL_ESSAI, GenresCourriel } from "./genres.ts";
import { CONSERVATION_COURRIELS, menageCourriels } from "./menage.ts";
import { queueMails } from "./queue-mail.ts";

const base = setUpDatabase();

describe("housekeeping of mail", () => {
  it("ends links that died, erases what was said, then the trace, at the ages that are declared", async () => {
    const clock = movableClock(NOW);
    const application = {
      platform: new Platform(base().database, clock),
      genresCourriel: new GenresCourriel(),
    } as Application;
    const run = () => menageCourriels.run(application, new AbortController().signal);
    const commun = { departement: null, destinataire: "a@exemple.fr", sujet: "x", contenu: "x" };
    await base().database.national((tx) =>
      queueMails(
        tx,
        [
          { ...commun, genre: COURRIEL_CONNEXION, expire: clock.now().add({ minutes: 15 }) },
          { ...commun, genre: COURRIEL_ESSAI },
        ],
        clock.now(),
      ),
    );
    const read = async () =>
      (
        await base().database.national((tx) => tx.selectFrom("courriel").selectAll().orderBy("id").execute())
      ).map((row) => [row.etat, row.contenu !== null]);
    await run();
    expect(await read()).toEqual([
      ["garde", true],
      ["garde", true],
    ]);
    clock.add({ minutes: 15 });
    await run();
    expect(await read()).toEqual([
      ["expire", false],
      ["garde", true],
    ]);
    const [contenu, , trace] = CONSERVATION_COURRIELS;
    clock.add({ hours: 24 * contenu.jours });
    await run();
    expect(await read()).toEqual([
      ["expire", false],
      ["garde", false],
    ]);
    clock.add({ hours: 24 * (trace.jours - contenu.jours) });
    expect(await run()).toContain("2\u00a0traces");
    expect(await read()).toEqual([]);
  });
});
