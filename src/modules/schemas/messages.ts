import type { Catalogue } from "#platform/http/messages.ts";

export const messagesSchemas: Catalogue = {
  "schema.titre-vide": () => "Donnez un titre au schéma.",
  "schema.titre-long": () => "Le titre du schéma dépasse 300 caractères : raccourcissez-le.",
  "schema.titre-pris": ({ titre }) =>
    `Le département a déjà un schéma nommé « ${titre} » : choisissez-le dans la liste, ou changez le titre.`,
  "schema.annees": () =>
    "Les années du schéma ne conviennent pas : une première et une dernière année, dans l'ordre, sur 16 ans au plus.",
  "point.avancement-hors-bornes": () => "L'avancement est un nombre entier de 0 à 100.",
  "point.blocage-incomplet": ({ champ }) =>
    champ === "raison"
      ? "Dites ce qui bloque l'action."
      : "Dites ce qui débloquerait l'action : une décision, un financement, une personne…",
  "point.blocage-sans-objet": () => "Une action réalisée ou abandonnée ne peut pas être bloquée.",
  "point.commentaire-attendu": () => "Expliquez en une phrase pourquoi l'action est suspendue ou abandonnée.",
  "point.texte-trop-long": ({ maximum }) => `Ce texte dépasse ${maximum} caractères : gardez l'essentiel.`,
  "point.schema-clos": () => "Ce schéma est clos : on ne donne plus de nouvelles de ses actions.",
  "point.date-a-venir": () => "La date des nouvelles ne peut pas être dans l'avenir.",
  "point.date-avant-schema": ({ debut }) =>
    `La date des nouvelles est antérieure au schéma, qui commence en ${debut}.`,
  "action.perimee": () =>
    "Quelqu'un a modifié cette action pendant que vous écriviez. Votre texte est gardé ci-dessous ; comparez, puis enregistrez de nouveau.",
  "action.intitule-vide": () => "Donnez un intitulé à l'action.",
  "action.intitule-long": () => "L'intitulé dépasse 2 000 caractères : gardez l'essentiel.",
  "action.date-illisible": () =>
    "Cette date est illisible : écrivez une année (2024), un mois (2024-09) ou un jour (2024-09-17).",
  "action.dates-inversees": () => "La fin de l'action est avant son début.",
  "import.erreurs": ({ erreurs }) =>
    `Le fichier a ${erreurs} erreur(s) : rien n'a été importé. Corrigez-le, ou corrigez la lecture des colonnes, puis recommencez.`,
  "importation.terminee": () =>
    "Cet import est déjà terminé : déposez le fichier de nouveau pour recommencer.",
  "importation.pas-faite": () => "Cet import n'a pas été fait : il n'y a rien à annuler.",
  "importation.sans-retour": () =>
    "Cet import a été fait avant que Maillage garde de quoi revenir en arrière : il ne peut pas être annulé.",
  "importation.suivie": () =>
    "Cet import ne peut plus être annulé : d'autres changements l'ont suivi. La page dit lesquels.",
  "importation.fichier-absent": () => "Choisissez un fichier à importer.",
  "importation.acteur-inconnu": ({ ecrit, nom }) =>
    `« ${nom} » n'est le nom d'aucun acteur du département : choisissez-le dans la liste, ou laissez vide pour créer « ${ecrit} ».`,
  "commande.annees": ({ titre }) =>
    `Le schéma « ${titre} » n'existe pas encore et son titre ne dit pas ses années : ajoutez --debut et --fin.`,
  "commande.phase": ({ phases }) => `La phase doit être l'une de celles-ci : ${phases}.`,
  "commande.option": ({ option }) => `Il manque ${option}.`,
  "commande.departement": ({ code }) =>
    `« ${code} » n'est pas un département : écrivez son code, de 01 à 95, 2A, 2B, ou 971 à 976.`,
  "commande.fichier": ({ fichier }) => `Le fichier ${fichier} n'existe pas ou n'est pas un fichier.`,
  "formulaire.date-vide": () => "Choisissez une date.",
  "formulaire.date": () =>
    "Cette date est illisible : choisissez-la dans le calendrier, ou écrivez-la AAAA-MM-JJ.",
  "formulaire.choix": () => "Choisissez une des réponses proposées.",
};
