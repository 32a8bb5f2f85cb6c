/** Puy-de-Dôme: what is counted of each volet. Words of our own; figures are public, each table says whose. */
import type { ContenuTexte } from "./contenu.ts";

export const etatsDesLieux63: readonly ContenuTexte[] = [
  {
    rubrique: "diagnostic",
    volet: 1,
    titre: "L’accueil du jeune enfant en chiffres",
    texte: `Pour cent enfants de moins de trois ans, le département offre une soixantaine de places, tous modes réunis. C’est plus que la moyenne du pays, et moins d’année en année : ce que les crèches ajoutent ne compense pas ce que l’accueil individuel perd.

| Offre d’accueil | Avant | Aujourd’hui |
|---|---|---|
| Places d’accueil collectif | 2 923 (2014) | 3 112 (2022) |
| dont micro-crèches financées par le complément de mode de garde | | 405 (2022) |
| Places chez les assistants maternels | 14 574 (2014) | 11 562 (2021) |
| Assistants maternels en activité | 4 764 (2014) | 3 534 (2021) |
| Maisons d’assistants maternels | 9 (2015) | 25 (2022) |
| Relais petite enfance | | 52 (2022) |
| Taux de couverture | 64 % (2019) | 63,3 % (2020) |

Source : Caf et Département du Puy-de-Dôme. Les nombres de 2014 pour l’accueil individuel sont déduits de l’évolution publiée.`,
  },
  {
    rubrique: "diagnostic",
    volet: 1,
    titre: "Où les places manquent",
    texte: `Quatre intercommunalités sont au-dessous de la moyenne du département comme de celle du pays : Massif du Sancy, Thiers Dore et Montagne, Plaine Limagne et Pays de Saint-Éloy. Dans la métropole, plusieurs communes le sont aussi, de la ville-centre à des communes résidentielles où les familles s’installent plus vite que les équipements. À l’inverse, Riom Limagne et Volcans et Entre Dore et Allier offrent davantage que la moyenne.

Le schéma tient ces territoires pour prioritaires. Cela veut dire trois choses : un projet y est étudié en premier, un refus de financement y est motivé devant le comité, et chaque bilan annuel dit ce qui y a changé.

Source : Caf du Puy-de-Dôme, 2019.`,
  },
  {
    rubrique: "diagnostic",
    volet: 1,
    titre: "Ce que les parents ont répondu",
    texte: `Plus de mille parents d’enfants de moins de six ans ont répondu à une enquête pendant l’hiver 2021-2022.

| Question | Réponse |
|---|---|
| Ont eu du mal à trouver un mode d’accueil | 51 % |
| Auraient eu besoin d’être aidés dans leur recherche | 26 % |
| Ne sont pas satisfaits de leur mode d’accueil | de 15 à 20 % |
| Futurs parents qui souhaitent une place en crèche | 58 % |

Source : enquête auprès des familles allocataires, novembre 2021 à février 2022.

L’écart entre la crèche souhaitée et l’accueil trouvé n’est pas qu’une affaire de places : beaucoup de parents ne savent pas ce qu’est une assistante maternelle aujourd’hui, ni ce qu’elle coûte une fois les aides déduites.`,
  },
  {
    rubrique: "diagnostic",
    volet: 1,
    titre: "Les enfants en situation de handicap",
    texte: `321 enfants de moins de six ans ouvrent droit à l’allocation d’éducation de l’enfant handicapé. Ceux dont le handicap n’est pas encore nommé sont plus nombreux. Les équipes qui les accueillent le font souvent pour la première fois ; elles demandent moins des consignes que quelqu’un à appeler.

Source : Caf du Puy-de-Dôme, 2020.`,
  },
  {
    rubrique: "diagnostic",
    volet: 2,
    titre: "Les accueils et leur répartition",
    texte: `167 communes ont un accueil de loisirs financé par la Caf ; 43 en ont un pour les adolescents. Entre les deux se perd toute une tranche d’âge. Les projets éducatifs de territoire couvrent la plupart des communes qui ont une école, et les plans mercredi presque autant.

| Repère | Année | Valeur |
|---|---|---|
| Communes qui ont un accueil de loisirs | 2021 | 167 |
| Communes qui ont un accueil pour les 12 à 17 ans | 2021 | 43 |
| Communes qui ont une école | 2022 | 308 |
| dont couvertes par un projet éducatif de territoire | 2022 | 86 % |
| dont couvertes par un plan mercredi | 2022 | 84 % |
| Parents d’enfants de 3 à 18 ans qui utilisent un accueil de loisirs | 2022 | 41 % |

Source : Caf du Puy-de-Dôme ; enquête auprès des familles allocataires.`,
  },
  {
    rubrique: "diagnostic",
    volet: 2,
    titre: "L’inclusion, de sept enfants à cent cinquante",
    texte: `En cinq ans, l’accompagnement d’enfants en situation de handicap dans les accueils collectifs est passé de sept enfants à cent cinquante-quatre, dans soixante et onze accueils. Ce qui était un service d’exception est devenu une manière de faire. La limite n’est plus la volonté des équipes : c’est le temps d’un adulte de plus, qu’il faut financer chaque année.

Source : association Dahlir, 2016 à 2021.`,
  },
  {
    rubrique: "diagnostic",
    volet: 2,
    titre: "Les projets des jeunes et la présence en ligne",
    texte: `| Appel à projets de la Caf pour les jeunes | 2018 | 2019 | 2020 | 2021 |
|---|---|---|---|---|
| Projets financés | 6 | 4 | 6 | 7 |
| Montant | 5 670 € | 5 535 € | 7 000 € | 19 820 € |

| Promeneurs du Net auprès des jeunes | 2019 | 2020 | 2021 |
|---|---|---|---|
| Professionnels | 43 | 58 | 64 |

Source : Caf du Puy-de-Dôme.

Les sommes restent petites au regard du nombre de jeunes. L’essentiel est ailleurs : chaque projet a mis en contact un groupe de jeunes et un adulte qui a su dire oui. Les professionnels présents en ligne racontent la même chose : une question posée à vingt-deux heures trouve une oreille, et souvent une porte le lendemain.`,
  },
  {
    rubrique: "diagnostic",
    volet: 3,
    titre: "Les lieux et les actions en chiffres",
    texte: `| Repère | Avant | Aujourd’hui |
|---|---|---|
| Actions d’un réseau d’écoute et d’appui aux parents | 80 (2016) | 102 (2019) |
| Enfants venus dans un lieu d’accueil enfants-parents | 1 095 (2016) | 1 319 (2019) |
| Lieux d’accueil enfants-parents | 11 (2014) | 12, sur 16 sites (2021) |
| Mesures de médiation familiale terminées | 140 (2018) | 134 (2020) |
| Mesures nouvelles en espace de rencontre | | 253 (2021) |

Source : Caf du Puy-de-Dôme. Médiation : les deux services conventionnés réunis.

Fin 2019, quatre intercommunalités offraient tout ce que le schéma appelle le panier de services de la parentalité : un accompagnement à la scolarité, une action de soutien aux parents, un lieu d’accueil enfants-parents. Quatre n’en avaient aucun, toutes rurales : c’est par elles que ce volet commence.`,
  },
  {
    rubrique: "diagnostic",
    volet: 3,
    titre: "Partir en vacances",
    texte: `Les aides au départ touchent moins de familles qu’auparavant. La crise sanitaire a vidé une saison ; elle n’explique pas tout. Il faut choisir une destination, avancer une somme, remplir un dossier en hiver pour un séjour d’été : à chaque marche, des familles renoncent.

| Aide aux vacances en famille | 2014 | 2020 |
|---|---|---|
| Familles aidées | 1 178 | 489 |
| Budget | 740 000 € | 284 640 € |

Source : Caf du Puy-de-Dôme.

Les familles que l’on accompagne pas à pas partent presque toutes. C’est cet accompagnement, plus que le montant, que les fiches de ce volet veulent étendre.`,
  },
  {
    rubrique: "diagnostic",
    volet: 4,
    titre: "Centres sociaux et espaces de vie sociale",
    texte: `En trois ans, douze lieux ont été agréés. Le département compte désormais huit centres sociaux et treize espaces de vie sociale.

| Repère | Centres sociaux | Espaces de vie sociale |
|---|---|---|
| Nombre | 8 | 13 |
| dont gérés par une collectivité | 6 | 2 |
| Postes (équivalents temps plein) | 85 | 26 |
| Bénévoles | 362 | 355 |
| dont membres des instances | 53 | 76 |
| Heures de bénévolat dans l’année | 18 944 | 11 200 |
| Budget cumulé | 3 849 938 € | 1 107 296 € |

Source : Caf du Puy-de-Dôme, 2022.

Plus d’une heure de bénévolat sur trois se fait dans un espace de vie sociale, avec trois fois moins de salariés. Ces lieux tiennent à peu de personnes ; une seule qui s’en va peut en fermer un. Le soutien que prévoit ce volet va donc d’abord aux équipes.`,
  },
  {
    rubrique: "diagnostic",
    volet: 4,
    titre: "Ce que le schéma précédent a laissé",
    texte: `Le schéma de l’animation de la vie sociale a tenu sa première promesse : de nouveaux lieux ont ouvert, dont plusieurs dans des communes qui n’en avaient jamais eu. Deux chantiers restent à reprendre. La géographie prioritaire, fondée sur six facteurs de fragilité, a servi aux financeurs et peu aux porteurs de projets. Les habitants ont été consultés sur chaque lieu et rarement sur l’ensemble.

Les fiches qui suivent reprennent ces deux chantiers et en ajoutent un : faire des lieux de vie sociale une porte d’entrée vers tous les autres services de ce schéma.`,
  },
];
