import type { Papier } from "#platform/papiers/papier.ts";
import { findSchema } from "../queries/plan/find-schema.ts";
import { lireFiches, lireSchema, type PapierLu } from "./papiers.ts";

const named = ({ titre, ...papier }: PapierLu) => ({ titre, nomFichier: titre, ...papier });

const nommer: Papier["nommer"] = async (ctx, schema) => (await findSchema(ctx, schema)).titre;

/** What of a scheme can be asked for, waited for and found again. `objet` is the public id of the scheme. */
export const papiersSchemas: readonly Papier[] = [
  {
    cle: "schemas.document",
    libelle: "le schéma entier",
    formats: ["pdf", "docx"],
    immediat: false,
    nommer,
    lire: async (ctx, schema) =>
      named(await lireSchema(ctx, { schema, avecNouvelles: false, travail: false })),
  },
  {
    cle: "schemas.fiches",
    libelle: "les fiches seules",
    formats: ["pdf", "docx"],
    immediat: false,
    nommer: async (ctx, schema) => `Fiches, ${await nommer(ctx, schema)}`,
    lire: async (ctx, schema) =>
      named(await lireFiches(ctx, { schema, avecNouvelles: false, travail: false })),
  },
];
