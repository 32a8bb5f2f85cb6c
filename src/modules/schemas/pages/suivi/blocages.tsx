import { readPage } from "#platform/http/page.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { EmptyState } from "#platform/ui/feedback.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatIsoDay, plural } from "#platform/values/french.ts";
import { parseFiltre } from "../../domain/plan/filtre-plan.ts";
import { direAuComite, direCombien } from "../../domain/suivi/dire-blocages.ts";
import { type ActionBloquee, loadBlocages } from "../../queries/suivi/load-blocages.ts";
import { Acteurs } from "../parts/acteurs.tsx";
import { FiltreActions } from "../parts/filtre.tsx";
import { lienAction, lienFiltre, lienSchema } from "../parts/liens.ts";
import { filSchema, NavigationSchema } from "../parts/navigation-schema.tsx";
import { nommerAction } from "../parts/nouvelles/nouvelles.tsx";
import type { Route } from "./+types/blocages.ts";

export async function loader(args: Route.LoaderArgs) {
  const filtre = parseFiltre(new URL(args.request.url).searchParams);
  return readPage(args, (ctx) => loadBlocages(ctx, args.params.schema, filtre));
}

export default function BlocagesPage({ loaderData: vue, params: { departement } }: Route.ComponentProps) {
  const { schema, bloquees } = vue;
  return (
    <Page
      surtitre={schema.titre}
      titre="Actions bloquées, et ce qui les débloque"
      chapo="Ce qui est attendu, de qui, et pour quand. Les dates dépassées viennent d'abord."
      fil={filSchema(departement, schema)}
      actions={
        <>
          <ButtonLink to={lienFiltre(departement, schema.publicId, vue.filtre, "blocages.csv")} fichier>
            Télécharger (CSV)
          </ButtonLink>
          <PrintButton />
        </>
      }
    >
      <title>{`Actions bloquées — ${schema.titre} — Maillage`}</title>
      <NavigationSchema departement={departement} schema={schema.publicId} />
      <FiltreActions
        departement={departement}
        vue="blocages"
        commun={vue}
        criteres={["volet", "pilote", "etiquette"]}
      />
      {bloquees.length === 0 ? (
        <EmptyState
          titre="Aucune action bloquée"
          action={
            <ButtonLink to={lienSchema(departement, schema.publicId, "plan")}>Voir tout le plan</ButtonLink>
          }
        >
          {vue.retenues < vue.total
            ? "Aucune des actions que gardent ces filtres n'est bloquée."
            : "Aucun pilote n'a dit que son action était bloquée."}
        </EmptyState>
      ) : (
        <>
          <p>{direCombien(bloquees)}</p>
          <DataTable
            legende="Actions bloquées, la date la plus dépassée d'abord"
            legendeMasquee
            cleLigne={({ publicId }) => publicId}
            lignes={bloquees}
            vide={null}
            colonnes={[
              {
                cle: "action",
                titre: "Action",
                entete: true,
                largeur: "moyenne",
                rendu: (action: ActionBloquee) => (
                  <Link to={lienAction(departement, schema.publicId, action.publicId)}>
                    {nommerAction(action)}
                  </Link>
                ),
              },
              { cle: "raison", titre: "Ce qui bloque", largeur: "moyenne", rendu: ({ raison }) => raison },
              {
                cle: "condition",
                titre: "Ce qui débloque",
                largeur: "moyenne",
                rendu: ({ condition }) => condition,
              },
              { cle: "echeance", titre: "Pour le", rendu: (action) => <Echeance action={action} /> },
              {
                cle: "qui",
                titre: "À qui d'agir",
                rendu: ({ pilotes }) => <Acteurs departement={departement} acteurs={pilotes} />,
              },
              { cle: "depuis", titre: "Bloquée depuis le", rendu: ({ depuis }) => formatIsoDay(depuis) },
              {
                cle: "suite",
                titre: "Suite",
                rendu: (action) =>
                  action.peutDire ? (
                    <Link
                      to={`${lienAction(departement, schema.publicId, action.publicId)}#donner-des-nouvelles`}
                    >
                      Donner des nouvelles<span className="vh">{` de ${nommerAction(action)}`}</span>
                    </Link>
                  ) : null,
              },
            ]}
          />
          <Section titre="À dire au comité">
            <ul className="liste-nue">
              {direAuComite(bloquees)
                .split("\n")
                .map((line) => (
                  <li key={line}>{line}</li>
                ))}
            </ul>
          </Section>
        </>
      )}
    </Page>
  );
}

function Echeance({ action: { echeance, joursDepasses } }: { action: ActionBloquee }) {
  if (joursDepasses === 0) return formatIsoDay(echeance);
  return (
    <>
      {formatIsoDay(echeance)}
      <strong>{` dépassée de ${plural(joursDepasses, "jour")}`}</strong>
    </>
  );
}
