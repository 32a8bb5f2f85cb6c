import type { Catalogue } from "#platform/http/messages.ts";
import { messagesEtiquettes } from "./messages-etiquettes.ts";
import { messagesVersions } from "./messages-versions.ts";

/** What a membership has become, for whoever comes too late. */
const DEJA: Readonly<Record<string, string>> = {
  proposee: "Cette proposition n'a pas encore de réponse : elle s'accepte, se refuse ou s'annule.",
  acceptee: "Cette proposition a déjà été acceptée.",
  refusee: "Cette proposition a déjà été refusée.",
  annulee: "Cette proposition a été annulée : il n'y a plus rien à accepter.",
  retiree: "Ce rôle a déjà été retiré.",
  terminee: "Ce rôle est terminé.",
  transmise: "Ce rôle a déjà été transmis à une autre institution.",
};

export const messagesSchemas: Catalogue = {
  ...messagesVersions,
  ...messagesEtiquettes,
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
  "commentaire.mentions": ({ noms }) =>
    `${Array.isArray(noms) ? noms.join(" ; ") : ""}. Corrigez, ou cochez « Publier sans prévenir ces personnes ».`,
  "commentaire.retire": () =>
    "Ce commentaire a été retiré pendant que vous écriviez. Votre texte est gardé ci-dessous.",
  "commentaire.perime": () =>
    "Ce commentaire a été modifié depuis, dans une autre fenêtre. Votre texte est gardé ci-dessous ; comparez, puis enregistrez de nouveau.",
  "commentaire.motif-vide": () =>
    "Dites pourquoi ce commentaire est retiré : la raison reste affichée à sa place.",
  "corbeille.autre-contenu": () =>
    "Quelque chose a été ajouté ou enlevé pendant que vous lisiez. La page montre maintenant tout ce qui partirait : relisez, puis recommencez.",
  "dupliquer.nulle-part": () =>
    "Vous n’écrivez dans aucun schéma du département : la copie n’aurait pas de place. Un rédacteur ou un administrateur d’une institution copilote peut la faire.",
  "corbeille.disparue": ({ titre }) =>
    `« ${titre} » est à la corbeille : un rédacteur ou un administrateur d’une institution copilote peut le restaurer, depuis la page « Corbeille » du schéma.`,
  "fusion-action.elle-meme": () => "Une action ne se fusionne pas avec elle-même : choisissez-en une autre.",
  "fusion-action.perimee": () =>
    "Quelqu’un a changé l’une des deux actions depuis que vous avez ouvert la page : rien n’a été fusionné. Relisez-les ci-dessous, puis recommencez.",
  "fusion-action.suivie": ({ titre }) =>
    `« ${titre} » a été fusionnée à son tour, ou retirée du plan : défaites d’abord cela.`,
  "corbeille.passee": () => "Ceci a été retiré il y a plus de trente jours : on ne peut plus le rétablir.",
  "piece.perimee": () =>
    "Ce fichier a été modifié depuis, dans une autre fenêtre. Votre saisie est gardée ; comparez, puis recommencez.",
  "piece.publique": () =>
    "Le fichier d'une nouvelle ou d'un commentaire ne se montre pas au public : joignez-le à l'action ou au schéma.",
  "lot.vide": () => "Aucune action à changer : cochez-en au moins une, ou choisissez un autre changement.",
  "lot.decalage": ({ maximum }) =>
    `Le décalage est un nombre entier de mois, de -${maximum} à ${maximum}, et n'est pas zéro.`,
  "lot.acteur": () => "Choisissez un acteur du département dans la liste : celui-ci n'est plus là.",
  "lot.etiquette": () =>
    "Une des étiquettes choisies a été rangée, fusionnée ou n’existe plus : choisissez de nouveau.",
  "lot.choix": () => "Complétez le changement demandé.",
  "lot.trop": ({ maximum }) =>
    `Un lot change ${maximum} actions au plus : filtrez le plan, puis recommencez.`,
  "lot.perime": ({ actions }) =>
    `${actions} action(s) ont changé depuis l'aperçu : rien n'a été fait. L'aperçu ci-dessous est à jour : relisez-le, puis confirmez.`,
  "lot.suivi": ({ restees }) =>
    `${restees} action(s) ont été modifiées ou retirées depuis ce lot, ou ne sont pas de votre ressort : elles garderaient ce qu'elles disent. Cochez la case pour annuler le reste.`,
  "import.niveaux": () =>
    "Ce schéma n'a pas les quatre niveaux d'un plan importé (volet, engagement, objectif, action) : écrivez-le à l'écran, ou importez dans un autre schéma.",
  "texte.vide": () => "Ce champ est vide : écrivez au moins un mot.",
  "texte.trop-long": ({ longueur, maximum }) =>
    `Ce texte a ${Number(longueur).toLocaleString("fr-FR")} caractères, ${Number(maximum).toLocaleString("fr-FR")} au plus : gardez l'essentiel, ou joignez le document.`,
  "fiche.numero": () => "Le numéro est un nombre entier de 0 à 9 999 ; laissez vide s'il n'y en a pas.",
  "fiche.code": () => "Ce code dépasse 30 caractères : « 1-A », « 12-C » suffisent.",
  "fiche.code-pris": ({ code, intitule }) =>
    `Le code ${code} est déjà celui de l'action « ${intitule} » : choisissez-en un autre.`,
  "fiche.trop": ({ maximum }) => `${maximum} lignes au plus ici : regroupez-en quelques-unes.`,
  "fiche.indicateur-sans-libelle": () => "Donnez un nom à cet indicateur, ou videz sa ligne.",
  "fiche.jalon-sans-libelle": () => "Dites ce qu'est ce jalon, ou videz sa ligne.",
  "fiche.choix-inconnu": () =>
    "Un des choix cochés n'existe plus : rechargez la page, puis cochez de nouveau.",
  "fiche.territoire-inconnu": ({ nom }) =>
    `« ${nom} » n'est ni une commune ni une intercommunalité du département : choisissez dans la liste.`,
  "fiche.acteur-inconnu": ({ nom, proches }) =>
    Array.isArray(proches) && proches.length > 0
      ? `« ${nom} » n'est le nom d'aucun acteur du département. Vouliez-vous dire : ${proches.join(" ; ")} ?`
      : `« ${nom} » n'est le nom d'aucun acteur du département : choisissez dans la liste, ou créez-le d'abord dans les acteurs.`,
  "fiche.acteur-ambigu": ({ nom, proches }) =>
    `Plusieurs acteurs s'appellent « ${nom} » : recopiez l'un de ceux-ci, crochets compris : ${Array.isArray(proches) ? proches.join(" ; ") : ""}.`,
  "fiche.perimee": () =>
    "Quelqu'un a modifié cette fiche pendant que vous écriviez. Votre texte est gardé ci-dessous ; comparez, puis enregistrez de nouveau.",
  "ecrire.schema-clos": () => "Ce schéma est clos : son plan ne change plus.",
  "ecrire.niveau": () => "Ce schéma n'a pas ce niveau à cet endroit : revenez au plan, puis recommencez.",
  "ecrire.parent": () =>
    "L'endroit choisi n'est pas, ou n'est plus, dans ce schéma : rechargez la page, puis choisissez de nouveau.",
  "numeros.rien": () => "Tous les numéros et tous les codes suivent déjà l’ordre du plan : rien n’a changé.",
  "numeros.perimes": () =>
    "Le plan a changé depuis votre aperçu : rien n’a été renuméroté. L’aperçu ci-dessous est à jour : relisez-le, puis confirmez.",
  "numeros.sans-parent": () =>
    "Des actions sont sous une ligne sans numéro, dont leur code ne peut rien prendre : renumérotez tout le plan, ou d’abord le niveau du dessus.",
  "numeros.parents-egaux": ({ no }) =>
    `Deux lignes portent le numéro ${no}, et leurs actions auraient les mêmes codes : renumérotez tout le plan, ou d’abord le niveau du dessus.`,
  "numeros.suivis": ({ nombre, titre }) =>
    `Cette renumérotation ne peut plus être annulée : ${nombre} numéro(s) ou code(s) ont changé depuis, dont celui de « ${titre} ». Renumérotez de nouveau, ou corrigez-les un à un.`,
  "ordre.voisin": () =>
    "Le plan a changé depuis l’ouverture de cette page : la place choisie n’existe plus. Choisissez-en une autre ci-dessous.",
  "ordre.perime": () =>
    "Quelqu’un a modifié ou déplacé cet objet depuis l’ouverture de cette page : rien n’a été déplacé. Comparez les deux places, puis recommencez si besoin.",
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
  "suivi.sans-adresse": () =>
    "Votre fiche n’a pas d’adresse électronique : demandez à un administrateur de votre institution de l’ajouter.",
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
  "tournee.texte-vide": () => "Écrivez une phrase aux pilotes : elle sera dans le courriel.",
  "tournee.texte-long": ({ maximum }) => `Ce texte dépasse ${maximum} caractères : gardez l'essentiel.`,
  "tournee.rythme": ({ champ, low, high }) =>
    champ === "relanceJours"
      ? `Choisissez un nombre de jours de ${low} à ${high} entre deux courriels.`
      : `Choisissez de ${low} à ${high} rappels.`,
  "tournee.date": () => "Choisissez un jour d'envoi à partir d'aujourd'hui, et dans moins d'un an.",
  "tournee.volet": () => "Choisissez un volet de ce schéma.",
  "tournee.personne": () =>
    "Il n'y a personne à qui écrire : aucune action concernée n'a de pilote avec une adresse. La page dit que faire pour chacun.",
  "tournee.annulee": () => "Cette tournée est annulée : ses liens n'ouvrent plus rien. Lancez-en une autre.",
  "tournee.mois": () => "Choisissez de 1 à 12 mois entre deux tournées.",
  "tournee.prochaine": () => "Choisissez une prochaine date à venir.",
  "tournee.regle-perimee": () =>
    "Quelqu'un a changé ce calendrier pendant que vous écriviez. Votre saisie est gardée ci-dessous ; rechargez la page pour voir la sienne.",
  "tournee.lien-inconnu": () =>
    "Ce lien n'ouvre rien : il a peut-être été coupé. Ouvrez-le depuis le courriel, ou copiez-le en entier.",
  "tournee.lien-expire": () =>
    "Ce lien a plus de trente jours : il ne sert plus. Demandez un nouveau courriel à qui coordonne le schéma, ou connectez-vous.",
  "tournee.lien-annule": () => "Cette demande de nouvelles a été annulée : il n'y a plus rien à répondre.",
  "tournee.hors-lien": () =>
    "Ce lien ne demande pas, ou plus, de nouvelles de cette action : rechargez la page pour voir celles qu'il demande.",
  "tournee.rien-sans-nouvelles": () =>
    "Personne n'a encore rien dit de cette action : dites au moins où elle en est.",
  "tournee.rien-change": () =>
    "Rien n'a été modifié dans les formulaires : changez une réponse, ou choisissez « Rien de nouveau ».",
  "tournee.delegue-deux-fois": () =>
    "Ces actions vous ont été confiées par un collègue : elles ne se confient pas une seconde fois. Répondez, ou prévenez-le.",
  "tournee.delegations-maximum": ({ maximum }) =>
    `Ce lien a déjà confié des actions ${maximum} fois : demandez la suite à qui coordonne le schéma.`,
  "tournee.delegue-nom": () => "Écrivez le nom de votre collègue, en 120 caractères au plus.",
  "tournee.delegue-actions": () => "Cochez au moins une action à confier, qui ne l'est pas déjà.",
  "tournee.delegue-soi": () => "C'est votre propre adresse : écrivez celle d'un collègue.",
  "membre.institution": () =>
    "Choisissez une institution du département dans la liste : un service ou un comité n'engage personne.",
  "membre.role": () => "Choisissez un rôle : copilote, contributeur, consulté ou informé.",
  "membre.portee-vide": ({ champ }) =>
    champ === "volets"
      ? "Cochez au moins un volet, ou choisissez tout le schéma."
      : "Cochez au moins un objectif, ou choisissez tout le schéma.",
  "membre.portee-etrangere": () =>
    "Cette portée nomme un volet ou un objectif qui n'est pas, ou n'est plus, dans ce schéma : rechargez la page et cochez de nouveau.",
  "membre.dates-inversees": () => "Le rôle finit avant de commencer : vérifiez les deux dates.",
  "membre.fin-passee": () =>
    "La fin de ce rôle est passée : il ne compterait plus. Choisissez une fin à venir.",
  "membre.deja-membre": ({ institution, role, propose, du, au }) =>
    `${institution} ${propose ? "a déjà une proposition en attente" : "est déjà membre"} comme ${role}, ${au ? `du ${du} au ${au}` : `à partir du ${du}`} : modifiez ce rôle, ou choisissez des dates qui ne le recouvrent pas.`,
  "membre.premier-copilote": ({ champ }) =>
    champ === "au"
      ? "Le schéma n'a pas encore de copilote : le premier le tient sans date de fin."
      : "Le schéma n'a pas encore de copilote : le premier tient tout le schéma.",
  "membre.schema-clos": () => "Ce schéma est clos : on ne change plus ceux qui le portent.",
  "membre.etat": ({ etat }) => DEJA[String(etat)] ?? "Ce rôle n'est plus dans l'état où vous l'avez vu.",
  "membre.perime": () =>
    "Quelqu'un a modifié ce rôle pendant que vous lisiez. La page montre ce qu'il est devenu : relisez, puis recommencez.",
  "membre.motif-attendu": () => "Dites pourquoi en une phrase : l'autre institution la lira.",
  "membre.motif-long": () => "Le motif dépasse 1 000 caractères : gardez l'essentiel.",
  "membre.dernier-copilote": ({ jour }) =>
    `Le schéma resterait sans copilote de tout le schéma à partir du ${String(jour).split("-").reverse().join("/")} : faites d'abord accepter un autre copilote, ou transmettez le rôle.`,
  "membre.suite-en-attente": () =>
    "Une proposition attend déjà de prendre la place de ce rôle : annulez-la, ou attendez la réponse.",
  "membre.suite-figee": () =>
    "Cette proposition prend la place d'un rôle en vigueur : annulez-la, puis faites-en une autre.",
  "membre.succession-caduque": () =>
    "Le rôle que cette proposition devait remplacer a pris fin entre-temps : demandez aux copilotes une nouvelle proposition.",
  "membre.transmission-soi": () =>
    "C'est déjà le rôle de votre institution : choisissez celle qui doit le reprendre.",
  "membre.transmission-role": () =>
    "Seul un rôle de copilote se transmet ; un autre rôle se retire, et se propose à qui convient.",
  "texte.volet": () =>
    "Choisissez la partie du document dans la liste : un diagnostic va avec un volet du plan.",
  "texte.trop-nombreux": ({ maximum }) =>
    `Ce document a déjà ${maximum} textes : réunissez-en avant d’en ajouter.`,
  "rattachement.meme-schema": () =>
    "Cette action est déjà de ce schéma\u00a0: pour la changer de place, déplacez-la.",
  "rattachement.action": () => "Choisissez l’action à rattacher.",
  "rattachement.place": () => "Choisissez où la placer dans ce plan.",
  "filiation.autre": () => "Choisissez l’autre schéma.",
  "filiation.soi": () =>
    "Un schéma ne se décline pas lui-même et ne se suit pas lui-même\u00a0: choisissez-en un autre.",
  "filiation.existe": () => "Cette filiation est déjà déclarée.",
  "filiation.cycle": () =>
    "Cette filiation tournerait en rond\u00a0: l’autre schéma découle déjà de celui-ci, directement ou par d’autres.",
  "filiation.dates": () => "La fin vient avant le début\u00a0: corrigez l’une des deux dates.",
  "filiation.perimee": () =>
    "Quelqu’un a modifié cette filiation depuis que vous l’avez ouverte\u00a0: rechargez la page pour voir où elle en est.",
};
