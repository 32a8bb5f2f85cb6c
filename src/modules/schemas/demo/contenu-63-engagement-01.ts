/** Puy-de-Dôme, engagement 1: titles, context and news written for the demonstration; codes and dates of the real plan. */
import type { ContenuEngagement } from "./contenu.ts";

export const engagement1: ContenuEngagement = {
  no: 1,
  titre: "Aider les parents à trouver leur solution d'accueil",
  objectifs: [
    {
      no: 1,
      titre: "Bien orienter les parents qui cherchent une place",
      contexte:
        "Chercher une place ressemble souvent à un parcours d'obstacles, surtout pour les ménages fragiles. Il leur faut un interlocuteur identifié, des réponses à jour et un coup de main quand ils deviennent employeurs.",
      resultatsAttendus: [
        "Deux groupes de professionnels qui se réunissent pour de bon",
        "Un site monenfant.fr plus connu et plus consulté",
        "Des pistes concrètes pour épauler les parents employeurs",
      ],
      indicateurs: [
        "Réunions tenues",
        "Personnes présentes",
        "Opérations de promotion menées",
        "Réponses au sondage",
        "Pistes retenues et effets constatés",
      ],
      pilotes: ["Caf", "CD"],
      partenaires: [
        "MSA",
        "DDETS",
        "Représentants de l'accueil individuel et collectif",
        "Professionnels de terrain",
      ],
      actions: [
        {
          code: "1-A",
          intitule: "Créer un groupe départemental des crèches et prolonger celui des relais petite enfance",
          nature: "nouvelle",
          debut: "2023",
          nouvelles: [
            {
              joursAvant: 960,
              auteur: "solene-marchebois",
              statut: "en_cours",
              avancement: 15,
              meteo: "soleil",
              commentaire:
                "Premier groupe des crèches réuni à Clermont-Ferrand : 11 gestionnaires autour de la table, publics et associatifs. Ils veulent trois rencontres par an.",
            },
            {
              joursAvant: 540,
              auteur: "solene-marchebois",
              statut: "en_cours",
              avancement: 50,
              meteo: "soleil",
              commentaire:
                "Troisième réunion du groupe des relais à Riom, 14 relais présents. On a travaillé sur les contrats d'accueil et la déclaration Pajemploi.",
            },
            {
              joursAvant: 75,
              auteur: "solene-marchebois",
              statut: "realisee",
              avancement: 100,
              meteo: "soleil",
              commentaire:
                "Les deux groupes ont siégé ensemble pour la première fois. Ils sont lancés : une matinée commune par an est désormais au calendrier.",
            },
          ],
        },
        {
          code: "1-B",
          intitule:
            "Expliquer les modes d'accueil aux travailleurs sociaux, aux centres sociaux et aux conseillers emploi",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 700,
              auteur: "elodie-sauvegrain",
              statut: "en_cours",
              avancement: 30,
              meteo: "eclaircies",
              commentaire:
                "Deux demi-journées tenues à Thiers et à Issoire, 37 travailleurs sociaux au total. Beaucoup découvraient l'accueil occasionnel.",
            },
            {
              joursAvant: 90,
              auteur: "elodie-sauvegrain",
              statut: "en_cours",
              avancement: 60,
              meteo: "soleil",
              commentaire:
                "Session d'Ambert faite. Les conseillers de France Travail demandent une fiche recto verso, je la prépare avec les relais.",
            },
          ],
        },
        {
          code: "1-C",
          intitule: "Faire connaître les relais petite enfance, d'abord aux publics fragiles",
          nature: "a_poursuivre",
        },
        {
          code: "1-D",
          intitule:
            "Fournir aux familles des outils simples, comme un livret qui présente chaque assistant maternel",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 820,
              auteur: "elodie-sauvegrain",
              statut: "en_cours",
              avancement: 40,
              meteo: "soleil",
              commentaire:
                "Modèle de livret relu par huit assistantes maternelles du secteur de Billom. Elles ont fait retirer tout le jargon.",
            },
            {
              joursAvant: 480,
              auteur: "elodie-sauvegrain",
              statut: "realisee",
              avancement: 100,
              meteo: "soleil",
              commentaire:
                "Livret imprimé à 2 500 exemplaires et donné à chaque nouvel agrément. Version à remplir en ligne disponible.",
            },
          ],
        },
        {
          code: "1-E",
          intitule: "Faire de monenfant.fr le réflexe des parents",
          nature: "nouvelle",
          debut: "2023",
        },
        {
          code: "1-F",
          intitule:
            "Imaginer un appui aux parents employeurs d'un assistant maternel, surtout les plus fragiles",
          nature: "nouvelle",
          debut: "2024",
          fin: "2026-01",
          nouvelles: [
            {
              joursAvant: 500,
              auteur: "solene-marchebois",
              statut: "en_cours",
              avancement: 20,
              meteo: "eclaircies",
              commentaire:
                "Réunion avec les relais de l'agglomération : le bulletin de salaire et la rupture de contrat reviennent dans toutes les demandes.",
            },
            {
              joursAvant: 160,
              auteur: "solene-marchebois",
              statut: "en_cours",
              avancement: 40,
              meteo: "nuages",
              commentaire:
                "Deux scénarios chiffrés, une permanence mensuelle ou un service téléphonique. Aucun financeur ne s'est encore prononcé.",
              blocage: {
                raison: "Le coût de la permanence n'est pris en charge par aucun partenaire.",
                condition: "Accord du comité des financeurs sur une première année d'essai",
                joursEcheance: -40,
              },
            },
          ],
        },
      ],
    },
    {
      no: 2,
      titre: "Faire plus de place aux parents dans les lieux d'accueil",
      contexte:
        "Qu'il s'agisse d'une crèche ou du domicile d'une assistante maternelle, les parents restent souvent sur le seuil. Peu d'entre eux prennent part aux activités ou aux décisions.",
      resultatsAttendus: ["Des parents qui participent vraiment à la vie des lieux d'accueil"],
      indicateurs: ["Activités ouvertes aux parents", "Parents venus", "Messages et supports diffusés"],
      pilotes: ["Caf", "CD", "MSA"],
      partenaires: ["Représentants de l'accueil individuel et collectif", "Professionnels de terrain"],
      actions: [
        {
          code: "2-A",
          intitule: "Ouvrir crèches et relais à des temps d'échange entre parents et professionnels",
          nature: "nouvelle",
          debut: "2023",
          nouvelles: [
            {
              joursAvant: 640,
              auteur: "agathe-clairval",
              statut: "en_cours",
              avancement: 30,
              meteo: "soleil",
              commentaire:
                "Cafés des parents lancés dans six crèches du bassin de Riom, une puéricultrice présente à chaque fois.",
            },
            {
              joursAvant: 120,
              auteur: "agathe-clairval",
              statut: "en_cours",
              avancement: 55,
              meteo: "soleil",
              commentaire:
                "19 lieux y participent. Les pères viennent davantage le samedi matin, nous maintenons ce créneau.",
            },
          ],
        },
        {
          code: "2-B",
          intitule: "Faire vivre la Semaine nationale « petite enfance » partout dans le département",
          nature: "nouvelle",
          debut: "2024",
          nouvelles: [
            {
              joursAvant: 560,
              auteur: "solene-marchebois",
              statut: "en_cours",
              avancement: 30,
              meteo: "eclaircies",
              commentaire:
                "Édition réussie dans 9 communes mais très inégale : presque rien à l'ouest du département.",
            },
            {
              joursAvant: 240,
              auteur: "solene-marchebois",
              statut: "suspendue",
              avancement: 30,
              meteo: "orage",
              commentaire:
                "Je mets l'action en pause : la ligne de communication est passée sur les Semaines de la parentalité. À rediscuter au prochain comité.",
            },
          ],
        },
        {
          code: "2-C",
          intitule: "Glisser des rendez-vous « tout-petits » dans les Semaines de la parentalité",
          nature: "a_poursuivre",
          nouvelles: [
            {
              joursAvant: 930,
              auteur: "bastien-fontanel",
              statut: "en_cours",
              avancement: 50,
              meteo: "soleil",
              commentaire:
                "Sept ateliers d'éveil en milieu rural, dont une belle matinée à Saint-Éloy-les-Mines avec 40 enfants.",
            },
            {
              joursAvant: 570,
              auteur: "bastien-fontanel",
              statut: "en_cours",
              avancement: 70,
              meteo: "soleil",
              commentaire:
                "Douze ateliers cette année. Les mairies prêtent volontiers les salles, le transport reste le point faible.",
            },
            {
              joursAvant: 205,
              auteur: "bastien-fontanel",
              statut: "realisee",
              avancement: 100,
              meteo: "soleil",
              commentaire:
                "Le volet petite enfance est maintenant inscrit dans la charte des Semaines : plus besoin de le redemander chaque année.",
            },
          ],
        },
        {
          code: "2-D",
          intitule: "Raconter les démarches participatives : blog, lettre aux partenaires, site du schéma",
          nature: "nouvelle",
          debut: "2023",
        },
      ],
    },
  ],
};
