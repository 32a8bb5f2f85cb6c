/** What of schemes can be printed. Whoever reads a scheme prints it. */
import type { Contexte } from "#platform/context/contexte.ts";
import type { DemandePdf } from "#platform/documents/demande-pdf.ts";
import type { DonneesModele } from "#platform/documents/modele/champ.ts";
import type { DocumentWord } from "#platform/documents/word/document-word.ts";
import { ANONYME } from "#platform/identity/principal.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { DocumentSchema } from "../domain/imprime/document.ts";
import { isPublic } from "../domain/plan/vocabulaire.ts";
import { type ChoixImpression, loadDocument } from "../queries/imprime/load-document.ts";
import { findSchema } from "../queries/plan/find-schema.ts";
import { type FicheRangee, fichesOf, fichesPdf } from "./fiches-papier.ts";
import { readIdentites } from "./identites.ts";
import { donneesFiche, donneesSchema } from "./modeles/donnees.ts";
import { schemaPdf } from "./schema-pdf.ts";
import { fichesWord, schemaWord } from "./schema-word.ts";

/** The data of one paper; its title is also the name of its file. */
export type PapierLu = {
  titre: string;
  pdf: () => Omit<DemandePdf, "titre" | "creation">;
  docx: () => Omit<DocumentWord, "titre" | "creation">;
  /** For the .docx model of an institution; null for what it is not offered for. */
  modele: (() => DonneesModele) | null;
};

/** The whole scheme. @throws Refusal `introuvable`. */
export async function lireSchema(ctx: Contexte, choix: ChoixImpression): Promise<PapierLu> {
  const document = await loadDocument(ctx, choix);
  const identites = await readIdentites(ctx, document);
  return {
    titre: titreOf(document),
    pdf: () => schemaPdf(document, identites),
    docx: () => schemaWord(document, identites),
    modele: () => donneesSchema(document, ctx.today.toString()),
  };
}

/** The whole scheme as a visitor prints it, whoever asks. @throws Refusal `introuvable`, also for a scheme that is not public. */
export async function lirePublic(ctx: Contexte, schema: string): Promise<PapierLu> {
  const visiteur = { ...ctx, principal: ANONYME };
  if (!isPublic((await findSchema(visiteur, schema)).phase)) throw new Refusal("introuvable", {}, 404);
  return lireSchema(visiteur, { schema, avecNouvelles: false, travail: false });
}

/** Every fiche objectif, in one file. @throws Refusal `introuvable`. */
export async function lireFiches(ctx: Contexte, choix: ChoixImpression): Promise<PapierLu> {
  const document = await loadDocument(ctx, choix);
  return papierDe(document, fichesOf(document), `Fiches, ${titreOf(document)}`);
}

/** One fiche, by the public id of its objectif. @throws Refusal `introuvable`. */
export async function lireFiche(
  ctx: Contexte,
  choix: ChoixImpression & { objectif: string },
): Promise<PapierLu> {
  const document = await loadDocument(ctx, choix);
  const found = fichesOf(document).find(({ fiche }) => fiche.id === choix.objectif);
  if (!found) throw new Refusal("introuvable", {}, 404);
  const { fiche } = found;
  return {
    ...papierDe(document, [found], `${fiche.numero} : ${fiche.titre}`),
    modele: () => donneesFiche(document, fiche, ctx.today.toString()),
  };
}

function titreOf({ titre, annees }: Pick<DocumentSchema, "titre" | "annees">): string {
  return titre.includes(annees) ? titre : `${titre} ${annees}`;
}

function papierDe(document: DocumentSchema, fiches: readonly FicheRangee[], titre: string): PapierLu {
  return {
    titre,
    pdf: () => fichesPdf(document, fiches),
    docx: () =>
      fichesWord(
        document,
        fiches.map(({ fiche }) => fiche),
      ),
    modele: null,
  };
}
