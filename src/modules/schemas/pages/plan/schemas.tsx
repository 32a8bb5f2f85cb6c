import { readPage } from "#platform/http/page.ts";
import { may } from "#platform/rights/rights.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { listBilans } from "../../queries/plan/list-bilans.ts";
import { operationsSchemas } from "../../rights.ts";
import { SansSchema } from "../parts/sans-schema.tsx";
import { TableauSchemas } from "../parts/tableau-schemas.tsx";
import type { Route } from "./+types/schemas.ts";

export async function loader(args: Route.LoaderArgs) {
  return readPage(args, async (ctx) => ({
    schemas: await listBilans(ctx),
    peutCreer: may(ctx, operationsSchemas.creer, null),
  }));
}

export default function SchemasPage({
  loaderData: { schemas, peutCreer },
  params: { departement },
}: Route.ComponentProps) {
  return (
    <Page
      titre="Schémas"
      chapo="Ce que les institutions du département se sont engagées à faire ensemble pour les familles."
      fil={[{ label: "Accueil", to: `/${departement}` }]}
      actions={
        peutCreer ? (
          <>
            <ButtonLink to={`/${departement}/schemas/nouveau`}>Créer un schéma</ButtonLink>
            <ButtonLink to={`/${departement}/importer`}>Importer un plan</ButtonLink>
          </>
        ) : null
      }
    >
      <title>Schémas — Maillage</title>
      {schemas.length === 0 ? (
        <SansSchema departement={departement} peutCreer={peutCreer} />
      ) : (
        <TableauSchemas departement={departement} schemas={schemas} avecType />
      )}
    </Page>
  );
}
