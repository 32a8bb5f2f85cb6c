/** Addresses of the module, built in one place. Every argument is a public id or a département code. */
import { addressWith } from "#platform/http/listing.ts";
import { type FiltrePlan, formatFiltre } from "../../domain/plan/filtre-plan.ts";
import type { Niveau } from "../../domain/plan/niveaux.ts";
import type { FiltreComparaison } from "../../domain/versions/filtre-comparaison.ts";

/** Views of one scheme beside its overview; those that end with `.csv` are files. */
export type VueSchema =
  | "plan"
  | "plan.csv"
  | "plan.xlsx"
  | "lots"
  | "lots/nouveau"
  | "ecrire"
  | "document"
  | "document.pdf"
  | "document.docx"
  | "fiches.pdf"
  | "fiches.docx"
  | "tableau.xlsx"
  | "corbeille"
  | "calendrier"
  | "qui-fait-quoi"
  | "partenaires"
  | "tournees"
  | "tournees/nouvelle"
  | "partenaires.csv"
  | "changements"
  | "changements.csv"
  | "blocages"
  | "blocages.csv"
  | "manques"
  | "rattachements"
  | "filiation"
  | "declinaisons"
  | "declinaisons.csv"
  | "manques.csv"
  | "echanges"
  | "echanges.csv"
  | "calendrier.csv"
  | "vie"
  | "adopter"
  | "versions"
  | "comparaison"
  | "comparaison.csv"
  | "bilan"
  | "bilan.csv"
  | "consultation"
  | "consultation.csv"
  | "remarques.csv"
  | "suivant"
  | "public"
  | "public/actions"
  | "public/image.png"
  | "donnees"
  | "donnees/schema.json"
  | "donnees/actions.csv"
  | "donnees/objectifs.csv"
  | "donnees/indicateurs.csv"
  | "donnees/catalogue.json"
  | "resume-integrable";

/** `/63/schemas/7k2m9qfd`, or one of its views. */
export function lienSchema(departement: string, schema: string, vue?: VueSchema): string {
  return `/${departement}/schemas/${schema}${vue ? `/${vue}` : ""}`;
}

/** A view of the plan with filters: `/63/schemas/7k2m9qfd/plan?statut=en_cours`. */
export function lienFiltre(
  departement: string,
  schema: string,
  filtre: Partial<FiltrePlan>,
  vue: VueSchema = "plan",
): string {
  return lienSchema(departement, schema, vue) + formatFiltre(filtre);
}

export function lienObjectif(departement: string, schema: string, objectif: string): string {
  return `/${departement}/schemas/${schema}/objectifs/${objectif}`;
}

export function lienAction(departement: string, schema: string, action: string): string {
  return `/${departement}/schemas/${schema}/actions/${action}`;
}

/** What is said of a scheme (« tout ») or of an object of its plan, and attached to it; at one thread, by a comment of it. */
export function lienEchanges(
  departement: string,
  schema: string,
  { genre, objet }: { genre: string; objet: string },
  fil?: string,
): string {
  const page = `${lienSchema(departement, schema, "echanges")}/${genre}/${objet}`;
  return fil ? `${page}?fil=${fil}#c-${fil}` : page;
}

/** An attached file, to be saved. */
export function lienPiece(departement: string, schema: string, piece: string): string {
  return `${lienSchema(departement, schema)}/pieces/${piece}`;
}

/** One change made to several actions at once. */
export function lienLot(departement: string, schema: string, lot: string): string {
  return `/${departement}/schemas/${schema}/lots/${lot}`;
}

/** Where the plan of a scheme is written. */
export function lienEcrire(departement: string, schema: string): string {
  return lienSchema(departement, schema, "ecrire");
}

/** The form that adds an object of `niveau` under another, by the identifier of that one. */
export function lienNouveau(departement: string, schema: string, niveau: Niveau, sous?: string): string {
  const query = new URLSearchParams({ niveau, ...(sous && { sous }) });
  return `${lienEcrire(departement, schema)}/nouveau?${query}`;
}

/** The form of a volet, an engagement or an objectif, by its identifier. */
export function lienNiveau(departement: string, schema: string, niveau: Niveau, id: string): string {
  return `${lienEcrire(departement, schema)}/${niveau}/${id}`;
}

/** The page that asks before putting an object in the trash, by its identifier. */
export function lienRetirer(departement: string, schema: string, niveau: Niveau, id: string): string {
  return `${lienNiveau(departement, schema, niveau, id)}/retirer`;
}

/** One gesture of the trash. */
export function lienRetrait(departement: string, schema: string, retrait: string): string {
  return `${lienSchema(departement, schema, "corbeille")}/${retrait}`;
}

/** The form that moves an object of the plan, by its identifier. */
export function lienDeplacer(departement: string, schema: string, niveau: Niveau, id: string): string {
  return `${lienEcrire(departement, schema)}/${niveau}/${id}/deplacer`;
}

/** Where what hangs on an object of the plan, or on the scheme itself, is put in order. */
export function lienOrdre(
  departement: string,
  schema: string,
  parent: { niveau: Niveau; id: string } | null,
): string {
  const ecrire = lienEcrire(departement, schema);
  return parent ? `${ecrire}/${parent.niveau}/${parent.id}/ordre` : `${ecrire}/ordre`;
}

/** Where numbers and codes are given again: « tous », or one level. */
export function lienNumeros(departement: string, schema: string, niveau = "tous"): string {
  return addressWith(`${lienEcrire(departement, schema)}/numeros`, { niveau });
}

export function lienModifierSchema(departement: string, schema: string): string {
  return `${lienSchema(departement, schema)}/modifier`;
}

/** The form that starts from a copy of an action. */
export function lienDupliquerAction(departement: string, schema: string, action: string): string {
  return `${lienAction(departement, schema, action)}/dupliquer`;
}

/** Where two actions become one; `avec`: the one that goes into the other. */
export function lienFusionner(departement: string, schema: string, action: string, avec?: string): string {
  return addressWith(`${lienAction(departement, schema, action)}/fusionner`, { avec: avec ?? null });
}

/** A merge of two actions that was done. */
export function lienFusion(departement: string, schema: string, fusion: string): string {
  return `${lienSchema(departement, schema)}/fusions/${fusion}`;
}

/** Making another scheme out of this one. */
export function lienDupliquer(departement: string, schema: string): string {
  return `${lienSchema(departement, schema)}/dupliquer`;
}

/** A membership: what an institution is to a scheme, from a day to a day. */
export function lienMembre(departement: string, membre: string): string {
  return `/${departement}/roles/${membre}`;
}

/** A round of news; « nouvelle » is the page that prepares one. */
export function lienTournee(departement: string, schema: string, tournee: string): string {
  return `${lienSchema(departement, schema, "tournees")}/${tournee}`;
}

export function lienActeur(departement: string, acteur: string): string {
  return `/${departement}/acteurs/${acteur}`;
}

/** What changed in a scheme since an ISO day, as a page or as a file. */
export function lienChangements(
  departement: string,
  schema: string,
  choix: { depuis?: string; genre?: string | null },
  forme: "page" | "csv" = "page",
): string {
  return addressWith(
    lienSchema(departement, schema, forme === "csv" ? "changements.csv" : "changements"),
    choix,
  );
}

/** A text that was adopted, by its number. */
export function lienVersion(departement: string, schema: string, numero: number): string {
  return `${lienSchema(departement, schema, "versions")}/${numero}`;
}

export function lienAmendement(departement: string, schema: string, amendement: string): string {
  return `${lienSchema(departement, schema)}/amendements/${amendement}`;
}

/** Two texts of a scheme compared, as a page or as a file. */
export function lienComparaison(
  departement: string,
  schema: string,
  { tout, ...choix }: Partial<FiltreComparaison & { page: number }>,
  forme: "page" | "csv" = "page",
): string {
  return addressWith(lienSchema(departement, schema, forme === "csv" ? "comparaison.csv" : "comparaison"), {
    ...choix,
    tout: tout ? "oui" : null,
  });
}

/** A paper of the scheme, with what is asked beside its text. */
export function lienPapier(
  departement: string,
  schema: string,
  papier: "document.pdf" | "document.docx" | "fiches.pdf" | "fiches.docx",
  choix: { nouvelles?: "oui"; texte?: "travail" } = {},
): string {
  return addressWith(lienSchema(departement, schema, papier), choix);
}

/** One text of the document; « nouveau » is the form that adds one. */
export function lienTexte(departement: string, schema: string, texte: string): string {
  return `${lienSchema(departement, schema, "document")}/textes/${texte}`;
}

/** The form of a new text in a part of the document. */
export function lienNouveauTexte(departement: string, schema: string, place: string): string {
  return addressWith(lienTexte(departement, schema, "nouveau"), { place });
}

/** The tags of the département, one of them, or the form of a new one. */
export function lienEtiquettes(departement: string, etiquette?: string): string {
  return `/${departement}/etiquettes${etiquette ? `/${etiquette}` : ""}`;
}
