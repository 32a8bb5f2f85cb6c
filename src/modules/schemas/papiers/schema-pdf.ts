import { blocsDeTexte } from "#platform/documents/blocs.ts";
import type { DemandePdf } from "#platform/documents/demande-pdf.ts";
import type { DocumentSchema, Morceau } from "../domain/imprime/document.ts";
import type { FicheImprimee } from "../domain/imprime/fiche-imprimee.ts";
import { blocsImprimes } from "./blocs-imprimes.ts";
import { type Identites, imagesOf, institutionsOf, SANS_IDENTITE } from "./identites.ts";
import { A_ECRIRE, colophonOf, faitsOf, phraseEngagement, phraseTerritoire, titreTerme } from "./phrases.ts";

/** What `schema.typ` reads. */
export function schemaPdf(
  d: DocumentSchema,
  identites: Identites = SANS_IDENTITE,
): Omit<DemandePdf, "titre" | "creation"> {
  return {
    modele: "modules/schemas/papiers/schema.typ",
    auteur: auteurOf(d),
    data: { ...dataOf(d), institutions: institutionsOf(d, identites) },
    images: {
      ...imagesOf(identites),
      ...(d.chiffres?.carte && { [CARTE]: new TextEncoder().encode(d.chiffres.carte.svg) }),
    },
    presentation: { ...presentationOf(d), ...(identites.couleur && { couleur: identites.couleur }) },
  };
}

/** Key of the map among the images. */
export const CARTE = "carte-territoire.svg";

/** Those who publish it, short enough for the head of a page. */
export function auteurOf({
  copilotes,
  departement,
}: Pick<DocumentSchema, "copilotes" | "departement">): string {
  return copilotes.map(({ court }) => court).join(", ") || departement;
}

/** At the head and the foot of each page: which text this is. */
export function presentationOf(
  d: Pick<DocumentSchema, "titre" | "annees" | "etat" | "jour">,
): DemandePdf["presentation"] {
  const { titre, annees, etat, jour } = d;
  const pied =
    etat.genre === "travail"
      ? `Document de travail, état au ${jour}`
      : `Version ${etat.numero} adoptée, imprimée le ${jour}`;
  return { enTete: titre.includes(annees) ? titre : `${titre}, ${annees}`, pied };
}

export function dataOf(d: DocumentSchema): object {
  const morceaux = (textes: readonly Morceau[]) =>
    textes.map(({ titre, texte }) => ({ titre, blocs: blocsImprimes(texte) }));
  return {
    ...d,
    vides: A_ECRIRE,
    faits: faitsOf(d),
    colophon: colophonOf(d),
    textes: Object.fromEntries(
      Object.entries(d.textes).map(([rubrique, textes]) => [rubrique, morceaux(textes)]),
    ),
    territoire: { ...d.territoire, phrase: phraseTerritoire(d) },
    chiffres: d.chiffres && {
      ...d.chiffres,
      // Paths of a drawing are no texts of the paper.
      carte: d.chiffres.carte && {
        ...d.chiffres.carte,
        svg: "",
        image: [CARTE, d.chiffres.carte.alternative],
      },
    },
    volets: d.volets.map((volet) => ({
      ...volet,
      diagnostic: morceaux(volet.diagnostic),
      rubriques: volet.rubriques.map(({ titre, fiches }) => ({ titre, fiches: fiches.map(ficheData) })),
      calendriers: volet.calendriers.map((dessin) => ({
        ...dessin,
        lignes: dessin.lignes.map((ligne) =>
          ligne.genre === "action"
            ? { ...ligne, court: shorten(ligne.intitule, 66) }
            : { ...ligne, titre: shorten(ligne.titre, 110) },
        ),
      })),
    })),
    glossaire: d.glossaire.map((terme) => ({ nom: titreTerme(terme), definition: terme.definition })),
    engagement: phraseEngagement(d),
    signataires: d.copilotes.map(({ nom }) => ({
      institution: nom,
      qualite: "Nom et qualité du signataire",
    })),
  };
}

export function ficheData(fiche: FicheImprimee): object {
  return { ...fiche, contexte: blocsDeTexte(fiche.contexte), lignes: linesOf(fiche) };
}

/** About how many lines a fiche takes in the largest letters; rather more than fewer. */
function linesOf({
  contexte,
  actions,
  resultats,
  indicateurs,
  pilotes,
  partenaires,
  etiquettes,
}: FicheImprimee): number {
  const lines = (text: string, width: number) =>
    text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
  const table = actions.reduce(
    (sum, one) =>
      sum +
      Math.max(
        lines(one.intitule, 44) +
          [one.description, one.precisions].reduce((all, text) => all + (text ? lines(text, 50) : 0), 0),
        lines(one.calendrier, 15),
        lines(one.etat ?? "", 15),
      ) +
      0.6,
    0,
  );
  const column = (items: readonly string[]) => items.reduce((sum, item) => sum + lines(item, 38), 0);
  const who = lines(pilotes.join(", "), 70) + lines(partenaires.join(", "), 70) + etiquettes.length;
  return 12 + lines(contexte, 85) + table + Math.max(column(resultats), column(indicateurs)) + who;
}

/** Cut at a word. */
function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), length / 2)).replace(/[\s,;:(]+$/, "")}…`;
}
