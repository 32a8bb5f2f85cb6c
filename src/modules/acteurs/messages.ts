import type { Catalogue } from "#platform/http/messages.ts";
import { LIBELLE_ROLE } from "#platform/identity/libelle-role.ts";
import type { Role } from "#platform/identity/principal.ts";

export const messagesActeurs: Catalogue = {
  "acteur.nom-vide": () => "Un acteur doit avoir un nom écrit avec des lettres ou des chiffres.",
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
