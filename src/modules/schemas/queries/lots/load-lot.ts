import { listActeurs, operationsActeurs } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { LIBELLE_CHAMP, lireValeurs, type ValeurLue } from "../../domain/lots/lire-lot.ts";
import { type SchemaVue, toSchemaVue } from "../plan/load-vue-ensemble.ts";
import { examineRetour, isRestee, type RetourAction } from "./examine-retour.ts";
import { findLot, type LotListe } from "./find-lot.ts";
import { nameEtiquettes } from "./load-apercu-lot.ts";

export type VueLot = {
  schema: SchemaVue;
  lot: LotListe;
  lignes: {
    cle: string;
    /** Null once the action was removed from the plan. */
    publicId: string | null;
    code: string | null;
    intitule: string;
    valeurs: ValeurLue[];
    /** Why undoing would leave something of it; null when everything goes back. */
    reste: string | null;
  }[];
  /** How many would keep something. */
  restees: number;
  annulable: boolean;
};

/** A lot as its page shows it: what it changed, and what undoing it would do today. @throws as `findLot`. */
export async function loadLot(ctx: Contexte, ids: { schema: string; lot: string }): Promise<VueLot> {
  const { id: _id, schema, changements: _changements, ...lot } = await findLot(ctx, ids);
  const retours = await examineRetour(ctx, { ...lot, id: _id, schema, changements: _changements });
  const persons = may(ctx, operationsActeurs.voirPersonnes, null);
  const acteurs = [...(await listActeurs(ctx, {})), ...(await listActeurs(ctx, { archives: true }))];
  const noms = new Map<Id<string>, string>([
    ...(await nameEtiquettes(ctx)),
    ...acteurs
      .filter(({ genre }) => persons || genre !== "personne")
      .map((acteur): [Id<string>, string] => [acteur.id, acteur.nom]),
  ]);
  return {
    schema: toSchemaVue(schema),
    lot,
    lignes: retours.map((retour) => ({
      cle: retour.action,
      publicId: retour.trouvee?.publicId ?? null,
      code: retour.trouvee?.code ?? null,
      intitule: retour.trouvee?.intitule ?? "Action retirée du plan",
      valeurs: lireValeurs(retour.avant, retour.apres, noms),
      reste: lot.annuleLe === null ? resteOf(retour) : null,
    })),
    restees: retours.filter(isRestee).length,
    annulable: lot.annuleLe === null && retours.some(({ trouvee }) => trouvee?.permise),
  };
}

function resteOf(retour: RetourAction): string | null {
  if (!isRestee(retour)) return null;
  if (retour.trouvee === null) return "retirée du plan depuis";
  if (!retour.trouvee.permise) return "vous ne pouvez pas la modifier";
  return `modifiée depuis (${retour.suivis.map((champ) => LIBELLE_CHAMP[champ].toLowerCase()).join(", ")})`;
}
