import { data, redirect } from "react-router";
import { closeAgenda, openAgenda, writeLienAgenda } from "#platform/echeances/agendas.ts";
import { type FormRefusal, readForm, readPage, stateOf, submitPage } from "#platform/http/page.ts";
import { FilterForm } from "#platform/ui/actions.tsx";
import { EmptyState, ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId, SelectField } from "#platform/ui/fields.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { plural } from "#platform/values/french.ts";
import { newId } from "#platform/values/ids.ts";
import { loadAgenda } from "../../queries/suivi/load-agenda.ts";
import { Agendas, LIBELLE_PORTEE, NouvelAgenda, NouvelleAdresse } from "../parts/suivi/agendas.tsx";
import { lireContenuAgenda, lireFiltreAgenda } from "../parts/suivi/lire-agenda.ts";
import { ListeEcheances, libellesOf } from "../parts/suivi/liste-echeances.tsx";
import type { Route } from "./+types/agenda.ts";

export async function loader(args: Route.LoaderArgs) {
  const { echeances } = stateOf(args).application;
  const params = new URL(args.request.url).searchParams;
  const vue = await readPage(args, (ctx) => loadAgenda(ctx, echeances, lireFiltreAgenda(params)));
  return { ...vue, genres: libellesOf(echeances), cle: newId(), supprimee: params.has("supprimee") };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const { departement } = args.params;
  if (form.get("geste") === "supprimer") {
    const closed = await submitPage(args, form, (ctx) => closeAgenda(ctx, String(form.get("agenda") ?? "")));
    return closed.ok ? redirect(`/${departement}/moi/agenda?supprimee#adresses`) : closed.response;
  }
  const { adresse } = stateOf(args).application;
  const opened = await submitPage(args, form, (ctx) =>
    openAgenda(ctx, {
      ...lireContenuAgenda(form),
      nom: String(form.get("nom") ?? ""),
      cle: String(form.get("cle") ?? ""),
    }),
  );
  if (!opened.ok) return opened.response;
  // Shown now and never again: an address of a page would keep the secret.
  return data({ refus: undefined, lien: writeLienAgenda(adresse, departement, opened.value) });
}

export default function AgendaPage({ loaderData: vue, actionData, params }: Route.ComponentProps) {
  const { departement } = params;
  const { filtre, dates, genres, schemas, agendas } = vue;
  const refus: FormRefusal | undefined = actionData?.refus;
  const lien = actionData && "lien" in actionData ? actionData.lien : null;
  const total =
    dates.passees.length + dates.proches.length + dates.prochaines.length + dates.suivantes.length;
  const ici = `/${departement}/moi/agenda`;
  return (
    <Page
      titre="Mon agenda"
      chapo="Les dates que l’on attend encore, de tous les schémas que vous lisez, et le moyen de les voir dans l’agenda de votre téléphone."
      fil={[
        { label: "Accueil", to: `/${departement}` },
        { label: "Ce qui m'attend", to: `/${departement}/moi` },
      ]}
    >
      <title>Mon agenda — Maillage</title>
      {refus && (
        <ErrorSummary
          titre="L’adresse n’a pas été faite"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {lien && <NouvelleAdresse lien={lien} />}
      {vue.supprimee && !actionData && (
        <Notice kind="succes" titre="L’adresse est supprimée : elle ne répond plus" annonce />
      )}
      <Section titre={`Dates attendues (${total})`} id="dates">
        <FilterForm
          action={ici}
          label="Choisir les dates"
          effacer={filtre.portee !== "moi" || filtre.schema || filtre.genre ? ici : undefined}
        >
          <SelectField
            name="portee"
            label="Dates"
            defaultValue={filtre.portee}
            options={Object.entries(LIBELLE_PORTEE).map(([value, label]) => ({ value, label }))}
          />
          <SelectField
            name="schema"
            label="Schéma"
            vide="Tous"
            defaultValue={filtre.schema ?? ""}
            options={schemas.map(({ publicId, titre }) => ({ value: publicId, label: titre }))}
          />
          <SelectField
            name="genre"
            label="Genre"
            vide="Tous"
            defaultValue={filtre.genre ?? ""}
            options={Object.entries(genres).map(([value, label]) => ({ value, label }))}
          />
        </FilterForm>
        {total === 0 && (
          <EmptyState titre="Aucune date attendue">
            {filtre.portee === "moi"
              ? "Rien ne vous attend, vous ni votre institution. Voyez les dates de ce que vous suivez, ou toutes."
              : "Aucune date ne répond à ces choix."}
          </EmptyState>
        )}
        {GROUPES.map(({ cle, titre, ouvert }) =>
          dates[cle].length === 0 ? null : (
            <details key={cle} open={ouvert || undefined}>
              <summary>{`${titre} : ${plural(dates[cle].length, "date")}`}</summary>
              <ListeEcheances echeances={dates[cle]} genres={genres} />
            </details>
          ),
        )}
      </Section>
      <Section titre="Dans l’agenda de mon téléphone ou de mon poste" id="adresses">
        <p>
          Une adresse d’agenda se donne à votre téléphone, à Outlook, à Thunderbird ou à un agenda en ligne :
          vos dates y paraissent et se mettent à jour d’elles-mêmes. L’adresse ne demande pas de mot de passe
          : qui la tient lit ces dates. Ne la partagez pas, et supprimez-la si elle s’est perdue.
        </p>
        <Agendas agendas={agendas} schemas={schemas} />
        <NouvelAgenda schemas={schemas} cle={vue.cle} refus={refus} />
      </Section>
    </Page>
  );
}

const GROUPES = [
  { cle: "passees", titre: "Dates passées", ouvert: false },
  { cle: "proches", titre: "Dans les 30 jours", ouvert: true },
  { cle: "prochaines", titre: "Dans les trois mois", ouvert: true },
  { cle: "suivantes", titre: "Plus tard", ouvert: false },
] as const;
