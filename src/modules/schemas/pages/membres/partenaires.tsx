import { data, redirect } from "react-router";
import { readForm, readPage, submitPage } from "#platform/http/page.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { EmptyState, ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { plural } from "#platform/values/french.ts";
import { newId } from "#platform/values/ids.ts";
import { proposeMembre } from "../../commands/membres/propose-membre.ts";
import { LIBELLE_ROLE_MEMBRE } from "../../domain/membres/membre.ts";
import type { MembreVu } from "../../queries/membres/load-partenaires.ts";
import { loadPartenaires, type VuePartenaires } from "../../queries/membres/page-partenaires.ts";
import { lienActeur, lienMembre, lienSchema } from "../parts/liens.ts";
import { EtatMembrePuce, PropositionsRecues } from "../parts/membres/etat-membre.tsx";
import { ChampsMembre, ChoixInstitution } from "../parts/membres/formulaire-membre.tsx";
import { lireMembre } from "../parts/membres/lire-membre.ts";
import { filSchema, NavigationSchema } from "../parts/navigation-schema.tsx";
import type { Route } from "./+types/partenaires.ts";

export async function loader(args: Route.LoaderArgs) {
  const vue = await readPage(args, (ctx) => loadPartenaires(ctx, args.params.schema));
  return { vue, cle: newId(), fait: new URL(args.request.url).searchParams.has("propose") };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const text = (name: string) => String(form.get(name) ?? "");
  const { departement, schema } = args.params;
  const result = await submitPage(args, form, (ctx) =>
    proposeMembre(ctx, { ...lireMembre(form), schema, institution: text("institution"), cle: text("cle") }),
  );
  if (result.ok) return redirect(`${lienSchema(departement, schema, "partenaires")}?propose`);
  const coches = [...form.getAll("volets"), ...form.getAll("objectifs")].map(String);
  return data({ ...result.response.data, coches }, result.response.init ?? undefined);
}

export default function PartenairesPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { vue, cle, fait } = loaderData;
  const { departement } = params;
  const { schema, membres, recues, choix } = vue;
  const refus = actionData?.refus;
  const actuels = membres.filter(({ etat }) => etat === "acceptee");
  const attendus = membres.filter(({ etat }) => etat === "proposee");
  const passes = membres.filter(({ etat }) => etat !== "acceptee" && etat !== "proposee");
  return (
    <Page
      surtitre={schema.titre}
      titre="Qui porte ce schéma"
      chapo="Les institutions qui ont accepté un rôle, ce sur quoi il porte, et depuis quand."
      fil={filSchema(departement, schema)}
      actions={
        <>
          {choix && (
            <ButtonLink to="#proposer" variant="primaire">
              Proposer un rôle
            </ButtonLink>
          )}
          <ButtonLink to={lienSchema(departement, schema.publicId, "partenaires.csv")} fichier>
            Télécharger (CSV)
          </ButtonLink>
          <PrintButton />
        </>
      }
    >
      <title>{`Qui porte ce schéma — ${schema.titre} — Maillage`}</title>
      <NavigationSchema departement={departement} schema={schema.publicId} />
      {refus && (
        <ErrorSummary
          titre="Le rôle n'a pas été proposé"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {fait && !refus && (
        <Notice kind="succes" titre="Le rôle est proposé" annonce>
          <p>Il comptera du jour où l'institution l'acceptera ; ses administrateurs en sont avertis.</p>
        </Notice>
      )}
      <PropositionsRecues departement={departement} recues={recues} />
      <Section titre="Membres">
        <Table
          departement={departement}
          membres={actuels}
          legende="Institutions qui ont accepté un rôle"
          vide={
            <EmptyState titre="Aucune institution n'a encore accepté de rôle">
              {vue.sansCopilote
                ? "Tant qu'il n'y a pas de copilote, les rédacteurs du département écrivent dans ce schéma."
                : null}
            </EmptyState>
          }
          suit={vue.suit}
        />
      </Section>
      {attendus.length > 0 && (
        <Section titre="En attente de réponse">
          <Table
            departement={departement}
            membres={attendus}
            legende="Rôles proposés et pas encore acceptés"
            vide={null}
            suit={vue.suit}
          />
        </Section>
      )}
      <SansRole departement={departement} vue={vue} />
      {passes.length > 0 && (
        <Section titre="Histoire">
          <Table
            departement={departement}
            membres={passes}
            legende="Rôles refusés, annulés, retirés, terminés ou transmis"
            vide={null}
            suit={vue.suit}
          />
        </Section>
      )}
      {choix && (
        <Section titre="Proposer un rôle" id="proposer">
          <Formulaire className="formulaire" data-gardien>
            <input type="hidden" name="cle" value={refus?.saisie.cle ?? cle} />
            <ChoixInstitution
              name="institution"
              label="Institution"
              institutions={choix.institutions}
              refus={refus}
            />
            <ChampsMembre
              choix={choix}
              depart={{
                role: vue.sansCopilote ? "copilote" : "contributeur",
                portee: "schema",
                porteeIds: [],
                du: vue.jour,
                au: null,
              }}
              refus={refus}
              coches={actionData?.coches ?? []}
            />
            <FormActions>
              <Button>Proposer ce rôle</Button>
            </FormActions>
          </Formulaire>
        </Section>
      )}
    </Page>
  );
}

function Table({
  departement,
  membres,
  legende,
  vide,
  suit,
}: {
  departement: string;
  membres: readonly MembreVu[];
  legende: string;
  vide: React.ReactNode;
  suit: boolean;
}) {
  return (
    <DataTable
      legende={legende}
      legendeMasquee
      cleLigne={({ id }) => id}
      lignes={membres}
      vide={vide}
      colonnes={[
        {
          cle: "institution",
          titre: "Institution",
          entete: true,
          rendu: ({ institution }) => (
            <Link to={lienActeur(departement, institution.publicId)}>{institution.nom}</Link>
          ),
        },
        { cle: "role", titre: "Rôle", rendu: ({ role }) => LIBELLE_ROLE_MEMBRE[role] },
        { cle: "portee", titre: "Portée", largeur: "moyenne", rendu: ({ porteeEnMots }) => porteeEnMots },
        { cle: "dates", titre: "Dates", rendu: ({ periode }) => periode },
        {
          cle: "etat",
          titre: "État",
          rendu: (membre) => (
            <>
              <EtatMembrePuce membre={membre} />
              <div className="discret">{quiEtQuand(membre)}</div>
              {membre.motif && <div className="discret">{`« ${membre.motif} »`}</div>}
            </>
          ),
        },
        ...(suit
          ? [
              {
                cle: "suite",
                titre: "Suivre",
                rendu: (membre: MembreVu) => (
                  <Link to={lienMembre(departement, membre.id)}>
                    Ouvrir<span className="vh">{` le rôle de ${membre.institution.nom}`}</span>
                  </Link>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

/** « Acceptée le … par … », or what closed it. */
export function quiEtQuand(membre: MembreVu): string {
  const par = (nom: string | null) => (nom === null ? "" : ` par ${nom}`);
  if (membre.closLe) return `le ${membre.closLe}${par(membre.closPar)}`;
  if (membre.accepteLe) return `acceptée le ${membre.accepteLe}${par(membre.acceptePar)}`;
  const reprend = membre.reprend ? `, à la suite de ${membre.reprend}` : "";
  return `proposée le ${membre.proposeLe}${par(membre.proposePar)}${reprend}`;
}

function SansRole({ departement, vue: { sansRole } }: { departement: string; vue: VuePartenaires }) {
  return (
    <Section titre="Pilotes sans rôle accepté">
      {sansRole.length === 0 ? (
        <p>Toutes les institutions qui pilotent ont accepté un rôle.</p>
      ) : (
        <>
          <p>
            {`${plural(sansRole.length, "institution pilote", "institutions pilotent")} des objectifs ou des actions sans avoir accepté de rôle dans le schéma.`}
          </p>
          <ul>
            {sansRole.map(({ publicId, nom, pilote }) => (
              <li key={publicId}>
                <Link to={lienActeur(departement, publicId)}>{nom}</Link>
                {` : ${plural(pilote, "objectif ou action", "objectifs ou actions")}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
