import type { Catalogue } from "#platform/http/messages.ts";
import { LIBELLE_ROLE } from "#platform/identity/libelle-role.ts";
import type { Role } from "#platform/identity/principal.ts";

export const messagesActeurs: Catalogue = {
  "acteur.nom-vide": () => "Un acteur doit avoir un nom écrit avec des lettres ou des chiffres.",
  "couleur.forme": () =>
    "Écrivez la couleur avec un dièse et six chiffres ou lettres de A à F : #1d4d6f, par exemple.",
  "couleur.contraste": ({ contraste }) =>
    `Cette couleur est trop claire pour du papier blanc (contraste de ${contraste ?? 1}, il en faut 4,5). Choisissez-en une plus foncée.`,
  "logo.alternative": () =>
    "Décrivez le logo en quelques mots, pour qui ne le voit pas : « Logo de la Caf », par exemple.",
  "logo.alternative-longue": ({ limite }) =>
    `Le texte alternatif tient en ${limite ?? 200} caractères au plus.`,
  "logo.trop-lourd": () =>
    "Ce logo pèse plus de 5 Mo. Enregistrez-le en plus petit : il s’imprime sur quatre centimètres.",
  "logo.trop-grand": ({ largeur, hauteur, limite }) =>
    `Ce logo mesure ${largeur ?? "?"} × ${hauteur ?? "?"} pixels, la limite est de ${limite ?? 4000} de côté. Réduisez-le, puis choisissez-le de nouveau.`,
  "logo.type": () => "Un logo est une image PNG ou JPEG. Enregistrez-le dans l’un de ces formats.",
  "logo.illisible": () => "Cette image est abîmée. Ouvrez-la, enregistrez-la de nouveau, puis choisissez-la.",
  "acteur.genre-inconnu": () => "Choisissez ce qu'est cet acteur dans la liste.",
  "acteur.perime": () =>
    "Quelqu'un a modifié cet acteur depuis que vous avez ouvert la page : rien n'a été enregistré. Relisez-le ci-dessous.",
  "administrateur.demonstration": ({ departement }) =>
    `Le département ${departement} est ouvert comme démonstration : une réinitialisation effacerait cette personne. Prenez une base sans démonstration, avec MAILLAGE_DEMO=0.`,
  "administrateur.courriel": ({ courriel }) =>
    `« ${courriel} » n'est pas une adresse de courriel : attendu, par exemple, camille.durand@exemple.fr.`,
  "administrateur.courriel-pris": ({ courriel, nom }) =>
    `L'adresse ${courriel} est déjà celle de ${nom} : rien n'a été créé.`,
  "administrateur.courriel-inconnu": ({ courriel }) =>
    `Personne ne porte ici l'adresse ${courriel} : aucun lien n'a été fait. Vérifiez-la, ou créez la personne avec « administrateur creer ».`,
  "administrateur.deja-la": ({ nom }) =>
    `${nom} est déjà dans cette institution : rien n'a été créé. S'il s'agit d'une autre personne, distinguez leurs noms.`,
  "administrateur.institution-ambigue": ({ ecrit }) =>
    `« ${ecrit} » est le nom de plusieurs acteurs du département : écrivez le nom complet de l'institution.`,
  "administrateur.pas-institution": ({ ecrit, nom }) =>
    `« ${ecrit} » désigne ${nom}, qui n'est pas une institution : donnez l'institution de la personne.`,
  "administrateur.trop-long": ({ option, maximum }) => `${option} dépasse ${maximum} caractères.`,
  "administrateur.caractere": ({ option }) => `${option} contient un caractère invisible.`,
  "acteur.trop-long": ({ maximum }) => `Ce texte dépasse ${maximum} caractères : raccourcissez-le.`,
  "acteur.caractere": () =>
    "Ce texte contient un caractère invisible : effacez-le, puis tapez-le de nouveau.",
  "acteur.siret": () =>
    "Ce SIRET est faux : il faut quatorze chiffres, et le dernier vérifie les autres. Recopiez-le depuis annuaire-entreprises.data.gouv.fr, ou laissez vide.",
  "acteur.courriel": () =>
    "Cette adresse de courriel est mal écrite : attendu, par exemple, camille.durand@exemple.fr.",
  "acteur.courriel-pris": ({ nom }) =>
    `Cette adresse est déjà celle de ${nom} : ouvrez sa fiche au lieu d'en créer une deuxième.`,
  "acteur.siret-pris": ({ nom }) =>
    `Ce SIRET est déjà celui de ${nom} : ouvrez sa fiche, ou rapprochez les deux s'il s'agit d'un doublon.`,
  "acteur.homonyme": ({ nom }) =>
    `Ce nom désigne déjà ${nom}. Ouvrez sa fiche, ou cochez la case ci-dessous s'il s'agit bien d'un autre acteur.`,
  "acteur.courriel-tenu": () =>
    "Cette personne a des rôles au nom d'une autre institution : son adresse lui ouvre l'accès, seule cette institution peut la changer.",
  "acteur.parent-vide": () => "Une personne appartient à une institution : choisissez-la dans la liste.",
  "acteur.parent-inconnu": () => "Ce rattachement n'existe plus : choisissez-en un autre dans la liste.",
  "acteur.parent-genre": () =>
    "Ce rattachement n'est pas possible : choisissez une institution ou un service.",
  "acteur.parent-circulaire": () =>
    "Cet acteur dépendrait de lui-même : le rattachement choisi se trouve déjà sous lui. Choisissez-en un autre.",
  "acteur.tient-roles": () =>
    "Des rôles sont encore tenus par cet acteur ou en son nom : retirez-les, puis archivez-le.",
  "ecriture.vide": () => "Écrivez le nom comme on le trouve dans les documents.",
  "ecriture.prise": ({ nom }) =>
    `Cette écriture désigne déjà ${nom} : un import ne saurait plus lequel choisir. S'il s'agit du même acteur, fusionnez-les.`,
  "ecriture.nom": () => "Le nom et le sigle se modifient, ils ne se retirent pas.",
  "fusion.soi-meme": () => "Choisissez deux acteurs différents.",
  "fusion.personne": () => "Une personne ne peut pas être fusionnée avec autre chose qu'une personne.",
  "fusion.institution": () =>
    "Une institution ne peut pas disparaître dans un service, un comité ou une catégorie : conservez l'institution.",
  "fusion.parente": ({ nom, autre }) =>
    `${nom} et ${autre} sont rattachés l'un à l'autre : défaites ce rattachement avant de les fusionner.`,
  "fusion.copilote": ({ nom }) =>
    `${nom} copilote un schéma : seul un administrateur de cette institution peut la fusionner avec une autre.`,
  "fusion.roles-ailleurs": () =>
    "L'une de ces personnes a des rôles au nom d'une institution que vous n'administrez pas : donnez-leur d'abord la même adresse de courriel, ou demandez à cette institution.",
  "fusion.deux-comptes": () =>
    "Ces deux personnes se connectent chacune avec leur compte : détachez l'un des deux avant de les fusionner.",
  "fusion.suivie": ({ quoi }) =>
    `Cette fusion ne peut plus être défaite : quelque chose a changé depuis (${Array.isArray(quoi) ? quoi.join(", ") : quoi}).`,
  "invitation.courriel-vide": () => "Écrivez l'adresse où envoyer l'invitation.",
  "invitation.message-long": ({ maximum }) => `Le message dépasse ${maximum} caractères : raccourcissez-le.`,
  "invitation.administrateur": () =>
    "Cette institution n'a pas d'administrateur : la première personne invitée doit recevoir ce rôle.",
  "invitation.personne": () => "Cette personne n'existe plus ou est archivée : choisissez-en une autre.",
  "invitation.deja-connue": ({ nom }) =>
    `Cette adresse est celle de ${nom}, que le département connaît déjà : invitez cette personne plutôt que d'en créer une deuxième.`,
  "invitation.adresse": () =>
    "Cette personne agit déjà pour une autre institution, ou a déjà un compte : invitez-la à l'adresse qui figure sur sa fiche.",
  "invitation.deja-acceptee": () =>
    "Cette invitation a déjà été acceptée : identifiez-vous avec votre adresse.",
  "invitation.deja-annulee": () =>
    "Cette invitation a été annulée. Demandez-en une autre à l'institution qui vous invitait.",
  "invitation.expiree": () =>
    "Cette invitation n'est plus valable : son délai est passé. Demandez à l'institution de vous la renvoyer.",
  "invitation.deja-administree": () =>
    "Cette institution a désormais un administrateur : c'est à lui de vous inviter.",
  "invitation.inconnue": () =>
    "Ce lien d'invitation n'est pas valable : il est incomplet, ou un nouveau lien l'a remplacé. Ouvrez le dernier courriel reçu, et copiez le lien en entier.",
  "invitation.autre-personne": () =>
    "Votre compte est déjà celui d'une autre personne de ce département : demandez à l'institution de vous inviter sous ce nom, ou de fusionner les deux fiches.",
  "invitation.autre-compte": () =>
    "Cette personne a déjà un autre compte : identifiez-vous avec celui-ci, puis acceptez.",
  "role.aucun": () => "Cochez un rôle au moins.",
  "role.archive": () => "Cet acteur est archivé : rétablissez-le avant de donner un rôle.",
  "role.personne": () => "Un rôle se donne à une personne : choisissez-en une.",
  "role.institution": () => "Un rôle se tient au nom d'une institution : choisissez-en une.",
  "role.chevauche": ({ role }) =>
    `Cette personne a déjà ce rôle (${LIBELLE_ROLE[role as Role] ?? role}) sur une partie de ces jours : prolongez ou corrigez ses dates au lieu d'en ajouter un.`,
  "role.dates-inversees": () => "Le dernier jour vient avant le premier : corrigez l'une des deux dates.",
  "role.perime": () =>
    "Quelqu'un a modifié ces dates depuis que vous avez ouvert la page : rien n'a été enregistré. Relisez-les ci-dessous.",
  "role.dernier-administrateur": () =>
    "L'institution resterait sans administrateur : donnez d'abord ce rôle à quelqu'un d'autre, puis retirez celui-ci.",
  "demonstration.identite-inconnue": () =>
    "Cette identité n'existe plus : la démonstration a été réinitialisée. Choisissez-en une autre.",
  "demonstration.sans-identite": () =>
    "Pour réinitialiser la démonstration, choisissez d'abord une identité : un visiteur ne peut que lire.",
};
