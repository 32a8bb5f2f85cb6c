import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Application } from "#platform/http/application.ts";
import type { Principal } from "#platform/identity/principal.ts";
import type { Tache } from "#platform/schedule/scheduler.ts";
import { plural } from "#platform/values/french.ts";
import type { CodeDepartement, Id } from "#platform/values/ids.ts";
import { isRefusal } from "#platform/values/refusal.ts";
import { sendTournee } from "./commands/nouvelles/launch-tournee.ts";
import { remindDue } from "./commands/nouvelles/remind-tournee.ts";
import { prochaineTournee } from "./domain/nouvelles/tournee.ts";
import { schemaById } from "./queries/plan/find-schema.ts";

const CALENDRIER: Principal = { genre: "systeme", nom: "calendrier des tournées" };

type Site = Pick<Application, "platform" | "espaces" | "adresse">;

/** Rounds and reminders that the calendar of each scheme wants. One transaction each: done again, it sends nothing twice. */
export const tacheTournees: Tache<Application> = {
  nom: "schemas.tournees",
  libelle: "Demander des nouvelles aux pilotes et rappeler ceux qui n'ont pas répondu",
  cadence: { chaqueJour: "07:30" },
  run: runTournees,
};

/** What the calendar wants on the day of the clock, in every open département. */
export async function runTournees(site: Site, arret: AbortSignal): Promise<string> {
  let tournees = 0;
  let rappels = 0;
  for (const { code } of await site.espaces.list()) {
    for (const schema of await dueRegles(site, code)) {
      if (arret.aborted) break;
      tournees += await launchDue(site, code, schema);
    }
    for (const ids of await openTournees(site, code)) {
      if (arret.aborted) break;
      rappels += await site.platform.act(code, CALENDRIER, (ctx) => remindDue(ctx, ids, site.adresse));
    }
  }
  return `${plural(tournees, "tournée")}, ${plural(rappels, "rappel")}`;
}

function dueRegles({ platform }: Site, code: CodeDepartement): Promise<Id<"schema">[]> {
  return platform.read(code, CALENDRIER, async ({ tx, departement, today }) => {
    const rows = await tx
      .selectFrom("tournee_regle")
      .select("schema")
      .where("departement", "=", departement)
      .where("active", "=", true)
      .where("prochaine", "<=", today.toString())
      .execute();
    return rows.map(({ schema }) => schema);
  });
}

/** Sends the round of a rule and moves its next day. 0 when there was nobody to write to, or another process did it. */
function launchDue({ platform, adresse }: Site, code: CodeDepartement, id: Id<"schema">): Promise<number> {
  return platform.act(code, CALENDRIER, async (ctx) => {
    const regle = await lockRegle(ctx, id);
    const schema = await schemaById(ctx, id);
    if (!regle || !schema) return 0;
    const prochaine = prochaineTournee(Temporal.PlainDate.from(regle.prochaine), regle.mois, ctx.today);
    await ctx.tx
      .updateTable("tournee_regle")
      .set({ prochaine: prochaine.toString() })
      .where("departement", "=", ctx.departement)
      .where("schema", "=", id)
      .execute();
    try {
      await sendTournee(ctx, schema, {
        etendue: regle.etendue,
        volet: null,
        texte: regle.texte,
        envoi: ctx.today,
        relanceJours: regle.relance_jours,
        relancesMaximum: regle.relances_maximum,
        adresse,
        parNom: regle.par_nom,
      });
      return 1;
    } catch (error) {
      // Nobody to ask this time, or a scheme that was closed: the rule waits for its next day.
      if (isRefusal(error)) return 0;
      throw error;
    }
  });
}

function lockRegle(ctx: Contexte, schema: Id<"schema">) {
  return ctx.tx
    .selectFrom("tournee_regle")
    .selectAll()
    .where("departement", "=", ctx.departement)
    .where("schema", "=", schema)
    .where("active", "=", true)
    .where("prochaine", "<=", ctx.today.toString())
    .forUpdate()
    .executeTakeFirst();
}

function openTournees(
  { platform }: Site,
  code: CodeDepartement,
): Promise<{ schema: string; tournee: string }[]> {
  return platform.read(code, CALENDRIER, ({ tx, departement, today }) =>
    tx
      .selectFrom("tournee as t")
      .innerJoin("schema as s", (join) =>
        join.onRef("s.departement", "=", "t.departement").onRef("s.id", "=", "t.schema"),
      )
      .select(["t.public_id as tournee", "s.public_id as schema"])
      .where("t.departement", "=", departement)
      .where("t.etat", "=", "en_cours")
      .where("s.retire_le", "is", null)
      .where("t.fin", ">=", today.toString())
      .orderBy("t.id")
      .execute(),
  );
}
