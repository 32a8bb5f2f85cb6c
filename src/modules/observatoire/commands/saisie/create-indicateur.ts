import type { Contexte } from "#platform/context/contexte.ts";
import { require } from "#platform/rights/rights.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { effectif, valeur } from "../../domain/imports/modele.ts";
import { codeOf } from "../../domain/indicateur.ts";
import type { Sens } from "../../domain/vocabulaire.ts";
import { operationsObservatoire } from "../../rights.ts";
import { insertIndicateur, loadCatalogue } from "../ensure-indicateurs.ts";

/** What a person writes of an indicator whose figures are typed or dropped. */
export type SaisieIndicateur = {
  readonly libelle: string;
  readonly famille: string;
  readonly unite: string;
  readonly definition: string;
  /** True for a count, which adds up from a territory to the next. */
  readonly additif: boolean;
  readonly sens: Sens;
  readonly decimales: number;
};

/**
 * Adds an indicator to the catalogue; its code comes from its name and never changes. Returns it. Sent twice, the second
 * is refused for its name.
 *
 * @throws Refusal of the rights; `observatoire.code-pris` (409); those of `checkIndicateur`
 */
export async function createIndicateur(ctx: Contexte, saisie: SaisieIndicateur): Promise<string> {
  require(ctx, operationsObservatoire.tenirCatalogue, null);
  const { additif, libelle, famille, unite, sens, decimales } = saisie;
  const code = codeOf(libelle);
  if ((await loadCatalogue(ctx)).has(code))
    throw new Refusal("observatoire.code-pris", { champ: "libelle", code }, 409);
  const modele = (additif ? effectif : valeur)({
    ...{ code, libelle, famille, unite, sens, decimales, cle: "departement" },
    definition: saisie.definition.trim(),
  });
  const definitions = modele.definitions.map((one) => ({ ...one, libelle: "Définition du département" }));
  await insertIndicateur(ctx, { ...modele, definitions });
  return code;
}
