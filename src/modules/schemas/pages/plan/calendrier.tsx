import { addressWith } from "#platform/http/listing.ts";
import { readPage } from "#platform/http/page.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { CalendarChart } from "#platform/ui/charts/calendar.tsx";
import { EmptyState } from "#platform/ui/feedback.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { NBSP, plural } from "#platform/values/french.ts";
import {
  ECHELLES_CALENDRIER,
  type EchelleCalendrier,
  GROUPES_CALENDRIER,
  type GroupeCalendrier,
  grouper,
} from "../../domain/plan/calendrier.ts";
import { parseFiltre } from "../../domain/plan/filtre-plan.ts";
import type { Situation } from "../../domain/plan/situation.ts";
import { type Calendrier, loadCalendrier } from "../../queries/plan/load-calendrier.ts";
import { FiltreActions } from "../parts/filtre.tsx";
import { lienAction, lienFiltre, lienSchema } from "../parts/liens.ts";
import { filSchema, NavigationSchema } from "../parts/navigation-schema.tsx";
import { nommerAction } from "../parts/nouvelles/nouvelles.tsx";
import { PlanVide } from "../parts/plan-vide.tsx";
import { alertesOf, GRAPHIQUE_STATUT, TABLE_ALERTE, TABLE_STATUT } from "../parts/statut.tsx";
import type { Route } from "./+types/calendrier.ts";

export async function loader(args: Route.LoaderArgs) {
  const params = new URL(args.request.url).searchParams;
  const filtre = parseFiltre(params);
  const par = GROUPES_CALENDRIER.find((one) => one === params.get("par")) ?? "volet";
  const echelle = ECHELLES_CALENDRIER.find((one) => one === params.get("echelle")) ?? "annees";
  const vue = await readPage(args, (ctx) => loadCalendrier(ctx, args.params.schema, filtre));
  return { ...vue, par, echelle };
}

type VueCalendrier = Calendrier & { par: GroupeCalendrier; echelle: EchelleCalendrier };

export default function CalendrierPage({ loaderData: vue, params: { departement } }: Route.ComponentProps) {
  const { schema, total, retenues } = vue;
  return (
    <Page
      surtitre={schema.titre}
      titre="Calendrier des actions"
      fil={filSchema(departement, schema)}
      actions={
        <>
          <ButtonLink to={lienFiltre(departement, schema.publicId, vue.filtre, "calendrier.csv")} fichier>
            Télécharger (CSV)
          </ButtonLink>
          <PrintButton />
        </>
      }
    >
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
            criteres={["volet", "pilote", "statut", "etiquette", "annee"]}
            garder={{ par: ailleurs("par", vue.par), echelle: ailleurs("echelle", vue.echelle) }}
          />
          <Presentation departement={departement} vue={vue} />
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

/** What is usual is left out of the address. */
function ailleurs(name: "par" | "echelle", value: string): string | null {
  return value === (name === "par" ? "volet" : "annees") ? null : value;
}

const CHOIX = [
  {
    name: "par",
    titre: "Grouper par",
    valeurs: { volet: "Volet", pilote: "Pilote", territoire: "Territoire" },
  },
  { name: "echelle", titre: "Échelle", valeurs: { annees: "Années", trimestres: "Trimestres" } },
] as const;

/** How the calendar is drawn: each choice is an address. */
function Presentation({ departement, vue }: { departement: string; vue: VueCalendrier }) {
  const ici = lienSchema(departement, vue.schema.publicId, "calendrier");
  return (
    <div className="rangee sans-impression">
      {CHOIX.map(({ name, titre, valeurs }) => (
        <p key={name} className="rangee">
          <span>{`${titre}${NBSP}:`}</span>
          {Object.entries(valeurs).map(([value, label]) => (
            <Link
              key={value}
              to={addressWith(ici, {
                ...vue.filtre,
                par: ailleurs("par", vue.par),
                echelle: ailleurs("echelle", vue.echelle),
                [name]: ailleurs(name, value),
              })}
              aria-current={vue[name] === value ? "true" : undefined}
            >
              {label}
            </Link>
          ))}
        </p>
      ))}
    </div>
  );
}

function Frise({ departement, vue }: { departement: string; vue: VueCalendrier }) {
  const { schema, lignes, sansDate, aujourdhui, filtre } = vue;
  // One year chosen, in quarters, takes the whole width.
  const year = vue.echelle === "trimestres" ? filtre.annee : null;
  const [de, a] =
    year !== null && year >= schema.debut && year <= schema.fin ? [year, year] : [schema.debut, schema.fin];
  const statuts = new Set(lignes.map(({ situation }) => situation.statut));
  return (
    <CalendarChart
      titre={de === a ? String(de) : `${de}-${a}`}
      phrase={phraseOf(sansDate)}
      jalons={lignes.some(({ jalons }) => jalons.length > 0)}
      de={de}
      a={a}
      trimestres={vue.echelle === "trimestres"}
      aujourdhui={aujourdhui}
      legende={GRAPHIQUE_STATUT.filter(({ statut }) => statuts.has(statut)).map(({ ton, pluriel }) => ({
        ton,
        label: pluriel,
      }))}
      rows={grouper(lignes, vue.par).map(({ groupe, ligne }) => {
        const { publicId, situation, periode, debut, fin, jalons, rattachee, ...action } = ligne;
        return {
          cle: `${groupe} ${publicId}`,
          label:
            rattachee === null ? nommerAction(action) : `${nommerAction(action)} (rattachée : ${rattachee})`,
          to: lienAction(departement, action.schema, publicId),
          groupe,
          periode,
          etat: etatOf(situation),
          ton: GRAPHIQUE_STATUT.find(({ statut }) => statut === situation.statut)?.ton ?? "neutre",
          debut,
          fin,
          jalons,
          // A start without an end goes on; without either nothing is known, and nothing is drawn but a dotted line.
          ouvert: debut !== null && fin === null,
        };
      })}
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
