import { readPage } from "#platform/http/page.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { EmptyState, ProgressBar } from "#platform/ui/feedback.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { Tree, TreeItem } from "#platform/ui/tree.tsx";
import { NBSP, plural } from "#platform/values/french.ts";
import type { Bilan } from "../domain/avancement.ts";
import { parseFiltre } from "../domain/filtre-plan.ts";
import type { Situation } from "../domain/situation.ts";
import { type Arbre, type EngagementArbre, loadArbre, type ObjectifArbre } from "../queries/load-arbre.ts";
import type { Route } from "./+types/plan.ts";
import { FiltreActions } from "./parts/filtre.tsx";
import { lienAction, lienFiltre, lienObjectif, lienSchema } from "./parts/liens.ts";
import { filSchema, NavigationSchema } from "./parts/navigation-schema.tsx";
import { PlanVide } from "./parts/plan-vide.tsx";
import { alertesOf, SituationAction, TABLE_ALERTE, TABLE_STATUT } from "./parts/statut.tsx";

export async function loader(args: Route.LoaderArgs) {
  const filtre = parseFiltre(new URL(args.request.url).searchParams);
  return readPage(args, (ctx) => loadArbre(ctx, args.params.schema, filtre));
}

export default function PlanPage({ loaderData: arbre, params: { departement } }: Route.ComponentProps) {
  const { schema, filtre, total, volets } = arbre;
  return (
    <Page
      surtitre={schema.titre}
      titre="Plan d'actions"
      fil={filSchema(departement, schema)}
      actions={
        total === 0 ? null : (
          <ButtonLink
            to={lienFiltre(departement, schema.publicId, filtre, "plan.csv")}
            glyphe="telecharger"
            fichier
          >
            {arbre.filtree ? "Télécharger cette sélection (CSV)" : "Télécharger le plan (CSV)"}
          </ButtonLink>
        )
      }
    >
      <title>{`Plan d'actions — ${schema.titre} — Maillage`}</title>
      <NavigationSchema departement={departement} schema={schema.publicId} />
      {total === 0 ? (
        <PlanVide departement={departement} peutImporter={arbre.peutImporter} />
      ) : (
        <>
          <FiltreActions
            departement={departement}
            vue="plan"
            commun={arbre}
            criteres={["recherche", "volet", "statut", "situation", "nature", "pilote", "annee"]}
          />
          {volets.length === 0 ? (
            <EmptyState
              titre="Aucune action ne correspond"
              action={
                <ButtonLink to={lienSchema(departement, schema.publicId, "plan")}>
                  Effacer les filtres
                </ButtonLink>
              }
            >
              Enlevez un filtre, ou cherchez avec moins de mots.
            </EmptyState>
          ) : (
            <ArbrePlan departement={departement} arbre={arbre} />
          )}
        </>
      )}
    </Page>
  );
}

function ArbrePlan({ departement, arbre }: { departement: string; arbre: Arbre }) {
  return (
    <Tree>
      {arbre.volets.map((volet, index) => (
        <TreeItem
          key={index}
          niveau={1}
          open
          no={volet.no}
          titre={volet.titre}
          meta={<Compte bilan={volet.bilan} filtree={arbre.filtree} nom={volet.titre} />}
        >
          {volet.engagements.map((engagement, rank) => (
            <Engagement key={rank} departement={departement} arbre={arbre} engagement={engagement} />
          ))}
        </TreeItem>
      ))}
    </Tree>
  );
}

type BrancheProps = { departement: string; arbre: Arbre };

function Engagement({ departement, arbre, engagement }: BrancheProps & { engagement: EngagementArbre }) {
  return (
    <TreeItem niveau={2} open no={engagement.no} titre={engagement.titre}>
      {engagement.objectifs.length === 0 ? (
        <p className="discret">Cet engagement n'a pas encore d'objectif.</p>
      ) : (
        engagement.objectifs.map((objectif) => (
          <Objectif key={objectif.publicId} departement={departement} arbre={arbre} objectif={objectif} />
        ))
      )}
    </TreeItem>
  );
}

/** Without filter the actions are folded: the plan is first read by its objectifs. */
function Objectif({ departement, arbre, objectif }: BrancheProps & { objectif: ObjectifArbre }) {
  const { schema, filtree } = arbre;
  const { publicId, no, titre, bilan, actions } = objectif;
  return (
    <TreeItem
      niveau={3}
      open={filtree}
      no={no}
      titre={titre}
      meta={<Compte bilan={bilan} filtree={filtree} nom={titre} />}
      to={lienObjectif(departement, schema.publicId, publicId)}
      lien="Ouvrir la fiche objectif"
    >
      {actions.length === 0 ? (
        <p className="discret">Cet objectif n'a pas encore d'action.</p>
      ) : (
        actions.map((action) => (
          <TreeItem
            key={action.publicId}
            niveau={4}
            no={action.code}
            titre={action.intitule}
            to={lienAction(departement, schema.publicId, action.publicId)}
            meta={
              filtree ? <SituationAction situation={action.situation} /> : situationEnMots(action.situation)
            }
          />
        ))
      )}
    </TreeItem>
  );
}

/** « En cours, bloquée »: the whole plan has too many actions for a row of chips each. */
function situationEnMots(situation: Situation): string {
  const alertes = alertesOf(situation).map((alerte) => TABLE_ALERTE[alerte].label.toLowerCase());
  return [TABLE_STATUT[situation.statut].label, ...alertes].join(", ");
}

function Compte({ bilan, filtree, nom }: { bilan: Bilan; filtree: boolean; nom: string }) {
  if (filtree || bilan.total === 0) return plural(bilan.total, "action");
  const words = [
    plural(bilan.total, "action"),
    bilan.enRetard > 0 ? `${bilan.enRetard} en retard` : null,
    bilan.bloquees > 0 ? plural(bilan.bloquees, "bloquée") : null,
  ];
  return (
    <>
      {words.filter((word) => word !== null).join(", ")}
      <ProgressBar compact valeur={bilan.avancement} label={`Avancement${NBSP}: ${nom}`} />
    </>
  );
}
