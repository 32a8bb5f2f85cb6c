import { addressWith } from "#platform/http/listing.ts";
import type { AttenteFinder } from "#platform/references/references.ts";
import { may } from "#platform/rights/rights.ts";
import { parseConstats } from "./domain/constats/filtre-constats.ts";
import { lienConstats } from "./pages/parts/liens.ts";
import { listConstats } from "./queries/constats/list-constats.ts";
import { operationsObservatoire } from "./rights.ts";

/** Findings that nothing answers: a scheme has holes where its diagnosis is not heard. */
export const findConstatsSansReponse: AttenteFinder = async (ctx, references) => {
  const sans = may(ctx, operationsObservatoire.lireConstats, null)
    ? await listConstats(ctx, references, parseConstats(new URLSearchParams("reponse=sans")))
    : [];
  return {
    cle: "constats-sans-reponse",
    titre: "Constats sans réponse",
    pourquoi: "Le diagnostic les a relevés et aucun objectif ni aucune action n’y répond.",
    lien: addressWith(lienConstats(ctx.departement), { reponse: "sans" }),
    references: sans.map(({ enonce, publicId, lieu }) => ({
      ...{ genre: "constat", titre: enonce, lien: lienConstats(ctx.departement, publicId) },
      ...(lieu && { precision: lieu }),
    })),
  };
};
