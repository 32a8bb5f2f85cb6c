/** Puy-de-Dôme: the portrait of the territory. Words of our own; figures are public, each table says whose. */
import type { ContenuTexte } from "./contenu.ts";

export const portrait63: readonly ContenuTexte[] = [
  {
    rubrique: "territoire",
    titre: "Ce que le territoire demande",
    texte: `Le département va d’une métropole dense à des communes de montagne où le premier service est à une demi-heure de route. La même action n’y a pas le même sens : ouvrir un lieu ici, faire venir une équipe itinérante là, payer un trajet ailleurs.

- Autour de Clermont-Ferrand, Riom et Issoire, les familles s’installent et la demande dépasse l’offre.
- À l’ouest et dans les massifs, les familles sont peu nombreuses, loin des équipements, et les professionnels difficiles à remplacer.
- Dans les quartiers prioritaires de Clermont-Ferrand et de Thiers, l’offre existe mais beaucoup de parents ne s’en saisissent pas.`,
  },
  {
    rubrique: "territoire",
    titre: "Une population qui croît, des naissances qui reculent",
    texte: `Entre 2010 et 2019, le Puy-de-Dôme a gagné près de vingt-cinq mille habitants. La plupart viennent d’ailleurs : le solde des naissances et des décès ne compte que pour un sixième de la croissance annuelle. Les couronnes des villes grandissent plus vite que les centres, et il y naît des besoins là où les équipements sont encore ceux d’un bourg.

Dans le même temps, les naissances diminuent. Une baisse ne vide pas les crèches du jour au lendemain : elle touche d’abord les communes qui tenaient à peu d’enfants, où une classe, un relais ou une assistante maternelle de moins suffit à faire partir la famille suivante.

| Repère | Année | Puy-de-Dôme |
|---|---|---|
| Habitants | 2010 | 632 311 |
| Habitants | 2019 | 656 643 |
| Croissance annuelle | 2013-2018 | 0,6 % |
| dont solde naturel | 2013-2018 | 0,1 % |
| Densité (habitants au km²) | 2018 | 82,7 |
| Naissances domiciliées | 2014 | 6 908 |
| Naissances domiciliées | 2019 | 6 424 |

Source : Insee, recensements de la population et état civil.`,
  },
  {
    rubrique: "territoire",
    titre: "Des parents qui travaillent davantage",
    texte: `Le travail des mères n’est plus une exception nulle part. La part des actifs progresse dans tout le département, et celle des femmes deux fois plus vite que celle des hommes. Il en découle des demandes d’accueil plus longues, plus tôt le matin, plus tard le soir, et parfois le samedi.

| Repère | Année | Puy-de-Dôme | France |
|---|---|---|---|
| Taux d’activité des femmes | 2018 | 71 % | 72 % |
| Part des actifs | 2008 | 70 % | |
| Part des actifs | 2018 | 73 % | |

Source : Insee, recensements de la population.

Les relais reçoivent de plus en plus de demandes pour des horaires que personne n’offre encore. Le schéma ne promet pas une place à toute heure ; il engage ses signataires à ne plus répondre « ce n’est pas prévu » sans avoir cherché qui, à côté, le prévoit.`,
  },
  {
    rubrique: "territoire",
    titre: "Les foyers que la Caf et la MSA connaissent",
    texte: `Plus de la moitié des foyers allocataires se trouvent dans la métropole clermontoise, mais aucun territoire n’en est dépourvu.

| Territoire | Allocataires de la Caf, fin 2020 |
|---|---|
| Clermont Auvergne Métropole | 78 936 |
| Riom Limagne et Volcans | 12 449 |
| Agglo Pays d’Issoire | 10 492 |
| Thiers Dore et Montagne | 7 418 |
| Tout le département | 142 227 |

Source : Caf du Puy-de-Dôme, 2020.

La MSA suit 3 146 familles allocataires, dont un tiers dans les intercommunalités de Clermont-Ferrand et de Riom. Le monde agricole n’est donc pas que dans les massifs, et ses questions (gardes tôt le matin, remplacements, isolement) se posent aussi aux portes des villes.

La famille avec enfants n’est plus le cas le plus courant : une personne seule, un allocataire sur deux ; un couple avec enfants, un sur trois ; un parent seul, un peu plus d’un sur huit.`,
  },
  {
    rubrique: "territoire",
    titre: "Les familles monoparentales",
    texte: `Près de dix-huit mille parents élèvent seuls leurs enfants et touchent une prestation. Leur nombre a crû d’un dixième en quatre ans, et d’un quart dans l’intercommunalité où la hausse est la plus forte. Un sur deux vit sous le seuil des bas revenus.

| Repère | Année | Valeur |
|---|---|---|
| Familles monoparentales allocataires de la Caf | 2020 | 17 934 |
| Part parmi les familles allocataires avec enfants | 2016 | 26 % |
| Part parmi les familles allocataires avec enfants | 2020 | 30 % |
| Part de celles qui ont de bas revenus | 2020 | 52 % |
| Part du total qui vit dans la métropole | 2020 | 51 % |

Source : Caf du Puy-de-Dôme, 2020.

Un parent seul ne peut pas être à deux endroits. Une réunion à dix-huit heures sans garde d’enfants, un relais ouvert le matin seulement, un centre de loisirs à vingt kilomètres ne sont pas pour lui. Les fiches de ce schéma marquées « familles monoparentales » disent ce que l’on change pour qu’il puisse venir.`,
  },
  {
    rubrique: "territoire",
    titre: "Les familles nombreuses et les revenus modestes",
    texte: `Douze mille familles ont au moins trois enfants à charge ; une sur cinq d’entre elles n’a qu’un parent. Leur nombre est stable. La métropole réunit la moitié d’entre elles et une part plus élevée de celles dont les revenus sont faibles.

| Part des familles allocataires avec enfants | Métropole | Département |
|---|---|---|
| À bas revenus | 32,35 % | 26,28 % |
| Monoparentales | 33,85 % | 28,85 % |
| Nombreuses et à bas revenus | 9,54 % | 7,21 % |

Source : Caf du Puy-de-Dôme. Bas revenus : moins de 60 % du revenu médian par unité de consommation.

Ces trois mesures servent à reconnaître les territoires où une action aide le plus. Elles ne disent rien d’une famille en particulier.`,
  },
  {
    rubrique: "territoire",
    titre: "Les enfants",
    texte: `110 956 enfants de moins de dix-huit ans vivent dans un foyer allocataire, dont 48 179 dans la métropole. À l’autre bout, le Massif du Sancy en compte moins d’un sur cent et Chavanon Combrailles et Volcans à peine davantage : les besoins y sont les mêmes, le nombre d’enfants n’y fait pas vivre un équipement. C’est là que la coopération entre communes n’est pas un choix.

Source : Caf du Puy-de-Dôme, 2020.`,
  },
];
