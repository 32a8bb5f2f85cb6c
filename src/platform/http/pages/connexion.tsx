import { setTimeout as wait } from "node:timers/promises";
import { data } from "react-router";
import { countTries } from "#platform/http/count-tries.ts";
import { addressWith } from "#platform/http/listing.ts";
import { localPath } from "#platform/http/local-path.ts";
import { type FormRefusal, readForm, sayWait, stateOf } from "#platform/http/page.ts";
import { askLien, LINK_MINUTES } from "#platform/identity/lien.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { isRefusal } from "#platform/values/refusal.ts";
import type { Route } from "./+types/connexion.ts";

/** Whoever asks for a link waits as long whether the address is known or not: longer than the work takes. */
const ANSWER_MS = 400;

/** What may be shown of a journey that did not end well: `/connexion?souci=…`. */
const SOUCIS = /^connexion\.[a-z-]+$/;

export async function loader(args: Route.LoaderArgs) {
  const { application } = stateOf(args);
  const params = new URL(args.request.url).searchParams;
  const souci = params.get("souci") ?? "";
  return {
    retour: localPath(params.get("retour")),
    fournisseur: application.fournisseur?.nom ?? null,
    demo: application.demo,
    souci: SOUCIS.test(souci) ? application.messages.sentence({ code: souci, details: {} }) : null,
  };
}

export async function action(args: Route.ActionArgs) {
  const { application } = stateOf(args);
  const form = await readForm(args);
  const courriel = String(form.get("courriel") ?? "").slice(0, 300);
  const retour = localPath(String(form.get("retour") ?? ""));
  try {
    const cible = `${stateOf(args).adresse}\n${courriel.trim().toLowerCase()}`;
    await countTries(args, { adresse: "connexion-adresse", cibles: { "lien-destinataire": cible } });
    await Promise.all([askLien(application, { courriel, retour }), wait(ANSWER_MS)]);
    return { envoye: courriel.trim(), refus: null };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const message = application.messages.sentence(error);
    const refus: FormRefusal = { code: error.code, message, champ: "courriel", saisie: { courriel } };
    sayWait(args, error);
    return data({ envoye: null, refus }, { status: error.status });
  }
}

export default function Connexion({ loaderData, actionData }: Route.ComponentProps) {
  const { retour, fournisseur, demo, souci } = loaderData;
  const refus = actionData?.refus;
  return (
    <Page
      titre="Se connecter"
      chapo="Pour écrire au nom de votre institution, et lire ce qui n'est pas public."
      largeur="texte"
    >
      <title>Se connecter — Maillage</title>
      {souci && !actionData && (
        <Notice kind="attention" titre="Vous n'êtes pas connecté" annonce>
          <p>{souci}</p>
        </Notice>
      )}
      {actionData?.envoye && (
        <Notice kind="succes" titre="Regardez vos courriels" annonce>
          <p>
            Si l'adresse <strong>{actionData.envoye}</strong>
            {` est celle d'une personne d'ici, un lien vient de lui être envoyé. Il sert une fois, pendant ${LINK_MINUTES} minutes.`}
          </p>
          <p>
            Rien ne vient ? Regardez les indésirables, vérifiez l'adresse, puis demandez à l'administrateur de
            votre institution s'il vous a inscrit. Si vous avez demandé plusieurs liens, n'importe lequel
            convient.
          </p>
        </Notice>
      )}
      {refus && (
        <ErrorSummary
          titre="Le lien n'est pas parti"
          erreurs={[{ champ: fieldId("courriel"), message: refus.message }]}
        />
      )}
      {fournisseur && (
        <Section titre="Agents publics et partenaires">
          <p>Avec votre compte professionnel, sans mot de passe de plus.</p>
          <FormActions>
            <ButtonLink to={addressWith("/connexion/fournisseur", { retour })} variant="primaire">
              {`Se connecter avec ${fournisseur}`}
            </ButtonLink>
          </FormActions>
        </Section>
      )}
      <Section titre="Par un lien reçu par courriel">
        <Formulaire action="/connexion" className="formulaire">
          {retour && <input type="hidden" name="retour" value={retour} />}
          <TextField
            name="courriel"
            type="email"
            label="Adresse de courriel professionnelle"
            aide="Celle que connaît votre institution."
            autoComplete="email"
            maxLength={254}
            requis
            defaultValue={refus?.saisie.courriel}
            erreur={refus?.message}
          />
          <FormActions>
            <Button variant={fournisseur ? "secondaire" : "primaire"}>Recevoir un lien</Button>
          </FormActions>
        </Formulaire>
      </Section>
      {demo && (
        <p className="discret">
          {"Ceci est une démonstration : "}
          <Link to={addressWith("/demonstration", { retour })}>choisissez une personne inventée</Link>.
        </p>
      )}
    </Page>
  );
}
