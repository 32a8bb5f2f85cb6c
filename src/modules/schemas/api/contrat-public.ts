import { z } from "@hono/zod-openapi";
import { ROLES_MEMBRE } from "../domain/membres/membre.ts";
import { PERIODICITES, SENS } from "../domain/plan/fiche.ts";
import { NATURES, PHASES, STATUTS, TYPES_SCHEMA } from "../domain/plan/vocabulaire.ts";

// The open data of a scheme: what a page for everybody says, for programs. A field may be added; renaming or removing one
// is a new version of the API. No field may hold a person.

const said = <T extends z.ZodType>(type: T, description: string) => type.openapi({ description });
const text = (description: string) => said(z.string(), description);
const count = (description: string) => said(z.int(), description);
const rang = count("Rang de son volet dans le plan, à partir de 1.");
const dateLibre = "AAAA, AAAA-MM ou AAAA-MM-JJ selon ce qui est écrit ; null si rien ne l’est.";

const BilanContract = z.object({
  actions: count("Actions inscrites au plan."),
  realisees: count("Actions réalisées."),
  enCours: count("Actions en cours."),
  aVenir: count("Actions qui n’ont pas commencé."),
  suspendues: count("Actions suspendues."),
  abandonnees: count("Actions abandonnées."),
  enRetard: count("Actions dont la date de fin est passée sans qu’elles soient terminées."),
  bloquees: count("Actions que leur pilote dit bloquées."),
  sansNouvelles: count("Actions dont personne n’a rien dit depuis plus de six mois."),
  avancementMoyen: said(
    z.int().nullable(),
    "Moyenne de l’avancement des actions non abandonnées, de 0 à 100 ; null sans action.",
  ),
});

const bilan = said(BilanContract, "Où en sont les actions.");

const ActeurPublicContract = z
  .object({
    id: text("Identifiant permanent."),
    nom: text("Nom complet."),
    genre: said(
      z.enum(["institution", "service", "comite", "reseau", "categorie"]),
      "Genre de l’acteur ; jamais une personne.",
    ),
  })
  .openapi("ActeurPublic");

const IndicateurPublicContract = z
  .object({
    libelle: text("Ce qui sera mesuré."),
    resultatVise: text("Résultat visé, tel qu’il est écrit."),
    unite: text("Unité."),
    sens: said(z.enum(SENS).nullable(), "Sens souhaité ; null s’il n’est pas dit."),
    base: text("Valeur de départ, telle qu’elle est écrite."),
    cibles: text("Valeurs visées, telles qu’elles sont écrites."),
    periodicite: said(z.enum(PERIODICITES).nullable(), "Rythme de la mesure ; null s’il n’est pas dit."),
  })
  .openapi("IndicateurPublic");

const ObjectifPublicContract = z
  .object({
    id: text("Identifiant permanent."),
    no: said(z.int().nullable(), "Numéro, une étiquette qui peut changer."),
    titre: text("Titre."),
    volet: rang,
    contexte: text("Pourquoi cet objectif."),
    resultatsAttendus: said(z.array(z.string()), "Ce que l’on veut obtenir."),
    publics: said(z.array(z.string()), "Publics concernés."),
    indicateurs: said(z.array(IndicateurPublicContract), "Comment il sera jugé."),
  })
  .openapi("ObjectifPublic");

const ActionPubliqueContract = z
  .object({
    id: text("Identifiant permanent."),
    code: said(z.string().nullable(), "Étiquette telle que « 1-A », qui peut changer."),
    intitule: text("Intitulé."),
    description: text("Ce qui sera fait."),
    nature: said(z.enum(NATURES).nullable(), "Nouvelle, ou à poursuivre."),
    debut: said(z.string().nullable(), `Début : ${dateLibre}`),
    fin: said(z.string().nullable(), `Fin : ${dateLibre}`),
    volet: rang,
    objectif: said(z.string().nullable(), "Identifiant de son objectif ; null si elle n’en a pas."),
    pilotes: said(z.array(ActeurPublicContract), "Acteurs qui la conduisent ; sans les personnes."),
    partenaires: said(z.array(ActeurPublicContract), "Acteurs associés ; sans les personnes."),
    territoires: said(
      z.array(
        z.object({
          genre: said(z.enum(["departement", "epci", "commune"]), "Ce qu’est le territoire."),
          code: text("Code du département, SIREN de l’intercommunalité ou code Insee de la commune."),
          nom: text("Nom."),
        }),
      ),
      "Où elle se passe ; vide pour tout le département.",
    ),
    publics: said(z.array(z.string()), "Publics concernés, de l’action et de son objectif."),
    etat: said(
      z
        .object({
          statut: said(z.enum(STATUTS), "Statut des dernières nouvelles ; « a_venir » sans nouvelles."),
          avancement: count("Avancement, de 0 à 100."),
          enRetard: said(z.boolean(), "La fin écrite est passée."),
          bloquee: said(z.boolean(), "Son pilote la dit bloquée."),
          dernieresNouvelles: said(z.iso.date().nullable(), "Jour des dernières nouvelles."),
        })
        .nullable(),
      "Où elle en est ; null si elle a été retirée du plan depuis l’adoption.",
    ),
    adresse: text("Sa page."),
  })
  .openapi("ActionPublique");

export const DonneesSchemaContract = z
  .object({
    licence: text("Licence de réutilisation."),
    source: text("Qui publie ces données."),
    departement: text("Code du département."),
    id: text("Identifiant permanent du schéma."),
    titre: text("Titre."),
    type: said(z.enum(TYPES_SCHEMA), "Ce qu’est le document."),
    debut: count("Première année."),
    fin: count("Dernière année."),
    phase: said(z.enum(PHASES), "Où il en est."),
    jour: said(z.iso.date(), "Jour pour lequel les chiffres sont calculés, à Paris."),
    dernieresNouvelles: said(z.iso.date().nullable(), "Jour des dernières nouvelles d’une action."),
    version: said(
      z
        .object({
          numero: count("Numéro de la version."),
          adopteeLe: said(z.iso.date(), "Jour de l’adoption."),
          instance: text("Qui l’a adoptée."),
          numeroDecision: text("Numéro de la décision."),
          empreinte: text("SHA-256 du texte figé, en hexadécimal."),
        })
        .nullable(),
      "Texte adopté ; null tant qu’aucune version n’est figée : le texte est alors celui du plan en cours.",
    ),
    membres: said(
      z.array(
        z.object({
          institution: text("Identifiant permanent de l’institution."),
          nom: text("Nom complet."),
          role: said(z.enum(ROLES_MEMBRE), "Ce qu’elle est au schéma."),
          portee: text("Sur quoi porte le rôle, en mots."),
        }),
      ),
      "Institutions qui portent le schéma.",
    ),
    bilan,
    volets: said(
      z.array(
        z.object({
          rang,
          no: said(z.int().nullable(), "Numéro, une étiquette qui peut changer."),
          titre: text("Titre."),
          bilan,
        }),
      ),
      "Grands thèmes, dans l’ordre du plan.",
    ),
    objectifs: said(z.array(ObjectifPublicContract), "Ses objectifs, dans l’ordre du plan."),
    actions: said(z.array(ActionPubliqueContract), "Ses actions, dans l’ordre du plan."),
    page: text("Page de lecture du schéma."),
  })
  .openapi("DonneesSchema");

export type DonneesSchema = z.input<typeof DonneesSchemaContract>;
