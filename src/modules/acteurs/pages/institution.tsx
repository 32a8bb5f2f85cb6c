import { redirect } from "react-router";
import { espaceOf, readForm, readPage, stateOf, submitSteps } from "#platform/http/page.ts";
import { may, require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, ConfirmDisclosure, FormActions } from "#platform/ui/actions.tsx";
import { EmptyState, ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId, SelectField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { plural } from "#platform/values/french.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { grantRoles } from "../commands/grant-role.ts";
import { cancelInvitation, invitationTarget, resendInvitation } from "../commands/invitations.ts";
import { mayInvite } from "../queries/droits-invitation.ts";
import { listInvitations } from "../queries/list-invitations.ts";
import { listMandats, listPersonnes } from "../queries/list-mandats.ts";
import { findInstitution, readActeur } from "../queries/read-acteur.ts";
import { operationsActeurs } from "../rights.ts";
import type { Route } from "./+types/institution.ts";
import { ChampsRoles, readDates, readRoles } from "./parts/champs-roles.tsx";
import { countInvitation } from "./parts/count-invitation.ts";
import { Invitations } from "./parts/invitations.tsx";
import { lienActeur, lienActeurs, lienInstitution, lienInviter } from "./parts/liens.ts";
import { TableauMandats } from "./parts/tableau-mandats.tsx";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const { references } = stateOf(args).application;
  return readPage(args, async (ctx) => {
    require(ctx, operationsActeurs.voirPersonnes, null);
    const { id, publicId, nom } = await findInstitution(ctx, args.params.acteur);
    const peutDonner = may(ctx, operationsActeurs.donnerRole, { institution: id });
    const mandats = await listMandats(ctx, { institution: id });
    const peutInviter = await mayInvite(ctx, references, id);
    return {
      code,
      institution: { publicId, nom },
      mandats,
      administree: mandats.some((one) => one.role === "administrateur" && one.etat === "en_cours"),
      peutDonner,
      peutInviter,
      personnes: peutDonner ? await listPersonnes(ctx, id) : [],
      invitations: peutInviter ? await listInvitations(ctx, id) : [],
      aujourdhui: ctx.today.toString(),
      fait: new URL(args.request.url).searchParams.get("fait"),
    };
  });
}

export async function action(args: Route.ActionArgs) {
  const { departement, acteur } = args.params;
  const { references, adresse } = stateOf(args).application;
  const form = await readForm(args);
  const geste = String(form.get("geste") ?? "");
  const invitation = String(form.get("invitation") ?? "");
  const result = await submitSteps(args, form, async (act) => {
    if (geste === "annuler") return act((ctx) => cancelInvitation(ctx, references, invitation));
    if (geste === "renvoyer") {
      await countInvitation(args, await act((ctx) => invitationTarget(ctx, references, { invitation })));
      return act((ctx) => resendInvitation(ctx, references, { invitation, origin: adresse }));
    }
    return act(async (ctx) => {
      const { id } = await findInstitution(ctx, acteur);
      const personne = await readActeur(ctx, String(form.get("personne") ?? "")).catch(() => {
        throw new Refusal("role.personne", { champ: "personne" });
      });
      await grantRoles(ctx, {
        personne: personne.id,
        institution: id,
        roles: readRoles(form),
        ...readDates(form),
      });
    });
  });
  if (!result.ok) return result.response;
  return redirect(`${lienInstitution(departement, acteur)}?fait=${encodeURIComponent(geste)}`);
}

const FAITS: Readonly<Record<string, string>> = {
  donner: "Les rôles sont donnés",
  annuler: "L'invitation est annulée",
  renvoyer: "L'invitation est renvoyée : l'ancien lien ne marche plus",
  inviter: "L'invitation est partie",
  corriger: "Les dates sont changées",
  retirer: "Le rôle est retiré",
};

export default function Institution({ loaderData, actionData }: Route.ComponentProps) {
  const { code, institution, mandats, administree, peutDonner, peutInviter, personnes, invitations } =
    loaderData;
  const refus = actionData?.refus ?? null;
  const donner = refus && refus.saisie.geste === "donner" ? refus : null;
  const running = mandats.filter((one) => one.etat !== "termine");
  const over = mandats.filter((one) => one.etat === "termine");
  const soon = mandats.filter((one) => one.bientotFini);
  const modifiables = peutDonner ? [institution.publicId] : [];
  const faite = loaderData.fait ? FAITS[loaderData.fait] : undefined;
  return (
    <Page
      titre="Personnes et rôles"
      surtitre={institution.nom}
      chapo="Qui agit au nom de cette institution, à quel titre et jusqu'à quand."
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Acteurs", to: lienActeurs(code) },
        { label: institution.nom, to: lienActeur(code, institution.publicId) },
      ]}
      actions={
        <>
          {peutInviter && (
            <ButtonLink to={lienInviter(code, institution.publicId)} variant="primaire">
              Inviter une personne
            </ButtonLink>
          )}
          <ButtonLink
            to={`${lienInstitution(code, institution.publicId)}/roles.csv`}
            fichier
            glyphe="telecharger"
          >
            Télécharger (CSV)
          </ButtonLink>
        </>
      }
    >
      <title>{`Personnes et rôles, ${institution.nom} — Maillage`}</title>
      {faite && !refus && <Notice kind="succes" titre={faite} annonce />}
      {refus && (
        <ErrorSummary
          titre="Rien n'a été changé"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {!administree && (
        <Notice kind="attention" titre="Cette institution n'a pas d'administrateur">
          <p>
            Un administrateur d'une institution copilote peut inviter le premier ; à défaut, la commande «
            administrateur creer » de la plateforme.
          </p>
        </Notice>
      )}
      {soon.length > 0 && (
        <Notice
          kind="attention"
          titre={`${plural(soon.length, "rôle")} bientôt fini${soon.length > 1 ? "s" : ""}`}
        >
          <ul>
            {soon.map((one) => (
              <li
                key={one.id}
              >{`${one.personne.nom} : pensez à prolonger, ou à désigner quelqu'un d'autre.`}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Section titre={`En cours et à venir (${running.length})`}>
        {running.length > 0 ? (
          <TableauMandats
            code={code}
            mandats={running}
            par="personne"
            legende="Rôles en cours et à venir"
            modifiables={modifiables}
          />
        ) : (
          <EmptyState titre="Personne n'agit au nom de cette institution">
            Invitez une personne : elle recevra un lien par courriel.
          </EmptyState>
        )}
      </Section>
      {peutInviter && <Invitations code={code} invitations={invitations} />}
      {peutDonner && (
        <Section titre="Donner un rôle à une personne déjà connue">
          <ConfirmDisclosure
            titre="Donner un rôle"
            variant="secondaire"
            consequence="La personne pourra agir au nom de l'institution dès le premier jour."
          >
            <Formulaire className="formulaire">
              <SelectField
                name="personne"
                label="Personne"
                requis
                vide="Choisissez"
                options={personnes}
                defaultValue={donner?.saisie.personne}
                erreur={donner?.champ === "personne" ? donner.message : undefined}
              />
              <ChampsRoles refus={donner} du={loaderData.aujourdhui} />
              <FormActions>
                <Button name="geste" value="donner">
                  Donner
                </Button>
              </FormActions>
            </Formulaire>
          </ConfirmDisclosure>
        </Section>
      )}
      {over.length > 0 && (
        <Section titre={`Terminés (${over.length})`}>
          <TableauMandats
            code={code}
            mandats={over}
            par="personne"
            legende="Rôles terminés"
            modifiables={[]}
          />
        </Section>
      )}
    </Page>
  );
}
