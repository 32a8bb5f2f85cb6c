import { data, redirect } from "react-router";
import { addressWith } from "#platform/http/listing.ts";
import { localPath } from "#platform/http/local-path.ts";
import { readForm, stateOf } from "#platform/http/page.ts";
import { agirAuNomDe, identiteValue } from "#platform/identity/agir.ts";
import { readCompte } from "#platform/identity/compte-page.ts";
import { sessionHeader } from "#platform/identity/session-cookie.ts";
import { revokeOthers, revokeSession } from "#platform/identity/sessions.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { Notice } from "#platform/ui/feedback.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Definition, Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import type { Id } from "#platform/values/ids.ts";
import { isId } from "#platform/values/ids.ts";
import { isRefusal, Refusal } from "#platform/values/refusal.ts";
import type { Route } from "./+types/compte.ts";
import { ChoixIdentite } from "./parts/choix-identite.tsx";
import { MesSessions } from "./parts/mes-sessions.tsx";

/** The session of somebody who has an account. @throws the way to sign in; for an invented person, to change. */
async function sessionOf(args: Route.LoaderArgs | Route.ActionArgs) {
  const session = await stateOf(args).visite.read();
  if (session?.moyen === "demonstration") throw redirect("/demonstration");
  if (!session?.compte) throw redirect(addressWith("/connexion", { retour: "/compte" }));
  return { ...session, compte: session.compte };
}

export async function loader(args: Route.LoaderArgs) {
  const session = await sessionOf(args);
  const params = new URL(args.request.url).searchParams;
  return {
    ...(await readCompte(stateOf(args).application, session.compte)),
    session: session.id,
    courante: session.principal && identiteValue(session.principal),
    retour: localPath(params.get("retour")),
    fait: FAITS[params.get("fait") ?? ""] ?? null,
  };
}

/** What has just been done, said by the page that the browser is sent back to. */
const FAITS: Readonly<Record<string, string>> = {
  fermee: "La session est fermée.",
  fermees: "Toutes vos autres sessions sont fermées.",
};

export async function action(args: Route.ActionArgs) {
  const session = await sessionOf(args);
  const { application, origin } = stateOf(args);
  const form = await readForm(args);
  const geste = form.get("geste");
  try {
    if (geste === "agir") {
      const wanted = String(form.get("identite") ?? "");
      const { jeton, departement } = await agirAuNomDe(application, session, wanted);
      const to = localPath(String(form.get("retour") ?? "")) ?? `/${departement}`;
      return redirect(to, { headers: { "Set-Cookie": sessionHeader(origin, jeton) } });
    }
    const { compte } = session;
    const id = String(form.get("session") ?? "");
    return await application.platform.database.national(async (tx) => {
      if (geste === "fermer-autres") {
        await revokeOthers(tx, compte, session.id);
        return redirect("/compte?fait=fermees");
      }
      const done = isId(id) && (await revokeSession(tx, compte, id as Id<"session">));
      if (!done) throw new Refusal("identite.session-inconnue", {}, 409);
      return redirect("/compte?fait=fermee");
    });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return data({ souci: application.messages.sentence(error) }, { status: error.status });
  }
}

export default function Compte({ loaderData, actionData }: Route.ComponentProps) {
  const {
    nom,
    courriel,
    exploitant,
    fournisseurDepuis,
    identites,
    sessions,
    session,
    courante,
    retour,
    fait,
  } = loaderData;
  return (
    <Page titre={nom} surtitre="Mon compte" largeur="texte">
      <title>Mon compte — Maillage</title>
      {fait && !actionData && <Notice kind="succes" titre={fait} annonce />}
      {actionData && (
        <Notice kind="erreur" titre="Rien n'a été fait" annonce>
          <p>{actionData.souci}</p>
        </Notice>
      )}
      <ChoixIdentite identites={identites} courante={courante} retour={retour} courriel={courriel} />
      <Section titre="Qui je suis">
        <Definition
          items={[
            { terme: "Adresse", valeur: courriel },
            {
              terme: "Identification",
              valeur: fournisseurDepuis
                ? "Par le service d'identification, ou par un lien reçu par courriel"
                : "Par un lien reçu par courriel",
            },
            {
              terme: "Exploitation",
              valeur: exploitant && (
                <>
                  {"Vous exploitez ce déploiement : vous lisez "}
                  <Link to="/courriels">les courriels</Link>.
                </>
              ),
            },
          ]}
        />
      </Section>
      <Section titre="Mes données">
        <p>
          Tout ce que la plateforme sait de vous, dans chaque département : fiche, rôles, invitations,
          courriels, sessions, ce que vous avez fait. Une archive, avec des pages à lire et du JSON ; sa
          lecture est inscrite au journal.
        </p>
        <FormActions>
          <ButtonLink to="/compte/donnees.zip" fichier glyphe="telecharger">
            Télécharger mes données
          </ButtonLink>
          <ButtonLink to="/donnees-personnelles" variant="discret">
            Vos droits
          </ButtonLink>
        </FormActions>
      </Section>
      {exploitant && (
        <Section titre="Exploitation">
          <FormActions>
            <ButtonLink to="/exploitant">Mentions légales de ce déploiement</ButtonLink>
          </FormActions>
        </Section>
      )}
      <MesSessions sessions={sessions} courante={session} />
      <Section titre="Partir">
        <Formulaire action="/deconnexion">
          <FormActions>
            <Button variant="secondaire">Se déconnecter</Button>
          </FormActions>
        </Formulaire>
      </Section>
    </Page>
  );
}
