import { redirect } from "react-router";
import { readForm, readPage, stateOf, submitPage } from "#platform/http/page.ts";
import { lireChoix } from "#platform/mail/lire-choix.ts";
import { ChoixRythmes, genresChoisis } from "#platform/mail/pages/parts/choix-rythmes.tsx";
import { rythmeOf } from "#platform/mail/rythme.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { plural } from "#platform/values/french.ts";
import { chooseRythmes } from "../../commands/suivi/choose-rythmes.ts";
import { COURRIEL_RELEVE } from "../../commands/suivi/send-releve.ts";
import { direProchain, loadNotifications } from "../../queries/suivi/load-notifications.ts";
import { GererSuivis } from "../parts/suivi/gerer-suivis.tsx";
import type { Route } from "./+types/notifications.ts";

export async function loader(args: Route.LoaderArgs) {
  const { genresCourriel, platform } = stateOf(args).application;
  const { choix, ...vue } = await readPage(args, loadNotifications);
  const rythme = rythmeOf(COURRIEL_RELEVE, choix.get(COURRIEL_RELEVE.code));
  return {
    ...vue,
    genres: genresChoisis(genresCourriel, choix),
    prochain: direProchain(rythme, platform.clock.now()),
    enregistre: new URL(args.request.url).searchParams.has("enregistre"),
  };
}

export async function action(args: Route.ActionArgs) {
  const { genresCourriel } = stateOf(args).application;
  const form = await readForm(args);
  const done = await submitPage(args, form, (ctx) =>
    chooseRythmes(ctx, lireChoix(form, genresCourriel), genresCourriel),
  );
  return done.ok ? redirect(`/${args.params.departement}/moi/notifications?enregistre`) : done.response;
}

export default function NotificationsPage({ loaderData: vue, actionData, params }: Route.ComponentProps) {
  const { departement } = params;
  return (
    <Page
      titre="Mes notifications"
      chapo="Ce que Maillage vous écrit, à quel rythme, et ce que vous suivez."
      fil={[
        { label: "Accueil", to: `/${departement}` },
        { label: "Ce qui m’attend", to: `/${departement}/moi` },
      ]}
    >
      <title>Mes notifications — Maillage</title>
      {actionData?.refus && (
        <ErrorSummary titre="Rien n’est enregistré" erreurs={[{ message: actionData.refus.message }]} />
      )}
      {vue.enregistre && !actionData && (
        <Notice kind="succes" titre="C’est enregistré" annonce>
          <p>Vos choix valent dès maintenant, aussi pour les courriels qui attendaient.</p>
        </Notice>
      )}
      <Section titre="Les courriels" id="courriels">
        {vue.adresse === null ? (
          <Notice kind="attention" titre="Aucun courriel ne peut vous être écrit">
            <p>
              Votre fiche n’a pas d’adresse électronique. Demandez à un administrateur de votre institution de
              l’ajouter.
            </p>
          </Notice>
        ) : (
          <>
            <p>{`Ils vont à ${vue.adresse}. ${vue.prochain}`}</p>
            <Formulaire action={`/${departement}/moi/notifications`} className="formulaire">
              <ChoixRythmes genres={vue.genres} />
              <FormActions>
                <Button>Enregistrer mes choix</Button>
              </FormActions>
            </Formulaire>
          </>
        )}
      </Section>
      <Section titre={`Ce que je suis (${vue.suivis.length})`} id="suivis">
        <GererSuivis departement={departement} suivis={vue.suivis} autres={vue.autres} />
      </Section>
      <Section titre="Dans mon agenda" id="agenda">
        <p>
          {vue.agendas === 0
            ? "Vos dates peuvent paraître dans l’agenda de votre téléphone ou de votre poste."
            : `${plural(vue.agendas, "adresse d’agenda vous donne", "adresses d’agenda vous donnent")} vos dates.`}
        </p>
        <FormActions>
          <ButtonLink to={`/${departement}/moi/agenda`}>Mon agenda</ButtonLink>
        </FormActions>
      </Section>
    </Page>
  );
}
