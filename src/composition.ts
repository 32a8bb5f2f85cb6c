import { sql } from "kysely";
import {
  apiActeurs,
  arbitreMandat,
  DEPARTEMENTS_DEMO,
  dureesActeurs,
  echeancesActeurs,
  findPersonne,
  historiqueActeurs,
  loadActeursDemo,
  messagesActeurs,
  operationsActeurs,
  partActeurs,
  portPersonnes,
  principalSql,
  rechercheActeurs,
  traitementsActeurs,
} from "#modules/acteurs/index.ts";
import {
  apiObservatoire,
  findConstatsSansReponse,
  historiqueObservatoire,
  loadObservatoireDemo,
  messagesObservatoire,
  operationsObservatoire,
  portraitDuDepartement,
  rechercheObservatoire,
  reliableClassement,
  reliableConstat,
} from "#modules/observatoire/index.ts";
import {
  apiSchemas,
  COURRIEL_CONFIE,
  COURRIEL_CONSULTATION,
  COURRIEL_MENTION,
  COURRIEL_NOUVELLES,
  COURRIEL_PARTENARIAT,
  COURRIEL_RELANCE,
  COURRIEL_RELEVE,
  dureesEchanges,
  dureesSchemas,
  echeancesSchemas,
  findCopilotes,
  findMentions,
  historiqueSchemas,
  loadPlanDemo,
  loadSchemaDemo,
  messagesSchemas,
  operationsSchemas,
  papiersSchemas,
  partEchanges,
  partSchemas,
  plugPortrait,
  rebaseActeurKept,
  rechercheSchemas,
  reliablesSchemas,
  tacheConsultations,
  tacheReleves,
  tacheTournees,
  traitementEchanges,
  traitementsSchemas,
} from "#modules/schemas/index.ts";
import {
  apiTerritoires,
  closeEspace,
  historiqueTerritoires,
  listEspaces,
  loadReference,
  loadTerritoiresDemo,
  messagesTerritoires,
  openEspace,
  operationsTerritoires,
  rechercheTerritoires,
} from "#modules/territoires/index.ts";
import { messagesSauvegarde } from "#platform/backup/messages.ts";
import type { Settings } from "#platform/config/settings.ts";
import type { Clock } from "#platform/context/clock.ts";
import { Platform } from "#platform/context/platform.ts";
import type { Database } from "#platform/database/database.ts";
import { embeddedMessages } from "#platform/database/embedded/index.ts";
import { emptyDepartement } from "#platform/database/empty-departement.ts";
import { messagesDocuments } from "#platform/documents/messages.ts";
import type { SourceEcheances } from "#platform/echeances/echeance.ts";
import { messagesEcheances } from "#platform/echeances/messages.ts";
import { operationsEcheances } from "#platform/echeances/rights.ts";
import { messagesFichiers } from "#platform/files/messages.ts";
import { loadGlossaireDemo } from "#platform/glossaire/demo.ts";
import { historiqueGlossaire } from "#platform/glossaire/historique.ts";
import { messagesGlossaire } from "#platform/glossaire/messages.ts";
import { rechercheGlossaire } from "#platform/glossaire/recherche.ts";
import { operationsGlossaire } from "#platform/glossaire/rights.ts";
import { type Application, EspaceDirectory } from "#platform/http/application.ts";
import { Messages } from "#platform/http/messages.ts";
import { platformMessages } from "#platform/http/platform-messages.ts";
import { forgetDepartement } from "#platform/identity/comptes.ts";
import { Fournisseur } from "#platform/identity/fournisseur.ts";
import { historiqueIdentite } from "#platform/identity/historique.ts";
import { messagesIdentite } from "#platform/identity/messages.ts";
import type { Principal } from "#platform/identity/principal.ts";
import { signingSecret } from "#platform/identity/secret.ts";
import { messagesImport } from "#platform/import/messages.ts";
import { historiqueJournal } from "#platform/journal/historique.ts";
import { messagesJournal } from "#platform/journal/messages.ts";
import { operationsJournal } from "#platform/journal/rights.ts";
import { forgetCourriels, loadCourrielsDemo } from "#platform/mail/demo.ts";
import { GenresCourriel } from "#platform/mail/genres.ts";
import { menageCourriels } from "#platform/mail/menage.ts";
import { messagesCourriel } from "#platform/mail/messages.ts";
import { historiquePapiers } from "#platform/papiers/historique.ts";
import { messagesPapiers } from "#platform/papiers/messages.ts";
import type { Papier } from "#platform/papiers/papier.ts";
import { dureesPapiers, partPapiers, traitementPapiers } from "#platform/papiers/personnel.ts";
import { operationsPapiers } from "#platform/papiers/rights.ts";
import { historiqueRenvois } from "#platform/references/historique.ts";
import { messagesRenvois } from "#platform/references/messages.ts";
import { References } from "#platform/references/references.ts";
import { tacheConservation } from "#platform/rgpd/cli.ts";
import { loadRegistreDemo } from "#platform/rgpd/demo.ts";
import { dureesPlateforme } from "#platform/rgpd/durees-plateforme.ts";
import { historiqueRgpd } from "#platform/rgpd/historique.ts";
import { messagesRgpd } from "#platform/rgpd/messages.ts";
import { papierRegistre } from "#platform/rgpd/papier-registre.ts";
import { partPlateforme } from "#platform/rgpd/part-plateforme.ts";
import type { Rgpd } from "#platform/rgpd/rgpd.ts";
import { operationsRgpd } from "#platform/rgpd/rights.ts";
import { traitementsPlateforme } from "#platform/rgpd/traitement.ts";
import type { ModuleOperations } from "#platform/rights/qui-peut-quoi.ts";
import type { SourceRecherche } from "#platform/search/source.ts";

// Papers of a scheme show figures, although schemas does not know the observatory.
plugPortrait(portraitDuDepartement);

/** Every sentence that a refusal can become. */
export function allMessages(): Messages {
  const messages = new Messages();
  for (const catalogue of [
    platformMessages,
    messagesIdentite,
    embeddedMessages,
    messagesImport,
    messagesDocuments,
    messagesPapiers,
    messagesFichiers,
    messagesSauvegarde,
    messagesJournal,
    messagesCourriel,
    messagesEcheances,
    messagesRgpd,
    messagesGlossaire,
    messagesRenvois,
    messagesActeurs,
    messagesTerritoires,
    messagesSchemas,
    messagesObservatoire,
  ]) {
    messages.add(catalogue);
  }
  return messages;
}

/** What the kernel and the modules declare of personal data. */
export const declaredRgpd: Rgpd = {
  traitements: [
    ...traitementsPlateforme,
    traitementPapiers,
    ...traitementsActeurs,
    ...traitementsSchemas,
    traitementEchanges,
  ],
  durees: [...dureesPlateforme, ...dureesPapiers, ...dureesActeurs, ...dureesSchemas, ...dureesEchanges],
  // The journal last: it also erases what the others have just written.
  personnes: { findPersonne, parts: [partActeurs, partSchemas, partEchanges, partPapiers, partPlateforme] },
};
/** How the objects of each module are named, linked, found by another, told in their history. */
export function allReferences(): References {
  const references = new References();
  references.addMentions(findMentions);
  references.addRebase(rebaseActeurKept);
  references.addArbitre("role_personne", arbitreMandat);
  references.addConducteurs(findCopilotes);
  references.addReliables(reliablesSchemas);
  references.addReliables([reliableConstat, reliableClassement]);
  references.addAttente(findConstatsSansReponse);
  for (const historique of [
    historiqueJournal,
    historiqueRenvois,
    historiqueIdentite,
    historiqueRgpd,
    historiquePapiers,
    historiqueGlossaire,
    historiqueActeurs,
    historiqueTerritoires,
    historiqueSchemas,
    historiqueObservatoire,
  ]) {
    references.addHistorique(historique);
  }
  return references;
}

/** What each module lets people find. */
export const allSources: readonly SourceRecherche[] = [
  rechercheSchemas,
  rechercheActeurs,
  rechercheTerritoires,
  rechercheObservatoire,
  rechercheGlossaire,
];

/** The dates of each module. */
export const allEcheances: readonly SourceEcheances[] = [echeancesSchemas, echeancesActeurs];

/** What each module lets people print. */
export const allPapiers: readonly Papier[] = [papierRegistre(declaredRgpd), ...papiersSchemas];

/** Every operation of every module, in the order of the page « qui peut quoi ». */
export const allOperations: readonly ModuleOperations[] = [
  { cle: "schemas", titre: "Schémas", operations: operationsSchemas },
  { cle: "acteurs", titre: "Acteurs", operations: operationsActeurs },
  { cle: "observatoire", titre: "Observatoire", operations: operationsObservatoire },
  { cle: "territoires", titre: "Territoires", operations: operationsTerritoires },
  { cle: "echeances", titre: "Dates et agendas", operations: operationsEcheances },
  { cle: "papiers", titre: "Impressions", operations: operationsPapiers },
  { cle: "glossaire", titre: "Glossaire", operations: operationsGlossaire },
  { cle: "rgpd", titre: "Données personnelles", operations: operationsRgpd },
  { cle: "journal", titre: "Journal", operations: operationsJournal },
];

/** Name of the lock under which the demonstration is loaded, by one process of the deployment at a time. */
const DEMONSTRATION = "demonstration";

/** Plugs the modules into the kernel: the whole wiring. Loads the reference, and the demonstration into an empty base. */
export async function compose(database: Database, settings: Settings, clock: Clock): Promise<Application> {
  const platform = new Platform(database, clock, settings.fichiers);
  const references = allReferences();
  const adresse = settings.origine ?? `http://localhost:${settings.port}`;

  await loadReference(database);
  const espaces = new EspaceDirectory(() => listEspaces(database));
  await espaces.refresh();
  // Two processes that start together on an empty base: the second waits, then finds the work done.
  if (settings.demo && (await espaces.list()).length === 0) {
    await database.alone(DEMONSTRATION, async () => {
      if ((await listEspaces(database)).length === 0) await loadDemonstration(platform, adresse);
    });
  }
  await espaces.refresh();

  return {
    platform,
    messages: allMessages(),
    references,
    recherche: allSources,
    echeances: allEcheances,
    api: [apiSchemas, apiActeurs, apiTerritoires, apiObservatoire],
    operations: allOperations,
    papiers: allPapiers,
    taches: [menageCourriels, tacheConservation, tacheTournees, tacheConsultations, tacheReleves],
    rgpd: declaredRgpd,
    genresCourriel: new GenresCourriel([
      COURRIEL_CONSULTATION,
      COURRIEL_PARTENARIAT,
      COURRIEL_NOUVELLES,
      COURRIEL_RELANCE,
      COURRIEL_CONFIE,
      COURRIEL_MENTION,
      COURRIEL_RELEVE,
    ]),
    demo: settings.demo,
    secret: await signingSecret(database),
    espaces,
    adresse,
    fournisseur: settings.oidc && new Fournisseur(settings.oidc, adresse, clock),
    personnes: portPersonnes,
    principalSql,
    ...(settings.demo && {
      resetDemonstration: oneAtATime(() =>
        database.alone(DEMONSTRATION, () => loadDemonstration(platform, adresse)),
      ),
    }),
  };
}

/** Empties and loads again the départements of demonstration; one is open once it is whole, never half loaded. */
export async function loadDemonstration(platform: Platform, adresse?: string): Promise<void> {
  const references = allReferences();
  const real = (await listEspaces(platform.database)).filter((espace) => !espace.demonstration);
  for (const departement of DEPARTEMENTS_DEMO) {
    if (real.some((espace) => espace.code === departement)) continue;
    await closeEspace(platform.database, departement);
    await emptyDepartement(platform.database, departement);
    await platform.database.national((tx) => forgetCourriels(tx, departement));
    await platform.database.national((tx) => forgetDepartement(tx, departement));
    const { acteurs, plan } = await platform.act(departement, DEMO, async (ctx) => {
      const known = await loadActeursDemo(ctx);
      return { acteurs: known, plan: await loadPlanDemo(ctx, known) };
    });
    // The thousands of statements that follow would be planned for empty tables: twenty times slower.
    await analyze(platform);
    await platform.act(departement, DEMO, async (ctx) => {
      const { objectifs } = await loadSchemaDemo(ctx, plan, acteurs, adresse);
      await loadCourrielsDemo(ctx);
      await loadRegistreDemo(ctx);
      await loadGlossaireDemo(ctx);
      await loadTerritoiresDemo(ctx);
      await loadObservatoireDemo(ctx, { personnes: acteurs.personnes, objectifs }, references);
    });
    const now = platform.clock.now().toString();
    await openEspace(platform.database, departement, { demonstration: true, now });
  }
  // As after a restore: without statistics the first pages, on tables that look empty, take seconds.
  await analyze(platform);
}

const DEMO: Principal = { genre: "systeme", nom: "démonstration" };

async function analyze({ database }: Platform): Promise<void> {
  await database.asOwner(null, (tx) => sql`ANALYZE`.execute(tx));
}

/** Whoever asks while the work is under way gets the same one. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> | null = null;
  return () => {
    underWay ??= work().finally(() => {
      underWay = null;
    });
    return underWay;
  };
}
