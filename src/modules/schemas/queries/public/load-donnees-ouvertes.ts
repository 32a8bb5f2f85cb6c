import type { Contexte } from "#platform/context/contexte.ts";
import { ANONYME } from "#platform/identity/principal.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { DonneesSchema } from "../../api/contrat-public.ts";
import type { Bilan } from "../../domain/plan/avancement.ts";
import { LICENCE } from "../../domain/public/donnees-ouvertes.ts";
import type { ActionPublique } from "../../domain/public/schema-public.ts";
import type { ActeurFige } from "../../domain/versions/contenu.ts";
import { loadSchemaPublic, type SchemaPublic } from "./load-schema-public.ts";

/**
 * A scheme whose data anybody may take again: read as a visitor reads it, whoever asks. @throws Refusal `introuvable`,
 * also for a scheme that only its institutions may read yet.
 */
export async function loadSchemaOuvert(ctx: Contexte, publicId: string): Promise<SchemaPublic> {
  const vue = await loadSchemaPublic({ ...ctx, principal: ANONYME }, publicId);
  if (!vue.public) throw new Refusal("introuvable", {}, 404);
  return vue;
}

/** The open data of a scheme, as its contract says. @throws Refusal `introuvable` */
export async function loadDonneesOuvertes(ctx: Contexte, publicId: string): Promise<DonneesSchema> {
  const vue = await loadSchemaOuvert(ctx, publicId);
  const { schema, version, departement } = vue;
  const racine = `/${departement}/schemas/${schema.publicId}`;
  return {
    licence: LICENCE.adresse,
    source: sourceOf(vue),
    departement,
    id: schema.publicId,
    titre: schema.titre,
    type: schema.type,
    debut: schema.debut,
    fin: schema.fin,
    phase: schema.phase,
    jour: vue.calculeLe,
    dernieresNouvelles: vue.nouvellesLe,
    version,
    membres: vue.membres.map(({ id, nom, role, portee }) => ({ institution: id, nom, role, portee })),
    bilan: toBilan(vue.bilan),
    volets: vue.volets.map(({ rang, no, titre, bilan }) => ({ rang, no, titre, bilan: toBilan(bilan) })),
    objectifs: vue.objectifs.map(({ actions: _actions, ...objectif }) => ({
      ...objectif,
      resultatsAttendus: [...objectif.resultatsAttendus],
      publics: [...objectif.publics],
      indicateurs: [...objectif.indicateurs],
    })),
    actions: vue.actions.map((action) => toAction(action, racine)),
    page: `${racine}/public`,
  };
}

/** Who publishes: the institutions that conduct the scheme, or the place while there is none. */
export function sourceOf({ membres, departement }: Pick<SchemaPublic, "membres" | "departement">): string {
  const copilotes = membres.filter(({ role }) => role === "copilote").map(({ nom }) => nom);
  return copilotes.length > 0 ? copilotes.join(", ") : `Institutions du département ${departement}`;
}

function toBilan({ total, parStatut, enRetard, bloquees, sansNouvelles, avancement }: Bilan) {
  return {
    actions: total,
    realisees: parStatut.realisee,
    enCours: parStatut.en_cours,
    aVenir: parStatut.a_venir,
    suspendues: parStatut.suspendue,
    abandonnees: parStatut.abandonnee,
    ...{ enRetard, bloquees, sansNouvelles, avancementMoyen: avancement },
  };
}

function toAction(action: ActionPublique, racine: string): DonneesSchema["actions"][number] {
  const { id, code, intitule, description, nature, debut, fin, volet, etat } = action;
  return {
    ...{ id, code, intitule, description, nature, debut, fin, volet },
    objectif: action.objectif?.id ?? null,
    pilotes: action.pilotes.map(toActeur),
    partenaires: action.partenaires.map(toActeur),
    territoires: [...action.territoires],
    publics: [...action.publics],
    etat: etat && {
      statut: etat.situation.statut,
      avancement: etat.avancement,
      enRetard: etat.situation.enRetard,
      bloquee: etat.situation.bloquee,
      dernieresNouvelles: etat.nouvellesLe,
    },
    adresse: `${racine}/actions/${id}`,
  };
}

// The contract knows no person: one that came this far would stop the answer, not leave in it.
function toActeur({ id, nom, genre }: ActeurFige) {
  return { id, nom, genre } as DonneesSchema["actions"][number]["pilotes"][number];
}
