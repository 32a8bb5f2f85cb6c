import { readPage } from "#platform/http/page.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { CalendarChart } from "#platform/ui/charts/calendar.tsx";
import { EmptyState } from "#platform/ui/feedback.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { plural } from "#platform/values/french.ts";
import { parseFiltre } from "../domain/filtre-plan.ts";
import type { Situation } from "../domain/situation.ts";
import { type Calendrier, loadCalendrier } from "../queries/load-calendrier.ts";
import type { Route } from "./+types/calendrier.ts";
import { FiltreActions } from "./parts/filtre.tsx";
import { lienAction, lienSchema } from "./parts/liens.ts";
import { filSchema, NavigationSchema } from "./parts/navigation-schema.tsx";
import { nommerAction } from "./parts/nouvelles.tsx";
import { PlanVide } from "./parts/plan-vide.tsx";
import { alertesOf, GRAPHIQUE_STATUT, TABLE_ALERTE, TABLE_STATUT } from "./parts/statut.tsx";

export async function loader(args: Route.LoaderArgs) {
  const filtre = parseFiltre(new URL(args.request.url).searchParams);
  return readPage(args, (ctx) => loadCalendrier(ctx, args.params.schema, filtre));
}

export default function CalendrierPage({ loaderData: vue, params: { departement } }: Route.ComponentProps) {
  const { schema, total, retenues } = vue;
  return (
    <Page surtitre={schema.titre} titre="Calendrier des actions" fil={filSchema(departement, schema)}>
      <title>{`Calendrier — ${schema.titre} — Maillage`}</title>
      <NavigationSchema departement={departement} schema={schema.publicId} />
      {total === 0 ? (
        <PlanVide departement={departement} peutImporter={vue.peutImporter} />
      ) : (
        <>
          <FiltreActions
            departement={departement}
            vue="calendrier"
            commun={vue}
            criteres={["volet", "pilote", "statut"]}
          />
          {retenues === 0 ? (
            <EmptyState
              titre="Aucune action ne correspond"
              action={
                <ButtonLink to={lienSchema(departement, schema.publicId, "calendrier")}>
                  Effacer les filtres
                </ButtonLink>
              }
            />
          ) : (
            <Frise departement={departement} vue={vue} />
          )}
        </>
      )}
    </Page>
  );
}

function Frise({ departement, vue }: { departement: string; vue: Calendrier }) {
  const { schema, lignes, sansDate, aujourdhui } = vue;
  const statuts = new Set(lignes.map(({ situation }) => situation.statut));
  return (
    <CalendarChart
      titre={`${schema.debut}-${schema.fin}`}
      phrase={phraseOf(sansDate)}
      de={schema.debut}
      a={schema.fin}
      aujourdhui={aujourdhui}
      legende={GRAPHIQUE_STATUT.filter(({ statut }) => statuts.has(statut)).map(({ ton, pluriel }) => ({
        ton,
        label: pluriel,
      }))}
      rows={lignes.map(({ publicId, situation, volet, periode, debut, fin, ...action }) => ({
        cle: publicId,
        label: nommerAction(action),
        to: lienAction(departement, schema.publicId, publicId),
        groupe: volet,
        periode,
        etat: etatOf(situation),
        ton: GRAPHIQUE_STATUT.find(({ statut }) => statut === situation.statut)?.ton ?? "neutre",
        debut,
        fin,
        // A start without an end goes on; without either nothing is known, and nothing is drawn but a dotted line.
        ouvert: debut !== null && fin === null,
      }))}
    />
  );
}

function etatOf(situation: Situation): string {
  const alertes = alertesOf(situation).map((alerte) => TABLE_ALERTE[alerte].label.toLowerCase());
  return [TABLE_STATUT[situation.statut].label, ...alertes].join(", ");
}

function phraseOf(sansDate: number): string {
  const open = "Une barre qui s'estompe n'a pas de terme dans le plan ; une flèche à gauche, pas de début.";
  if (sansDate === 0) return open;
  return `${open} ${plural(sansDate, "action n'a", "actions n'ont")} pas de date dans le plan : un trait pointillé les marque.`;
}
