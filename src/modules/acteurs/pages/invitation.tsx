import { data, redirect } from "react-router";
import { Temporal } from "temporal-polyfill";
import type { EspaceOuvert } from "#platform/http/application.ts";
import { countTries } from "#platform/http/count-tries.ts";
import { readForm, refusalResponse, stateOf } from "#platform/http/page.ts";
import { signIn } from "#platform/http/sign-in.ts";
import { empreinteOf } from "#platform/identity/jeton.ts";
import { ANONYME } from "#platform/identity/principal.ts";
import { Button, FormActions } from "#platform/ui/actions.tsx";
import { RadioGroup } from "#platform/ui/choices.tsx";
import { Notice } from "#platform/ui/feedback.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Definition, Page } from "#platform/ui/layout.tsx";
import { formatInstant, formatIsoDay, formatList } from "#platform/values/french.ts";
import { isRefusal, Refusal } from "#platform/values/refusal.ts";
import { acceptInvitation, checkOpen } from "../commands/accept-invitation.ts";
import { readLien } from "../domain/invitation.ts";
import { findByEmpreinte } from "../queries/list-invitations.ts";
import { compteConnecte } from "../queries/read-compte.ts";
import type { Route } from "./+types/invitation.ts";
import { roleLabel } from "./parts/tableau-mandats.tsx";

type Args = Route.LoaderArgs | Route.ActionArgs;

/** The address bears no département: the link does. */
function withoutPlace({ context, request }: Args) {
  return { context, request, params: {} };
}

/** The open département of the link and its secret. @throws the page that says that the link is worth nothing. */
async function lienOf(args: Args): Promise<{ espace: EspaceOuvert; jeton: string }> {
  const lien = readLien(args.params.jeton);
  const espace = lien && (await stateOf(args).application.espaces.find(lien.departement));
  if (!lien || !espace)
    throw refusalResponse(withoutPlace(args), new Refusal("invitation.inconnue", {}, 404));
  return { espace, jeton: lien.jeton };
}

/** Shows what is asked and changes nothing: mail scanners follow links. */
export async function loader(args: Route.LoaderArgs) {
  const { espace, jeton } = await lienOf(args);
  const { application, visite } = stateOf(args);
  const found = await application.platform.read(espace.code, ANONYME, async (ctx) => ({
    invitation: await findByEmpreinte(ctx, empreinteOf(jeton)),
    connecte: await compteConnecte(ctx, visite.jeton),
  }));
  const { invitation, connecte } = found;
  if (!invitation) throw refusalResponse(withoutPlace(args), new Refusal("invitation.inconnue", {}, 404));
  try {
    checkOpen(invitation);
  } catch (error) {
    if (isRefusal(error)) throw refusalResponse(withoutPlace(args), error);
    throw error;
  }
  const { nom, courriel, roles, du, au, message, inviteParNom, expireLe, institution } = invitation;
  return {
    espace: { code: espace.code, nom: espace.nom },
    invitation: {
      nom,
      courriel,
      roles,
      du,
      au,
      message,
      inviteParNom,
      expireLe,
      institution: institution.nom,
    },
    autreCompte: connecte && connecte.courriel !== courriel ? connecte : null,
  };
}

export async function action(args: Route.ActionArgs) {
  const { espace, jeton } = await lienOf(args);
  const { application, visite } = stateOf(args);
  const form = await readForm(withoutPlace(args));
  try {
    await countTries(args, {
      adresse: "lien-adresse",
      cibles: { "connexion-personne": `invitation ${jeton}` },
    });
    const { compte, personne, institution, agit } = await application.platform.act(
      espace.code,
      ANONYME,
      async (ctx) => {
        const connecte = form.get("compte") === "connecte" ? await compteConnecte(ctx, visite.jeton) : null;
        return acceptInvitation(ctx, { jeton, compte: connecte?.id ?? null });
      },
    );
    const agir = agit ? { departement: espace.code, personne, institution } : null;
    const cookie = await signIn(args, { compte, agir, moyen: "lien" });
    return redirect(`/${espace.code}`, { headers: { "Set-Cookie": cookie } });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.status === 404 || error.status === 429) throw refusalResponse(withoutPlace(args), error);
    return data({ message: application.messages.sentence(error) }, { status: error.status });
  }
}

export default function Invitation({ loaderData, actionData }: Route.ComponentProps) {
  const { espace, invitation, autreCompte } = loaderData;
  const day = (text: string) => formatIsoDay(text);
  return (
    <Page
      titre={`${invitation.institution} vous invite`}
      surtitre={`${espace.nom} (${espace.code})`}
      chapo={`Bonjour ${invitation.nom}. Voici ce qui vous est proposé ; rien n'est fait tant que vous n'acceptez pas.`}
      largeur="texte"
    >
      <title>Invitation — Maillage</title>
      {actionData && (
        <Notice kind="erreur" titre="L'invitation n'a pas été acceptée" annonce>
          <p>{actionData.message}</p>
        </Notice>
      )}
      <Definition
        items={[
          { terme: "Invité par", valeur: invitation.inviteParNom || "la plateforme" },
          { terme: "Pour agir au nom de", valeur: invitation.institution },
          { terme: "Rôles", valeur: formatList(invitation.roles.map(roleLabel)) },
          {
            terme: "Jours",
            valeur: `${invitation.du ? `à partir du ${day(invitation.du)}` : "dès que vous acceptez"}${invitation.au ? `, jusqu'au ${day(invitation.au)}` : ""}`,
          },
          { terme: "Adresse invitée", valeur: invitation.courriel },
          {
            terme: "Valable jusqu'au",
            valeur: formatInstant(Temporal.Instant.from(invitation.expireLe)),
          },
          { terme: "Message", valeur: invitation.message || null },
        ]}
      />
      <Formulaire className="formulaire">
        {autreCompte && (
          <RadioGroup
            name="compte"
            label="Vous êtes déjà identifié avec un autre compte"
            requis
            options={[
              {
                value: "invite",
                label: `Accepter avec l'adresse invitée, ${invitation.courriel}`,
                aide: "Vous quittez le compte en cours.",
              },
              {
                value: "connecte",
                label: `Accepter avec le compte en cours, ${autreCompte.courriel}`,
                aide: "Les deux adresses sont à vous : vous garderez un seul compte.",
              },
            ]}
          />
        )}
        <FormActions>
          <Button>Accepter l'invitation</Button>
        </FormActions>
      </Formulaire>
      <p className="discret">Si cette invitation n'est pas pour vous, fermez cette page.</p>
    </Page>
  );
}
