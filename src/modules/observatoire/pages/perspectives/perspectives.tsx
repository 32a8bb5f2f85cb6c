import { espaceOf, readPage } from "#platform/http/page.ts";
import { may } from "#platform/rights/rights.ts";
import { ButtonLink, FilterForm } from "#platform/ui/actions.tsx";
import { EmptyState, Notice } from "#platform/ui/feedback.tsx";
import { SelectField, TextField } from "#platform/ui/fields.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { Tabs } from "#platform/ui/navigation.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatIsoDay, plural } from "#platform/values/french.ts";
import { TENDANCES } from "../../domain/perspectives/projeter.ts";
import { LIBELLE_TENDANCE, parseTendance, sayTendance } from "../../domain/perspectives/scenario.ts";
import { listScenarios, type ScenarioGarde } from "../../queries/perspectives/find-scenario.ts";
import { loadPerspective } from "../../queries/perspectives/load-perspectives.ts";
import { operationsObservatoire } from "../../rights.ts";
import { lienImports, lienPerspectives } from "../parts/liens.ts";
import { NavigationObservatoire } from "../parts/navigation-observatoire.tsx";
import { Hypotheses, hypothesesOf } from "../parts/perspectives/hypotheses.tsx";
import { ResultatProjection } from "../parts/perspectives/resultat-projection.tsx";
import type { Route } from "./+types/perspectives.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const params = new URL(args.request.url).searchParams;
  const retires = params.get("vue") === "supprimes";
  return readPage(args, async (ctx) => {
    const libre = parseTendance(params, ctx.today.year + 3);
    const perspective = await loadPerspective(ctx, libre);
    return {
      ...{ code, nom, retires, libre, perspective },
      scenarios: await listScenarios(ctx, { retires }),
      lire: may(ctx, operationsObservatoire.lireScenarios, null),
      ecrire: may(ctx, operationsObservatoire.tenirScenarios, null),
    };
  });
}

export default function PerspectivesPage({ loaderData }: Route.ComponentProps) {
  const { code, nom, libre, perspective, lire, ecrire } = loaderData;
  return (
    <Page
      titre="Perspectives d’accueil"
      surtitre={`${nom} (${code})`}
      chapo="Ce que deviendrait la couverture des jeunes enfants si des places ouvraient ou fermaient, et si les naissances changeaient. Des hypothèses à discuter, pas des prévisions."
      fil={[{ label: "Accueil", to: `/${code}` }]}
      actions={
        <>
          <PrintButton />
          {ecrire && perspective && (
            <ButtonLink to={lienPerspectives(code, "nouveau")} variant="primaire">
              Écrire un scénario
            </ButtonLink>
          )}
        </>
      }
    >
      <title>{`Perspectives d’accueil, ${nom} — Maillage`}</title>
      <NavigationObservatoire departement={code} />
      {lire && <Scenarios {...loaderData} />}
      {perspective === null ? (
        <EmptyState titre="Aucun taux de couverture n’est publié par intercommunalité">
          <p>Déposez le jeu « txcouv_pe_epci » de la Cnaf : c’est de lui que partent les perspectives.</p>
          <p>
            <Link to={`${lienImports(code)}/deposer`}>Déposer des données</Link>
          </p>
        </EmptyState>
      ) : (
        <Section titre="Si rien n’ouvrait ni ne fermait">
          <FilterForm action={lienPerspectives(code)} label="Choisir la tendance" bouton="Calculer">
            <SelectField
              name="tendance"
              label="Enfants à venir"
              defaultValue={libre.tendance}
              options={TENDANCES.map((value) => ({ value, label: LIBELLE_TENDANCE[value] }))}
            />
            <TextField
              name="taux"
              label="Pourcentage par an"
              court
              defaultValue={libre.taux === null ? "" : String(libre.taux).replace(".", ",")}
            />
            <TextField
              name="horizon"
              label="Jusqu’en"
              court
              inputMode="numeric"
              maxLength={4}
              defaultValue={String(libre.horizon)}
            />
          </FilterForm>
          {libre.tendance === "lineaire" && !perspective.bases.enfants && (
            <Notice
              kind="attention"
              titre="Aucune naissance, aucun nombre d’enfants n’est publié par intercommunalité"
            >
              <p>
                Une tendance ne se lit nulle part : déposez les naissances des dernières années, ou choisissez
                un pourcentage.
              </p>
            </Notice>
          )}
          <ResultatProjection
            projection={perspective.projection}
            france={perspective.bases.france}
            autre={null}
          />
          <Hypotheses lignes={hypothesesOf(perspective.bases, perspective.projection, libre)} />
        </Section>
      )}
    </Page>
  );
}

function Scenarios({ code, scenarios, retires, ecrire }: Route.ComponentProps["loaderData"]) {
  return (
    <Section titre="Scénarios gardés">
      {ecrire && (
        <Tabs
          label="Scénarios"
          items={[
            { label: "Gardés", to: lienPerspectives(code), current: !retires },
            { label: "Supprimés", to: `${lienPerspectives(code)}?vue=supprimes`, current: retires },
          ]}
        />
      )}
      <DataTable
        legende="Scénarios"
        legendeMasquee
        lignes={scenarios}
        cleLigne={({ publicId }) => publicId}
        colonnes={[
          {
            ...{ cle: "titre", titre: "Scénario", entete: true, largeur: "large" },
            rendu: ({ titre, publicId }: ScenarioGarde) => (
              <Link to={lienPerspectives(code, publicId)}>{titre}</Link>
            ),
          },
          { cle: "tendance", titre: "Enfants", rendu: (one: ScenarioGarde) => sayTendance(one) },
          {
            ...{ cle: "places", titre: "Places" },
            rendu: ({ places }: ScenarioGarde) => plural(places.length, "ligne"),
          },
          {
            cle: "horizon",
            titre: "Jusqu’en",
            align: "end",
            rendu: ({ horizon }: ScenarioGarde) => String(horizon),
          },
          {
            ...{ cle: "modifie", titre: "Modifié le" },
            rendu: ({ modifieLe }: ScenarioGarde) => formatIsoDay(modifieLe.slice(0, 10)),
          },
        ]}
        vide={
          <EmptyState titre={retires ? "Aucun scénario supprimé" : "Aucun scénario pour le moment"}>
            <p>Un scénario garde des places ouvertes ou fermées, par intercommunalité et par année.</p>
          </EmptyState>
        }
      />
    </Section>
  );
}
