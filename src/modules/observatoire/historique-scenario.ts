import type { Contexte } from "#platform/context/contexte.ts";
import type { HistoriqueModule, ObjetNomme } from "#platform/references/references.ts";
import { may } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { lienPerspectives } from "./pages/parts/liens.ts";
import { listScenarios } from "./queries/perspectives/find-scenario.ts";
import { operationsObservatoire } from "./rights.ts";

async function nommerScenarios(ctx: Contexte, ids: readonly string[]) {
  const lisible = may(ctx, operationsObservatoire.lireScenarios, null);
  const rows = await ctx.tx
    .selectFrom("scenario")
    .select(["id", "titre", "public_id"])
    .where("departement", "=", ctx.departement)
    .where("id", "in", ids as Id<"scenario">[])
    .execute();
  return new Map(
    rows.map(({ id, titre, public_id }): [string, ObjetNomme] => [
      id,
      lisible ? { lisible, titre, lien: lienPerspectives(ctx.departement, public_id) } : { lisible },
    ]),
  );
}

/** What the journal says of scenarios. */
export const genreScenario: HistoriqueModule["genres"][number] = {
  genre: "scenario",
  libelle: "Scénario d’accueil",
  champs: {
    titre: { libelle: "Titre" },
    note: { libelle: "D’où viennent les hypothèses" },
    horizon: { libelle: "Jusqu’en" },
    tendance: { libelle: "Enfants à venir" },
    places: { libelle: "Places ouvertes ou fermées" },
    enfants: { libelle: "Enfants supposés" },
    retire: { libelle: "Supprimé" },
  },
  nommer: nommerScenarios,
  idOf: async (ctx, publicId) => (await listScenarios(ctx, { publicId }))[0]?.id ?? null,
};
