import type { Contexte } from "#platform/context/contexte.ts";
import type { BlocWord } from "#platform/documents/word/document-word.ts";
import type { Papier, PapierLu } from "#platform/papiers/papier.ts";
import { require } from "#platform/rights/rights.ts";
import { type LigneRegistre, type Registre, readRegistre } from "./registre.ts";
import type { Rgpd } from "./rgpd.ts";
import { operationsRgpd } from "./rights.ts";

const TITRE = "Registre des traitements de données personnelles";
const CHAPO = "Ce que la plateforme fait des données personnelles (RGPD, article 30).";

/** The register of processing as a paper, to be kept or shown to the CNIL. */
export function papierRegistre({ traitements, durees }: Pick<Rgpd, "traitements" | "durees">): Papier {
  return {
    cle: "rgpd.registre",
    libelle: "le registre des traitements",
    formats: ["pdf", "docx"],
    immediat: true,
    nommer: async (ctx) => {
      require(ctx, operationsRgpd.lire, null);
      return TITRE;
    },
    lire: async (ctx) => papierOf(ctx, await readRegistre(ctx, traitements, durees)),
  };
}

function papierOf({ departement }: Contexte, registre: Registre): PapierLu {
  const surtitre = `Département ${departement}`;
  return {
    titre: TITRE,
    nomFichier: `Registre des traitements ${departement}`,
    pdf: () => ({
      modele: "platform/rgpd/papiers/registre.typ",
      data: {
        titre: TITRE,
        surtitre,
        chapo: CHAPO,
        responsable: responsableOf(registre),
        traitements: registre.lignes.map((ligne) => ({
          activite: ligne.activite,
          base: ligne.base,
          personnes: ligne.personnes.join(", "),
          champs: champsOf(ligne),
        })),
      },
    }),
    docx: () => ({ blocs: blocsOf(registre, surtitre) }),
  };
}

type Champ = readonly [
  nom: string,
  valeur: string | readonly [{ genre: "liste"; elements: readonly string[] }],
];

function responsableOf({
  responsable: { responsable, responsableContact, dpo, dpoContact },
}: Registre): Champ[] {
  return [
    ["Responsable du traitement", responsable],
    ["Contact du responsable", responsableContact],
    ["Délégué à la protection des données", dpo],
    ["Contact du délégué", dpoContact],
  ];
}

function champsOf(ligne: LigneRegistre): Champ[] {
  const liste = (elements: readonly string[]) => [{ genre: "liste", elements }] as const;
  return [
    ["Finalité", ligne.finalite],
    ["Base légale", ligne.base],
    ["Personnes", ligne.personnes.join(", ")],
    ["Données", liste(ligne.donnees)],
    ["Destinataires", ligne.destinataires],
    ["Conservation", liste(ligne.conservation)],
    ["Mesures de sécurité", ligne.securite],
    ...(ligne.precisions ? [["Précisions", ligne.precisions] as const] : []),
  ];
}

function blocsOf(registre: Registre, surtitre: string): BlocWord[] {
  return [
    { genre: "couverture", surtitre, sousTitre: CHAPO },
    { genre: "sommaire" },
    { genre: "titre", niveau: 1, texte: "Qui en répond" },
    { genre: "fiche", champs: responsableOf(registre) },
    { genre: "titre", niveau: 1, texte: "Les traitements en bref" },
    {
      genre: "tableau",
      entete: ["Activité", "Base légale", "Personnes concernées"],
      lignes: registre.lignes.map(({ activite, base, personnes }) => [activite, base, personnes.join(", ")]),
    },
    ...registre.lignes.flatMap((ligne): BlocWord[] => [
      { genre: "titre", niveau: 1, texte: ligne.activite },
      { genre: "fiche", champs: champsOf(ligne) },
    ]),
  ];
}
