import { data, redirect } from "react-router";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { Notice } from "#platform/ui/feedback.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Definition, Page, Section } from "#platform/ui/layout.tsx";
import { stateOf } from "../page.ts";
import { typedTexts } from "../refused-post.ts";
import type { Route } from "./+types/envoi-refuse.ts";

/** Shown in the place of the page that a submission was for; typed in the address bar, it leads to the home page. */
export function loader(args: Route.LoaderArgs) {
  const { refused, application } = stateOf(args);
  if (!refused) return redirect("/");
  const { refusal, ...envoi } = refused;
  return data(
    {
      ...envoi,
      lus: typedTexts(envoi.champs),
      titre: TITRES[refusal.status] ?? "Le formulaire n'a pas été pris",
      message: application.messages.sentence(refusal),
    },
    { status: refusal.status },
  );
}

const TITRES: Readonly<Record<number, string>> = {
  413: "L'envoi est trop grand",
  429: "Trop de demandes en peu de temps",
};

export default function EnvoiRefuse({ loaderData }: Route.ComponentProps) {
  const { adresse, champs, lus, fichiers, message, titre } = loaderData;
  return (
    <Page titre={loaderData.lecture ? titre : "Rien n'a été enregistré"} largeur="texte">
      <title>Envoi refusé — Maillage</title>
      <Notice kind="attention" titre={titre} annonce>
        <p>{message}</p>
      </Notice>
      {lus.length > 0 && (
        <Section titre="Ce que vous aviez écrit">
          <Definition
            items={lus.map(({ nom, valeur }, rang) => ({ cle: `${nom}-${rang}`, terme: nom, valeur }))}
          />
        </Section>
      )}
      {fichiers.length > 0 && (
        <p>
          {`À choisir de nouveau dans le formulaire : ${fichiers.map((nom) => `« ${nom} »`).join(", ")}.`}
        </p>
      )}
      {adresse !== null && fichiers.length === 0 ? (
        <Formulaire action={adresse}>
          {champs.map(({ nom, valeur }, rang) => (
            <input key={`${nom}-${rang}`} type="hidden" name={nom} value={valeur} />
          ))}
          <FormActions>
            <Button>Envoyer de nouveau</Button>
            <ButtonLink to={adresse} variant="discret">
              Revenir à la page
            </ButtonLink>
          </FormActions>
        </Formulaire>
      ) : (
        <FormActions>
          <ButtonLink to={adresse ?? "/"} variant="primaire">
            {adresse === null ? "Revenir à l'accueil" : "Revenir au formulaire"}
          </ButtonLink>
        </FormActions>
      )}
    </Page>
  );
}
