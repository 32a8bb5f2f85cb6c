/** Puy-de-Dôme, volets 1 and 2: what each action consists of, written for the demonstration; by code. */
export const descriptionsEnfance: Readonly<Record<string, string>> = {
  "1-A":
    "Trois rencontres par an pour les gestionnaires de crèches, trois pour les animatrices de relais, dont une en commun. Chaque compte rendu dit ce qui a été décidé et qui s’en charge.",
  "1-B":
    "Une demi-journée par territoire, sur place, avec les adresses des environs et des situations vécues plutôt qu’un exposé.",
  "1-C":
    "Le relais est présenté à la sortie de la maternité, à la PMI et dans les permanences sociales, là où passent les familles qui ne poussent pas sa porte.",
  "1-D":
    "Un livret par relais, relu deux fois par an : horaires, façon d’accueillir, quartier. Chaque assistant maternel choisit ce qu’il y écrit de lui.",
  "1-E":
    "Les disponibilités sont mises à jour par les relais chaque mois. Tous les courriers d’attribution et de refus renvoient au site.",
  "1-F":
    "Une enquête auprès des parents, puis trois essais : aide à la déclaration, modèle de contrat commenté, avance du premier mois.",
  "2-A":
    "Un samedi matin par trimestre au moins, ouvert aux parents qui n’ont pas encore de place, avec un thème choisi par eux.",
  "2-B":
    "Chaque intercommunalité propose au moins un rendez-vous ; le secrétariat prête les expositions et annonce le programme entier.",
  "2-C":
    "Deux rendez-vous par territoire pour les parents d’enfants de moins de trois ans, à des heures où l’on peut venir avec eux.",
  "2-D":
    "Un récit par mois, écrit avec les parents et les équipes : ce que l’on a essayé, ce qui a raté, ce que l’on garderait.",
  "3-A":
    "Un questionnaire à tous les agréés, puis vingt entretiens avec des personnes qui ont quitté le métier ou y ont renoncé.",
  "3-B":
    "Un forum par bassin d’emploi, des classes accueillies en crèche et une campagne locale où des hommes et des femmes racontent leur journée.",
  "3-C":
    "Employeurs, centres de formation et Région comparent chaque année les postes vacants et les places en formation, puis ajustent.",
  "4-A":
    "Un vivier de remplaçants partagé entre trois territoires, pour qu’un départ en formation ne ferme pas une section.",
  "4-B":
    "Six séances par an pour chaque équipe et pour chaque groupe d’assistants maternels, avec une personne extérieure à l’employeur.",
  "4-C":
    "Un état des lieux avec la médecine du travail, partagé aux gestionnaires, suivi d’un plan d’une page dans chaque structure volontaire.",
  "5-A":
    "Une armoire commune par territoire : jeux, matériel de motricité, malles de livres, avec un calendrier de prêt en ligne.",
  "5-B":
    "Une convention entre la crèche et l’école, des visites croisées au printemps et une fiche que les parents remettent eux-mêmes.",
  "5-C":
    "Un dossier de modèles, relu par la PMI, et une matinée de prise en main pour les directrices qui débutent.",
  "5-D":
    "Deux équipes par trimestre ouvrent leurs portes à leurs collègues ; ce qu’elles montrent est photographié et gardé.",
  "6-A":
    "Le pôle va à la rencontre de chaque gestionnaire et de chaque relais. Un numéro unique répond dans les deux jours.",
  "6-B":
    "Quatre jours de formation par an, ouverts ensemble aux crèches et aux assistants maternels, dont un temps avec des parents concernés.",
  "6-C":
    "Un fonds commun paie le petit matériel et les heures de renfort ; la réponse est donnée avant l’entrée de l’enfant.",
  "6-D":
    "Un livret écrit avec deux associations de familles, remis par la PMI et le centre de référence, tenu à jour en ligne.",
  "7-A":
    "Deux séances par an. Le comité suit les places tenues, les retours à l’emploi et les refus, dont il cherche la cause.",
  "7-B": "Cinq crèches accompagnées par an, d’abord là où aucun parent en insertion n’a trouvé de place.",
  "7-C":
    "Chaque conseiller connaît les deux ou trois lieux d’accueil proches de son agence et la personne à y appeler.",
  "7-D":
    "Des visites de l’école avec un interprète, un livret en images et une rencontre entre parents avant l’été.",
  "7-E":
    "Trois essais de douze mois, chacun avec un budget, un lieu et une date de bilan. Ce qui ne sert pas s’arrête.",
  "8-A":
    "L’aide est décidée en une semaine sur la demande d’un travailleur social et peut couvrir les premiers trajets.",
  "8-B":
    "Quatre rendez-vous avant l’entrée, en petits groupes, avec la même professionnelle du début à la fin.",
  "8-C":
    "Les organismes de formation fixent leurs horaires après avoir lu ceux des lieux d’accueil ; un point est fait à chaque rentrée.",
  "9-A":
    "Un interlocuteur unique suit le projet de la première idée à l’ouverture et réunit les financeurs autour d’un même dossier.",
  "9-B":
    "Une réunion toutes les six semaines. Le porteur vient présenter son projet et repart avec un avis écrit.",
  "9-C":
    "Aide à l’installation, prêt de matériel et visites régulières du relais pendant les deux premières années.",
  "9-D":
    "La carte des manques est présentée en conseil communautaire, avec ce que coûte une ouverture et ce qui est financé.",
  "10-A":
    "Quatre signes sont suivis : fréquentation, trésorerie, postes vacants, tensions. Deux suffisent pour une visite.",
  "10-B":
    "Un relevé par semestre, publié par intercommunalité : places agréées, places ouvertes, horaires, liste d’attente.",
  "10-C":
    "Un diagnostic partagé en un mois, puis un soutien limité dans le temps, discuté avec la commune et les parents.",
  "10-D":
    "Deux soirées de formation par an et un parrainage entre bureaux d’associations, le nouveau trésorier avec un ancien.",
  "11-A":
    "Un annuaire des instances, une feuille de route d’une page et deux réunions par an, chaque fois chez un membre différent.",
  "11-B":
    "Un comité d’utilisateurs choisit trois améliorations par an et dit à tous ce qu’elles sont devenues.",
  "12-A":
    "Des animateurs vont raconter leur métier dans les lycées et les missions locales, avec des jours d’essai à la clé.",
  "12-B":
    "Une bourse de temps partiels qui se complètent d’une commune à l’autre, et un parcours de l’animation vers la direction.",
  "12-C":
    "Un programme commun de formations courtes et des échanges d’équipes d’une journée entre deux accueils.",
  "13-A": "Deux jours de formation et un appui sur place la première semaine où le jeune est accueilli.",
  "13-B":
    "Cent entretiens avec des adolescents, menés par d’autres jeunes, puis une journée où ils présentent ce qu’ils ont entendu.",
  "13-C": "Une personne à mi-temps, que tout animateur peut appeler, et qui tient la boîte à outils commune.",
  "13-D":
    "Dix Promeneurs du Net de plus, formés ensemble, présents au moins deux soirs par semaine là où sont les jeunes.",
  "14-A":
    "Une rencontre par an avec les élus qui n’ont pas de projet, chez un voisin qui en a un depuis plusieurs années.",
  "14-B":
    "Une visite par territoire tous les deux ans, et une journée départementale où chacun apporte une difficulté.",
  "15-A":
    "Un seul calendrier des appels, annoncé par messages courts, et une aide pour remplir le premier dossier.",
  "15-B":
    "Un jury commun où siègent deux jeunes ; une réponse en un mois et un seul bilan pour tous les financeurs.",
  "15-C":
    "Une page par sujet, relue par des jeunes, partagée aux points d’information et aux missions locales.",
  "15-D":
    "Une carte des communes sans accompagnateur, présentée aux intercommunalités, avec le coût d’un poste partagé.",
  "16-A":
    "Une enveloppe que le référent engage lui-même, dans la limite de trois cents euros, sans dossier à refaire.",
  "16-B":
    "La plateforme signale les jeunes sans contact depuis deux mois ; un référent appelle dans la semaine.",
  "16-C":
    "Huit fiches d’une page : se loger, se déplacer, se soigner, se former, travailler, être conseillé, partir, revenir.",
  "16-D": "Les places libres sont connues chaque lundi des collèges, des missions locales et des éducateurs.",
  "16-E":
    "Des groupes de huit jeunes pendant six semaines, avec un chantier utile à la commune qui les reçoit.",
  "16-F":
    "Un bilan avec les bénéficiaires de l’essai, puis un barème plus simple et une liste d’auto-écoles partenaires.",
};
