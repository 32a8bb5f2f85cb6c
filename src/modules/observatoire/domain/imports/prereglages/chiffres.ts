import { codeOf, type ModeleIndicateur } from "../../indicateur.ts";
import { effectif, valeur } from "../modele.ts";
import { type Controle, columnNamed, type Prereglage } from "../prereglage.ts";

/** Parts and means do not add up; a count of structures, of families or of euros does. */
const NON_ADDITIFS = /^%|\/|^oui=1$|^ans$|^mois$|^heures\b|^semaines$|^enfants par/;

const bare = (text: string) => text.replace(/\s+/g, " ").trim();

function modeleOf(volet: string, theme: string, libelle: string, unite: string): ModeleIndicateur {
  const propre = {
    code: codeOf(`sdsf ${theme} ${libelle}`),
    libelle: bare(libelle),
    ...{ famille: volet, unite: unite === "oui=1" ? "oui = 1, non = 0" : unite, periodicite: "ponctuelle" },
    definition: `Chiffre écrit dans le schéma, thème « ${theme} ». Le document ne donne pas d’autre définition.`,
    ...{ cle: "schema", avertissements: ["Recopié d’un texte : à rapprocher de la source du producteur."] },
  };
  // A cost, a mean, a minimum are money or counts that do not add up either.
  const seul = NON_ADDITIFS.test(unite) || /moyen|coût|minimum|maximum|évolution|taux|part /i.test(libelle);
  return seul ? valeur({ ...propre, decimales: 2 }) : effectif(propre);
}

/** What the note of a figure says against it: « 28,85 % ailleurs dans le document ». */
const CONTREDIT = /ailleurs dans le document|écart avec|la fiche .* parle de|supérieur au coût/i;

/** What is paid cannot be more than what it costs; the same when two columns of a table were swapped. */
const CONTROLES: readonly Controle[] = ["AVF", "AVS", "AVE"].map((aide) => ({
  genre: "ordre",
  croissants: [
    codeOf(`sdsf Aides aux vacances Montant moyen de prise en charge, ${aide}`),
    codeOf(`sdsf Aides aux vacances Coût moyen du séjour, ${aide}`),
  ],
}));

/** Figures taken from the text of a scheme: one a row, territories by their names, years, days or periods. */
export const chiffresSchema: Prereglage = {
  code: "chiffres-schema",
  titre: "Chiffres d’un schéma",
  aide: "Colonnes volet, theme, indicateur, territoire, annee, valeur, unite, note ; les territoires sont reconnus à leur nom.",
  ouvrir: ({ colonnes, trouver, reglage }) => {
    const at = (nom: string) => columnNamed(colonnes, nom);
    const noms = ["volet", "theme", "indicateur", "territoire", "annee", "valeur", "unite"];
    if (noms.some((nom) => at(nom) < 0)) return null;
    const modeles = new Map<string, ModeleIndicateur>();
    return {
      provenance: {
        producteur: reglage.producteur ?? "Comité départemental des services aux familles",
        jeu: reglage.jeu ?? "Chiffres du schéma départemental",
        licence: reglage.licence ?? "Document public",
        adresse: null,
      },
      ...{ geographie: null, modeles: [], controles: CONTROLES, statut: "publie" },
      lire: (cellules) => {
        const cell = (nom: string) => bare(cellules[at(nom)] ?? "");
        const note = cell("note") || null;
        const key = [cell("volet"), cell("theme"), cell("indicateur"), cell("unite")].join("\n");
        const modele =
          modeles.get(key) ?? modeleOf(cell("volet"), cell("theme"), cell("indicateur"), cell("unite"));
        modeles.set(key, modele);
        const nom = cell("territoire");
        const lieu = trouver(nom);
        return [
          {
            ...{ indicateur: modele.code, modele, colonne: "valeur", valeur: cell("valeur"), note },
            ...{ maille: lieu?.maille ?? "zonage", code: lieu?.code ?? "", nom },
            millesime: cell("annee") || "sans-date",
            ...(note !== null && CONTREDIT.test(note) && { reserve: note }),
          },
        ];
      },
    };
  },
};
