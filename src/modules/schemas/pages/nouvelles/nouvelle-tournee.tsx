import { redirect } from "react-router";
import { type FormRefusal, readForm, readPage, stateOf, submitPage } from "#platform/http/page.ts";
import { Button, FilterForm, FormActions } from "#platform/ui/actions.tsx";
import { EmptyState, ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { DateField, fieldId, SelectField, TextArea } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { NBSP, plural } from "#platform/values/french.ts";
import { newId } from "#platform/values/ids.ts";
import { launchTournee } from "../../commands/nouvelles/launch-tournee.ts";
import { QUE_FAIRE, type Raison } from "../../domain/nouvelles/destinataires.ts";
import {
  ETENDUES,
  LIBELLE_ETENDUE,
  RYTHME_HABITUEL,
  TEXTE_HABITUEL,
} from "../../domain/nouvelles/tournee.ts";
import { type ApercuTournee, previewTournee } from "../../queries/nouvelles/list-tournees.ts";
import { lienSchema, lienTournee } from "../parts/liens.ts";
import { CHAMP_ACTION } from "../parts/lots/lire-selection.ts";
import { filSchema } from "../parts/navigation-schema.tsx";
import { lireEtendue, lireTournee } from "../parts/nouvelles/lire-tournee.ts";
import { ChampsRythme } from "../parts/nouvelles/rythme.tsx";
import type { Route } from "./+types/nouvelle-tournee.ts";

export async function loader(args: Route.LoaderArgs) {
  const choix = lireEtendue(new URL(args.request.url).searchParams);
  const apercu = await readPage(args, (ctx) => previewTournee(ctx, { ...choix, schema: args.params.schema }));
  return { apercu, choix, cle: newId() };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const { departement, schema } = args.params;
  const { adresse } = stateOf(args).application;
  const result = await submitPage(args, form, (ctx) =>
    launchTournee(ctx, { ...lireTournee(form), schema, adresse }),
  );
  if (!result.ok) return result.response;
  return redirect(`${lienTournee(departement, schema, result.value)}?fait=envoyee`);
}

export default function NouvelleTournee({ loaderData, actionData, params }: Route.ComponentProps) {
  const { apercu, choix, cle } = loaderData;
  const { schema, volets, destinataires } = apercu;
  const refus: FormRefusal | undefined = actionData?.refus;
  return (
    <Page
      surtitre={schema.titre}
      titre="Demander des nouvelles"
      chapo="Un courriel par personne, avec toutes ses actions et un lien pour répondre sans compte."
      fil={filSchema(params.departement, schema, {
        label: "Tournées de nouvelles",
        to: lienSchema(params.departement, schema.publicId, "tournees"),
      })}
    >
      <title>{`Demander des nouvelles — ${schema.titre} — Maillage`}</title>
      {refus && (
        <ErrorSummary
          titre="Rien n'a été envoyé"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <Section titre="De quoi">
        {choix.etendue === "choix" && <Choisies departement={params.departement} apercu={apercu} />}
        <FilterForm label="Choisir les actions">
          <SelectField
            name="etendue"
            label="Actions"
            vide={choix.etendue === "choix" ? LIBELLE_ETENDUE.choix : undefined}
            defaultValue={choix.etendue === "choix" ? "" : choix.etendue}
            options={ETENDUES.map((value) => ({ value, label: LIBELLE_ETENDUE[value] }))}
          />
          <SelectField
            name="volet"
            label="Volet"
            aide="Pour les actions d'un volet."
            vide="Choisir un volet"
            defaultValue={choix.volet ?? ""}
            options={volets.map(({ id, titre }) => ({ value: id, label: titre }))}
          />
        </FilterForm>
      </Section>
      <Section
        titre={`À qui : ${plural(destinataires.length, "personne")}, ${plural(apercu.actions, "action")}`}
      >
        <Personnes apercu={apercu} />
      </Section>
      {destinataires.length > 0 && (
        <Section titre="Envoyer">
          <Formulaire className="formulaire" data-gardien>
            <input type="hidden" name="cle" value={refus?.saisie.cle ?? cle} />
            <input type="hidden" name="etendue" value={choix.etendue} />
            <input type="hidden" name="volet" value={choix.volet ?? ""} />
            {choix.etendue === "choix" &&
              apercu.choisies.map((id) => <input key={id} type="hidden" name={CHAMP_ACTION} value={id} />)}
            <TextArea
              name="texte"
              label="Votre message"
              aide="Le courriel nomme les actions, donne le lien et dit combien de temps il sert."
              rows={4}
              requis
              erreur={refus?.champ === "texte" ? refus.message : undefined}
              defaultValue={refus?.saisie.texte ?? TEXTE_HABITUEL}
            />
            <DateField
              name="envoi"
              label="Jour d'envoi"
              min={apercu.today}
              requis
              erreur={refus?.champ === "envoi" ? refus.message : undefined}
              defaultValue={refus?.saisie.envoi ?? apercu.today}
            />
            <ChampsRythme refus={refus} depart={RYTHME_HABITUEL} />
            <FormActions>
              <Button>{`Envoyer à ${plural(destinataires.length, "personne")}`}</Button>
            </FormActions>
          </Formulaire>
        </Section>
      )}
    </Page>
  );
}

/** The actions that were ticked, and which of them nobody will be asked about. */
function Choisies({ departement, apercu }: { departement: string; apercu: ApercuTournee }) {
  const { choisies, finies, disparues, schema } = apercu;
  return (
    <>
      <p>
        {`${plural(choisies.length, "action choisie", "actions choisies")} dans le plan. `}
        <Link to={`${lienSchema(departement, schema.publicId, "plan")}?choisir=oui`}>
          Changer la sélection
        </Link>
      </p>
      {finies.length > 0 && (
        <Notice
          kind="info"
          titre={`${plural(finies.length, "action")} sans demande${NBSP}: réalisée ou abandonnée`}
        >
          <p>{finies.join(", ")}</p>
        </Notice>
      )}
      {disparues > 0 && (
        <Notice kind="attention" titre={`${plural(disparues, "action")} hors du plan`}>
          <p>Retirées depuis que vous les avez cochées, elles sont laissées de côté.</p>
        </Notice>
      )}
    </>
  );
}

function Personnes({ apercu }: { apercu: ApercuTournee }) {
  const { destinataires, sans, orphelines } = apercu;
  return (
    <>
      <DataTable
        legende="Personnes à qui écrire"
        legendeMasquee
        lignes={destinataires}
        cleLigne={({ courriel }) => courriel}
        vide={<EmptyState titre="Personne à qui écrire">Le tableau suivant dit que faire.</EmptyState>}
        colonnes={[
          { cle: "nom", titre: "Personne", rendu: ({ nom }) => nom, entete: true },
          { cle: "courriel", titre: "Adresse", rendu: ({ courriel }) => courriel },
          { cle: "pour", titre: "Pour", rendu: ({ pour }) => pour },
          { cle: "actions", titre: "Actions", rendu: ({ actions }) => actions.join(", "), largeur: "large" },
        ]}
      />
      {sans.length > 0 && (
        <DataTable
          legende="Pilotes à qui personne n'écrira"
          lignes={sans}
          cleLigne={({ nom }) => nom}
          vide={null}
          colonnes={[
            { cle: "nom", titre: "Pilote", rendu: ({ nom }) => nom, entete: true },
            { cle: "faire", titre: "Que faire", rendu: ({ raison }) => QUE_FAIRE[raison as Raison] },
            {
              cle: "actions",
              titre: "Actions",
              rendu: ({ actions }) => actions.join(", "),
              largeur: "large",
            },
          ]}
        />
      )}
      {orphelines.length > 0 && (
        <Notice kind="attention" titre={`${plural(orphelines.length, "action")} sans pilote`}>
          <p>{orphelines.join(", ")}</p>
        </Notice>
      )}
    </>
  );
}
