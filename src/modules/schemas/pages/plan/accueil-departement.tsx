import { espaceOf, readPage } from "#platform/http/page.ts";
import { operationsJournal } from "#platform/journal/rights.ts";
import { may } from "#platform/rights/rights.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { Columns, KeyFigures, Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { formatNumber, plural } from "#platform/values/french.ts";
import type { SchemaAvecBilan } from "../../queries/plan/list-bilans.ts";
import { loadAccueil } from "../../queries/plan/load-accueil.ts";
import { alertesEnMots } from "../parts/bilan.tsx";
import { lienFiltre } from "../parts/liens.ts";
import { PropositionsRecues } from "../parts/membres/etat-membre.tsx";
import { Nouvelles } from "../parts/nouvelles/nouvelles.tsx";
import { SansSchema } from "../parts/sans-schema.tsx";
import { TableauSchemas } from "../parts/tableau-schemas.tsx";
import type { Route } from "./+types/accueil-departement.ts";

export async function loader(args: Route.LoaderArgs) {
  const { nom } = await espaceOf(args);
  return readPage(args, async (ctx) => ({
    nom,
    ...(await loadAccueil(ctx)),
    journal: may(ctx, operationsJournal.consulter, null),
  }));
}

export default function AccueilDepartement({ loaderData, params: { departement } }: Route.ComponentProps) {
  const { nom, schemas, nouvelles, epci, peutCreer, calculeLe, recues, journal } = loaderData;
  return (
    <Page
      surtitre={`Département ${departement}`}
      titre={nom}
      chapo="Les services aux familles, conduits ensemble : les schémas, ceux qui agissent, les territoires."
      actions={
        <>
          {peutCreer && (
            <ButtonLink to={`/${departement}/importer`} variant="primaire">
              Importer un plan
            </ButtonLink>
          )}
          {journal && <ButtonLink to={`/${departement}/journal`}>Journal</ButtonLink>}
        </>
      }
    >
      <title>{`${nom} — Maillage`}</title>
      <PropositionsRecues departement={departement} recues={recues} />
      {schemas.length === 0 ? (
        <>
          <SansSchema departement={departement} peutCreer={peutCreer} />
          <LeDepartement departement={departement} epci={epci} peutCreer={peutCreer} />
        </>
      ) : (
        <>
          <Section titre="Schémas">
            <TableauSchemas departement={departement} schemas={schemas} />
          </Section>
          <Columns>
            <div className="pile">
              <Attention departement={departement} schemas={schemas} calculeLe={calculeLe} />
              <LeDepartement departement={departement} epci={epci} peutCreer={peutCreer} />
            </div>
            <Section titre="Dernières nouvelles">
              {nouvelles.length === 0 ? (
                <p>Aucun pilote n'a encore donné de nouvelles.</p>
              ) : (
                <Nouvelles departement={departement} nouvelles={nouvelles} />
              )}
            </Section>
          </Columns>
        </>
      )}
    </Page>
  );
}

/** What deserves attention, scheme by scheme; each count leads to its actions. */
function Attention({
  departement,
  schemas,
  calculeLe,
}: {
  departement: string;
  schemas: readonly SchemaAvecBilan[];
  calculeLe: string;
}) {
  const concerned = schemas
    .map((schema) => ({ schema, alertes: alertesEnMots(schema.bilan) }))
    .filter(({ alertes }) => alertes.length > 0);
  return (
    <Section titre="À regarder">
      {concerned.length === 0 ? <p>Rien n'est en retard, bloqué ni sans nouvelles.</p> : null}
      {concerned.map(({ schema, alertes }) => (
        <div key={schema.publicId} className="pile">
          {schemas.length > 1 ? <h3>{schema.titre}</h3> : null}
          <KeyFigures
            items={alertes.map(({ filtre, nombre, mots }) => ({
              label: mots,
              valeur: formatNumber(nombre),
              to: lienFiltre(departement, schema.publicId, filtre),
            }))}
          />
        </div>
      ))}
      <p className="discret">{`Calculé le ${calculeLe} à partir des nouvelles données par les pilotes.`}</p>
    </Section>
  );
}

/** Ways to the rest of the département. */
function LeDepartement({
  departement,
  epci,
  peutCreer,
}: {
  departement: string;
  epci: number;
  peutCreer: boolean;
}) {
  return (
    <Section titre="Le département">
      <ul>
        <li>
          <Link to={`/${departement}/acteurs`}>Acteurs</Link> : les institutions, leurs services et les
          comités qui pilotent ou participent.
        </li>
        <li>
          <Link to={`/${departement}/territoires`}>Territoires</Link>
          {` : ${epci === 0 ? "les communes du département." : `${plural(epci, "intercommunalité")} et leurs communes.`}`}
        </li>
        {peutCreer ? (
          <li>
            <Link to={`/${departement}/importations`}>Importations</Link> : les fichiers déposés, et ce qu'ils
            ont changé.
          </li>
        ) : null}
      </ul>
    </Section>
  );
}
