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
    rubrique: "gouvernance",
    titre: "Les groupes de travail",
    texte: `Chaque volet a son groupe, ouvert à toute personne qui travaille ou s’engage dans le domaine. Deux animateurs de deux institutions différentes le conduisent : aucun groupe n’appartient à une seule.

| Groupe | Qui l’anime | Ce qu’il a sur sa table cette année |
|---|---|---|
| Petite enfance | Le Département et la Caf | Les territoires sans place, les remplacements dans les équipes |
| Enfance et jeunesse | La Caf et le service jeunesse et sports | Les adolescents sans lieu, les parcours dans l’animation |
| Parentalité | La Caf et la MSA | Le panier de services dans les campagnes, les parents ambassadeurs |
| Animation de la vie sociale | La Caf et la fédération des centres sociaux | La carte des priorités, les porteurs à trouver |

Un groupe n’adopte rien : il propose. Ses comptes rendus tiennent en deux pages, disent ce qui a été écarté et pourquoi, et se lisent par tous les membres du comité.`,
  },
  {
    rubrique: "gouvernance",
    titre: "Quand une action se bloque",
    texte: `Un blocage n’est pas une faute. Il devient un problème quand personne ne l’apprend.

1. Le pilote le dit dès qu’il le voit : ce qui bloque, ce qui débloquerait, avant quelle date.
2. Le secrétariat cherche dans la semaine qui peut agir, et le relance si la date passe.
3. Au-delà d’un trimestre, le bureau tranche : des moyens, un autre pilote, un calendrier plus long ou l’arrêt.
4. Ce qui a été tranché est écrit sur l’action, avec sa raison, et figure au bilan de l’année.`,
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
  {
    rubrique: "composition",
    titre: "Comment les membres sont choisis",
    texte: `Chaque institution désigne un titulaire et un suppléant, qui ne siègent pas ensemble. Les élus des communes et des intercommunalités sont proposés par l’association des maires, en veillant à ce que la montagne, la plaine et la métropole soient présentes.

Les représentants des professionnels et des gestionnaires sont proposés par leurs réseaux. Les parents le sont par l’union départementale des associations familiales et par les conseils de crèche et de centre social ; deux d’entre eux au moins ont un enfant de moins de six ans.

Un mandat dure trois ans. Qui change de fonction est remplacé dans les deux mois, pour que le siège ne reste pas vide.`,
  },
  {
    rubrique: "composition",
    titre: "Le bureau",
    texte: `Le bureau prépare les séances et suit le plan entre deux réunions. Il compte huit membres : la présidence, les trois vice-présidences, la MSA, un gestionnaire, un représentant des professionnels et un parent.

- Il se réunit chaque trimestre, une fois par an hors de Clermont-Ferrand.
- Il reçoit les animateurs des groupes de travail à tour de rôle.
- Il ne vote pas : ce qui ne fait pas l’accord va en séance plénière.`,
  },
  {
    rubrique: "composition",
    titre: "Les partenaires invités",
    texte: `Selon l’ordre du jour, le comité invite ceux que ses décisions engagent sans qu’ils y siègent.

| Invité | Pour parler de |
|---|---|
| Les missions locales et France Travail | L’accueil des enfants de parents en recherche d’emploi, les jeunes sans solution |
| Les organismes de formation | Les places ouvertes, les métiers qui manquent |
| Les maternités et l’agence régionale de santé | Les premiers mois, le repérage du handicap |
| Les bailleurs sociaux | Les locaux, les familles nouvellement arrivées dans un quartier |
| Les clubs de sport et les bibliothèques | Les lieux que les parents et les adolescents fréquentent déjà |

Un invité reçoit les mêmes documents que les membres, prend la parole et lit le compte rendu avant qu’il ne soit arrêté.`,
  },
  ...diagnostics63,
  ...etatsDesLieux63,
  ...annexes63,
];
