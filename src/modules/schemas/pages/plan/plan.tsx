import { readPage } from "#platform/http/page.ts";
import { operationsJournal } from "#platform/journal/rights.ts";
import { may } from "#platform/rights/rights.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { WordsOfPage } from "#platform/ui/annotated.tsx";
import { EmptyState, ProgressBar } from "#platform/ui/feedback.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { Tree, TreeItem } from "#platform/ui/tree.tsx";
import { NBSP, plural } from "#platform/values/french.ts";
import type { Bilan } from "../../domain/plan/avancement.ts";
import { parseFiltre } from "../../domain/plan/filtre-plan.ts";
import { enfantsOf, motOf, type Niveau, parentOf, titreNiveau } from "../../domain/plan/niveaux.ts";
import type { Situation } from "../../domain/plan/situation.ts";
import {
  type ActionArbre,
  type Arbre,
  type EngagementArbre,
  loadArbre,
  type ObjectifArbre,
} from "../../queries/plan/load-arbre.ts";
import { FiltreActions } from "../parts/filtre.tsx";
import { lienAction, lienEcrire, lienFiltre, lienObjectif, lienSchema } from "../parts/liens.ts";
import { ChoisirActions, CocheAction, choisirQuery } from "../parts/lots/choisir-actions.tsx";
import { filSchema, NavigationSchema } from "../parts/navigation-schema.tsx";
import { PlanVide } from "../parts/plan-vide.tsx";
import { MarqueRattachee } from "../parts/renvois/marque-rattachee.tsx";
import { alertesOf, SituationAction, TABLE_ALERTE, TABLE_STATUT } from "../parts/statut.tsx";
import type { Route } from "./+types/plan.ts";

export async function loader(args: Route.LoaderArgs) {
  const params = new URL(args.request.url).searchParams;
  return readPage(args, async (ctx) => ({
    ...(await loadArbre(ctx, args.params.schema, parseFiltre(params))),
    // Whoever may read histories may choose actions: at least to take them in a file.
    choisir: may(ctx, operationsJournal.lireHistorique, null) ? params.get("choisir") === "oui" : null,
  }));
}

export default function PlanPage({ loaderData: arbre, params: { departement } }: Route.ComponentProps) {
  const { schema, filtre, total, volets, choisir } = arbre;
  return (
    <Page
      surtitre={schema.titre}
      titre="Plan d'actions"
      fil={filSchema(departement, schema)}
      actions={
        <>
          {arbre.peutEcrire && (
            <ButtonLink to={lienEcrire(departement, schema.publicId)}>Écrire le plan</ButtonLink>
          )}
          {total > 0 && choisir === false && (
            <ButtonLink to={`${lienSchema(departement, schema.publicId, "plan")}${choisirQuery(filtre)}`}>
              Choisir des actions
            </ButtonLink>
          )}
          {choisir !== null && (
            <ButtonLink to={lienSchema(departement, schema.publicId, "lots")}>
              Modifications en lot
            </ButtonLink>
          )}
          {total > 0 && (
            <ButtonLink
              to={lienFiltre(departement, schema.publicId, filtre, "plan.csv")}
              glyphe="telecharger"
              fichier
            >
              {arbre.filtree ? "Télécharger cette sélection (CSV)" : "Télécharger le plan (CSV)"}
            </ButtonLink>
          )}
        </>
      }
    >
      <title>{`Plan d'actions — ${schema.titre} — Maillage`}</title>
      <NavigationSchema departement={departement} schema={schema.publicId} />
      {total === 0 && volets.length === 0 ? (
        <PlanVide
          departement={departement}
          peutImporter={arbre.peutImporter && schema.forme === "engagements"}
        />
      ) : (
        <>
          {total > 0 && (
            <FiltreActions
              departement={departement}
              vue="plan"
              commun={arbre}
              criteres={[
                "recherche",
                "volet",
                "statut",
                "situation",
                "nature",
                "pilote",
                "etiquette",
                "annee",
              ]}
              {...(choisir && { garder: { choisir: "oui" } })}
            />
          )}
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
          ) : choisir ? (
            <ChoisirActions departement={departement} arbre={arbre}>
              <ArbrePlan departement={departement} arbre={arbre} />
            </ChoisirActions>
          ) : (
            <ArbrePlan departement={departement} arbre={arbre} />
          )}
          <WordsOfPage textes={textesDe(arbre)} />
        </>
      )}
    </Page>
  );
}

/** What is written inside links and summaries, where a note cannot be opened. */
function textesDe({ volets }: Arbre): string[] {
  const of = (
    { titre }: { titre: string },
    { objectifs, actions }: Pick<EngagementArbre, "objectifs" | "actions">,
  ) => [
    titre,
    ...objectifs.flatMap((one) => [one.titre, ...one.actions.map(({ intitule }) => intitule)]),
    ...actions.map(({ intitule }) => intitule),
  ];
  return volets.flatMap((volet) => [
    ...of(volet, volet),
    ...volet.engagements.flatMap((one) => of(one, one)),
  ]);
}

function ArbrePlan({ departement, arbre }: BrancheProps) {
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
          <Contenu departement={departement} arbre={arbre} contenu={volet} niveau={2} />
          {volet.engagements.length + volet.objectifs.length + volet.actions.length === 0 && (
            <Vide schema={arbre.schema} niveau="volet" />
          )}
        </TreeItem>
      ))}
    </Tree>
  );
}

type BrancheProps = { departement: string; arbre: Arbre & { choisir: boolean | null } };

function Engagement({ departement, arbre, engagement }: BrancheProps & { engagement: EngagementArbre }) {
  return (
    <TreeItem niveau={2} open no={engagement.no} titre={engagement.titre}>
      {engagement.objectifs.length + engagement.actions.length === 0 ? (
        <Vide schema={arbre.schema} niveau="engagement" />
      ) : (
        <Contenu departement={departement} arbre={arbre} contenu={engagement} niveau={3} />
      )}
    </TreeItem>
  );
}

/** What hangs on a level: its objectifs, then the actions that stand beside them. */
function Contenu({
  departement,
  arbre,
  contenu,
  niveau,
}: BrancheProps & { contenu: Pick<EngagementArbre, "objectifs" | "actions">; niveau: 2 | 3 }) {
  return (
    <>
      {contenu.objectifs.map((objectif) => (
        <Objectif
          key={objectif.publicId}
          departement={departement}
          arbre={arbre}
          objectif={objectif}
          niveau={niveau}
        />
      ))}
      <Actions departement={departement} arbre={arbre} actions={contenu.actions} niveau={niveau} />
    </>
  );
}

/** « Cet engagement n'a pas encore d'objectif. » */
function Vide({ schema, niveau }: { schema: Arbre["schema"]; niveau: Niveau }) {
  const { nom, genre } = motOf(schema, niveau);
  const manque = enfantsOf(schema.forme, niveau).map((enfant) => motOf(schema, enfant).nom);
  const ce = genre === "f" ? "Cette" : /^[aeiouéè]/.test(nom) ? "Cet" : "Ce";
  return <p className="discret">{`${ce} ${nom} n'a pas encore ${manque.map(deNiveau).join(" ni ")}.`}</p>;
}

function deNiveau(nom: string): string {
  return /^[aeiouéè]/.test(nom) ? `d'${nom}` : `de ${nom}`;
}

/** Without filter the actions are folded: the plan is first read by its objectifs. */
function Objectif({
  departement,
  arbre,
  objectif,
  niveau,
}: BrancheProps & { objectif: ObjectifArbre; niveau: 2 | 3 }) {
  const { schema, filtree } = arbre;
  const { publicId, no, titre, bilan, actions } = objectif;
  const to = lienObjectif(departement, schema.publicId, publicId);
  // An objectif beside actions is a leaf: it never holds any.
  if (parentOf(schema.forme, "action") !== "objectif") {
    const mot = <span className="discret">{titreNiveau(schema, "objectif")}</span>;
    return <TreeItem niveau={niveau} no={no} titre={titre} to={to} meta={mot} />;
  }
  return (
    <TreeItem
      niveau={niveau}
      open={filtree || arbre.choisir === true}
      no={no}
      titre={titre}
      meta={<Compte bilan={bilan} filtree={filtree} nom={titre} />}
      to={to}
      lien="Ouvrir la fiche objectif"
    >
      {actions.length === 0 ? (
        <Vide schema={schema} niveau="objectif" />
      ) : (
        <Actions departement={departement} arbre={arbre} actions={actions} niveau={niveau === 2 ? 3 : 4} />
      )}
    </TreeItem>
  );
}

function Actions({
  departement,
  arbre: { schema, filtree, choisir },
  actions,
  niveau,
}: BrancheProps & { actions: readonly ActionArbre[]; niveau: 2 | 3 | 4 }) {
  return actions.map((action) => (
    <TreeItem
      key={action.publicId}
      niveau={niveau}
      no={action.code}
      titre={action.intitule}
      to={lienAction(departement, action.rattachee?.schema ?? schema.publicId, action.publicId)}
      {...(choisir && action.rattachee === null && { avant: <CocheAction action={action} /> })}
      meta={
        <>
          {action.rattachee && <MarqueRattachee schema={action.rattachee.titre} />}
          {filtree ? <SituationAction situation={action.situation} /> : situationEnMots(action.situation)}
        </>
      }
    />
  ));
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
