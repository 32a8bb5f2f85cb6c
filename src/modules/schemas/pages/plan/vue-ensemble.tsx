import { readPage } from "#platform/http/page.ts";
import { LienHistorique } from "#platform/journal/lien-historique.tsx";
import { operationsJournal } from "#platform/journal/rights.ts";
import { may } from "#platform/rights/rights.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { Annotated, WordsOfPage } from "#platform/ui/annotated.tsx";
import { Columns, Definition, Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatIsoDay, formatList, plural } from "#platform/values/french.ts";
import type { FiltrePlan } from "../../domain/plan/filtre-plan.ts";
import { hasNiveau, motOf, type Niveau, titreNiveau } from "../../domain/plan/niveaux.ts";
import { MOIS_ECHEANCES } from "../../domain/plan/synthese.ts";
import { LIBELLE_PHASE, LIBELLE_TYPE } from "../../domain/plan/vocabulaire.ts";
import { loadVueEnsemble, type VueEnsemble } from "../../queries/plan/load-vue-ensemble.ts";
import { readSuivi } from "../../queries/suivi/find-suivable.ts";
import { ChiffresBilan, RepartitionStatuts, TableauBilans } from "../parts/bilan.tsx";
import { lienActeur, lienAction, lienFiltre, lienSchema } from "../parts/liens.ts";
import { PropositionsRecues } from "../parts/membres/etat-membre.tsx";
import { filSchema, NavigationSchema } from "../parts/navigation-schema.tsx";
import { Nouvelles, nommerAction } from "../parts/nouvelles/nouvelles.tsx";
import { PlanVide } from "../parts/plan-vide.tsx";
import { BoutonSuivre } from "../parts/suivi/bouton-suivre.tsx";
import type { Route } from "./+types/vue-ensemble.ts";

export async function loader(args: Route.LoaderArgs) {
  return readPage(args, async (ctx) => ({
    ...(await loadVueEnsemble(ctx, args.params.schema)),
    suivi: await readSuivi(ctx, { genre: "schema", objet: args.params.schema }),
    historique: may(ctx, operationsJournal.lireHistorique, null),
  }));
}

export default function VueEnsemblePage({ loaderData: vue, params: { departement } }: Route.ComponentProps) {
  const { schema, bilan, volets } = vue;
  const lien = (filtre: Partial<FiltrePlan>) => lienFiltre(departement, schema.publicId, filtre);
  return (
    <Page
      surtitre={`${LIBELLE_TYPE[schema.type]}, ${schema.debut}-${schema.fin} — ${LIBELLE_PHASE[schema.phase]}`}
      titre={schema.titre}
      fil={filSchema(departement)}
      actions={
        <>
          {vue.peutImporter && <ButtonLink to={`/${departement}/importer`}>Importer un plan</ButtonLink>}
          <BoutonSuivre
            departement={departement}
            objet={{ genre: "schema", schema: schema.publicId, objet: schema.publicId }}
            suivi={vue.suivi}
            nom={schema.titre}
          />
          <ButtonLink to={lienSchema(departement, schema.publicId, "public")}>Page publique</ButtonLink>
          {vue.peutSuivre && (
            <ButtonLink to={lienSchema(departement, schema.publicId, "tournees")}>
              Tournées de nouvelles
            </ButtonLink>
          )}
          <LienHistorique
            departement={departement}
            genre="schema"
            cle={schema.publicId}
            permis={vue.historique}
          />
        </>
      }
    >
      <title>{`${schema.titre} — Maillage`}</title>
      <NavigationSchema departement={departement} schema={schema.publicId} />
      <PropositionsRecues departement={departement} recues={vue.recues} />
      <Copilotes departement={departement} vue={vue} />
      {bilan.total === 0 ? (
        <PlanVide departement={departement} peutImporter={vue.peutImporter} />
      ) : (
        <>
          <ChiffresBilan bilan={bilan} lien={lien} />
          <p className="discret">
            {`Chiffres calculés le ${vue.calculeLe} à partir des nouvelles données par les pilotes, pour ${niveauxComptes(vue)}.`}
          </p>
          <Section titre="Où en est le plan">
            <RepartitionStatuts bilan={bilan} lien={lien} />
            <TableauBilans
              legende={`Actions et avancement de chaque ${motOf(schema, "volet").nom}`}
              premier={titreNiveau(schema, "volet")}
              lien={lien}
              lignes={volets.map(({ no, titre, bilan: own }, index) => ({
                cle: String(index),
                nom: no === null ? titre : `${no}. ${titre}`,
                to: lien({ volet: index + 1 }),
                filtre: { volet: index + 1 },
                bilan: own,
              }))}
            />
          </Section>
          <Columns forme="principale">
            <div className="pile">
              <Pilotes departement={departement} vue={vue} lien={lien} />
              <Blocages departement={departement} vue={vue} />
            </div>
            <div className="pile">
              <Echeances departement={departement} vue={vue} />
              <Section titre="Nouvelles">
                {vue.nouvelles.length === 0 ? (
                  <p>Aucun pilote n'a encore donné de nouvelles.</p>
                ) : (
                  <Nouvelles departement={departement} nouvelles={vue.nouvelles} />
                )}
              </Section>
            </div>
          </Columns>
          <WordsOfPage
            textes={[
              ...volets.map(({ titre }) => titre),
              ...vue.pilotes.map(({ nom }) => nom),
              ...vue.echeances.map(({ intitule }) => intitule),
            ]}
          />
        </>
      )}
    </Page>
  );
}

/** Who holds the scheme, in one sentence that leads to all the others. */
function Copilotes({ departement, vue: { schema, copilotes } }: PartProps) {
  const noms = copilotes.map(({ nom, enPartie }) => (enPartie ? `${nom} (pour une partie)` : nom));
  return (
    <p>
      <Annotated>
        {noms.length === 0
          ? "Aucune institution n'a encore accepté de copiloter ce schéma. "
          : `Ce schéma est copiloté par ${formatList(noms)}. `}
      </Annotated>
      <Link to={lienSchema(departement, schema.publicId, "partenaires")}>Qui porte ce schéma</Link>
    </p>
  );
}

type PartProps = { departement: string; vue: VueEnsemble };

function Blocages({ departement, vue: { schema, bilan, blocages } }: PartProps) {
  return (
    <Section titre="Ce qui bloque">
      {bilan.bloquees === 0 ? (
        <p>Aucune action n'est bloquée.</p>
      ) : blocages === null ? (
        <p>
          {`${plural(bilan.bloquees, "action est bloquée", "actions sont bloquées")}. Les raisons sont réservées aux personnes des institutions du département.`}
        </p>
      ) : (
        <DataTable
          legende="Actions bloquées, ce qui les débloquerait, et pour quand"
          legendeMasquee
          dense
          cleLigne={({ action }) => action}
          lignes={blocages}
          vide={null}
          colonnes={[
            {
              cle: "action",
              titre: "Action",
              entete: true,
              rendu: (blocage) => (
                <Link to={lienAction(departement, schema.publicId, blocage.action)}>
                  {nommerAction(blocage)}
                </Link>
              ),
            },
            { cle: "condition", titre: "Il faut", largeur: "moyenne", rendu: ({ condition }) => condition },
            {
              cle: "echeance",
              titre: "Avant le",
              rendu: ({ echeance }) => formatIsoDay(echeance),
            },
          ]}
        />
      )}
    </Section>
  );
}

function Pilotes({ departement, vue, lien }: PartProps & { lien: (filtre: Partial<FiltrePlan>) => string }) {
  const { schema, pilotes, pilotesEnTout } = vue;
  return (
    <Section
      titre="Qui pilote"
      actions={
        <Link to={lienSchema(departement, schema.publicId, "qui-fait-quoi")}>
          {pilotesEnTout > pilotes.length ? `Les ${pilotesEnTout} pilotes` : "Qui fait quoi"}
        </Link>
      }
    >
      {pilotes.length === 0 ? (
        <p>Aucune action n'a de pilote.</p>
      ) : (
        <TableauBilans
          legende="Actions de chaque pilote"
          premier="Pilote"
          lien={lien}
          lignes={pilotes.map(({ publicId, nom, bilan }) => ({
            cle: publicId,
            nom,
            to: lienActeur(departement, publicId),
            filtre: { pilote: publicId },
            bilan,
          }))}
          comptes={["realisee", "en_cours", "en-retard", "bloquee", "sans-nouvelles"]}
        />
      )}
    </Section>
  );
}

function Echeances({ departement, vue: { schema, echeances, echeancesEnTout } }: PartProps) {
  return (
    <Section
      titre="Échéances"
      actions={<Link to={lienSchema(departement, schema.publicId, "calendrier")}>Calendrier</Link>}
    >
      {echeances.length === 0 ? (
        <p>{`Aucune action en cours ou à venir n'a de terme dans les ${MOIS_ECHEANCES} prochains mois.`}</p>
      ) : (
        <>
          <Definition
            etroite
            items={echeances.map((action) => ({
              cle: action.publicId,
              terme: action.terme,
              valeur: (
                <Link to={lienAction(departement, schema.publicId, action.publicId)}>
                  {nommerAction(action)}
                </Link>
              ),
            }))}
          />
          {echeancesEnTout > echeances.length ? (
            <p className="discret">{`Et ${plural(echeancesEnTout - echeances.length, "autre action", "autres actions")} dans les ${MOIS_ECHEANCES} prochains mois.`}</p>
          ) : null}
        </>
      )}
    </Section>
  );
}

/** « 18 objectifs et 4 volets », in the words of the scheme. */
function niveauxComptes({ schema, objectifs, volets }: VueEnsemble): string {
  const count = (n: number, niveau: Niveau) => {
    const { nom, pluriel } = motOf(schema, niveau);
    return plural(n, nom, pluriel);
  };
  const all = count(volets.length, "volet");
  return hasNiveau(schema.forme, "objectif") ? `${count(objectifs, "objectif")} et ${all}` : all;
}
