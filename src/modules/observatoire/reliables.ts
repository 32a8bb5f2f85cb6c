import type { Contexte } from "#platform/context/contexte.ts";
import type { GenreReliable, ObjetSitue } from "#platform/references/reliable.ts";
import { may, require } from "#platform/rights/rights.ts";
import { LIBELLE_NATURE } from "./domain/constats/constat.ts";
import { LIBELLE_METHODE } from "./domain/priorites/dire-classement.ts";
import { lienClassements, lienConstats } from "./pages/parts/liens.ts";
import { readConstats } from "./queries/constats/find-constat.ts";
import { listClassements } from "./queries/priorites/find-classement.ts";
import { operationsObservatoire } from "./rights.ts";

/** Findings may be tied to what answers them. */
export const reliableConstat: GenreReliable = {
  genre: "constat",
  situer: async (ctx, ids) => {
    if (!may(ctx, operationsObservatoire.lireConstats, null))
      return new Map(ids.map((id): [string, ObjetSitue] => [id, { lisible: false }]));
    return new Map(
      (await readConstats(ctx, ids)).map(({ id, publicId, enonce, nature, retire }): [string, ObjetSitue] => [
        id,
        {
          lisible: true,
          mot: "Constat",
          court: enonce,
          titre: enonce,
          lien: retire ? null : lienConstats(ctx.departement, publicId),
          cadre: LIBELLE_NATURE[nature],
          retire,
          etat: null,
        },
      ]),
    );
  },
  estLisible: async (ctx, id) =>
    may(ctx, operationsObservatoire.lireConstats, null) &&
    (await readConstats(ctx, [id])).some(({ retire }) => !retire),
  trouver: async (ctx, cle) => {
    const found = (await readConstats(ctx)).find(({ id, publicId }) => id === cle || publicId === cle);
    return found?.id ?? null;
  },
  peutRelier: async (ctx: Contexte) => may(ctx, operationsObservatoire.constater, null),
  exigerRelier: async (ctx: Contexte) => require(ctx, operationsObservatoire.constater, null),
};

/** Kept rankings may be cited by a finding, an objectif, an action. */
export const reliableClassement: GenreReliable = {
  genre: "classement",
  situer: async (ctx, ids) => {
    if (!may(ctx, operationsObservatoire.lireClassements, null))
      return new Map(ids.map((id): [string, ObjetSitue] => [id, { lisible: false }]));
    return new Map(
      (await listClassements(ctx, { ids })).map(
        ({ id, publicId, titre, methode, retire }): [string, ObjetSitue] => [
          id,
          {
            lisible: true,
            mot: "Classement",
            court: titre,
            titre,
            // A ranking that was taken off the list still answers at its address: it may have been cited in a meeting.
            lien: lienClassements(ctx.departement, publicId),
            cadre: LIBELLE_METHODE[methode],
            retire,
            etat: null,
          },
        ],
      ),
    );
  },
  estLisible: async (ctx, id) => (await listClassements(ctx, { ids: [id] })).some(({ retire }) => !retire),
  trouver: async (ctx, cle) => {
    const found = (await listClassements(ctx)).find(({ id, publicId }) => id === cle || publicId === cle);
    return found?.id ?? null;
  },
  peutRelier: async (ctx: Contexte) => may(ctx, operationsObservatoire.classer, null),
  exigerRelier: async (ctx: Contexte) => require(ctx, operationsObservatoire.classer, null),
};
