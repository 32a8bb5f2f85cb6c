import type { ActeursDemo } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { CompilerProcess } from "#platform/documents/compiler-process.ts";
import { checkModele } from "#platform/documents/modele/check-modele.ts";
import type { BlocWord, DocumentWord } from "#platform/documents/word/document-word.ts";
import { renderWord } from "#platform/documents/word/render-word.ts";
import { dropModele } from "#platform/papiers/modeles/drop-modele.ts";
import { newId } from "#platform/values/ids.ts";
import { CLE_FICHE, papiersSchemas } from "../papiers/longs.ts";
import { CHAMPS_FICHE_SEULE } from "../papiers/modeles/champs.ts";
import { asOn } from "./load-membres.ts";

/** Who drops the models of the Caf; only this département has them. */
const QUI = "solene-marchebois";

type Depose = { nom: string; joursAvant: number; document: Omit<DocumentWord, "creation"> };

const titre = (niveau: 1 | 2, texte: string): BlocWord => ({ genre: "titre", niveau, texte });
const texte = (contenu: string): BlocWord => ({ genre: "texte", texte: contenu });

const ACTIONS: BlocWord = {
  genre: "tableau",
  entete: ["N°", "Ce que nous ferons", "Quand", "Qui mène", "Nouvelles"],
  largeurs: [9, 39, 16, 18, 18],
  lignes: [
    [
      "{#actions}{code}",
      "{intitule}\n{#description}{description}{/description}",
      "{calendrier}",
      "{pilotes_action}",
      "{ou_en_est}{/actions}",
    ],
  ],
};

/** A first try, then the one in use: a page of models that shows how one replaces another. */
const DEPOTS: readonly Depose[] = [
  {
    nom: "fiche-caf-premier-essai.docx",
    joursAvant: 180,
    document: {
      titre: "Fiche objectif",
      enTete: "Caf du Puy-de-Dôme",
      blocs: [titre(1, "{numero} : {titre}"), texte("{contexte}"), ACTIONS],
    },
  },
  {
    nom: "fiche-objectif-caf.docx",
    joursAvant: 120,
    document: {
      titre: "Fiche objectif de la Caf",
      couleur: "#7a2e5d",
      enTete: "Caf du Puy-de-Dôme · Pôle partenariats et territoires",
      pied: "{etat_du_texte} · imprimée le {imprime_le_court}",
      blocs: [
        texte("{schema}, {annees}"),
        titre(1, "{numero} : {titre}"),
        {
          genre: "fiche",
          champs: [
            ["Où elle se range", "{volet}{#engagement}, {engagement}{/engagement}"],
            ["Pilotage", "{pilotes}"],
            ["Avec", "{partenaires}"],
            ["Pour qui", "{publics}{^publics}Toutes les familles{/publics}"],
          ],
        },
        titre(2, "De quoi partons-nous ?"),
        texte("{contexte}{^contexte}Le contexte reste à écrire.{/contexte}"),
        titre(2, "À quoi nous engageons-nous ?"),
        texte("{nombre_d_actions} actions, avec les dernières nouvelles que leurs pilotes en ont données."),
        ACTIONS,
        titre(2, "Qu’est-ce qui aura changé ?"),
        texte("{#resultats}"),
        texte("– {.}"),
        texte("{/resultats}"),
        {
          genre: "encadre",
          titre: "Comment nous le saurons",
          texte:
            "{#indicateurs}{.}. {/indicateurs}{^indicateurs}Les indicateurs restent à choisir.{/indicateurs}",
        },
        texte("Relu en comité technique le : ……………………    Par : ……………………………………"),
      ],
    },
  },
];

/** The Word models of the Caf of the Puy-de-Dôme, looked at and dropped as on their page. */
export async function loadModeleDemo(ctx: Contexte, acteurs: ActeursDemo): Promise<void> {
  if (!acteurs.personnes.has(QUI)) return;
  const compiler = new CompilerProcess();
  try {
    let remplace = "";
    for (const { nom, joursAvant, document } of DEPOTS) {
      const then = asOn(ctx, acteurs, QUI, joursAvant);
      const contenu = await renderWord({ ...document, creation: then.now }, { compiler });
      const lu = await checkModele(contenu, CHAMPS_FICHE_SEULE, { compiler });
      const depot = { papier: CLE_FICHE, nom, contenu, lu, remplace, cle: newId() };
      remplace = await dropModele(then, papiersSchemas, depot);
    }
  } finally {
    await compiler.stop();
  }
}
