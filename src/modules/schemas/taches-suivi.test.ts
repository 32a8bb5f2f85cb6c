import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import { Platform } from "#platform/context/platform.ts";
import type { Principal, PrincipalPersonne } from "#platform/identity/principal.ts";
import type { Bloc } from "#platform/mail/contenu.ts";
import { GenresCourriel, type Rythme } from "#platform/mail/genres.ts";
import { declareServer } from "#platform/mail/serveur.ts";
import { newId } from "#platform/values/ids.ts";
import { NOW, setUpDatabase } from "#testing/database.ts";
import { type MovableClock, movableClock } from "#testing/movable-clock.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { CODES, type CodeSeme, type SchemaSeme, seedSchema } from "#testing/schema.ts";
import { writeCommentaire } from "./commands/echanges/write-commentaire.ts";
import { recordPointAvancement } from "./commands/nouvelles/record-point-avancement.ts";
import { chooseRythmes } from "./commands/suivi/choose-rythmes.ts";
import { followObjet, unfollowObjet } from "./commands/suivi/follow.ts";
import { COURRIEL_RELEVE } from "./commands/suivi/send-releve.ts";
import type { Suivable } from "./queries/suivi/find-suivable.ts";
import { runReleves } from "./taches-suivi.ts";

const D63 = departement("63");
const D43 = departement("43");
const GENRES = new GenresCourriel([COURRIEL_RELEVE]);
const SITE = "https://maillage.example";
const base = setUpDatabase();
let clock: MovableClock;
let platform: Platform;
let acteurs: ActeursSeme;
let schema: SchemaSeme;
let moi: PrincipalPersonne;
let autre: PrincipalPersonne;

beforeAll(async () => {
  acteurs = await seedActeurs(base().platform, D63);
  await seedActeurs(base().platform, D43);
  schema = await seedSchema(base().platform, D63, acteurs);
  moi = acteurs.personnes.caf.correspondant;
  autre = acteurs.personnes.caf.redacteur;
});

beforeEach(clean);

async function clean(): Promise<void> {
  clock = movableClock(clock ? clock.now().add({ hours: 24 }).toString() : NOW);
  platform = new Platform(base().database, clock);
  await as(ESSAIS, async ({ tx }) => {
    await tx.deleteFrom("suivi").execute();
    await tx.deleteFrom("suivi_releve").execute();
    await tx
      .updateTable("acteur")
      .set({ courriel: "Moi@exemple.fr" })
      .where("id", "=", moi.personne)
      .execute();
  });
  await base().database.national(async (tx) => {
    for (const table of ["courriel", "courriel_choix", "courriel_serveur"] as const)
      await tx.deleteFrom(table).execute();
  });
}

const as = <T>(principal: Principal, work: (ctx: Contexte) => Promise<T>) =>
  platform.act(D63, principal, work);
const objet = (what: CodeSeme | "objectif 1" | "schema"): Suivable => {
  if (what === "schema") return { genre: "schema", schema: schema.publicId, objet: schema.publicId };
  return what === "objectif 1"
    ? { genre: "objectif", schema: schema.publicId, objet: schema.objectifs.get(1)?.publicId ?? "" }
    : { genre: "action", schema: schema.publicId, objet: schema.actions[what].publicId };
};
const follow = (what: Parameters<typeof objet>[0]) => as(moi, (ctx) => followObjet(ctx, objet(what)));
const unfollow = (what: Parameters<typeof objet>[0]) => as(moi, (ctx) => unfollowObjet(ctx, objet(what)));
const choose = (rythme: Rythme) =>
  as(moi, (ctx) => chooseRythmes(ctx, new Map([[COURRIEL_RELEVE.code, rythme]]), GENRES));
const tell = (code: CodeSeme, qui: Principal = autre, commentaire = "Tout va bien.") =>
  as(qui, (ctx) => tellIn(ctx, code, commentaire));
const tellIn = (ctx: Contexte, code: CodeSeme, commentaire: string) =>
  recordPointAvancement(ctx, {
    ...{ schema: schema.publicId, action: schema.actions[code].publicId, cle: newId(), commentaire },
    ...{ statut: "en_cours", avancement: 30, meteo: "soleil", blocage: null },
  });
const run = () =>
  runReleves(
    {
      platform,
      adresse: SITE,
      espaces: { list: async () => [D63, D43].map((code) => ({ code })) } as never,
    },
    new AbortController().signal,
  );

type Mail = { destinataire: string; sujet: string; etat: string; contenu: Bloc[] };
const mails = (): Promise<Mail[]> =>
  base().database.national(async (tx) => {
    const rows = await tx
      .selectFrom("courriel")
      .selectAll()
      .where("genre", "=", "releve")
      .orderBy("id")
      .execute();
    return rows.map((row) => ({ ...row, contenu: row.contenu as unknown as Bloc[] }));
  });
const titres = ({ contenu }: Mail) =>
  contenu.flatMap((bloc) => (bloc.bloc === "article" ? [bloc.texte] : []));
const codes = (mail: Mail) => titres(mail).map((titre) => titre.slice(0, 3));
const days = (n: number) => clock.add({ hours: 24 * n });

describe("what changed in what one follows", () => {
  it("is told on Monday at seven by default, each object once, with a link and what was said", async () => {
    await follow("1-A");
    await follow("objectif 1");
    clock.add({ minutes: 1 });
    await tell("1-A");
    await tell("1-B");
    await tell("2-A");
    await run();
    expect(await mails()).toEqual([]);
    days(7);
    expect(await run()).toBe("1\u00a0relevé");
    const [mail] = await mails();
    if (!mail) throw new Error("no mail");
    expect(mail).toMatchObject({
      destinataire: "moi@exemple.fr",
      sujet: "Ce qui a changé\u00a0: 2\u00a0actions",
    });
    expect(codes(mail)).toEqual(["1-A", "1-B"]);
    const text = JSON.stringify(mail.contenu);
    expect(text).toContain(`${SITE}/63/schemas/${schema.publicId}/actions/${schema.actions["1-A"].publicId}`);
    expect(text).toContain("Tout va bien.");
    expect(text).toContain(`${SITE}/63/moi/notifications`);
    days(7);
    await run();
    expect(await mails()).toHaveLength(1);
  });

  it("is told every day, at once, or never, as one chose", async () => {
    await follow("1-A");
    await choose("jour");
    await tell("1-A");
    days(1);
    await run();
    expect(await mails()).toHaveLength(1);
    await choose("aussitot");
    clock.add({ minutes: 1 });
    await tell("1-A");
    await run();
    expect(await mails()).toHaveLength(2);
    await choose("jamais");
    await tell("1-A");
    days(2);
    await run();
    // Changing one's mind does not bring back what was not wanted.
    await choose("aussitot");
    await run();
    expect(await mails()).toHaveLength(2);
  });

  it("is not told of what one did oneself, nor before one followed", async () => {
    await choose("aussitot");
    await tell("1-A");
    await follow("1-A");
    clock.add({ minutes: 1 });
    await tell("1-A", moi);
    await run();
    expect(await mails()).toEqual([]);
  });

  it("also holds what others wrote, and not what names the person", async () => {
    await choose("aussitot");
    await follow("1-A");
    const write = (texte: string) =>
      as(autre, (ctx) =>
        writeCommentaire(ctx, {
          ...{ schema: schema.publicId, genre: "action", objet: schema.actions["1-A"].publicId },
          ...{ texte, parent: null, prevenir: "", sansPrevenir: false, cle: newId(), adresse: SITE },
        }),
      );
    await write("Le local est trouvé.");
    await write(`@${moi.nom} as-tu la clé ?`);
    await run();
    const [mail] = await mails();
    expect(mail?.sujet).toBe("Ce qui a changé\u00a0: 1\u00a0commentaire");
    expect(JSON.stringify(mail?.contenu)).toContain("Le local est trouvé.");
    expect(JSON.stringify(mail?.contenu)).not.toContain("as-tu la clé");
  });

  it("waits in the outbox while the mail server is away", async () => {
    await declareServer(base().database, {
      smtp: { host: "127.0.0.1", port: 9, auth: null, tls: "possible" },
      expediteur: { nom: "M", adresse: "m@exemple.fr" },
      parMinute: null,
    });
    await choose("aussitot");
    await follow("1-A");
    await tell("1-A");
    await run();
    await run();
    expect((await mails()).map(({ etat }) => etat)).toEqual(["a_envoyer"]);
  });

  it("is told to nobody who left, who has no address, or of what may not be read any more", async () => {
    await choose("aussitot");
    await follow("schema");
    const roles = await as(ESSAIS, async ({ tx }) => {
      const held = await tx
        .selectFrom("role_personne")
        .selectAll()
        .where("personne", "=", moi.personne)
        .execute();
      await tx.deleteFrom("role_personne").where("personne", "=", moi.personne).execute();
      return held;
    });
    await tell("1-A");
    await run();
    await as(ESSAIS, ({ tx }) => tx.insertInto("role_personne").values(roles).execute());
    await as(ESSAIS, ({ tx }) =>
      tx.updateTable("acteur").set({ courriel: null }).where("id", "=", moi.personne).execute(),
    );
    await tell("1-A");
    days(1);
    await run();
    await as(ESSAIS, async ({ tx }) => {
      await tx
        .updateTable("acteur")
        .set({ courriel: "moi@exemple.fr" })
        .where("id", "=", moi.personne)
        .execute();
      await tx.updateTable("schema").set({ retire_le: NOW }).where("id", "=", schema.id).execute();
    });
    await run();
    await as(ESSAIS, ({ tx }) =>
      tx.updateTable("schema").set({ retire_le: null }).where("id", "=", schema.id).execute(),
    );
    await run();
    expect(await mails()).toEqual([]);
  });

  it("leaves out nothing that was being written while it was put together", async () => {
    await choose("aussitot");
    await follow("1-A");
    await follow("1-B");
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    // It begins first and ends last: its instant is before the other digest, its lines are after.
    const slow = as(autre, async (ctx) => {
      await tellIn(ctx, "1-A", "Commencé avant");
      await gate;
    });
    clock.add({ minutes: 1 });
    await tell("1-B");
    clock.add({ minutes: 1 });
    await run();
    open();
    await slow;
    clock.add({ minutes: 1 });
    await run();
    expect((await mails()).map(codes)).toEqual([["1-B"], ["1-A"]]);
  });

  it("says that a followed action left the plan, once", async () => {
    await choose("aussitot");
    await follow("3-A");
    const retirer = (retiree_le: string | null) =>
      as(ESSAIS, ({ tx }) =>
        tx.updateTable("action").set({ retiree_le }).where("id", "=", schema.actions["3-A"].id).execute(),
      );
    await tell("3-A");
    await retirer(clock.now().toString());
    await run();
    await run();
    await retirer(null);
    expect((await mails()).map((mail) => JSON.stringify(mail.contenu).includes("Retirée du plan"))).toEqual([
      true,
    ]);
  });
});

/** What happens one after the other; `deux`: two processes look at the same time. */
type Fait =
  | { fait: "dire"; code: CodeSeme; moi: boolean }
  | { fait: "suivre"; quoi: Parameters<typeof objet>[0] }
  | { fait: "cesser"; quoi: Parameters<typeof objet>[0] }
  | { fait: "relever"; deux: boolean };

const suivables = ["schema", "objectif 1", ...CODES] as const;
const faits = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        fait: fc.constant("dire" as const),
        code: fc.constantFrom(...CODES),
        moi: fc.boolean(),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        fait: fc.constantFrom("suivre" as const, "cesser" as const),
        quoi: fc.constantFrom(...suivables),
      }),
    },
    { weight: 2, arbitrary: fc.record({ fait: fc.constant("relever" as const), deux: fc.boolean() }) },
  ),
  { minLength: 4, maxLength: 16 },
);

/** The same told with lists: lines in their order, where each thing is followed from, up to where one was told. */
class Modele {
  readonly #lignes: { code: CodeSeme; moi: boolean }[] = [];
  readonly #suivis = new Map<string, number>();
  #jusqua: number | null = null;
  readonly releves: CodeSeme[][] = [];

  apply(fait: Fait): void {
    if (fait.fait === "dire") this.#lignes.push(fait);
    else if (fait.fait === "cesser") this.#suivis.delete(fait.quoi);
    else if (fait.fait === "suivre") {
      if (!this.#suivis.has(fait.quoi)) this.#suivis.set(fait.quoi, this.#lignes.length);
      this.#jusqua ??= this.#lignes.length;
    } else if (this.#jusqua !== null) {
      const told = CODES.filter((code) => this.#isTold(code, this.#jusqua ?? 0));
      if (told.length > 0) this.releves.push(told);
      this.#jusqua = this.#lignes.length;
    }
  }

  #isTold(code: CodeSeme, jusqua: number): boolean {
    const holders = ["schema", code, ...(code.startsWith("1") ? ["objectif 1"] : [])];
    const starts = holders
      .flatMap((one) => this.#suivis.get(one) ?? [])
      .map((from) => Math.max(from, jusqua));
    if (starts.length === 0) return false;
    return this.#lignes.slice(Math.min(...starts)).some((ligne) => ligne.code === code && !ligne.moi);
  }
}

it("is in exactly one digest, whatever happens in which order, with one process or two", async () => {
  await fc.assert(
    fc.asyncProperty(faits, async (list: readonly Fait[]) => {
      await clean();
      await choose("aussitot");
      const modele = new Modele();
      const all: readonly Fait[] = [...list, { fait: "relever", deux: true }];
      for (const fait of all) {
        clock.add({ minutes: 1 });
        modele.apply(fait);
        if (fait.fait === "dire") await tell(fait.code, fait.moi ? soi() : autre);
        else if (fait.fait === "suivre") await follow(fait.quoi);
        else if (fait.fait === "cesser") await unfollow(fait.quoi);
        else await Promise.all(fait.deux ? [run(), run()] : [run()]);
      }
      expect((await mails()).map(codes)).toEqual(modele.releves);
    }),
    { numRuns: 12 },
  );
}, 120_000);

/** The person themselves, with a right to say something of any action. */
const soi = (): PrincipalPersonne => ({ ...moi, roles: ["redacteur"] });
