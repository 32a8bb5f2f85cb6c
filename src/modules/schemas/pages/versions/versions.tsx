import { redirect } from "react-router";
import { readForm, readPage, submitPage } from "#platform/http/page.ts";
import { Button, FormActions } from "#platform/ui/actions.tsx";
import { EmptyState, ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { newId } from "#platform/values/ids.ts";
import { openAmendement } from "../../commands/versions/amend-schema.ts";
import { LIBELLE_ETAT_AMENDEMENT } from "../../domain/versions/amendement.ts";
import { loadVersions } from "../../queries/versions/load-versions.ts";
import { lienAmendement, lienComparaison, lienSchema, lienVersion } from "../parts/liens.ts";
import { filSchema, NavigationSchema } from "../parts/navigation-schema.tsx";
import { ChampsAmendement } from "../parts/versions/champs-amendement.tsx";
import { direDifferences } from "../parts/versions/differences.tsx";
import { Empreinte } from "../parts/versions/empreinte.tsx";
import type { Route } from "./+types/versions.ts";

export async function loader(args: Route.LoaderArgs) {
  const vue = await readPage(args, (ctx) => loadVersions(ctx, args.params.schema));
  return { vue, cle: newId(), adopte: new URL(args.request.url).searchParams.has("adopte") };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const text = (name: string) => String(form.get(name) ?? "");
  const { departement, schema } = args.params;
  const result = await submitPage(args, form, (ctx) =>
    openAmendement(ctx, { schema, objet: text("objet"), motif: text("motif"), cle: text("cle") }),
  );
  return result.ok ? redirect(lienAmendement(departement, schema, result.value)) : result.response;
}

export default function VersionsPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { vue, cle, adopte } = loaderData;
  const { departement } = params;
  const { schema, versions, amendements, differences } = vue;
  const refus = actionData?.refus;
  const ouvert = amendements.find(({ etat }) => etat === "ouvert");
  return (
    <Page
      surtitre={schema.titre}
      titre="Versions"
      chapo="Ce qui a été adopté, figé avec son empreinte, et ce qui le change."
      fil={filSchema(departement, schema, {
        label: "Vie du schéma",
        to: lienSchema(departement, schema.publicId, "vie"),
      })}
      actions={<PrintButton />}
    >
      <title>{`Versions — ${schema.titre} — Maillage`}</title>
      <NavigationSchema departement={departement} schema={schema.publicId} />
      {adopte && versions[0] && !refus && (
        <Notice kind="succes" titre={`La version ${versions[0].numero} est adoptée`} annonce>
          <p>Son texte est figé. Ce que vous écrirez maintenant se verra dans la comparaison.</p>
        </Notice>
      )}
      {refus && (
        <ErrorSummary
          titre="L’amendement n’a pas été ouvert"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <Section titre="Textes adoptés">
        <DataTable
          legende="Versions adoptées"
          legendeMasquee
          lignes={versions}
          cleLigne={({ numero }) => String(numero)}
          vide={
            <EmptyState titre="Aucun texte n’est encore adopté">
              Une version naît de l’adoption du schéma, depuis la page « Vie du schéma ».
            </EmptyState>
          }
          colonnes={[
            {
              cle: "numero",
              titre: "Version",
              entete: true,
              largeur: "ajustee",
              rendu: ({ numero }) => (
                <Link to={lienVersion(departement, schema.publicId, numero)}>{`Version ${numero}`}</Link>
              ),
            },
            { cle: "date", titre: "Adoptée le", rendu: (one) => one.adopteeEnMots },
            {
              cle: "decision",
              titre: "Décision",
              rendu: ({ instance, numeroDecision }) => `${instance}, n° ${numeroDecision}`,
            },
            {
              cle: "objet",
              titre: "Par",
              rendu: ({ amendement }) => (amendement ? amendement.objet : "Adoption du schéma"),
            },
            {
              cle: "empreinte",
              titre: "Empreinte",
              rendu: ({ empreinte }) => <Empreinte valeur={empreinte} />,
            },
          ]}
        />
      </Section>
      {differences && (
        <Section titre="Depuis la dernière version">
          <p>
            {`${direDifferences(differences)} entre le texte adopté et celui d’aujourd’hui. `}
            <Link to={lienComparaison(departement, schema.publicId, {})}>Comparer champ par champ</Link>
          </p>
        </Section>
      )}
      {amendements.length > 0 && (
        <Section titre="Amendements">
          <DataTable
            legende="Amendements"
            legendeMasquee
            lignes={amendements}
            cleLigne={({ publicId }) => publicId}
            vide={null}
            colonnes={[
              {
                cle: "objet",
                titre: "Objet",
                entete: true,
                rendu: ({ publicId, objet }) => (
                  <Link to={lienAmendement(departement, schema.publicId, publicId)}>{objet}</Link>
                ),
              },
              { cle: "etat", titre: "État", rendu: ({ etat }) => LIBELLE_ETAT_AMENDEMENT[etat] },
              { cle: "ouvert", titre: "Ouvert le", rendu: ({ ouvertLe }) => ouvertLe },
              { cle: "clos", titre: "Clos le", rendu: ({ closLe }) => closLe },
            ]}
          />
        </Section>
      )}
      {vue.peutAmender && !ouvert && (
        <Section titre="Ouvrir un amendement" id="amender">
          <p>
            Un amendement donne un nom et un motif à ce qui diffère du texte adopté. Adopté par une nouvelle
            décision, il devient la version suivante.
          </p>
          <Formulaire className="formulaire" data-gardien>
            <input type="hidden" name="cle" value={refus?.saisie.cle ?? cle} />
            <ChampsAmendement refus={refus} />
            <FormActions>
              <Button>Ouvrir l’amendement</Button>
            </FormActions>
          </Formulaire>
        </Section>
      )}
      {vue.peutSuivre && (
        <Section titre="Préparer la suite">
          <p>
            <Link to={lienSchema(departement, schema.publicId, "suivant")}>Ouvrir le schéma suivant</Link>{" "}
            avec ce qui est repris de celui-ci.
          </p>
        </Section>
      )}
    </Page>
  );
}
