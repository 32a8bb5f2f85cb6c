/**
 * Public figures that the scheme of the Puy-de-Dôme writes, in lines « family | theme | indicator | unit | year », each
 * with the territories and their values under it. Centres and places of social life by EPCI are counted in its directory.
 */
export const CHIFFRES_SCHEMA = `
Population|Natalité|Naissances domiciliées|naissances|2014
Puy-de-Dôme=6908
Population|Natalité|Naissances domiciliées|naissances|2019
Puy-de-Dôme=6424
Population|Activité|Taux d’activité des femmes|%|2018
Puy-de-Dôme=71;Auvergne-Rhône-Alpes=73;France=72
Allocataires|Allocataires Caf|Allocataires de la Caf|allocataires|2020
Puy-de-Dôme=142227;Clermont Auvergne Métropole=78936;CA Riom Limagne et Volcans=12449
CA Agglo Pays d'Issoire=10492;CC Thiers Dore et Montagne=7418
Allocataires|Allocataires Caf|Part des allocataires isolés|%|2020
Puy-de-Dôme=51;France=46
Allocataires|Allocataires Caf|Part des allocataires avec un enfant à charge ou plus|%|2020
Puy-de-Dôme=44;France=49
Familles|Familles monoparentales|Familles monoparentales allocataires de la Caf|familles|2020
Puy-de-Dôme=17934
Familles|Familles nombreuses|Familles nombreuses allocataires de la Caf|familles|2016
Puy-de-Dôme=11912
Familles|Familles nombreuses|Familles nombreuses allocataires de la Caf|familles|2020
Puy-de-Dôme=12057
Familles|Enfants|Enfants de 0 à 17 ans des foyers allocataires|enfants|2020
Puy-de-Dôme=110956;Clermont Auvergne Métropole=48179
Petite enfance|Taux de couverture|Taux de couverture écrit dans le schéma|%|2019
Puy-de-Dôme=64;France=59.3
Petite enfance|Accueil collectif|Places d’accueil collectif|places|2014
Puy-de-Dôme=2923
Petite enfance|Accueil collectif|Places d’accueil collectif|places|2022-01-15
Puy-de-Dôme=3112
Petite enfance|Accueil individuel|Assistants maternels|personnes|2021
Puy-de-Dôme=3534
Petite enfance|Accueil individuel|Places chez les assistants maternels|places|2021
Puy-de-Dôme=11562
Petite enfance|Mam|Maisons d’assistants maternels|maisons|2022-03-01
Puy-de-Dôme=25
Petite enfance|RPE|Relais petite enfance agréés|relais|2022-01-01
Puy-de-Dôme=52
Enfance et jeunesse|Accueils de loisirs|Communes qui ont un accueil de loisirs|communes|2021
Puy-de-Dôme=167
Enfance et jeunesse|Accueils de loisirs|Communes qui ont un accueil d’adolescents|communes|2021
Puy-de-Dôme=43
Enfance et jeunesse|Projets éducatifs|Part des communes avec école couvertes par un PEDT|%|2022-09
Puy-de-Dôme=86
Parentalité|Laep|Lieux d’accueil enfants-parents|structures|2014
Puy-de-Dôme=11
Parentalité|Laep|Lieux d’accueil enfants-parents|structures|2021
Puy-de-Dôme=12
Parentalité|Reaap|Actions du Reaap|actions|2019
Puy-de-Dôme=102
Animation de la vie sociale|Structures|Centres sociaux|structures|2022
Puy-de-Dôme=8;Clermont Auvergne Métropole=5;CA Riom Limagne et Volcans=2;CC Thiers Dore et Montagne=1
CC Ambert Livradois Forez=0;CC Billom Communauté=0;CC Chavanon Combrailles et Volcans=0
CC Combrailles Sioule et Morge=0;CC Dômes Sancy Artense=0;CC Entre Dore et Allier=0
CC Mond'Arverne Communauté=0;CA Agglo Pays d'Issoire=0;CC du Pays de Saint-Eloy=0
CC Plaine Limagne=0;CC du Massif du Sancy=0
Animation de la vie sociale|Structures|Espaces de vie sociale|structures|2022
Puy-de-Dôme=13;CC Ambert Livradois Forez=3;CA Agglo Pays d'Issoire=3;CC Thiers Dore et Montagne=2
CC du Pays de Saint-Eloy=1;CC Billom Communauté=1;CA Riom Limagne et Volcans=1
CC Dômes Sancy Artense=1;Clermont Auvergne Métropole=1;CC Chavanon Combrailles et Volcans=0
CC Combrailles Sioule et Morge=0;CC Entre Dore et Allier=0;CC Mond'Arverne Communauté=0
CC Plaine Limagne=0;CC du Massif du Sancy=0
`;
