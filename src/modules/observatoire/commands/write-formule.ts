import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { entreesOf, readFormule } from "../domain/formule/lire-formule.ts";
import { checkIndicateur, codeOf, type ModeleIndicateur } from "../domain/indicateur.ts";
import type { Sens } from "../domain/vocabulaire.ts";
import { operationsObservatoire } from "../rights.ts";
import { insertIndicateur, rowOf } from "./ensure-indicateurs.ts";

/** What a person writes of a derived indicator. */
export type SaisieFormule = {
  readonly libelle: string;
  readonly famille: string;
  readonly unite: string;
  readonly formule: string;
  readonly definition: string;
  readonly sens: Sens;
  readonly decimales: number;
};

/**
 * Adds a derived indicator to the catalogue; its code comes from its name and never changes. Returns it. Sent twice, the
 * second is refused for its name: nothing is made twice.
 *
 * @throws Refusal of the rights; `observatoire.formule` with the place; `observatoire.entree` naming what is not in the
 * catalogue; `observatoire.code-pris`; those of {@link checkIndicateur}
 */
export async function createFormule(ctx: Contexte, saisie: SaisieFormule): Promise<string> {
  require(ctx, operationsObservatoire.tenirCatalogue, null);
  const code = codeOf(saisie.libelle);
  const modele = await checkFormule(ctx, code, saisie);
  const { tx, departement } = ctx;
  const taken = await tx
    .selectFrom("indicateur")
    .select("code")
    .where("departement", "=", departement)
    .where("code", "=", code)
    .executeTakeFirst();
  if (taken) throw new Refusal("observatoire.code-pris", { champ: "libelle", code }, 409);
  await insertIndicateur(ctx, modele);
  return code;
}

/**
 * Changes a derived indicator: its figures are computed anew at the next reading, for nothing of them is kept.
 *
 * @throws Refusal as {@link createFormule}; `introuvable`; `observatoire.perime` (409)
 */
export async function updateFormule(
  ctx: Contexte,
  { code, revision, ...saisie }: SaisieFormule & { code: string; revision: number },
): Promise<void> {
  require(ctx, operationsObservatoire.tenirCatalogue, null);
  const { tx, departement } = ctx;
  const before = await tx
    .selectFrom("indicateur")
    .select([
      "id",
      "libelle",
      "famille",
      "unite",
      "formule",
      "sens_defavorable as sens",
      "decimales",
      "revision",
    ])
    .where("departement", "=", departement)
    .where("code", "=", code)
    .where("calcul", "=", "formule")
    .forUpdate()
    .executeTakeFirst();
  if (!before) throw new Refusal("introuvable", {}, 404);
  if (before.revision !== revision) throw new Refusal("observatoire.perime", {}, 409);
  const modele = await checkFormule(ctx, code, saisie);
  await tx
    .updateTable("indicateur")
    .set({ ...rowOf(modele), revision: revision + 1 })
    .where("departement", "=", departement)
    .where("id", "=", before.id)
    .execute();
  await tx
    .updateTable("indicateur_definition")
    .set({ texte: saisie.definition.trim() })
    .where("departement", "=", departement)
    .where("indicateur", "=", before.id)
    .where("no", "=", 1)
    .execute();
  const { libelle, famille, unite, formule, sens, decimales } = before;
  await recordJournal(ctx, [
    {
      operation: "observatoire.modifier",
      objet: { genre: "indicateur", id: before.id as never },
      avant: { libelle, famille, unite, formule, sens, decimales },
      apres: {
        ...{ libelle: modele.libelle, famille: modele.famille, unite: modele.unite, formule: modele.formule },
        ...{ sens: modele.sens, decimales: modele.decimales },
      },
    },
  ]);
}

async function checkFormule(ctx: Contexte, code: string, saisie: SaisieFormule): Promise<ModeleIndicateur> {
  const formule = saisie.formule.trim();
  const needed = entreesOf(readFormule(formule));
  const rows = await ctx.tx
    .selectFrom("indicateur")
    .select(["code", "calcul"])
    .where("departement", "=", ctx.departement)
    .where(
      "code",
      "in",
      needed.map((one) => one.code),
    )
    .execute();
  const known = new Map(rows.map((row) => [row.code, row.calcul]));
  const absent = needed.find((one) => !known.has(one.code));
  if (absent) throw new Refusal("observatoire.entree", { champ: "formule", code: absent.code });
  // A formula of a formula could turn in circles.
  const derive = needed.find((one) => known.get(one.code) === "formule");
  if (derive) throw new Refusal("observatoire.entree-calculee", { champ: "formule", code: derive.code });
  return checkIndicateur({
    ...{
      code,
      libelle: saisie.libelle,
      famille: saisie.famille,
      unite: saisie.unite,
      calcul: "formule",
      formule,
    },
    ...{ numerateur: null, denominateur: null, facteur: 1, agregation: "ratio", sens: saisie.sens },
    ...{ decimales: saisie.decimales, mailles: [], periodicite: "comme ses sources" },
    avertissements: ["Calculé ici à partir d’autres indicateurs : aucun producteur ne publie ce chiffre."],
    definitions: [
      {
        ...{ cle: "formule", libelle: "Définition du département", texte: saisie.definition.trim() },
        ...{ debut: null, fin: null },
      },
    ],
  });
}
