import { blocsDeTexte } from "#platform/documents/blocs.ts";
import type { BlocWord, DocumentWord } from "#platform/documents/word/document-word.ts";
import type { DessinCalendrier, LigneDessin } from "../domain/imprime/calendrier.ts";
import type { DocumentSchema, Morceau, VoletImprime } from "../domain/imprime/document.ts";
import type { ActionImprimee, FicheImprimee } from "../domain/imprime/fiche-imprimee.ts";
import { blocsImprimes } from "./blocs-imprimes.ts";
import { type Identites, imagesOf, institutionsOf, SANS_IDENTITE } from "./identites.ts";
import { A_ECRIRE, colophonOf, faitsOf, phraseEngagement, phraseTerritoire, titreTerme } from "./phrases.ts";
import { auteurOf, CARTE, presentationOf } from "./schema-pdf.ts";
import { enBref, evaluationWord, pilotageWord } from "./tables-word.ts";

type Niveau = 1 | 2 | 3 | 4;
type Word = Omit<DocumentWord, "titre" | "creation">;

const titre = (niveau: number, texte: string): BlocWord => ({
  genre: "titre",
  niveau: Math.min(4, niveau) as Niveau,
  texte,
});
const texte = (contenu: string): BlocWord => ({ genre: "texte", texte: contenu });

/** The whole scheme for Word: the same parts as the PDF. The calendar is drawn with cells. */
export function schemaWord(d: DocumentSchema, identites: Identites = SANS_IDENTITE): Word {
  return {
    auteur: auteurOf(d),
    ...presentationOf(d),
    images: {
      ...imagesOf(identites),
      ...(d.chiffres?.carte && { [CARTE]: new TextEncoder().encode(d.chiffres.carte.svg) }),
    },
    ...(identites.couleur && { couleur: identites.couleur }),
    blocs: [
      {
        genre: "couverture",
        surtitre: d.departement,
        ...(d.sousTitre && { sousTitre: d.sousTitre }),
        faits: faitsOf(d),
        institutions: institutionsOf(d, identites),
      },
      ...colophonOf(d).map(texte),
      { genre: "saut" },
      { genre: "sommaire" },
      ...partie("Avant-propos", [
        ...morceaux(d.textes.avant_propos, 2, A_ECRIRE.avant_propos),
        titre(2, "Le schéma en bref"),
        texte(d.comptes.map(({ nombre, nom }) => `- ${nombre} ${nom}`).join("\n")),
        ...(d.bref.length > 1 ? [enBref(d)] : []),
      ]),
      ...partie("La gouvernance", [
        ...morceaux(d.textes.gouvernance, 2, ""),
        titre(2, "Qui porte le schéma"),
        tableau(
          ["Institution", "Rôle", "Sur quoi"],
          d.membres.map((one) => [one.institution, one.role, one.portee]),
          A_ECRIRE.membres,
          [50, 20, 30],
        ),
      ]),
      ...partie("La méthode", morceaux(d.textes.methode, 2, A_ECRIRE.methode)),
      ...partie("Le portrait du territoire", [
        texte(phraseTerritoire(d)),
        ...morceaux(d.textes.territoire, 2, ""),
        titre(2, "Les intercommunalités"),
        tableau(
          ["Intercommunalité", "Communes", "Habitants"],
          d.territoire.epci.map((one) => [one.nom, one.communes, one.population]),
          "",
          [60, 20, 20],
        ),
        texte(d.territoire.source),
        ...(d.chiffres?.tables ?? []).flatMap((one) => [
          titre(2, one.titre),
          tableau(one.entetes, one.lignes, "", [
            40,
            ...one.entetes.slice(1).map((_, __, all) => 60 / all.length),
          ]),
        ]),
        ...(d.chiffres?.carte ? [carteWord(d.chiffres.carte)] : []),
        ...(d.chiffres?.sources ?? []).map(texte),
        ...(d.chiffres || d.textes.territoire.length > 0
          ? []
          : [titre(2, "Les chiffres des familles et des services"), texte(A_ECRIRE.chiffres)]),
      ]),
      ...d.volets.flatMap((volet) => voletWord(d, volet)),
      { genre: "paysage", blocs: planWord(d) },
      ...(d.pilotage.length > 0 ? partie("Qui pilote quoi", pilotageWord(d)) : []),
      ...(d.evaluation.length > 0 ? partie("Le référentiel d’évaluation", evaluationWord(d)) : []),
      ...partie("La composition du comité", morceaux(d.textes.composition, 2, A_ECRIRE.composition)),
      ...partie("L’annuaire des institutions", [
        d.annuaire.some(({ courriel }) => courriel !== "")
          ? tableau(
              ["Institution", "Sigle", "Adresse électronique"],
              d.annuaire.map((one) => [one.nom, one.sigle, one.courriel]),
              A_ECRIRE.annuaire,
              [55, 15, 30],
            )
          : tableau(
              ["Institution", "Sigle"],
              d.annuaire.map((one) => [one.nom, one.sigle]),
              A_ECRIRE.annuaire,
              [75, 25],
            ),
        ...(d.autres.length > 0
          ? [
              titre(2, "Services, comités, réseaux et groupes nommés dans le plan"),
              texte(d.autres.map((one) => `- ${one}`).join("\n")),
            ]
          : []),
      ]),
      ...(d.glossaire.length > 0
        ? partie("Le glossaire", [
            { genre: "fiche", champs: d.glossaire.map((one) => [titreTerme(one), one.definition] as const) },
          ])
        : []),
      ...(d.textes.annexe.length > 0 ? partie("Annexes", morceaux(d.textes.annexe, 2, "")) : []),
      ...partie("Les signataires", [
        ...(phraseEngagement(d) === "" ? [] : [texte(phraseEngagement(d))]),
        d.copilotes.length === 0
          ? texte(A_ECRIRE.membres)
          : {
              genre: "signatures",
              signataires: d.copilotes.map(({ nom }) => ({
                institution: nom,
                qualite: "Nom et qualité du signataire",
              })),
            },
      ]),
    ],
  };
}

/** Fiches by themselves. */
export function fichesWord(d: DocumentSchema, fiches: readonly FicheImprimee[]): Word {
  return {
    auteur: auteurOf(d),
    ...presentationOf(d),
    blocs: fiches.flatMap((fiche, rang): BlocWord[] => [
      ...(rang > 0 ? [{ genre: "saut" } as const] : []),
      ...ficheWord(fiche, 1, d),
    ]),
  };
}

function carteWord({ alternative, legende }: { alternative: string; legende: string }): BlocWord {
  return { genre: "image", cle: CARTE, alternative, largeur: 150, legende };
}

function partie(nom: string, blocs: readonly BlocWord[]): BlocWord[] {
  return [{ genre: "saut" }, titre(1, nom), ...blocs];
}

function morceaux(textes: readonly Morceau[], niveau: number, sinon: string): BlocWord[] {
  if (textes.length === 0) return sinon === "" ? [] : [texte(sinon)];
  return textes.flatMap((morceau) => {
    const own = morceau.titre === "" ? niveau : niveau + 1;
    return [
      ...(morceau.titre === "" ? [] : [titre(niveau, morceau.titre)]),
      ...blocsImprimes(morceau.texte).map(
        (bloc): BlocWord =>
          bloc.genre === "intertitre"
            ? titre(own + bloc.niveau - 1, bloc.texte)
            : { genre: "texte", texte: [bloc] },
      ),
    ];
  });
}

function tableau(
  entete: readonly string[],
  lignes: readonly (readonly string[])[],
  vide: string,
  largeurs?: readonly number[],
): BlocWord {
  return lignes.length === 0
    ? texte(vide)
    : { genre: "tableau", entete, lignes, ...(largeurs && { largeurs }) };
}

function voletWord(d: DocumentSchema, volet: VoletImprime): BlocWord[] {
  const nom = volet.numero === "" ? volet.titre : `${volet.mot} ${volet.numero} : ${volet.titre}`;
  return [
    ...partie(nom, [titre(2, "Le diagnostic"), ...morceaux(volet.diagnostic, 3, A_ECRIRE.diagnostic)]),
    ...volet.rubriques.flatMap((rubrique): BlocWord[] => [
      ...(rubrique.titre === null ? [] : [{ genre: "saut" } as const, titre(2, rubrique.titre)]),
      ...rubrique.fiches.flatMap((fiche, rang): BlocWord[] => [
        ...(rang > 0 || rubrique.titre === null ? [{ genre: "saut" } as const] : []),
        ...ficheWord(fiche, rubrique.titre === null ? 2 : 3, d),
      ]),
    ]),
    ...volet.horsFiche.flatMap((groupe) => [titre(2, groupe.titre), actionsWord(groupe.actions, d)]),
    ...(volet.calendriers.length > 0
      ? [
          { genre: "saut" } as const,
          titre(2, "Le calendrier"),
          ...volet.calendriers.map((one) => calendrierWord(one, d)),
        ]
      : []),
  ];
}

/** A cell a year, filled where the action runs; what it says is written too. */
function calendrierWord(dessin: DessinCalendrier, { listeAnnees, mots }: DocumentSchema): BlocWord {
  const filled = (ligne: LigneDessin): boolean[] => {
    const barre = ligne.genre === "action" ? ligne.barre : null;
    const width = 1 / listeAnnees.length;
    return listeAnnees.map(
      (_, rang) => barre !== null && barre.debut < (rang + 1) * width && barre.fin > rang * width,
    );
  };
  return {
    genre: "tableau",
    legende: dessin.legende,
    entete: ["N°", mots.action, "Quand", ...listeAnnees.map((annee) => annee.slice(2))],
    largeurs: [7, 45, 23, ...listeAnnees.map(() => 5)],
    lignes: dessin.lignes.map((ligne) =>
      ligne.genre === "groupe" ? ["", ligne.titre] : [ligne.code, ligne.intitule, ligne.periode],
    ),
    remplis: dessin.lignes.map((ligne) => [false, false, false, ...filled(ligne)]),
  };
}

function ficheWord(fiche: FicheImprimee, niveau: number, d: DocumentSchema): BlocWord[] {
  const liste = (items: readonly string[], vide: string) =>
    items.length === 0 ? vide : ([{ genre: "liste", elements: items }] as const);
  return [
    titre(niveau, `${fiche.numero} : ${fiche.titre}`),
    ...(fiche.contexte === ""
      ? []
      : [titre(niveau + 1, "Contexte"), { genre: "texte", texte: blocsDeTexte(fiche.contexte) } as const]),
    titre(niveau + 1, "Les acteurs du schéma s’engagent à"),
    actionsWord(fiche.actions, d),
    titre(niveau + 1, "Résultats et acteurs"),
    {
      genre: "fiche",
      champs: [
        ["Résultats attendus", liste(fiche.resultats, "")],
        ["Indicateurs d’évaluation", liste(fiche.indicateurs, "")],
        ["Pilotage", fiche.pilotes.join(", ")],
        ...(fiche.coordination.length > 0 ? [["Coordination", fiche.coordination.join(", ")] as const] : []),
        ["Partenaires associés", fiche.partenaires.join(", ")],
        ...fiche.etiquettes.map(({ nom, libelles }) => [nom, libelles] as const),
      ],
    },
  ];
}

function actionsWord(actions: readonly ActionImprimee[], d: DocumentSchema): BlocWord {
  const told = d.avecNouvelles;
  return tableau(
    ["N°", d.mots.action, "Nature", "Calendrier", ...(told ? ["Où elle en est"] : [])],
    actions.map((one) => [
      one.code,
      [one.intitule, one.description, one.precisions].filter(Boolean).join("\n"),
      one.nature,
      one.calendrier,
      ...(told ? [one.etat ?? ""] : []),
    ]),
    "Aucune action n’est rattachée à cet objectif.",
    told ? [9, 43, 14, 16, 18] : [9, 57, 15, 19],
  );
}

function planWord(d: DocumentSchema): BlocWord[] {
  const years = d.listeAnnees.map((annee) => annee.slice(2));
  return [
    titre(1, "Plan d’actions"),
    texte(
      "Une croix marque chaque année où l’action est menée ; une action nouvelle sans croix n’a pas encore de date.",
    ),
    ...(d.plan.length === 0 ? [texte(A_ECRIRE.plan)] : []),
    ...d.plan.flatMap((volet) => [
      titre(2, volet.titre),
      ...volet.groupes.map(
        (groupe): BlocWord => ({
          genre: "tableau",
          legende: groupe.titre,
          entete: ["N°", d.mots.action, "Nature", ...years, "Pilotage"],
          largeurs: [6, 46, 11, ...years.map(() => 3), 37 - 3 * years.length],
          remplis: groupe.lignes.map(({ annees }) => [false, false, false, ...annees]),
          lignes: groupe.lignes.map((ligne) => [
            ligne.code,
            ligne.intitule,
            ligne.nature,
            ...ligne.annees.map((oui) => (oui ? "x" : "")),
            ligne.pilotes,
          ]),
        }),
      ),
    ]),
  ];
}
