import type { HistoriqueModule, ObjetNomme } from "#platform/references/references.ts";
import { lienPerspectives } from "./pages/parts/liens.ts";
import { listScenarios } from "./queries/perspectives/find-scenario.ts";

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
  nommer: async (ctx, ids) => {
    const found = await listScenarios(ctx, { ids });
    const named = found.map(({ id, titre, publicId }): [string, ObjetNomme] => [
      id,
      { lisible: true, titre, lien: lienPerspectives(ctx.departement, publicId) },
    ]);
    return new Map([...ids.map((id): [string, ObjetNomme] => [id, { lisible: false }]), ...named]);
  },
  idOf: async (ctx, publicId) => (await listScenarios(ctx, { publicId }))[0]?.id ?? null,
};
