import type { FormatPapier, Papier } from "#platform/papiers/papier.ts";
import { findSchema } from "../queries/plan/find-schema.ts";
import { MODELE_FICHE, MODELE_PLAN, MODELE_SCHEMA } from "./modeles/exemples.ts";
import { lireFiche, lireFiches, lireSchema, type PapierLu } from "./papiers.ts";

const named = ({ titre, modele, ...papier }: PapierLu) => ({
  titre,
  nomFichier: titre,
  ...papier,
  ...(modele && { modele }),
});

const nommer: Papier["nommer"] = async (ctx, schema) => (await findSchema(ctx, schema)).titre;

/** Where each action stands is a field of the models, which print it or not. */
const avecNouvelles = (format: FormatPapier) => format === "modele";

export const CLE_FICHE = "schemas.fiche";

/** The two public ids of the `objet` of a fiche, as {@link objetFiche} writes them. */
const SEPARATEUR = ".";
export const objetFiche = (schema: string, objectif: string): string => `${schema}${SEPARATEUR}${objectif}`;
function readObjetFiche(objet: string): { schema: string; objectif: string } {
  const [schema = "", objectif = ""] = objet.split(SEPARATEUR);
  return { schema, objectif };
}

/** What of a scheme can be asked for, waited for and found again. `objet` is the public id of the scheme. */
export const papiersSchemas: readonly Papier[] = [
  {
    cle: "schemas.document",
    libelle: "le schéma entier",
    formats: ["pdf", "docx", "modele"],
    modele: MODELE_SCHEMA,
    immediat: false,
    nommer,
    lire: async (ctx, schema, format) =>
      named(await lireSchema(ctx, { schema, avecNouvelles: avecNouvelles(format), travail: false })),
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
  {
    cle: "schemas.plan",
    libelle: "le plan d’actions",
    formats: ["modele"],
    modele: MODELE_PLAN,
    immediat: false,
    nommer: async (ctx, schema) => `Plan d’actions, ${await nommer(ctx, schema)}`,
    lire: async (ctx, schema) => {
      const lu = named(await lireSchema(ctx, { schema, avecNouvelles: true, travail: false }));
      const titre = `Plan d’actions, ${lu.titre}`;
      return { ...lu, titre, nomFichier: titre };
    },
  },
  {
    cle: CLE_FICHE,
    libelle: "la fiche objectif",
    formats: ["modele"],
    modele: MODELE_FICHE,
    immediat: false,
    nommer: async (ctx, objet) => {
      const choix = { avecNouvelles: false, travail: false };
      return (await lireFiche(ctx, { ...readObjetFiche(objet), ...choix })).titre;
    },
    lire: async (ctx, objet) =>
      named(await lireFiche(ctx, { ...readObjetFiche(objet), avecNouvelles: true, travail: false })),
  },
];

/** Those of a scheme as a whole, for its page. */
export const papiersDuSchema = papiersSchemas.filter(({ cle }) => cle !== CLE_FICHE);
/** Those of one fiche, for its own. */
export const papiersDeLaFiche = papiersSchemas.filter(({ cle }) => cle === CLE_FICHE);
