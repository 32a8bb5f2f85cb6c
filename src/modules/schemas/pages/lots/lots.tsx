import { Link } from "react-router";
import { Temporal } from "temporal-polyfill";
import { espaceOf, readPage } from "#platform/http/page.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { type ChipTable, EmptyState, StatutChip } from "#platform/ui/feedback.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatInstant } from "#platform/values/french.ts";
import { listLots } from "../../queries/lots/find-lot.ts";
import { lienLot, lienSchema } from "../parts/liens.ts";
import { filSchema, NavigationSchema } from "../parts/navigation-schema.tsx";
import type { Route } from "./+types/lots.ts";

const ETATS: ChipTable<"fait" | "annule" | "en-partie"> = {
  fait: { ton: "succes", glyphe: "coche", label: "Fait" },
  annule: { ton: "neutre", glyphe: "boucle", label: "Annulé" },
  "en-partie": { ton: "attention", glyphe: "boucle", label: "Annulé en partie" },
};

export async function loader(args: Route.LoaderArgs) {
  const lu = await readPage(args, (ctx) => listLots(ctx, args.params.schema));
  return { departement: await espaceOf(args), ...lu };
}

export default function Lots({ loaderData: { departement, schema, lots } }: Route.ComponentProps) {
  const choisir = `${lienSchema(departement.code, schema.publicId, "plan")}?choisir=oui`;
  return (
    <Page
      titre="Modifications en lot"
      surtitre={schema.titre}
      chapo="Chaque changement fait à plusieurs actions à la fois, et de quoi l'annuler d'un geste."
      fil={filSchema(departement.code, schema)}
      actions={<ButtonLink to={choisir}>Choisir des actions</ButtonLink>}
    >
      <title>{`Modifications en lot — ${schema.titre} — Maillage`}</title>
      <NavigationSchema departement={departement.code} schema={schema.publicId} />
      <DataTable
        legende="Lots, du plus récent au plus ancien"
        legendeMasquee
        lignes={lots}
        cleLigne={({ publicId }) => publicId}
        vide={
          <EmptyState titre="Aucun lot" action={<ButtonLink to={choisir}>Choisir des actions</ButtonLink>}>
            Personne n'a encore changé plusieurs actions d'un coup dans ce schéma.
          </EmptyState>
        }
        colonnes={[
          {
            cle: "libelle",
            titre: "Ce qui a été demandé",
            entete: true,
            largeur: "large",
            rendu: (lot) => (
              <Link to={lienLot(departement.code, schema.publicId, lot.publicId)}>{lot.libelle}</Link>
            ),
          },
          { cle: "actions", titre: "Actions", align: "end", rendu: (lot) => lot.actions },
          {
            cle: "fait",
            titre: "Fait",
            rendu: (lot) =>
              [formatInstant(Temporal.Instant.from(lot.faitLe)), lot.auteur, lot.institution]
                .filter(Boolean)
                .join(", "),
          },
          {
            cle: "etat",
            titre: "État",
            rendu: (lot) => (
              <StatutChip
                etat={lot.annuleLe === null ? "fait" : lot.restees ? "en-partie" : "annule"}
                table={ETATS}
              />
            ),
          },
        ]}
      />
    </Page>
  );
}
