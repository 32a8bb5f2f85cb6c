import type { ActeursDemo } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { parsePartialDate } from "#platform/values/partial-date.ts";
import { updateAction } from "../commands/ecrire/update-action.ts";
import type { Territoire } from "../domain/plan/fiche.ts";
import { findAction } from "../queries/plan/find-action.ts";
import { readDetailsAction } from "../queries/plan/read-details.ts";
import { asOn } from "./load-membres.ts";

const epci = (code: string): Territoire => ({ genre: "epci", code });
const commune = (code: string): Territoire => ({ genre: "commune", code });

const CLERMONT = epci("246300701");
const RIOM = epci("200070753");
const THIERS = epci("200070712");
const AMBERT = epci("200070761");
const ISSOIRE = epci("200070407");
const BILLOM = epci("200067627");
const SANCY = epci("246300966");
const ARTENSE = epci("200069169");
const CHAVANON = epci("200071215");
const SAINT_ELOY = epci("200072080");
const SIOULE = epci("200072098");
const ARVERNE = epci("200069177");
const LIMAGNE = epci("200071199");
const DORE_ALLIER = epci("246301097");
const MONTAGNE = [SANCY, ARTENSE, CHAVANON, SAINT_ELOY, AMBERT];

/** Where the actions of the Puy-de-Dôme that are not for everywhere take place. */
const LIEUX: Readonly<Record<string, readonly Territoire[]>> = {
  "5-A": [BILLOM, DORE_ALLIER, LIMAGNE],
  "7-C": [CLERMONT, THIERS, ISSOIRE],
  "8-A": MONTAGNE,
  "9-A": [BILLOM, SIOULE, ARVERNE],
  "9-C": MONTAGNE,
  "10-A": [ISSOIRE, AMBERT],
  "10-C": [THIERS, SAINT_ELOY],
  "14-B": [RIOM, ARVERNE, LIMAGNE, ISSOIRE],
  "15-D": [CHAVANON, SAINT_ELOY, SANCY],
  "16-A": [CLERMONT, THIERS],
  "16-F": [AMBERT, THIERS, SAINT_ELOY],
  "17-B": [RIOM, SIOULE, DORE_ALLIER, BILLOM],
  "19-B": [CHAVANON, ARTENSE, AMBERT],
  "20-E": [CLERMONT, RIOM],
  "25-A": [CLERMONT, RIOM, THIERS, ISSOIRE, AMBERT],
  "27-B": [commune("63430"), commune("63125")],
  "27-C": [SAINT_ELOY],
  "28-A": [commune("63113"), commune("63300")],
  "29-B": [commune("63113")],
};

/** What is to be reached on the way of some actions: a day, a month or a year, and whether it was. */
const JALONS: Readonly<Record<string, readonly [libelle: string, date: string, fait: boolean][]>> = {
  "1-A": [
    ["Premier groupe départemental réuni", "2025-03", true],
    ["Trois bassins équipés d'un relais", "2026-06", true],
    ["Bilan partagé en comité", "2026-12", false],
  ],
  "3-A": [
    ["Questionnaire envoyé", "2026-02-16", true],
    ["Restitution aux employeurs", "2026-11", false],
  ],
  "9-A": [
    ["Cahier des charges du minibus adopté", "2025-11", true],
    ["Première tournée", "2026-09-07", true],
  ],
  "16-A": [["Deux nouveaux lieux ouverts", "2026-12-15", false]],
  "25-A": [
    ["Appel à candidatures", "2026-04", true],
    ["Cinq territoires engagés", "2026-12", false],
  ],
};

/** Who coordinates the scheme; the two other départements say no place. */
const COORDINATION: Readonly<Record<string, string>> = { "63": "solene-marchebois" };

/** Says where actions take place and what they are to reach, some time after the plan was imported: no file had columns for it. */
export async function loadTerritoiresDemo(
  ctx: Contexte,
  schema: string,
  acteurs: ActeursDemo,
): Promise<void> {
  const qui = COORDINATION[ctx.departement];
  if (!qui) return;
  const rows = await ctx.tx
    .selectFrom("action as a")
    .innerJoin("schema as s", (join) =>
      join.onRef("s.departement", "=", "a.departement").onRef("s.id", "=", "a.schema"),
    )
    .select(["a.public_id as action", "a.code"])
    .where("a.departement", "=", ctx.departement)
    .where("s.public_id", "=", schema)
    .where("a.code", "in", [...Object.keys(LIEUX), ...Object.keys(JALONS)])
    .execute();
  const then = asOn(ctx, acteurs, qui, 400);
  for (const { action, code } of rows) {
    const known = await findAction(then, { schema, action });
    const { revision, intitule, nature, debut, fin } = known;
    const details = await readDetailsAction(then, known.id);
    await updateAction(then, {
      ...{ schema, action, revision, intitule, nature, debut, fin },
      details: {
        ...details,
        territoires: LIEUX[code ?? ""] ?? details.territoires,
        jalons: (JALONS[code ?? ""] ?? []).map(([libelle, date, fait]) => ({
          ...{ libelle, date: parsePartialDate(date), fait },
        })),
      },
    });
  }
}
