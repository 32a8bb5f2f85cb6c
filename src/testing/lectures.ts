import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { parseChoixAcces } from "#modules/observatoire/domain/accessibilite/choix-acces.ts";
import { parseConstats } from "#modules/observatoire/domain/constats/filtre-constats.ts";
import { Releve } from "#modules/observatoire/domain/imports/rapport.ts";
import { parseTendance } from "#modules/observatoire/domain/perspectives/scenario.ts";
import { parseChoix } from "#modules/observatoire/domain/priorites/choix.ts";
import { parseSecret } from "#modules/observatoire/domain/secret/filtre-secret.ts";
import type { IndicateurListe } from "#modules/observatoire/queries/list-indicateurs.ts";
import type { TerritoirePortrait } from "#modules/observatoire/queries/portrait/read-chiffres.ts";
import type { ClassementGarde } from "#modules/observatoire/queries/priorites/classement-garde.ts";
import { updateAction } from "#modules/schemas/commands/ecrire/update-action.ts";
import { updateObjectif } from "#modules/schemas/commands/ecrire/update-niveau.ts";
import { answerInvitation } from "#modules/schemas/commands/nouvelles/answer-invitation.ts";
import { parseVocabulaire } from "#modules/schemas/domain/etiquettes/filtre-vocabulaire.ts";
import type { DetailsAction } from "#modules/schemas/domain/plan/fiche.ts";
import { SANS_FILTRE } from "#modules/schemas/domain/plan/filtre-plan.ts";
import { SANS_FILTRE_PUBLIC } from "#modules/schemas/domain/public/filtre-public.ts";
import { parseCouverture } from "#modules/schemas/domain/renvois/couverture.ts";
import type { LotTrouve } from "#modules/schemas/queries/lots/find-lot.ts";
import type { ActionTrouvee } from "#modules/schemas/queries/plan/find-action.ts";
import { findAction } from "#modules/schemas/queries/plan/find-action.ts";
import { findLieu } from "#modules/schemas/queries/plan/find-lieu.ts";
import type { SchemaTrouve } from "#modules/schemas/queries/plan/find-schema.ts";
import { readDetailsAction, readFicheObjectif } from "#modules/schemas/queries/plan/read-details.ts";
import type { FusionTrouvee } from "#modules/schemas/queries/structure/lire-fusion.ts";
import { assemblerCommunes } from "#modules/territoires/domain/codes.ts";
import { MILLESIME } from "#modules/territoires/domain/millesime.ts";
import { TOUTES } from "#modules/territoires/queries/zonages/list-zonages.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { projectRoot } from "#platform/database/project-root.ts";
import { empreinteOf, newJeton } from "#platform/identity/jeton.ts";
import { References } from "#platform/references/references.ts";
import { newId, newPublicId } from "#platform/values/ids.ts";
import { allEcheances } from "../composition.ts";
import type { Monde } from "./monde.ts";

/** What an import left in 63, beside the world itself. */
export type Objets = Monde & {
  traces: readonly unknown[];
  importations: { id: string; publicId: string }[];
  empreinte: string;
  mandat: string;
  membre: string;
  trouve: SchemaTrouve;
  lot: string;
  texte: string;
  lotTrouve: LotTrouve;
  /** What is in the trash. */
  retrait: { id: string; publicId: string };
  /** Two actions that were merged. */
  fusion: FusionTrouvee;
  etiquette: { id: string; publicId: string };
  /** Public ids of a comment and of an attached file. */
  commentaire: string;
  piece: string;
  /** A round, one of its invitations, and the secret of the link of that one. */
  tournee: { id: string; publicId: string; invitation: string; courriel: string; jeton: string };
};

/** A query of a module, found in its source, that can be called with every sensible argument. */
export type Lecture = { nom: string; appels(objets: Objets): Appel[] };

/** One call; `given` is what it was given, which it may well say again. */
export type Appel = { run: (ctx: Contexte) => Promise<unknown>; given: string };

const PARAMETRES: Readonly<Record<string, (objets: Objets) => unknown[]>> = {
  "code: string": () => ["population"],
  "filtre: FiltreIndicateurs = {}": () => [{}, { vides: true }],
  "choix: ChoixExplorer": () => [
    { indicateur: null, maille: null, millesime: null, definition: null, territoire: "63113" },
  ],
  "avec: string | null": () => [null, "246300701"],
  "indicateur: IndicateurListe": () => [INDICATEUR],
  "millesime: string": () => ["2025"],
  "demande: Demande": () => [{ indicateur: "population", maille: "commune", millesime: "2025" }],
  "territoire: { maille: Maille; code: string }": () => [{ maille: "commune", code: COMMUNE }],
  "choix: ChoixTableau": () => [{ maille: null, millesime: null, definition: null }],
  "annee: number | null": () => [null],
  "fichier: Fichier": () => [{ id: newId(), producteur: "Insee", jeu: "Populations" }],
  "controles: readonly Controle[]": () => [[]],
  "releve: Releve": () => [new Releve()],
  "publicId: string": ({ schema, importations }) => [
    schema.publicId,
    ...importations.map((one) => one.publicId),
  ],
  'ids: readonly Id<"acteur">[]': ({ acteurs }) => [[acteurs.institutions.caf]],
  'id: Id<"acteur">': ({ acteurs }) => [acteurs.institutions.caf],
  'whose: { institution: Id<"acteur"> } | { personne: Id<"acteur"> }': ({ acteurs }) => [
    { institution: acteurs.institutions.caf },
  ],
  '{ id, genre }: { id: Id<"acteur">; genre: Genre }': ({ acteurs }) => [
    { id: acteurs.personnes.caf.lecteur.personne, genre: "personne" },
  ],
  "acteurs: readonly { genre: Genre }[]": () => [[{ genre: "personne" }]],
  "genres: readonly Genre[]": () => [["institution", "service"]],
  "references: References": () => [new References()],
  '{ personne, institution }: Pick<PrincipalPersonne, "personne" | "institution">': ({ acteurs }) => [
    acteurs.personnes.caf.lecteur,
  ],
  "filtre: FiltreAgenda": () => [{ portee: "tout", schema: null, genre: null }],
  "sources: readonly SourceEcheances[]": () => [allEcheances],
  "jeton: string | null": () => ["jeton"],
  "id: string": ({ membre }) => [membre],
  "titre: string": () => ["SDSF 2022-2026"],
  "recherche: string": () => [""],
  "filtre: FiltreVocabulaire": () => [parseVocabulaire(new URLSearchParams("etat=toutes"))],
  "etiquette: string": ({ etiquette }) => [etiquette.publicId],
  'etiquette: Id<"etiquette">': ({ etiquette }) => [etiquette.id],
  "dans: string": () => [""],
  // What opens a stream: nothing of it is read here.
  "platform: Platform": () => [null],
  "{ genre, annee, commune, zone }: FiltreZonages": () => [TOUTES],
  "communes: readonly string[]": () => [["63113"]],
  "filtre: { retires?: boolean; ids?: readonly string[] } = {}": () => [{}, { retires: true }],
  "choix: ChoixAcces": () => [parseChoixAcces(new URLSearchParams("commune=63113&places=20"))],
  'genre: "structures" | "voisins"': () => ["structures", "voisins"],
  "filtre: { publicId?: string; ids?: readonly string[] } = {}": () => [{}],
  "filtre: FiltreScenarios = {}": () => [{}, { retires: true }],
  'supposes: Scenario["enfants"] = []': () => [[]],
  "scenario: Hypotheses": () => [SCENARIO],
  "jusque: number | null = null": () => [null],
  "choix: ChoixClassement": () => [
    parseChoix(new URLSearchParams("maille=commune&indicateur=population&familles=population")),
  ],
  "tirages: number = TIRAGES": () => [10],
  "indicateur: string": () => ["population"],
  "demandes: readonly string[]": () => [["63113", "246300701"]],
  "territoires: readonly TerritoirePortrait[]": () => [[TERRITOIRE]],
  "territoires: readonly { readonly maille: Maille; readonly code: string }[]": () => [[TERRITOIRE]],
  "regle: RegleMillesime": () => ["premier"],
  "demandes: readonly { readonly indicateur: IndicateurListe; readonly millesime: string }[]": () => [
    [{ indicateur: INDICATEUR, millesime: "2025" }],
  ],
  "membres: readonly Membre[]": () => [
    [{ code: TERRITOIRE.code, territoire: { maille: "epci", code: "246300701" } }],
  ],
  "membres: ReadonlySet<string>": () => [new Set([TERRITOIRE.code])],
  "{ maille, code }: TerritoirePortrait": () => [TERRITOIRE],
  "communes: Communes": () => [assemblerCommunes(new Map(), [], MILLESIME)],
  "jours: readonly string[]": () => [["2026-01-01"]],
  "regles: readonly RegleGardee[]": () => [[]],
  "indicateurs: readonly IndicateurListe[]": () => [[INDICATEUR]],
  "places: readonly PlaceSecret[]": () => [[{ indicateur: INDICATEUR.id, millesime: "2025" }]],
  "iris: readonly string[]": () => [["631130101"]],
  "regles: ReglesParFichier": () => [new Map()],
  'garde: Omit<ClassementGarde, "masquees">': () => [CLASSEMENT],
  "filtre: FiltreSecret": () => [parseSecret(new URLSearchParams())],
  "tranche: { depuis: number; limite: number } = { depuis: 0, limite: 100_000 }": () => [
    { depuis: 0, limite: 50 },
  ],
  "filtre: FiltreConstats": () => [parseConstats(new URLSearchParams())],
  "demande: DemandeTable": () => [{ indicateur: "population", maille: "commune", millesime: "2025" }],
  "demande: DemandeEvolution": () => [
    { indicateur: "population", territoire: "63113" },
    { indicateur: null, territoire: null },
  ],
  "demande: DemandeChiffre": () => [{ indicateur: "population", maille: "commune" }],
  "ids?: readonly string[]": () => [undefined],
  "forme: string": () => ["forme"],
  "maille: Maille": () => ["commune", "iris", "epci", "departement", "region", "france"],
  "maille: MailleDessinee": () => ["commune", "epci", "departement"],
  "annee: number": () => [2026],
  "contenu: Uint8Array": () => [],
  "epci: readonly { readonly siren: string }[]": () => [[{ siren: "246300701" }]],
  "siren: string": () => ["246300701"],
  "empreinte: string": ({ empreinte }) => [empreinte],
  "schemas: readonly string[]": ({ schema }) => [[schema.id]],
  'schema: Id<"schema">': ({ schema }) => [schema.id],
  'id: Id<"schema">': ({ schema }) => [schema.id],
  'schema: Id<"schema"> | null': ({ schema }) => [schema.id],
  'acteur: Id<"acteur">': ({ acteurs }) => [acteurs.institutions.caf],
  'personne: Id<"acteur">': ({ acteurs }) => [acteurs.personnes.caf.lecteur.personne],
  'institution: Id<"acteur">': ({ acteurs }) => [acteurs.institutions.caf],
  'id: Id<"role_personne">': ({ mandat }) => [mandat],
  'importation: Id<"importation">': ({ importations }) => importations.map((one) => one.id),
  'importation: Pick<ImportationTrouvee, "rang" | "schema">': ({ schema }) => [
    { rang: 0, schema: schema.id },
  ],
  "schema: SchemaTrouve": ({ trouve }) => [trouve],
  "trace: TraceImport": ({ traces }) => [...traces],
  "ids: { schema: string; texte: string }": ({ schema, texte }) => [{ schema: schema.publicId, texte }],
  'volet: Id<"volet"> | null': () => [null],
  "choix: ChoixImpression": ({ schema }) =>
    [true, false].map((avecNouvelles) => ({
      schema: schema.publicId,
      avecNouvelles,
      travail: !avecNouvelles,
    })),
  '{ avecNouvelles, travail }: Omit<ChoixImpression, "schema">': () => [
    { avecNouvelles: true, travail: false },
  ],
  "ids: { schema: string; action: string }": ({ schema }) => [
    { schema: schema.publicId, action: schema.actions["1-A"].publicId },
  ],
  "ids: { schema: string; objectif: string }": ({ schema }) => [
    { schema: schema.publicId, objectif: schema.objectifs.get(1)?.publicId },
  ],
  "publicIds: readonly string[]": ({ schema }) => [[schema.actions["1-A"].publicId]],
  "schema: string": ({ schema }) => [schema.publicId],
  "{ filtre, choisies }: { filtre: FiltrePlan; choisies: readonly string[] | null }": () => [
    { filtre: SANS_FILTRE, choisies: null },
  ],
  "voulu: ChangementVoulu | null": () => [null, { genre: "decaler", mois: 12 }],
  "voulu: ChangementVoulu": () => [{ genre: "decaler", mois: 12 }],
  "ids: { schema: string; lot: string }": ({ schema, lot }) => [{ schema: schema.publicId, lot }],
  "lot: LotTrouve": ({ lotTrouve }) => [lotTrouve],
  "{ genre, schema, objet }: Suivable": ({ schema }) => [
    { genre: "action", schema: schema.publicId, objet: schema.actions["1-A"].publicId },
  ],
  '{ genre, objet }: Pick<Suivable, "genre" | "objet">': ({ schema }) => [
    { genre: "action", objet: schema.actions["1-A"].publicId },
  ],
  "depuis: string": () => ["2000-01-01T00:00:00Z"],
  "fenetre: Fenetre": () => [{ depuis: "2000-01-01T00:00:00Z" }, { apres: 0n, jusqua: 1_000_000n }],
  "jusqua: bigint": () => [0n],
  "schemas: ReadonlyMap<string, SchemaListe>": ({ schema }) => [
    new Map([[schema.id, { publicId: schema.publicId, titre: "Schéma" }]]),
  ],
  "moi: PrincipalPersonne | null": ({ acteurs }) => [acteurs.personnes.caf.lecteur],
  "suivis: ReadonlySet<string>": () => [new Set()],
  "{ publicId, apres, jusqua }: { publicId: string; apres: bigint; jusqua: bigint }": ({ schema }) => [
    { publicId: schema.publicId, apres: 0n, jusqua: 1_000_000n },
  ],
  'actions: readonly Id<"action">[]': ({ schema }) => [[schema.actions["1-A"].id]],
  "depuis: Temporal.PlainDate": () => [Temporal.PlainDate.from("2000-01-01")],
  "actions: readonly string[]": ({ schema }) => [[schema.actions["1-A"].id]],
  "objets: readonly ObjetJournal[]": ({ acteurs }) => [
    [{ lignes: [{ avant: {}, apres: { pilotes: [acteurs.institutions.caf] } }] }],
  ],
  "choix: ChoixChangements": () => [
    { depuis: () => ({ jour: Temporal.PlainDate.from("2000-01-01"), illisible: null }), genre: null },
  ],
  "filtre: FiltreManques": () => [{ genre: null, volet: null, pilote: null, etiquette: null }],
  "ids: { schema: string; tournee: string }": ({ schema, tournee }) => [
    { schema: schema.publicId, tournee: tournee.publicId },
  ],
  'tournee: Id<"tournee">': ({ tournee }) => [tournee.id],
  'invitation: Id<"tournee_invitation">': ({ tournee }) => [tournee.invitation],
  "adresses: readonly string[]": ({ tournee }) => [[tournee.courriel]],
  "jeton: string": ({ tournee }) => [tournee.jeton],
  "wanted: { schema: string; etendue: Etendue; volet: string | null; selection: SelectionDemandee | null }":
    ({ schema }) => [
      { schema: schema.publicId, etendue: "toutes", volet: null, selection: null },
      {
        schema: schema.publicId,
        etendue: "choix",
        volet: null,
        selection: { filtre: SANS_FILTRE, choisies: null },
      },
    ],
  "demande: DemandeVoulue": ({ schema }) => [{ schema: schema.publicId, etendue: "toutes", volet: null }],
  "{ schema: publicId, niveau, id }: { schema: string; niveau: Niveau | null; id: string | null }": ({
    schema,
  }) => [
    { schema: schema.publicId, niveau: null, id: null },
    { schema: schema.publicId, niveau: "action", id: schema.actions["1-A"].id },
  ],
  "{ schema, niveau, sous }: { schema: string; niveau: Niveau; sous: string | null }": ({ schema }) => [
    { schema: schema.publicId, niveau: "volet", sous: null },
    { schema: schema.publicId, niveau: "action", sous: schema.objectifs.get(1)?.id },
  ],
  'ids: { schema: string; niveau: Exclude<Niveau, "action">; id: string }': ({ schema }) => [
    { schema: schema.publicId, niveau: "objectif", id: schema.objectifs.get(1)?.id },
  ],
  "{ schema: publicId, niveau, id, sous }: { schema: string; niveau: Niveau; id: string; sous: string | null }":
    ({ schema }) => [
      {
        ...{ schema: schema.publicId, niveau: "action", id: schema.actions["1-A"].id },
        sous: schema.objectifs.get(1)?.id,
      },
    ],
  "wanted: { schema: string; niveau: string | null; id: string | null }": ({ schema }) => [
    { schema: schema.publicId, niveau: null, id: null },
    { schema: schema.publicId, niveau: "objectif", id: schema.objectifs.get(1)?.id },
  ],
  "ids: { schema: string; niveau: Niveau; id: string }": ({ schema }) => [
    { schema: schema.publicId, niveau: "action", id: schema.actions["1-A"].id },
  ],
  "wanted: { schema: string; niveau: string; id: string }": ({ schema }) => [
    { schema: schema.publicId, niveau: "action", id: schema.actions["1-A"].id },
  ],
  "wanted: { schema: string; niveau: string }": ({ schema }) => [{ schema: schema.publicId, niveau: "tous" }],
  "lieux: readonly ObjetDuPlan[]": ({ schema }) => [
    [{ niveau: "action", id: schema.actions["1-A"].id, revision: 1, parent: null, ordre: 1 }],
  ],
  "vient: Vient | null": ({ schema }) => [null, vientDe(schema)],
  "vient: Vient | null = null": ({ schema }) => [null, vientDe(schema)],
  "{ niveau, id, revision, depuis }: Vient": ({ schema }) => [vientDe(schema)],
  "id: string | null": ({ schema }) => [null, schema.id],
  "{ niveau, id }: { niveau: Niveau; id: string }": ({ schema }) => [
    { niveau: "action", id: schema.actions["1-A"].id },
    { niveau: "objectif", id: schema.objectifs.get(1)?.id },
  ],
  "ids: { schema: string; niveau: string; id: string }": ({ schema }) => [
    { schema: schema.publicId, niveau: "action", id: schema.actions["1-A"].id },
  ],
  "ids: { schema: string; retrait: string }": ({ schema, retrait }) => [
    { schema: schema.publicId, retrait: retrait.publicId },
  ],
  "ids: { schema: string; fusion: string }": ({ schema, fusion }) => [
    { schema: schema.publicId, fusion: fusion.publicId },
  ],
  "{ schema, gardee: { publicId }, absorbee, trace }: FusionTrouvee": ({ fusion }) => [fusion],
  "action: ActionTrouvee": ({ schema, trouve }) => [actionTrouvee(schema, trouve)],
  "fiches: readonly ActionAFusionner[]": ({ fusion, acteurs }) => [
    [
      {
        ...fusion.trace.avant,
        herites: { pilotes: [acteurs.institutions.caf], coordination: [], partenaires: [] },
      },
    ],
  ],
  "avec: string": ({ schema }) => ["", schema.actions["1-B"].publicId],
  'dans: Id<"action"> | null = null': ({ schema }) => [null, schema.actions["3-A"].id],
  'retraits: readonly Pick<Retrait, "id">[]': ({ retrait }) => [[retrait]],
  "objets: readonly { niveau: Niveau; id: string }[]": ({ schema }) => [
    [{ niveau: "action", id: schema.actions["1-A"].id }],
  ],
  "filtre: FiltreCouverture": () => [parseCouverture(new URLSearchParams())],
  'bout: "de" | "vers"': () => ["de", "vers"],
  "genre: GenreReliableSchema": () => ["schema", "objectif", "action"],
  "ids: readonly string[]": ({ schema }) => [
    [schema.id, schema.objectifs.get(1)?.id, schema.actions["1-A"].id],
  ],
  "ids: { schema: string; filiation: string }": ({ schema }) => [
    { schema: schema.publicId, filiation: newId() },
  ],
  "ids: { schema: string; rattachement: string }": ({ schema }) => [
    { schema: schema.publicId, rattachement: newId() },
  ],
  "recherche: { sources: readonly SourceRecherche[]; q: string }": () => [{ sources: [], q: "" }],
  '{ id, schema }: { id: Id<"action">; schema: { id: Id<"schema"> } }': ({ schema }) => [
    { id: schema.actions["1-A"].id, schema: { id: newId() } },
  ],
  "cle: string": ({ schema }) => [schema.actions["1-A"].publicId],
  "rattachements: readonly Rattachement[]": ({ schema }) => [
    [
      {
        id: newId(),
        action: schema.actions["1-A"].id,
        source: schema.id,
        sous: schema.objectifs.get(1)?.id,
      },
    ],
  ],
  "condition: RawBuilder<unknown> | null": () => [null, sql`true`],
  "ecrits: readonly { champ: string; nom: string }[]": () => [[{ champ: "pilotes", nom: "Caf" }]],
  "territoires: readonly Territoire[]": () => [[{ genre: "commune", code: COMMUNE }]],
  'genre: "objectif" | "action"': () => ["objectif", "action"],
  'id: Id<"objectif"> | Id<"action">': ({ schema }) => [
    schema.objectifs.get(1)?.id,
    schema.actions["1-A"].id,
  ],
  'action: Id<"action">': ({ schema }) => [schema.actions["1-A"].id],
  'objectif: Id<"objectif">': ({ schema }) => [schema.objectifs.get(1)?.id],
  "asked: FiltrePublic": () => [SANS_FILTRE_PUBLIC],
  "filtre: FiltrePlan": () => [SANS_FILTRE],
  "filtre: FiltreImportations": () => [{ schema: null, etat: null }],
  "ids: { schema: string; commentaire: string }": ({ schema, commentaire }) => [
    { schema: schema.publicId, commentaire },
  ],
  "ids: { schema: string; piece: string }": ({ schema, piece }) => [{ schema: schema.publicId, piece }],
  "{ schema: publicId, ...adresse }: Adresse & { schema: string }": ({ schema }) => [
    { schema: schema.publicId, niveau: "action", cle: schema.actions["1-A"].publicId },
  ],
  "adresse: Adresse": ({ schema }) => [{ niveau: "action", cle: schema.actions["1-A"].publicId }],
  "{ schema, genre: named, objet }: AdresseCommentee": adressesCommentees,
  "adresse: AdresseCommentee": adressesCommentees,
  "choix: ChoixEchanges": () => [{ params: new URLSearchParams(), parPage: 20 }],
  "filtre: FiltreEchanges": () => [{ etat: null, genre: null, moi: false, texte: "" }],
  "params: URLSearchParams | null": () => [null],
  "params: URLSearchParams": () => [new URLSearchParams(), new URLSearchParams({ q: "trop", tri: "titre" })],
  "condition: RawBuilder<unknown>": () => [sql`true`],
  "choix: ChoixActeurs": () => ["tous"],
  "choix: Choix": () => [{}],
  "lecture: Lecture": ({ lecture }) => [lecture],
  "limite: number": () => [10],
  "numero: number | null = null": () => [null],
  "numero: number": () => [1],
  "numero: string": () => ["1"],
  "filtre: FiltreComparaison": () => [{ de: null, a: null, volet: null, niveau: null, tout: true }],
  "schemaId: string": ({ schema }) => [schema.publicId],
  "amendement: string": () => ["amendement"],
  "{ from, to }: { from: number; to: number }": () => [{ from: 0, to: 50 }],
  "{ after, limit }: { after: string | null; limit: number }": () => [{ after: null, limit: 100 }],
  "{ genre, after, limit }: { genre: Genre | null; after: string | null; limit: number }": () => [
    { genre: null, after: null, limit: 100 },
  ],
  "{ type, after, limit }: { type: TypeTerritoire | null; after: string | null; limit: number }": () => [
    { type: null, after: null, limit: 100 },
  ],
};

function vientDe(schema: Monde["schema"]): unknown {
  return { niveau: "action", id: schema.actions["1-A"].id, revision: 2, depuis: null };
}

function adressesCommentees({ schema }: Objets): unknown[] {
  return [
    { schema: schema.publicId, genre: "schema", objet: "tout" },
    { schema: schema.publicId, genre: "action", objet: schema.actions["1-A"].publicId },
  ];
}

/** Hypotheses that nobody keeps. */
const SCENARIO = parseTendance(new URLSearchParams("tendance=taux&taux=2"), 2028);

/** A line of the catalogue, of no département. */
const INDICATEUR: IndicateurListe = {
  ...{ id: newId<"indicateur">(), code: "population", libelle: "Population", famille: "Population" },
  ...{
    unite: "habitants",
    calcul: "somme",
    numerateur: null,
    denominateur: null,
    facteur: 100,
    formule: null,
  },
  ...{ agregation: "somme", sens: "neutre", decimales: 0, mailles: [], periodicite: "annuelle", revision: 1 },
  ...{ avertissements: [], definitions: [] },
  ...{ couverture: [], sources: [] },
};

/** A commune of 63. */
const COMMUNE = "63113";

/** A ranking of one commune, as it would have been kept. */
const CLASSEMENT: Omit<ClassementGarde, "masquees"> = {
  ...{ id: newId(), publicId: "0", titre: "", methode: "rang_somme", maille: "commune" },
  ...{ empreinte: "", creeLe: "2026-01-01T00:00:00Z", retire: false, revision: 1 },
  demande: {
    ...{ maille: "commune", methode: "rang_somme", graine: 1, tirages: 0 },
    classes: { regle: "n_premiers", n: 1 },
    indicateurs: [{ code: "population", sens_defavorable: "haut", poids: 1 }],
    territoires: [{ code: COMMUNE, valeurs: { population: 1 } }],
  },
  lecture: {
    noms: {},
    colonnes: [
      {
        ...{ code: "population", libelle: "Population", unite: "habitants", decimales: 0, millesime: "2025" },
        ...{ sens: "haut", millesimes: ["2025"], definition: "", sources: [] },
      },
    ],
    absences: {},
    familles: null,
  },
  resultat: { territoires: [], nonClasses: [], sansIndicateur: [] },
};

/**
 * What to give for each parameter that a query has after its context, as its source writes it: every value worth trying.
 * A query with a new kind of parameter needs one line here; all others are found by themselves.
 */
const TERRITOIRE: TerritoirePortrait = { maille: "commune", code: COMMUNE, nom: "Clermont-Ferrand" };

/** Writes on 1-A and on its objectif everything that stands beside their rows, by somebody who may. */
export async function fillFiches(ctx: Contexte, { acteurs, schema }: Monde): Promise<void> {
  const etiquette = newId<"etiquette">();
  await ctx.tx
    .insertInto("etiquette")
    .values({
      departement: ctx.departement,
      id: etiquette,
      public_id: newPublicId(),
      genre: "public",
      libelle: "Jeunes parents",
    })
    .execute();
  const { caf, msa } = acteurs.institutions;
  const commun = {
    acteurs: { pilotes: [caf], coordination: [msa], partenaires: [msa] },
    etiquettes: [etiquette],
  };
  const ids = { schema: schema.publicId, action: schema.actions["1-A"].publicId };
  const { revision, intitule, nature, debut, fin, id } = await findAction(ctx, ids);
  const details: DetailsAction = {
    ...(await readDetailsAction(ctx, id)),
    ...commun,
    territoires: [{ genre: "commune", code: COMMUNE }],
    jalons: [{ libelle: "Local trouvé", date: null, fait: true }],
  };
  await updateAction(ctx, { ...ids, revision, intitule, nature, debut, fin, details });
  const objectif = schema.objectifs.get(1)?.id ?? newId<"objectif">();
  const place = { schema: schema.publicId, id: objectif };
  const fiche = { ...(await readFicheObjectif(ctx, objectif)), ...commun };
  const lieu = await findLieu(ctx, { ...place, niveau: "objectif" });
  await updateObjectif(ctx, { ...place, revision: lieu.revision, fiche });
}

/** The first action as a command finds it. */
function actionTrouvee(schema: Monde["schema"], trouve: SchemaTrouve): Partial<ActionTrouvee> {
  return {
    ...{ schema: trouve, id: schema.actions["1-A"].id, publicId: schema.actions["1-A"].publicId },
    ...{ objectif: schema.objectifs.get(1)?.id ?? null, intitule: "", nature: null, debut: null, fin: null },
  };
}

/** A round that is under way, with one answer by a link. */
export async function answeredTournee(ctx: Contexte): Promise<Objets["tournee"]> {
  const { tx, departement } = ctx;
  const row = await tx
    .selectFrom("tournee_invitation as i")
    .innerJoin("tournee as t", "t.id", "i.tournee")
    .innerJoin("tournee_action as ta", "ta.invitation", "i.id")
    .innerJoin("action as a", "a.id", "ta.action")
    .select(["t.id", "t.public_id as publicId", "i.id as invitation", "i.courriel", "a.public_id as action"])
    .where("t.etat", "=", "en_cours")
    .executeTakeFirstOrThrow();
  const jeton = newJeton();
  const expire = ctx.now.add({ hours: 1 }).toString();
  await tx
    .insertInto("tournee_lien")
    .values({
      ...{ departement, empreinte: empreinteOf(jeton), invitation: row.invitation, genre: "demande" },
      ...{ courriel: null, cree_le: ctx.now.toString(), expire_le: expire },
    })
    .execute();
  await answerInvitation(ctx, {
    ...{ jeton, action: row.action, cle: newId() },
    ...{ statut: "en_cours", avancement: 10, meteo: "soleil", commentaire: "", blocage: null },
  });
  return { ...row, jeton };
}

/** Every query of every module. @throws when one has a parameter that the table does not know. */
export async function everyLecture(): Promise<Lecture[]> {
  const modules = join(projectRoot(), "src/modules");
  const found: Lecture[] = [];
  for (const file of (await readdir(modules, { recursive: true })).sort()) {
    if (!/\/queries\/.+\.ts$/.test(file) || file.endsWith(".test.ts")) continue;
    const source = await readFile(join(modules, file), "utf8");
    for (const match of source.matchAll(/^export (?:async )?function (\w+)\(\s*ctx: Contexte,?/gm)) {
      const [, name = ""] = match;
      const given = parametersOf(source.slice(match.index + match[0].length));
      const run = (await import(join(modules, file)))[name] as (...args: unknown[]) => unknown;
      found.push({ nom: `${file} ${name}`, appels: (objets) => callsOf(run, valuesOf(name, given, objets)) });
    }
  }
  return found;
}

function valuesOf(query: string, parameters: readonly string[], objets: Objets): unknown[][] {
  return parameters.map((parameter) => {
    const values = PARAMETRES[parameter];
    if (!values)
      throw new Error(`${query} takes « ${parameter} »: say what to give it in src/testing/lectures.ts`);
    return values(objets);
  });
}

function callsOf(run: (...args: unknown[]) => unknown, values: readonly unknown[][]): Appel[] {
  const combinations = values.reduce<unknown[][]>(
    (all, each) => all.flatMap((before) => each.map((value) => [...before, value])),
    [[]],
  );
  // A query that is not awaited inside is a Kysely builder: it runs when asked to.
  return combinations.map((args) => ({
    given: JSON.stringify(args, (_key, one) =>
      one instanceof Map || one instanceof Set ? [...one] : typeof one === "bigint" ? String(one) : one,
    ),
    run: async (ctx) => {
      const made = run(ctx, ...args) as { execute?: () => unknown };
      return typeof made?.execute === "function" ? made.execute() : made;
    },
  }));
}

/** The parameters without a default, one line each, from the text that follows `ctx: Contexte,`. */
function parametersOf(text: string): string[] {
  const parameters: string[] = [];
  let depth = 0;
  let current = "";
  for (const letter of text) {
    if (letter === ")" && depth === 0) break;
    if ("({[<".includes(letter)) depth += 1;
    if (")}]>".includes(letter)) depth -= 1;
    if (letter === "," && depth === 0) {
      parameters.push(current);
      current = "";
    } else current += letter;
  }
  return [...parameters, current]
    .map((one) => one.replaceAll(/\s+/g, " ").trim())
    .filter((one) => one !== "" && !one.includes(" = "));
}
