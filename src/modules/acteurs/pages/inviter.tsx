import { redirect } from "react-router";
import { espaceOf, readDay, readForm, readPage, stateOf, submitSteps } from "#platform/http/page.ts";
import { may, require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId, TextArea, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { newId } from "#platform/values/ids.ts";
import { invitationTarget, inviter } from "../commands/invitations.ts";
import { JOURS_INVITATION } from "../domain/invitation.ts";
import { droitsInvitation } from "../queries/droits-invitation.ts";
import { findInstitution, readActeur } from "../queries/read-acteur.ts";
import { operationsActeurs } from "../rights.ts";
import type { Route } from "./+types/inviter.ts";
import { ChampsRoles, readRoles } from "./parts/champs-roles.tsx";
import { countInvitation } from "./parts/count-invitation.ts";
import { lienInstitution, lienInviter } from "./parts/liens.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const { references } = stateOf(args).application;
  const wanted = new URL(args.request.url).searchParams.get("personne");
  return readPage(args, async (ctx) => {
    const { id, publicId, nom } = await findInstitution(ctx, args.params.acteur);
    require(ctx, operationsActeurs.inviter, await droitsInvitation(ctx, references, id));
    const personne = wanted ? await readActeur(ctx, wanted) : null;
    return {
      code,
      institution: { publicId, nom },
      premiere: !may(ctx, operationsActeurs.donnerRole, { institution: id }),
      personne: personne && {
        publicId: personne.publicId,
        nom: personne.nom,
        fonction: personne.fonction,
        courriel: personne.courriel,
      },
      cle: newId(),
      aujourdhui: ctx.today.toString(),
    };
  });
}

export async function action(args: Route.ActionArgs) {
  const { departement, acteur } = args.params;
  const { references, adresse } = stateOf(args).application;
  const form = await readForm(args);
  const text = (name: string) => String(form.get(name) ?? "");
  const day = (name: string) => (text(name).trim() ? readDay(form, name) : null);
  const place = { institution: acteur, courriel: text("courriel") };
  const result = await submitSteps(args, form, async (act) => {
    await countInvitation(args, await act((ctx) => invitationTarget(ctx, references, place)));
    return act((ctx) =>
      inviter(ctx, references, {
        ...place,
        personne: text("personne"),
        nom: text("nom"),
        fonction: text("fonction"),
        message: text("message"),
        roles: readRoles(form),
        du: day("du"),
        au: day("au"),
        cle: text("cle"),
        origin: adresse,
      }),
    );
  });
  return result.ok ? redirect(`${lienInstitution(departement, acteur)}?fait=inviter`) : result.response;
}

export default function Inviter({ loaderData, actionData }: Route.ComponentProps) {
  const { code, institution, personne, premiere } = loaderData;
  const refus = actionData?.refus ?? null;
  const saisie = refus?.saisie;
  const erreur = (champ: string) => (refus?.champ === champ ? refus.message : undefined);
  const retour = lienInstitution(code, institution.publicId);
  const connue = saisie?.personne ?? personne?.publicId ?? "";
  return (
    <Page
      titre="Inviter une personne"
      surtitre={institution.nom}
      chapo={`Elle reçoit un lien par courriel, valable ${JOURS_INVITATION} jours. Ses rôles commencent quand elle accepte.`}
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Personnes et rôles", to: retour },
      ]}
      largeur="texte"
    >
      <title>{`Inviter une personne, ${institution.nom} — Maillage`}</title>
      {refus && (
        <ErrorSummary
          titre="L'invitation n'est pas partie"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {refus?.code === "invitation.deja-connue" && (
        <p>
          <Link to={`/${code}/acteurs?genre=personne&recherche=${encodeURIComponent(saisie?.nom ?? "")}`}>
            Chercher cette personne parmi celles du département
          </Link>
          {", puis « Inviter » depuis sa fiche."}
        </p>
      )}
      {premiere && (
        <Notice kind="info" titre="Cette institution n'a pas encore d'administrateur">
          <p>La première personne invitée le devient : elle invitera les autres.</p>
        </Notice>
      )}
      {personne && (
        <Notice kind="info" titre={`Vous invitez ${personne.nom}, que le département connaît déjà`}>
          <p>
            Tout ce qui la nomme reste à elle.{" "}
            <Link to={lienInviter(code, institution.publicId)}>Inviter quelqu'un d'autre</Link>
          </p>
        </Notice>
      )}
      <Formulaire className="formulaire" data-gardien>
        <input type="hidden" name="cle" value={saisie?.cle ?? loaderData.cle} />
        <input type="hidden" name="personne" value={connue} />
        <TextField
          name="nom"
          label="Prénom et nom"
          requis
          maxLength={200}
          autoComplete="off"
          defaultValue={saisie?.nom ?? personne?.nom ?? ""}
          erreur={erreur("nom")}
        />
        <TextField
          name="fonction"
          label="Fonction"
          maxLength={200}
          defaultValue={saisie?.fonction ?? personne?.fonction ?? ""}
          erreur={erreur("fonction")}
        />
        <TextField
          name="courriel"
          label="Courriel professionnel"
          type="email"
          requis
          maxLength={200}
          autoComplete="off"
          defaultValue={saisie?.courriel ?? personne?.courriel ?? ""}
          erreur={erreur("courriel")}
        />
        <ChampsRoles refus={refus} du={loaderData.aujourdhui} roles={premiere ? ["administrateur"] : []} />
        <TextArea
          name="message"
          label="Message"
          aide="Il est joint au courriel."
          maxLength={2000}
          defaultValue={saisie?.message ?? ""}
          erreur={erreur("message")}
        />
        <FormActions>
          <Button>Envoyer l'invitation</Button>
          <ButtonLink to={retour} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
    </Page>
  );
}
