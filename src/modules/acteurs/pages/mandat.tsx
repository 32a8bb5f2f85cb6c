import { redirect } from "react-router";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, ConfirmDisclosure, FormActions } from "#platform/ui/actions.tsx";
import { ErrorSummary } from "#platform/ui/feedback.tsx";
import { fieldId } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { type Id, isId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { correctMandat, endMandat } from "../commands/change-mandat.ts";
import { formatPeriode } from "../domain/mandat.ts";
import { listMandats, periodeOf } from "../queries/list-mandats.ts";
import { findInstitution } from "../queries/read-acteur.ts";
import { operationsActeurs } from "../rights.ts";
import type { Route } from "./+types/mandat.ts";
import { ChampsDates, readDates } from "./parts/champs-roles.tsx";
import { lienInstitution } from "./parts/liens.ts";
import { roleLabel } from "./parts/tableau-mandats.tsx";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  return readPage(args, async (ctx) => {
    const institution = await findInstitution(ctx, args.params.acteur);
    require(ctx, operationsActeurs.donnerRole, { institution: institution.id });
    const mandats = await listMandats(ctx, { institution: institution.id });
    const mandat = mandats.find((one) => one.id === args.params.mandat);
    if (!mandat) throw new Refusal("introuvable", {}, 404);
    return { code, institution: { publicId: institution.publicId, nom: institution.nom }, mandat };
  });
}

export async function action(args: Route.ActionArgs) {
  const { departement, acteur, mandat } = args.params;
  const form = await readForm(args);
  const retirer = form.get("geste") === "retirer";
  const result = await submitPage(args, form, async (ctx) => {
    if (!isId(mandat)) throw new Refusal("introuvable", {}, 404);
    const vise = { id: mandat as Id<"role_personne">, revision: Number(form.get("revision")) };
    await (retirer ? endMandat(ctx, vise) : correctMandat(ctx, { ...vise, ...readDates(form) }));
  });
  if (!result.ok) return result.response;
  return redirect(`${lienInstitution(departement, acteur)}?fait=${retirer ? "retirer" : "corriger"}`);
}

export default function Mandat({ loaderData, actionData }: Route.ComponentProps) {
  const { code, institution, mandat } = loaderData;
  const refus = actionData?.refus ?? null;
  const retour = lienInstitution(code, institution.publicId);
  const revision = (
    <input
      type="hidden"
      name="revision"
      value={refus?.code === "role.perime" ? mandat.revision : (refus?.saisie.revision ?? mandat.revision)}
    />
  );
  return (
    <Page
      titre={`${roleLabel(mandat.role)} : ${mandat.personne.nom}`}
      surtitre={institution.nom}
      chapo={`Rôle tenu ${formatPeriode(periodeOf(mandat))}.`}
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Personnes et rôles", to: retour },
      ]}
      largeur="texte"
    >
      <title>{`Dates d'un rôle, ${mandat.personne.nom} — Maillage`}</title>
      {refus && (
        <ErrorSummary
          titre="Rien n'a été changé"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <Formulaire className="formulaire">
        {revision}
        <ChampsDates refus={refus} du={mandat.du} au={mandat.au ?? ""} />
        <FormActions>
          <Button>Enregistrer les dates</Button>
          <ButtonLink to={retour} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
      {mandat.etat !== "termine" && (
        <Section titre="Retirer ce rôle">
          <ConfirmDisclosure
            titre="Retirer tout de suite"
            consequence="La personne n'aura plus ce rôle dès maintenant. Ce qu'elle a fait reste à son nom, et la période reste dans l'historique."
          >
            <Formulaire>
              {revision}
              <Button name="geste" value="retirer" variant="danger">
                Retirer
              </Button>
            </Formulaire>
          </ConfirmDisclosure>
        </Section>
      )}
    </Page>
  );
}
