import type { Catalogue } from "#platform/http/messages.ts";

/** Why a formula cannot be read. */
const RAISONS: Readonly<Record<string, string>> = {
  vide: "écrivez au moins un indicateur entre crochets",
  inachevee: "elle s’arrête trop tôt, il manque un nombre ou un indicateur",
  parenthese: "une parenthèse n’a pas sa pareille",
  attendu: "un nombre, une parenthèse ou un indicateur est attendu ici",
  "signe-attendu": "un signe +, -, × ou ÷ est attendu ici",
  code: "un indicateur s’écrit par son code entre crochets, « [taux-couverture] »",
  caractere: "ce caractère n’a pas de sens dans une formule",
  "sans-entree": "elle ne nomme aucun indicateur",
  profonde: "trop de parenthèses les unes dans les autres",
};

export const messagesObservatoire: Catalogue = {
  "observatoire.saisie-indicateur": () =>
    "Choisissez un indicateur du catalogue qui n’est pas calculé : c’est de lui que parle le tableau.",
  "observatoire.saisie-source": () => "Dites qui a compté ces chiffres : aucun ne se montre sans sa source.",
  "observatoire.saisie-vide": () => "Rien n’a été tapé ni collé : donnez au moins un chiffre, ou un statut.",
  "secret.source": () => "Un jeu appartient à un producteur : nommez-le aussi.",
  "secret.prereglage": () => "Choisissez un des préréglages de la liste, ou aucun.",
  "secret.nombre": ({ minimum, maximum }) =>
    `Écrivez un nombre entier de ${minimum} à ${maximum}, ou laissez vide.`,
  "secret.unites": () =>
    "Dites ce que la règle protège : « allocataires, enfants, foyers ». Sans cela elle ne protégerait personne.",
  "secret.motif": () => "Dites pourquoi : ceux qui liront un chiffre masqué demanderont d’où vient la règle.",
  "secret.regle-existe": () =>
    "Cette source a déjà une règle : modifiez-la, ou rétablissez-la si elle est retirée.",
  "secret.perime": () =>
    "Quelqu’un a modifié cette règle pendant que vous écriviez. Votre saisie est gardée ; comparez, puis enregistrez de nouveau.",
  "secret.derniere": () =>
    "La règle des autres sources ne se retire pas : un fichier sans règle ne serait pas protégé. Modifiez-la.",
  "observatoire.code": () =>
    "Ce code ne convient pas : des lettres sans accent, des chiffres et des tirets, en commençant par une lettre (« taux-couverture »).",
  "observatoire.code-pris": ({ code }) =>
    `Le catalogue a déjà un indicateur « ${code} » : choisissez un autre code.`,
  "observatoire.vide": () => "Ce champ est vide : écrivez au moins un mot.",
  "observatoire.long": ({ maximum }) => `Ce texte dépasse ${maximum} caractères : gardez l’essentiel.`,
  "observatoire.choix": () => "Choisissez une des réponses proposées.",
  "observatoire.ratio": () => "Un rapport a un numérateur et un dénominateur : nommez les deux.",
  "observatoire.agregation": () =>
    "Seul un effectif s’additionne, et seul un rapport se recalcule : une valeur publiée telle quelle ne s’agrège pas.",
  "observatoire.annees": () => "La dernière année est avant la première.",
  "observatoire.perime": () =>
    "Quelqu’un a modifié cet indicateur pendant que vous écriviez. Votre saisie est gardée ; comparez, puis enregistrez de nouveau.",
  "classement.indicateurs": () => "Cochez au moins un indicateur.",
  "classement.sans-chiffre": ({ indicateur }) =>
    `« ${indicateur} » n’est pas publié à cette échelle : choisissez-en un autre, ou une autre échelle.`,
  "classement.repere": ({ indicateur }) =>
    `Ni le département ni la France n’ont de valeur publiée de « ${indicateur} » cette année-là : cette méthode demande un repère.`,
  "classement.titre": () => "Donnez un titre à ce classement, il servira à le citer.",
  "classement.poids": () =>
    "Ces poids ne permettent pas de classer : donnez à un indicateur au moins un poids supérieur à 0.",
  "classement.perime": () =>
    "Quelqu’un a retiré ou remis ce classement pendant que vous lisiez : rechargez la page.",
  "scenario.titre": () => "Donnez un titre à ce scénario, il servira à le reconnaître.",
  "scenario.long": ({ maximum }) => `Ce texte dépasse ${maximum} caractères : gardez l’essentiel.`,
  "scenario.horizon": ({ debut, maximum }) => `Écrivez une année, de ${debut} à ${maximum}.`,
  "scenario.tendance": () => "Dites combien d’enfants sont à venir : choisissez une des réponses.",
  "scenario.taux": () => "Écrivez un pourcentage de −50 à 50 : −2 pour deux pour cent en moins chaque année.",
  "scenario.epci": ({ ligne }) => `Ligne ${ligne} : choisissez une intercommunalité du département.`,
  "scenario.annee": ({ ligne, debut, maximum }) =>
    `Ligne ${ligne} : écrivez une année, de ${debut} à ${maximum}.`,
  "scenario.places": ({ ligne }) =>
    `Ligne ${ligne} : écrivez un nombre entier de places, avec un signe moins pour une fermeture.`,
  "scenario.enfants": () => "Écrivez un nombre d’enfants, entier et supérieur à 0, ou laissez vide.",
  "scenario.lignes": ({ maximum }) => `Un scénario a ${maximum} lignes de places au plus.`,
  "scenario.sans-base": () =>
    "Aucun taux de couverture n’est publié par intercommunalité : un scénario ne partirait de rien.",
  "scenario.perime": () =>
    "Quelqu’un a changé ce scénario pendant que vous écriviez. Votre saisie est gardée ; comparez, puis enregistrez de nouveau.",
  "panier.epci": () => "Cette intercommunalité n’est pas dans le département.",
  "panier.avenir": () => "Notez ce qui est, pas ce qui sera : choisissez un jour passé, ou aujourd’hui.",
  "panier.source": () => "Dites d’où vous le tenez : un document, un service, une personne de référence.",
  "panier.etat": () => "Choisissez une des réponses proposées.",
  "panier.perime": ({ service }) =>
    `Quelqu’un vient de noter autre chose pour « ${service} » : votre saisie est gardée, comparez puis enregistrez de nouveau.`,
  "panier.requis": () => "Cochez au moins un service.",
  "acces.genre": () =>
    "Dites ce que contient le fichier : structures, trajets ou enfants des communes voisines.",
  "acces.source": ({ maximum }) =>
    `Dites qui a compté ou mesuré, en ${maximum} caractères au plus : aucun chiffre ne se montre sans sa source.`,
  "acces.date": () =>
    "Cette date n’existe pas ou est à venir : écrivez le jour dont parle le fichier (2025-12-31).",
  "acces.colonnes": ({ genre }) =>
    genre === "trajets"
      ? "Une table de trajets a trois colonnes : commune, destination et minutes."
      : genre === "voisins"
        ? "Le fichier des communes voisines a deux colonnes : commune et enfants."
        : "Une liste de structures a deux colonnes au moins : commune et places.",
  "acces.rien": ({ lues }) =>
    `Aucune des ${lues} lignes ne peut servir : communes inconnues ou trop lointaines, nombres négatifs ou illisibles.`,
  "acces.lignes": ({ maximum }) =>
    `Ce fichier dépasse ${maximum} lignes : gardez les trajets du département et de ses voisins.`,
  "observatoire.fichier-absent": () => "Choisissez un fichier.",
  "observatoire.forme": ({ prereglage }) =>
    prereglage
      ? `Le fichier n’a pas les colonnes du préréglage « ${prereglage} » : laissez la reconnaissance automatique, ou choisissez-en un autre.`
      : "Aucun préréglage ne reconnaît ce fichier. Il faut une colonne de codes de territoires et une d’années (ou l’année donnée à côté), puis une colonne par indicateur du catalogue : dites à quoi chaque colonne correspond.",
  "observatoire.prereglage": ({ connus }) =>
    `Ce préréglage n’existe pas. Il y a : ${Array.isArray(connus) ? connus.join(", ") : ""}.`,
  "observatoire.autre-departement": ({ lignes }) =>
    `Ce fichier parle d’autres départements : aucune de ses ${lignes} lignes n’est d’ici. Rien n’est gardé.`,
  "observatoire.rien": ({ refusees }) =>
    `Aucun chiffre à garder dans ce fichier : ${refusees} cases refusées. Le détail est dans le rapport.`,
  "observatoire.json": () => "Ce fichier JSON n’a pas une forme connue : exportez le jeu en CSV.",
  "observatoire.lourd": ({ limite }) => `Un fichier JSON pèse ${limite} Mo au plus : exportez le jeu en CSV.`,
  "observatoire.etat": ({ etat }) =>
    etat === "publie"
      ? "Ce fichier est déjà publié."
      : etat === "annule"
        ? "Ce fichier est déjà retiré."
        : "Ce fichier n’est pas publié : il n’y a rien à retirer.",
  "observatoire.edition": () => "La date d’édition est illisible : écrivez un jour (2025-06-30).",
  "observatoire.millesime": () => "L’année est illisible : écrivez 2023, ou une période comme 2016/2021.",
  "observatoire.geographie": () => "L’année du découpage est une année, de 1943 à aujourd’hui.",
  "observatoire.maille": ({ connues }) =>
    `Cette maille n’existe pas. Il y a : ${Array.isArray(connues) ? connues.join(", ") : ""}.`,
  "observatoire.formule": ({ raison, place }) =>
    `La formule ne se lit pas, au caractère ${place} : ${RAISONS[String(raison)] ?? "signe inattendu"}.`,
  "observatoire.entree": ({ code }) =>
    `Le catalogue n’a pas d’indicateur « ${code} » : son code est au bas de sa page.`,
  "observatoire.entree-calculee": ({ code }) =>
    `« ${code} » est lui-même calculé : reprenez ici ses indicateurs de départ.`,
  "observatoire.colonnes": () =>
    "La correspondance des colonnes est illisible : écrivez « En-tête=code » pour chacune, séparées par des points-virgules.",
  "constat.vide": () => "Ce champ est vide : remplissez-le.",
  "constat.long": ({ maximum }) => `Ce texte dépasse ${maximum} caractères : raccourcissez-le.`,
  "constat.choix": () => "Choisissez dans la liste.",
  "constat.date": () => "Cette date n’existe pas : écrivez un jour (12/03/2026), ou laissez vide.",
  "constat.indicateur": () => "Cet indicateur n’est pas au catalogue : choisissez-en un dans la liste.",
  "constat.chiffre": () =>
    "Aucun fichier publié ne dit ce chiffre : choisissez un territoire et une année pour lesquels il existe.",
  "constat.perime": () =>
    "Quelqu’un a modifié ce constat pendant que vous écriviez : comparez les deux textes, puis enregistrez de nouveau.",
};
