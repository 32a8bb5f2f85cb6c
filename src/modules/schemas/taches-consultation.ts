import type { Application } from "#platform/http/application.ts";
import type { Principal } from "#platform/identity/principal.ts";
import type { Tache } from "#platform/schedule/scheduler.ts";
import { plural } from "#platform/values/french.ts";
import { remindConsultation } from "./commands/versions/remind-consultation.ts";
import { schemaById } from "./queries/plan/find-schema.ts";

const CALENDRIER: Principal = { genre: "systeme", nom: "calendrier des consultations" };

type Site = Pick<Application, "platform" | "espaces">;

/** Opinions that are awaited, a week and a day before the due day. Done again, it writes nothing twice. */
export const tacheConsultations: Tache<Application> = {
  nom: "schemas.consultations",
  libelle: "Rappeler les avis attendus dans les consultations",
  cadence: { chaqueJour: "07:45" },
  run: runConsultations,
};

/** Reminds in every open département on the day of the clock; says how many institutions. */
export async function runConsultations({ platform, espaces }: Site, arret: AbortSignal): Promise<string> {
  let rappels = 0;
  for (const { code } of await espaces.list()) {
    const open = await platform.read(code, CALENDRIER, ({ tx, departement }) =>
      tx
        .selectFrom("consultation")
        .select("schema")
        .where("departement", "=", departement)
        .where("close_le", "is", null)
        .execute(),
    );
    for (const { schema: id } of open) {
      if (arret.aborted) break;
      rappels += await platform.act(code, CALENDRIER, async (ctx) => {
        const schema = await schemaById(ctx, id);
        return schema ? remindConsultation(ctx, schema) : 0;
      });
    }
  }
  return plural(rappels, "rappel");
}
