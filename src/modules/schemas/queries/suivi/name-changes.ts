import { operationsActeurs } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import { NBSP } from "#platform/values/french.ts";
import { isId } from "#platform/values/ids.ts";
import { type Changement, dateEnMots, direDate, direListe } from "../../domain/suivi/dire-changements.ts";
import { champsChanges } from "../../domain/suivi/evolution.ts";
import type { ObjetJournal } from "./read-evolution.ts";

const LISTES = { pilotes: "Pilotes", partenaires: "Partenaires" } as const;
const TEXTES: Readonly<Record<string, string>> = {
  intitule: "Intitulé",
  titre: "Titre",
  code: "Code",
  no: "Numéro",
};
/** Long texts: that they changed is said, the history of the object says how. */
const LONGS: Readonly<Record<string, string>> = {
  contexte: "contexte",
  resultatsAttendus: "résultats attendus",
  indicateurs: "indicateurs",
  nature: "nature",
};

/** Names of the acteurs that lines of the journal hold; a person only for whoever may see persons. */
export async function readNames(
  ctx: Contexte,
  objets: readonly ObjetJournal[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set<string>();
  for (const { lignes } of objets) {
    for (const values of lignes.flatMap(({ avant, apres }) => [avant, apres])) {
      for (const champ of Object.keys(LISTES)) for (const id of listOf(values[champ])) ids.add(id);
    }
  }
  if (ids.size === 0) return new Map();
  const personnes = may(ctx, operationsActeurs.voirPersonnes, null);
  const rows = await ctx.tx
    .selectFrom("acteur")
    .select(["id", "nom", "sigle", "genre"])
    .where("departement", "=", ctx.departement)
    .where("id", "in", [...ids] as never[])
    .execute();
  return new Map(
    rows.map(({ id, nom, sigle, genre }): [string, string] => [
      id,
      genre === "personne" && !personnes ? "une personne" : (sigle ?? nom),
    ]),
  );
}

/** What the lines of one object that is still in the plan amount to. */
export function changesOfJournal(
  { genre, nouveau, jour, lignes }: ObjetJournal,
  named: ReadonlyMap<string, string>,
): Changement[] {
  const change = (one: Partial<Changement> & Pick<Changement, "genre" | "phrase">): Changement => ({
    ...{ jour, avant: null, apres: null, citation: null },
    ...one,
  });
  if (nouveau) {
    return [change({ genre: "ajout", phrase: genre === "action" ? "Ajoutée au plan." : "Ajouté au plan." })];
  }
  const found: Changement[] = [];
  for (const { champ, avant, apres } of champsChanges(lignes, ["debut", "fin"])) {
    const phrase = direDate(champ as "debut" | "fin", avant, apres);
    found.push(change({ genre: "date", phrase, avant: dateEnMots(avant), apres: dateEnMots(apres) }));
  }
  for (const { champ, avant, apres } of champsChanges(lignes, Object.keys(LISTES))) {
    const names = (value: unknown) => listOf(value).map((id) => named.get(id) ?? "un acteur retiré");
    const phrase = direListe(LISTES[champ as keyof typeof LISTES], names(avant), names(apres));
    found.push(
      change({ genre: "fiche", phrase, avant: names(avant).join(", "), apres: names(apres).join(", ") }),
    );
  }
  for (const { champ, avant, apres } of champsChanges(lignes, Object.keys(TEXTES))) {
    const [was, is] = [textOf(avant), textOf(apres)];
    const phrase = `${TEXTES[champ]}${NBSP}: «${NBSP}${is}${NBSP}», au lieu de «${NBSP}${was}${NBSP}».`;
    found.push(change({ genre: "fiche", phrase, avant: was, apres: is }));
  }
  const longs = champsChanges(lignes, Object.keys(LONGS)).map(({ champ }) => LONGS[champ]);
  if (longs.length > 0)
    found.push(change({ genre: "fiche", phrase: `Modifié${NBSP}: ${longs.join(", ")}.` }));
  return found;
}

function listOf(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((one): one is string => typeof one === "string" && isId(one))
    : [];
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? "" : String(value);
}
