import { data, redirect } from "react-router";
import { readForm, readPage, stateOf, submitPage } from "#platform/http/page.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { EmptyState, Notice } from "#platform/ui/feedback.tsx";
import { KeyFigures, Page, Section } from "#platform/ui/layout.tsx";
import { formatNumber, plural } from "#platform/values/french.ts";
import { newId } from "#platform/values/ids.ts";
import { loadMoi } from "../../queries/suivi/load-moi.ts";
import { MesMentions } from "../parts/echanges/mes-mentions.tsx";
import { ARepondre } from "../parts/suivi/a-repondre.tsx";
import { direMesActions } from "../parts/suivi/dire-mes-actions.ts";
import { ListeEcheances, libellesOf } from "../parts/suivi/liste-echeances.tsx";
import { MesActions } from "../parts/suivi/mes-actions.tsx";
import { MesSuivis } from "../parts/suivi/mes-suivis.tsx";
import { noterVisite } from "../parts/suivi/note-visite.ts";
import type { Route } from "./+types/moi.ts";

export async function loader(args: Route.LoaderArgs) {
  const { echeances } = stateOf(args).application;
  const { visite, ...vue } = await readPage(args, (ctx) => loadMoi(ctx, echeances));
  await noterVisite(args, visite);
  const params = new URL(args.request.url).searchParams;
  const nombre = Number(params.get("nombre"));
  return {
    ...vue,
    premiere: visite.derniere === null,
    genres: libellesOf(echeances),
    toutes: params.get("actions") === "toutes",
    cle: newId(),
    nombre: Number.isInteger(nombre) ? nombre : 0,
  };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const result = await submitPage(args, form, (ctx) => direMesActions(ctx, form));
  if (!result.ok) return data({ ...result.response.data, done: null }, result.response.init ?? undefined);
  if (result.value.brouillon) return data({ refus: undefined, done: result.value });
  return redirect(`/${args.params.departement}/moi?nombre=${result.value.nombre}#actions`);
}

export default function MoiPage({ loaderData: vue, actionData, params }: Route.ComponentProps) {
  const { departement } = params;
  const { recues, invitations, demandes, passees, proches, prochaines, suivis, genres } = vue;
  const change = suivis.filter(({ objets }) => objets > 0).length;
  const attendues = recues.length + invitations.length + demandes.length;
  const refus = actionData?.refus;
  const nombre = actionData?.done?.nombre ?? (actionData ? 0 : vue.nombre);
  return (
    <Page
      surtitre={`${vue.nom}, pour ${vue.institution}`}
      titre="Ce qui m'attend"
      fil={[{ label: "Accueil", to: `/${departement}` }]}
      actions={<ButtonLink to={`/${departement}/moi/agenda`}>Mon agenda</ButtonLink>}
    >
      <title>Ce qui m'attend — Maillage</title>
      {nombre > 0 && !refus && (
        <Notice
          kind="succes"
          titre={`Merci, ${plural(nombre, "réponse est enregistrée", "réponses sont enregistrées")}`}
          annonce
        />
      )}
      <KeyFigures
        items={[
          { label: "Réponses attendues", valeur: formatNumber(attendues), to: "#a-repondre" },
          { label: "Dates sous 30 jours", valeur: formatNumber(proches.length), to: "#a-venir" },
          { label: "Suivis qui ont changé", valeur: formatNumber(change), to: "#suivis" },
          { label: "Actions à dire", valeur: formatNumber(vue.pressantes), to: "#actions" },
        ]}
      />
      <Section titre="Ce que je dois répondre" id="a-repondre">
        <ARepondre departement={departement} recues={recues} invitations={invitations} demandes={demandes} />
      </Section>
      <Section titre="Ce qui vient" id="a-venir">
        {proches.length + prochaines.length + passees.length === 0 && (
          <EmptyState titre="Aucune date dans les trois mois">
            Ni vos actions, ni vos rôles, ni leurs jalons n’ont de date proche.
          </EmptyState>
        )}
        {proches.length > 0 && (
          <>
            <h3>Dans les 30 jours</h3>
            <ListeEcheances echeances={proches} genres={genres} />
          </>
        )}
        {prochaines.length > 0 && (
          <details open={proches.length === 0 || undefined}>
            <summary>{`Dans les trois mois : ${plural(prochaines.length, "date")}`}</summary>
            <ListeEcheances echeances={prochaines} genres={genres} />
          </details>
        )}
        {passees.length > 0 && (
          <details>
            <summary>{`Dates passées et encore attendues : ${formatNumber(passees.length)}`}</summary>
            <ListeEcheances echeances={passees} genres={genres} />
          </details>
        )}
      </Section>
      <Section titre="Commentaires" id="commentaires">
        <MesMentions departement={departement} {...vue.commentaires} />
      </Section>
      <Section titre="Ce que je suis" id="suivis">
        <MesSuivis departement={departement} suivis={suivis} depuis={vue.depuis} premiere={vue.premiere} />
      </Section>
      <Section titre="Mes actions" id="actions">
        <MesActions
          departement={departement}
          vue={vue}
          refus={refus}
          brouillon={actionData?.done?.brouillon ?? undefined}
        />
      </Section>
    </Page>
  );
}
