/** Puy-de-Dôme: method, governance in detail and annexes of the document, invented. */
import type { ContenuTexte } from "./contenu.ts";

export const annexes63: readonly ContenuTexte[] = [
  {
    rubrique: "gouvernance",
    titre: "Comment une décision se prend",
    texte: `Le comité cherche l’accord de tous. Quand il ne vient pas, le président fait constater les positions et les écrit au compte rendu ; la décision reste à l’institution qui en a la compétence.

1. Une proposition arrive au secrétariat, de quiconque siège au comité ou pilote une action.
2. Le bureau l’examine au trimestre suivant et demande l’avis de ceux qu’elle engage.
3. Elle est inscrite à l’ordre du jour, avec ces avis, trois semaines avant la séance.
4. Le comité adopte, renvoie ou écarte, et dit pourquoi.

Aucune action n’est retirée du schéma sans que son pilote ait été entendu.`,
  },
  {
    rubrique: "gouvernance",
    titre: "Ce que chacun apporte",
    texte: `| Institution | Ce qu’elle apporte au schéma |
|---|---|
| L’État | La présidence, l’équité entre les territoires, l’école et la jeunesse |
| Le Département | L’agrément de l’accueil individuel, la protection maternelle et infantile, la protection de l’enfance |
| La Caf | Le secrétariat, les financements des services, la connaissance des familles |
| La MSA | Les mêmes missions auprès des familles du monde agricole, l’appui aux territoires ruraux |
| Les communes et les intercommunalités | Les lieux, les équipes, la coordination au plus près |
| Les associations et les gestionnaires | L’accueil de chaque jour, les initiatives, le bénévolat |
| Les parents | Ce qui marche et ce qui ne marche pas, dit par ceux qui le vivent |`,
  },
  {
    rubrique: "gouvernance",
    titre: "Suivre et rendre compte",
    texte: `Un schéma se juge à ce qu’il change. Le comité se donne quatre rendez-vous.

- Chaque trimestre, le bureau lit les actions bloquées et décide de quoi les débloquer.
- Chaque printemps, les pilotes donnent des nouvelles de toutes leurs actions.
- Chaque automne, le comité lit le bilan de l’année, public et écrit simplement.
- À mi-parcours et à la fin, une évaluation dit ce que les familles ont vu changer.

Les nouvelles sont données là où le plan est tenu : personne ne remplit deux fois le même tableau.`,
  },
  {
    rubrique: "methode",
    titre: "Qui a été écouté",
    texte: `| Démarche | Période | Participation |
|---|---|---|
| Enquête auprès des familles allocataires | novembre 2021 à février 2022 | près de 1 800 réponses |
| Enquête auprès des professionnels | novembre 2021 à février 2022 | près de 200 réponses |
| Quatre groupes de travail, un par volet | mars à juin 2022 | près de 100 participants |

Les groupes ont lu les réponses avant d’écrire. Chaque objectif renvoie à une difficulté que des familles ou des professionnels ont nommée.`,
  },
  {
    rubrique: "methode",
    titre: "Comment les objectifs ont été choisis",
    texte: `Les groupes ont proposé bien plus d’objectifs qu’il n’en reste. Le bureau a gardé ceux qui répondaient à quatre questions.

1. Une famille verrait-elle la différence ?
2. Y a-t-il une institution qui veut en répondre ?
3. Peut-on dire dans un an si l’on a avancé ?
4. Est-ce que personne ne le fait déjà, ailleurs, mieux ?

Une bonne idée sans pilote n’est pas perdue : elle attend le schéma suivant dans les comptes rendus.`,
  },
  {
    rubrique: "methode",
    titre: "Comment lire une fiche",
    texte: `Chaque fiche tient sur une page et se lit de haut en bas.

- Le contexte dit la difficulté, en quelques lignes.
- Le tableau dit ce que l’on fait, quand, et si c’est nouveau.
- Les résultats attendus disent ce qui aura changé ; les indicateurs, à quoi on le verra.
- Le pilote répond de l’objectif, les partenaires agissent avec lui.

Une action porte le numéro de son objectif et une lettre : la 12-C est la troisième de l’objectif 12.`,
  },
  {
    rubrique: "annexe",
    titre: "Textes de référence",
    texte: `- Ordonnance du 19 mai 2021 relative aux services aux familles, qui crée le comité départemental.
- Décret du 14 décembre 2021 relatif à la gouvernance des services aux familles et au métier d’assistant maternel.
- Code de l’action sociale et des familles, articles L. 214-1 à L. 214-7 (accueil du jeune enfant) et L. 214-1-2 (soutien à la parentalité).
- Code de l’éducation, article L. 551-1 (projets éducatifs de territoire).
- Charte nationale pour l’accueil du jeune enfant, arrêté du 23 septembre 2021.
- Charte nationale du soutien à la parentalité, arrêté du 9 mars 2022.`,
  },
  {
    rubrique: "annexe",
    titre: "Charte des signataires",
    texte: `Les institutions qui signent ce schéma s’engagent les unes envers les autres.

## Dire
Chacune dit ce qu’elle fait, ce qu’elle ne fera pas et ce qu’elle ne sait pas encore. Une action en retard est annoncée avant d’être constatée.

## Partager
Les enquêtes, les cartes et les bilans que l’une a payés servent à toutes. Ce qui peut être public l’est.

## Simplifier
Une pièce déjà donnée à l’une n’est pas redemandée par l’autre quand la loi permet de la transmettre. Un formulaire nouveau en remplace un ancien.

## Écouter
Aucune décision qui change la vie des familles d’un territoire n’est prise sans que des familles de ce territoire aient été entendues.

## Corriger
Une action qui ne marche pas s’arrête. L’arrêter n’est pas un échec ; la poursuivre en le sachant en serait un.`,
  },
  {
    rubrique: "annexe",
    titre: "Ce que le comité regardera chaque année",
    texte: `| Question | Ce qui y répond | Qui le donne |
|---|---|---|
| Y a-t-il plus de places d’accueil, et là où il en manque ? | Places par mode d’accueil et par intercommunalité | Caf, Département |
| Les parents trouvent-ils plus vite ? | Délai entre la première demande et une réponse | Relais petite enfance |
| Les enfants en situation de handicap sont-ils accueillis partout ? | Accueils qui en reçoivent au moins un | Caf, gestionnaires |
| Les adolescents ont-ils un lieu ? | Communes qui ont un accueil pour eux | Caf, État |
| Chaque territoire a-t-il son panier de services aux parents ? | Intercommunalités où il est complet | Caf, MSA |
| Les lieux de vie sociale tiennent-ils ? | Agréments renouvelés, postes pourvus | Caf, gestionnaires |
| Les familles ont-elles pris part ? | Parents présents dans les groupes et les instances | Secrétariat |

Ces sept questions ne remplacent pas les indicateurs des fiches. Elles sont celles que tout habitant poserait.`,
  },
  {
    rubrique: "annexe",
    titre: "Calendrier des travaux du comité",
    texte: `| Moment | Ce qui se passe |
|---|---|
| Janvier | Le secrétariat ouvre la tournée des nouvelles auprès des pilotes |
| Mars | Le bureau lit les nouvelles et les blocages |
| Juin | Le bureau prépare les avenants, s’il y en a |
| Septembre | Les groupes de travail proposent les priorités de l’année suivante |
| Novembre | Le comité lit le bilan de l’année et adopte les avenants |
| Décembre | Le bilan est publié, en une page et en entier |`,
  },
  {
    rubrique: "annexe",
    titre: "Questions que l’on nous pose",
    texte: `## Ce schéma donne-t-il de l’argent ?
Non. Il dit ce que les institutions veulent faire ensemble ; chacune garde ses budgets et ses règles. Mais un projet qui répond à une fiche trouve plus vite ses financeurs, qui l’examinent en même temps.

## Une commune est-elle obligée de suivre le schéma ?
Non plus. Une commune qui mène une action du schéma l’a choisi, et son nom y figure parce qu’elle l’a voulu. Le comité, lui, doit dire où il manque des services et ce qu’il propose d’y faire.

## Comment proposer une action nouvelle ?
En l’écrivant au secrétariat, sur une page : à qui elle sert, qui la mènerait, ce qu’elle demande. Le groupe de travail du volet répond dans les trois mois. Ce qui est retenu entre au plan par un avenant.

## Que devient une action arrêtée ?
Elle reste lisible, avec le jour et la raison. Personne n’efface ce qui n’a pas marché : le schéma suivant s’en sert.

## Un parent peut-il prendre part sans siéger ?
Oui : par les conseils de crèche et de centre social, par les groupes de parents ambassadeurs et par la consultation qui précède chaque schéma. La page publique du schéma dit où en est chaque action, près de chez soi.`,
  },
  {
    rubrique: "annexe",
    titre: "Modèle de compte rendu d’un groupe de travail",
    texte: `| Rubrique | Ce que l’on y écrit |
|---|---|
| Qui était là | Les institutions et le nombre de parents ; pas de nom |
| Ce que l’on a appris | Trois lignes au plus, avec la source des chiffres |
| Ce que l’on propose | Une action, son pilote, sa date ; rien de plus vague |
| Ce que l’on a écarté | Et la raison, en une ligne |
| Ce que l’on demande au bureau | Une décision qu’il peut prendre |
| La prochaine fois | Le jour, le lieu, la question à laquelle on répondra |`,
  },
];
