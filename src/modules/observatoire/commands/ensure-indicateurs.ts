import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { checkIndicateur, type Definition, type ModeleIndicateur } from "../domain/indicateur.ts";

/** An indicator as figures name it: its row, and the numbers of its definitions by key. */
export type IndicateurConnu = {
  readonly id: Id<"indicateur">;
  readonly code: string;
  readonly unite: string;
  readonly calcul: string;
  readonly facteur: number;
  readonly decimales: number;
  readonly definitions: Map<string, number>;
};

/** The catalogue by code. */
export async function loadCatalogue({ tx, departement }: Contexte): Promise<Map<string, IndicateurConnu>> {
  const rows = await tx
    .selectFrom("indicateur")
    .select(["id", "code", "unite", "calcul", "facteur", "decimales"])
    .where("departement", "=", departement)
    .execute();
  const definitions = await tx
    .selectFrom("indicateur_definition")
    .select(["indicateur", "no", "cle"])
    .where("departement", "=", departement)
    .orderBy("no")
    .execute();
  const found = new Map(
    rows.map((row): [string, IndicateurConnu] => [
      row.id,
      { ...row, id: row.id as Id<"indicateur">, definitions: new Map<string, number>() },
    ]),
  );
  for (const { indicateur, no, cle } of definitions) found.get(indicateur)?.definitions.set(cle, no);
  return new Map([...found.values()].map((one) => [one.code, one]));
}

/**
 * Adds to the catalogue what it lacks of `modeles`: the indicator, or one of its definitions. What is there already stays
 * as people wrote it. Returns the codes that were new; `catalogue` is completed.
 */
export async function ensureIndicateurs(
  ctx: Contexte,
  catalogue: Map<string, IndicateurConnu>,
  modeles: readonly ModeleIndicateur[],
): Promise<string[]> {
  const created: string[] = [];
  for (const modele of modeles) {
    const known = catalogue.get(modele.code);
    if (!known) {
      catalogue.set(modele.code, await insertIndicateur(ctx, modele));
      created.push(modele.code);
      continue;
    }
    for (const definition of modele.definitions) {
      if (!known.definitions.has(definition.cle)) await insertDefinition(ctx, known, definition);
    }
  }
  return created;
}

/** Writes a new line of the catalogue, checked, with its journal. */
export async function insertIndicateur(ctx: Contexte, given: ModeleIndicateur): Promise<IndicateurConnu> {
  const modele = checkIndicateur(given);
  const { tx, departement } = ctx;
  const id = newId<"indicateur">();
  await tx
    .insertInto("indicateur")
    .values({ departement, id, code: modele.code, ...rowOf(modele) })
    .execute();
  const known: IndicateurConnu = { id, ...modele, definitions: new Map() };
  for (const definition of modele.definitions) await insertDefinition(ctx, known, definition, false);
  await recordJournal(ctx, [
    {
      operation: "observatoire.ajouter",
      objet: { genre: "indicateur", id },
      apres: { code: modele.code, libelle: modele.libelle, famille: modele.famille, formule: modele.formule },
    },
  ]);
  return known;
}

/** The columns of a line of the catalogue but its code, which never changes. */
export function rowOf(modele: ModeleIndicateur) {
  const { libelle, famille, unite, calcul, numerateur, denominateur, facteur, formule } = modele;
  return {
    ...{ libelle: libelle.trim(), famille: famille.trim(), unite: unite.trim() },
    ...{ calcul, numerateur, denominateur, facteur, formule },
    ...{ agregation: modele.agregation, sens_defavorable: modele.sens, decimales: modele.decimales },
    ...{ mailles: [...modele.mailles], periodicite: modele.periodicite },
    avertissements: [...modele.avertissements],
  };
}

/** Adds a definition after the others; alone, it has its line of journal. */
export async function insertDefinition(
  ctx: Contexte,
  known: IndicateurConnu,
  { cle, libelle, texte, debut, fin }: Definition,
  alone = true,
): Promise<void> {
  const { tx, departement } = ctx;
  const no = Math.max(0, ...known.definitions.values()) + 1;
  await tx
    .insertInto("indicateur_definition")
    .values({ departement, indicateur: known.id, no, cle, libelle, texte, debut, fin })
    .execute();
  known.definitions.set(cle, no);
  if (!alone) return;
  await recordJournal(ctx, [
    {
      operation: "observatoire.definir",
      objet: { genre: "indicateur", id: known.id },
      apres: { definition: libelle, texte, debut, fin },
    },
  ]);
}
