import { data, redirect } from "react-router";
import type { EspaceOuvert } from "#platform/http/application.ts";
import { localPath } from "#platform/http/local-path.ts";
import { readForm, stateOf } from "#platform/http/page.ts";
import { signIn, signOut } from "#platform/http/sign-in.ts";
import { LIBELLE_ROLE } from "#platform/identity/libelle-role.ts";
import { ANONYME, ROLES } from "#platform/identity/principal.ts";
import { Button, ConfirmDisclosure, FormActions } from "#platform/ui/actions.tsx";
import { EmptyState, Notice } from "#platform/ui/feedback.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Definition, Page, Section } from "#platform/ui/layout.tsx";
import { capitalise } from "#platform/values/french.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { choixExpress } from "../demo/choix-express.ts";
import { DEPARTEMENTS_DEMO } from "../demo.ts";
import { type Identite, listPrincipals } from "../queries/read-principal.ts";
import { DROITS_ROLE } from "../roles.ts";
import type { Route } from "./+types/demonstration.ts";
import { fieldValue, IdentitesDepartement, IdentitesExpress } from "./parts/identites.tsx";

type State = ReturnType<typeof stateOf>;

/** The demonstration of the request. @throws 404 on a deployment without one. */
function demonstrationOf(args: Route.LoaderArgs | Route.ActionArgs): State {
  const state = stateOf(args);
  if (!state.application.demo) throw data(null, { status: 404 });
  return state;
}

/** Invented persons live in the départements of demonstration only: nobody may enter a real one by this door. */
async function espacesDemo({ application }: State): Promise<EspaceOuvert[]> {
  const rank = (espace: EspaceOuvert) => (espace.code === DEPARTEMENTS_DEMO[0] ? 0 : 1);
  return (await application.espaces.list())
    .filter((espace) => espace.demonstration)
    .sort((a, b) => rank(a) - rank(b));
}

export async function loader(args: Route.LoaderArgs) {
  const state = demonstrationOf(args);
  const { application, visite } = state;
  const params = new URL(args.request.url).searchParams;
  const departements = await Promise.all(
    (await espacesDemo(state)).map(async ({ code, nom }) => ({
      code,
      nom,
      identites: await application.platform.read(code, ANONYME, (ctx) => listPrincipals(ctx)),
    })),
  );
  const agir = (await visite.read())?.agir;
  const identites = departements.flatMap((one) => one.identites);
  const known = new Set(identites.flatMap((one) => one.roles));
  return {
    departements,
    express: choixExpress(identites, departements[0]?.code ?? ""),
    courante: agir ? (identites.find((one) => fieldValue(one) === fieldValue(agir)) ?? null) : null,
    roles: ROLES.filter((role) => known.has(role)),
    retour: localPath(params.get("retour")),
    reinitialisee: params.get("reinitialisee") === "1",
  };
}

export async function action(args: Route.ActionArgs) {
  const state = demonstrationOf(args);
  const form = await readForm(args);
  const retour = localPath(String(form.get("retour") ?? ""));
  const wanted = String(form.get("identite") ?? "");
  if (wanted === "visiteur") {
    return redirect(retour ?? "/", { headers: { "Set-Cookie": await signOut(args) } });
  }
  const identite = await findIdentite(state, wanted);
  if (!identite) {
    const message = state.application.messages.sentence(new Refusal("demonstration.identite-inconnue"));
    return data({ message }, { status: 409 });
  }
  const { departement, personne, institution } = identite;
  const cookie = await signIn(args, {
    compte: null,
    agir: { departement, personne, institution },
    moyen: "demonstration",
  });
  return redirect(retour ?? `/${departement}`, { headers: { "Set-Cookie": cookie } });
}

async function findIdentite(state: State, wanted: string): Promise<Identite | null> {
  const espace = (await espacesDemo(state)).find((one) => one.code === wanted.split("/")[0]);
  if (!espace) return null;
  const all = await state.application.platform.read(espace.code, ANONYME, (ctx) => listPrincipals(ctx));
  return all.find((one) => fieldValue(one) === wanted) ?? null;
}

export default function Demonstration({ loaderData, actionData }: Route.ComponentProps) {
  const { departements, express, courante, roles, retour, reinitialisee } = loaderData;
  const total = departements.reduce((sum, one) => sum + one.identites.length, 0);
  return (
    <Page
      titre="Voir comme"
      surtitre="Démonstration"
      chapo="Choisissez qui vous êtes : chacun lit et écrit selon son institution et son rôle. Toutes ces personnes sont inventées."
    >
      <title>Voir comme — Maillage</title>
      {reinitialisee && (
        <Notice kind="succes" titre="La démonstration est réinitialisée" annonce>
          <p>Tout est revenu à l'état de départ. Vous êtes de nouveau visiteur : choisissez une identité.</p>
        </Notice>
      )}
      {actionData && (
        <Notice kind="erreur" titre="Identité inconnue" annonce>
          <p>{actionData.message}</p>
        </Notice>
      )}
      <Formulaire action="/demonstration" className="formulaire">
        {retour && <input type="hidden" name="retour" value={retour} />}
        <div className="rangee">
          <p>
            {courante ? (
              <>
                Vous êtes <strong>{courante.nom}</strong>
                {`, ${courante.institutionNom} (${courante.departement}).`}
              </>
            ) : (
              "Vous êtes visiteur : vous lisez ce qui est public."
            )}
          </p>
          {courante && (
            <Button name="identite" value="visiteur" variant="secondaire">
              Revenir en visiteur
            </Button>
          )}
        </div>
        {total === 0 && (
          <EmptyState titre="Aucune identité à choisir">
            Aucun département de démonstration n'est ouvert ici ; les départements réels n'ont pas de
            personnes inventées.
          </EmptyState>
        )}
        {express.length > 0 && (
          <Section titre="Cinq regards pour commencer">
            <IdentitesExpress choix={express} />
          </Section>
        )}
        {departements.map(({ code, nom, identites }) => (
          <Section key={code} titre={`${nom} (${code})`}>
            <IdentitesDepartement identites={identites} />
          </Section>
        ))}
      </Formulaire>
      {roles.length > 0 && (
        <Section titre="Ce que permet chaque rôle">
          <Definition
            items={roles.map((role) => ({
              cle: role,
              terme: capitalise(LIBELLE_ROLE[role]),
              valeur: `${capitalise(DROITS_ROLE[role])}.`,
            }))}
          />
        </Section>
      )}
      <Section titre="Repartir de zéro">
        {courante ? (
          <ConfirmDisclosure
            titre="Réinitialiser la démonstration"
            consequence="Tout ce qui a été écrit dans les départements de démonstration sera effacé, pour tout le monde, et le contenu de départ rechargé. Cela prend quelques secondes."
          >
            <Formulaire action="/demonstration/reinitialiser">
              <FormActions>
                <Button variant="danger">Tout effacer et recharger</Button>
              </FormActions>
            </Formulaire>
          </ConfirmDisclosure>
        ) : (
          <p className="discret">
            Qui a choisi une identité peut réinitialiser la démonstration ; un visiteur ne peut que lire.
          </p>
        )}
      </Section>
    </Page>
  );
}
