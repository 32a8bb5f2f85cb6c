/** Puy-de-Dôme, volets 3 and 4: what each action consists of, written for the demonstration; by code. */
export const descriptionsParentalite: Readonly<Record<string, string>> = {
  "17-A":
    "Douze membres, trois réunions par an, une feuille de route relue chaque année avec les parents ambassadeurs.",
  "17-B":
    "Un animateur par réseau, quelques heures par mois, et un premier rendez-vous pour dresser la carte de ce qui existe.",
  "17-C":
    "Une affiche commune, un moteur de recherche des lieux et une présence dans les grandes manifestations du département.",
  "17-D":
    "Un label accordé pour deux ans sur des critères simples, et un programme des Semaines écrit à plusieurs.",
  "17-E":
    "Deux parents par instance, défrayés, préparés avec un professionnel de leur choix et tenus informés des suites.",
  "18-A": "Un séminaire par an et un petit déjeuner par trimestre, dans quatre lieux du département.",
  "18-B":
    "Six thèmes choisis par les membres, vingt places chacun, avec un temps d’échange six semaines plus tard.",
  "18-C":
    "Des entretiens confidentiels conduits par l’université, rendus aux équipes avant de l’être aux employeurs.",
  "18-D":
    "Un annuaire, une carte et un lexique d’une page, remis à chaque nouveau venu le premier mois de sa prise de poste.",
  "18-E": "Chaque outil est prêté gratuitement et revient avec l’avis de ceux qui s’en sont servis.",
  "19-A":
    "Une demi-journée par mois dans chaque espace France services, sur rendez-vous et sans, avec une interprète au besoin.",
  "19-B":
    "Quatre services forment le panier : information, écoute, médiation, accompagnement à la scolarité. Un plan par territoire où il manque.",
  "19-C":
    "Un appel à idées par an, un lieu déjà ouvert plutôt qu’un bâtiment neuf, et un soutien garanti trois ans.",
  "20-A":
    "Chaque projet dit qui n’est pas venu et ce qui sera tenté pour l’inviter. Les parents relisent avant que l’on imprime.",
  "20-B":
    "Une visite ou un appel proposé à toutes les familles avant les deux mois de l’enfant, puis un groupe près de chez elles.",
  "20-C": "Une action commune par crèche et par an, annoncée aux familles qui sont sur la liste d’attente.",
  "20-D":
    "Un référent dans chaque circonscription, et une rencontre avec les directions d’école avant les vacances d’automne.",
  "20-E":
    "Des permanences au bord du terrain, à la sortie de l’atelier ou à la bibliothèque, tenues par des gens formés à écouter.",
  "20-F": "Un budget d’essai, une page pour le demander, un bilan raconté aux autres territoires.",
  "21-A": "Portes ouvertes le même jour partout, avec un programme unique et une carte que l’on peut garder.",
  "21-B":
    "Des modèles à remplir, une photothèque libre de droits et une lettre de deux pages toutes les six semaines.",
  "21-C":
    "Le site est montré pendant les rendez-vous, sur l’écran de la permanence, plutôt que recommandé de loin.",
  "22-A":
    "Quatre comités par an, un par thème, avec une liste unique des demandes et une décision le jour même.",
  "22-B":
    "Un tableau compare les règles de chacun ; celles qui n’ont pas de raison d’être différentes sont rapprochées.",
  "22-C":
    "Deux après-midi par an, avant les dates limites, où chaque porteur repart avec une liste de pièces.",
  "23-A":
    "Le comité de pilotage décide deux fois par an ; le comité technique prépare, visite et rend compte.",
  "23-B":
    "Un groupe de travail relit les grilles des financeurs et propose un socle de dix critères, essayé sur cinq dossiers.",
  "23-C":
    "Aux indicateurs de revenus s’ajoutent l’isolement, l’éloignement des services et la vie associative.",
  "23-D": "Chaque structure raconte un effet de son action, un seul, et ce qui permet de le croire.",
  "23-E":
    "Trois niveaux de priorité, débattus avec les intercommunalités, valables jusqu’à la fin du schéma sauf fait nouveau.",
  "23-F":
    "Deux représentants élus par les structures siègent au comité technique et reçoivent les documents en même temps que les autres.",
  "24-A":
    "Un contrat de trois ans avec un laboratoire, six structures volontaires, des résultats lisibles par un élu.",
  "24-B":
    "Quatre rencontres par an, un espace de partage et un tour des structures pour chaque nouveau directeur.",
  "25-A":
    "Un grand rendez-vous par arrondissement : une marche, un repas, des stands tenus par les habitants.",
  "25-B":
    "Trois phrases que toutes les structures peuvent dire, et dix exemples pour les appuyer devant un conseil municipal.",
  "25-C":
    "Chaque année, les chiffres sont présentés aux élus par ceux qui les ont donnés, avec une page par intercommunalité.",
  "25-D":
    "Une table ronde par an dans chaque intercommunalité, préparée par la structure et la commune ensemble.",
  "25-E": "Une veille partagée, triée par échéance, et une aide à répondre à plusieurs.",
  "25-F":
    "Les institutions choisissent ensemble deux thèmes par an et instruisent les dossiers en une seule séance.",
  "26-A": "Une trame commentée, trois projets donnés en exemple et un relecteur extérieur avant le dépôt.",
  "26-B":
    "Un accompagnement de douze mois : fiche de paie, budget, fonction d’employeur, place des bénévoles.",
  "27-A":
    "Une visite de structure proposée à chaque nouveau conseil communautaire, avec les habitants pour guides.",
  "27-B": "Trois réunions publiques, un porte-à-porte et un petit budget pour une première action visible.",
  "27-C":
    "Le territoire est choisi avec le comité ; l’accompagnateur y passe un jour par semaine pendant un an.",
  "27-D": "Un fonds d’amorçage commun, attribué en deux fois, et une personne chargée de réunir les aides.",
  "28-A":
    "Cafés de rue, questionnaires portés par les bénévoles et une restitution ouverte à tous dans chaque commune.",
  "28-B": "Deux journées, une pour les élus et une pour les techniciens, puis un appui sur un projet réel.",
  "28-C": "Une rencontre par réseau et par an, et une fiche de contact que chacun tient à jour.",
  "29-A":
    "Des entretiens avec ceux qui ne viennent pas, menés par des pairs, et une journée pour en tirer des essais.",
  "29-B":
    "Deux équipes mobiles, une en ville et une en campagne, qui accompagnent jusqu’à la porte les trois premières fois.",
  "30-A":
    "Un rendez-vous par intercommunalité pour dire ce que font les associations et ce dont elles manquent.",
  "30-B":
    "Un répertoire commun, des permanences annoncées des deux côtés et un bilan des demandes restées sans réponse.",
  "30-C":
    "Un catalogue gratuit, des soirées près de chez soi et une attestation que le bénévole peut faire valoir.",
};
