/** Puy-de-Dôme: what the copilots wrote beside the plan, invented; figures are public and say their source. */
import type { ContenuTexte } from "./contenu.ts";
import { annexes63 } from "./contenu-63-annexes.ts";
import { diagnostics63 } from "./contenu-63-diagnostics.ts";
import { etatsDesLieux63 } from "./contenu-63-etats-des-lieux.ts";
import { portrait63 } from "./contenu-63-portrait.ts";

export const textes63: readonly ContenuTexte[] = [
  {
    rubrique: "avant_propos",
    titre: "",
    texte: `Trouver une place pour un bébé, un centre de loisirs pour le mercredi, quelqu’un à qui parler quand l’adolescence tourne mal : chaque famille du Puy-de-Dôme rencontre un jour ces questions. La réponse ne dépend jamais d’une seule institution. Elle se joue entre la commune qui ouvre un lieu, la Caf et la MSA qui le financent, le Département qui agrée et protège, l’État qui veille à l’équité, les associations qui le font vivre.

Ce schéma est l’endroit où ces institutions se donnent des objectifs ensemble et en rendent compte. Il ne remplace aucune décision prise ailleurs : il les met dans le même ordre.

Nous avons voulu un document court sur les principes et précis sur les actes. Chaque objectif tient sur une page : pourquoi, quoi, qui, quand, et à quoi nous verrons que nous avons avancé. Chaque action a un pilote. Chaque année, le comité lira ce qui a été fait et ce qui bloque.`,
  },
  {
    rubrique: "avant_propos",
    titre: "Trois engagements de méthode",
    texte: `- Rendre les services accessibles à toutes les familles, d’abord à celles qui en sont le plus loin, en ville comme à la campagne.
- Construire avec les habitants plutôt que pour eux.
- Dire clairement aux parents ce qui existe près de chez eux.

Ces trois engagements traversent les quatre volets. Ils sont rappelés sur les fiches qu’ils concernent le plus.`,
  },
  {
    rubrique: "gouvernance",
    titre: "Le comité départemental",
    texte: `Le comité départemental des services aux familles réunit l’État, le Département, la Caf, la MSA, les collectivités, les gestionnaires, les professionnels et les parents. Il adopte le schéma, suit son avancement et donne son avis sur les projets qui engagent plusieurs institutions.

Il se réunit en séance plénière une fois par an au moins. La Caf en assure le secrétariat.`,
  },
  {
    rubrique: "gouvernance",
    titre: "Qui fait quoi dans l’année",
    texte: `| Instance | Rythme | Ce qu’elle fait |
|---|---|---|
| Séance plénière | Une fois par an | Adopte le schéma et ses avenants, lit le bilan de l’année |
| Bureau | Chaque trimestre | Prépare les séances, lève les blocages |
| Groupes de travail | Selon leur programme | Suivent un volet, proposent des actions nouvelles |
| Secrétariat | En continu | Réunit les nouvelles des pilotes, tient le plan à jour |

Un pilote répond d’une action devant le comité : il dit où elle en est, alerte quand elle se bloque et propose de quoi la débloquer. Il n’est pas seul à agir.`,
  },
  {
    rubrique: "methode",
    titre: "Un schéma préparé en trois temps",
    texte: `1. Relire les schémas précédents, celui des services aux familles et celui de l’animation de la vie sociale : ce qui a tenu, ce qui n’a pas démarré, ce qui mérite de continuer.
2. Regarder le département tel qu’il est : l’offre, les besoins, les écarts d’un territoire à l’autre, avec ce que les familles disent elles-mêmes.
3. Écrire les objectifs en groupes de travail, un par volet, ouverts aux professionnels, aux élus et aux parents.

Les groupes ont proposé, le bureau a mis en cohérence, le comité a validé.`,
  },
  {
    rubrique: "methode",
    titre: "Comment le schéma vit ensuite",
    texte: `## Des nouvelles régulières
Chaque pilote est invité à donner des nouvelles de ses actions. Une action sans nouvelles depuis longtemps se voit : c’est une question posée à tous, non un reproche.

## Des modifications tracées
Le texte adopté ne bouge plus. Le plan de travail, lui, continue de s’écrire ; ce qui s’en éloigne passe par un avenant que le comité adopte.`,
  },
  ...portrait63,
  {
    rubrique: "composition",
    titre: "Les sièges du comité",
    texte: `Collège	Siège
Présidence	Le préfet, ou la personne qui le représente
Vice-présidence	Le président du conseil départemental
Vice-présidence	Le président du conseil d’administration de la Caf
Vice-présidence	Un maire ou président d’intercommunalité
État	La direction départementale chargée des solidarités
État	L’inspection académique et le service jeunesse et sports
Sécurité sociale	La Caf et la MSA
Collectivités	Des élus de communes et d’intercommunalités
Gestionnaires	Des représentants des crèches, des centres sociaux et des espaces de vie sociale
Professionnels	Des représentants des assistants maternels et des salariés du secteur
Familles	L’union départementale des associations familiales et des parents`,
  },
  ...diagnostics63,
  ...etatsDesLieux63,
  ...annexes63,
];
