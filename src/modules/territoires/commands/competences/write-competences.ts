import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { type Inscription, recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import {
  type CompetenceDite,
  type CompetenceLue,
  LIBELLE_COMPETENCE,
  lireCompetence,
  PREMIERE_ANNEE,
  type SaisieCompetence,
  SOURCE_COMPETENCE_MAXIMUM,
} from "../../domain/competences/competence.ts";
import { MILLESIME } from "../../domain/millesime.ts";
import { isSameCompetence } from "../../queries/competences/examine-competences.ts";
import {
  type CompetenceConnue,
  etatOf,
  listCompetences,
} from "../../queries/competences/list-competences.ts";
import { operationsTerritoires } from "../../rights.ts";

/** What a form says of one EPCI; `vu`: the state that it was filled from, null from a file, which overrides. */
export type CompetencesVoulues = {
  epci: string;
  lignes: readonly SaisieCompetence[];
  vu: string | null;
};

/**
 * Says what an EPCI takes care of. A line without `exercice` goes back to « not known »; what is not among the lines stays.
 * Nothing changed writes nothing. Gives how many lines changed.
 *
 * @throws Refusal `introuvable` (404); `competences.perime` (409); `competences.competence`, `.exercice`, `.depuis`,
 * `.source`, naming the field `<competence>-<what>`
 */
export async function writeCompetences(ctx: Contexte, wanted: CompetencesVoulues): Promise<number> {
  require(ctx, operationsTerritoires.direCompetences, null);
  // Two forms at once: the second waits, then is refused when it was filled from what the first changed.
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`competences ${ctx.departement}`}))`.execute(ctx.tx);
  const known = (await listCompetences(ctx)).find(({ siren }) => siren === wanted.epci);
  if (!known) throw new Refusal("introuvable", {}, 404);
  if (wanted.vu !== null && etatOf(known.connues) !== wanted.vu)
    throw new Refusal("competences.perime", {}, 409);
  const journal: Inscription[] = [];
  for (const saisie of wanted.lignes) {
    const lue = readLine(saisie);
    const avant = known.connues["inconnue" in lue ? lue.inconnue : lue.competence] ?? null;
    const apres = "inconnue" in lue ? null : lue;
    if (isSameCompetence(avant, apres)) continue;
    const id = avant?.id ?? newId<"competence_epci">(ctx.now.epochMilliseconds);
    if (apres === null) await forget(ctx, id);
    else await keep(ctx, { ...apres, id, epci: wanted.epci });
    journal.push({
      operation: "territoires.dire-competence",
      objet: { genre: "competence", id },
      avant: avant && wordsOf(known.nom, avant),
      apres: apres && wordsOf(known.nom, apres),
    });
  }
  if (journal.length > 0) await recordJournal(ctx, journal);
  return journal.length;
}

const REFUS = {
  competence: "competences.competence",
  exercice: "competences.exercice",
  depuis: "competences.depuis",
  source: "competences.source",
} as const;

function readLine(saisie: SaisieCompetence): Exclude<CompetenceLue, { erreur: string }> {
  const lue = lireCompetence(saisie, MILLESIME);
  if (!("erreur" in lue)) return lue;
  throw new Refusal(REFUS[lue.erreur], {
    ...{ champ: `${saisie.competence}-${lue.erreur}`, premiere: PREMIERE_ANNEE, derniere: MILLESIME },
    maximum: SOURCE_COMPETENCE_MAXIMUM,
  });
}

function wordsOf(epci: string, { competence, exercice, depuis, source }: CompetenceDite): object {
  return { epci, competence: LIBELLE_COMPETENCE[competence], exercice, depuis, source };
}

async function forget({ tx, departement }: Contexte, id: CompetenceConnue["id"]): Promise<void> {
  await tx
    .deleteFrom("competence_epci")
    .where("departement", "=", departement)
    .where("id", "=", id)
    .execute();
}

async function keep(
  { tx, departement, now }: Contexte,
  row: CompetenceDite & { id: CompetenceConnue["id"]; epci: string },
): Promise<void> {
  await tx
    .insertInto("competence_epci")
    .values({ departement, ...row, modifie_le: now.toString() })
    .onConflict((conflict) =>
      conflict.columns(["departement", "id"]).doUpdateSet((set) => ({
        exercice: row.exercice,
        depuis: row.depuis,
        source: row.source,
        modifie_le: now.toString(),
        revision: set("competence_epci.revision", "+", 1),
      })),
    )
    .execute();
}
