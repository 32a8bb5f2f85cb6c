import { redirect } from "react-router";
import { Temporal } from "temporal-polyfill";
import { espaceOf, readForm, readPage, stateOf, submitPage } from "#platform/http/page.ts";
import { EmptyState, Notice, StatutChip } from "#platform/ui/feedback.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatInstant } from "#platform/values/french.ts";
import { listPapiers } from "../find-papier.ts";
import { LIBELLE_FORMAT } from "../papier.ts";
import { requestPapier } from "../request-papier.ts";
import type { Route } from "./+types/papiers.ts";
import { ETATS } from "./parts/etats.ts";
import { lienModeles } from "./parts/liens-modeles.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const papiers = await readPage(args, listPapiers);
  return { code, papiers, supprime: new URL(args.request.url).searchParams.has("supprime") };
}

export async function action(args: Route.ActionArgs) {
  const { papiers } = stateOf(args).application;
  const form = await readForm(args);
  const text = (name: string) => String(form.get(name) ?? "");
  const result = await submitPage(args, form, (ctx) =>
    requestPapier(ctx, papiers, {
      papier: text("papier"),
      objet: text("objet"),
      format: text("format"),
      cle: text("cle"),
    }),
  );
  return result.ok ? redirect(`/${args.params.departement}/papiers/${result.value}`) : result.response;
}

export default function PapiersPage({ loaderData, actionData }: Route.ComponentProps) {
  const { code, papiers, supprime } = loaderData;
  return (
    <Page
      titre="Mes impressions"
      chapo="Les documents que vous avez demandés, tant qu’ils sont conservés. Un document court se télécharge aussitôt, sans passer par cette liste."
      fil={[{ label: "Accueil", to: `/${code}` }]}
    >
      <title>Mes impressions — Maillage</title>
      <p>
        Pour imprimer sur le papier à en-tête de votre institution, voyez ses{" "}
        <Link to={lienModeles(code)}>modèles Word</Link>.
      </p>
      {actionData?.refus && (
        <Notice kind="erreur" titre="L’impression n’a pas été demandée" annonce>
          <p>{actionData.refus.message}</p>
        </Notice>
      )}
      {supprime && <Notice kind="succes" titre="L’impression est supprimée" annonce />}
      <DataTable
        legende="Mes impressions"
        legendeMasquee
        lignes={papiers}
        cleLigne={(papier) => papier.publicId}
        colonnes={[
          {
            cle: "titre",
            titre: "Document",
            entete: true,
            largeur: "large",
            rendu: (papier) => <Link to={`/${code}/papiers/${papier.publicId}`}>{papier.titre}</Link>,
          },
          { cle: "format", titre: "Format", rendu: (papier) => LIBELLE_FORMAT[papier.format] },
          {
            cle: "demande",
            titre: "Demandée le",
            rendu: (papier) => formatInstant(Temporal.Instant.from(papier.demandeLe)),
          },
          { cle: "etat", titre: "État", rendu: (papier) => <StatutChip etat={papier.etat} table={ETATS} /> },
          {
            cle: "fichier",
            titre: "Fichier",
            rendu: (papier) =>
              papier.etat === "pret" && (
                <Link to={`/${code}/papiers/${papier.publicId}/fichier`} download="">
                  Télécharger<span className="vh">{` ${papier.titre}`}</span>
                </Link>
              ),
          },
        ]}
        vide={
          <EmptyState titre="Aucune impression">
            Demandez-en une depuis la page de l’objet à imprimer : elle restera ici, à télécharger de nouveau.
          </EmptyState>
        }
      />
    </Page>
  );
}
