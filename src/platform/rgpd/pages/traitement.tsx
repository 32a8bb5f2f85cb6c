import { redirect } from "react-router";
import { espaceOf, readForm, readPage, stateOf, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { ErrorSummary } from "#platform/ui/feedback.tsx";
import { fieldId, SelectField, TextArea } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { Refusal } from "#platform/values/refusal.ts";
import { readRegistre } from "../registre.ts";
import { completeTraitement } from "../reglages.ts";
import { operationsRgpd } from "../rights.ts";
import { LIBELLE_BASE } from "../traitement.ts";
import type { Route } from "./+types/traitement.ts";

export async function loader(args: Route.LoaderArgs) {
  const { rgpd } = stateOf(args).application;
  const { code } = await espaceOf(args);
  const ligne = await readPage(args, async (ctx) => {
    require(ctx, operationsRgpd.regler, null);
    const { lignes } = await readRegistre(ctx, rgpd.traitements, rgpd.durees);
    const found = lignes.find(({ cle }) => cle === args.params.traitement);
    if (!found) throw new Refusal("introuvable", {}, 404);
    return found;
  });
  return { code, ligne, declare: rgpd.traitements.find(({ cle }) => cle === ligne.cle) ?? null };
}

export async function action(args: Route.ActionArgs) {
  const { departement, traitement } = args.params;
  const { traitements } = stateOf(args).application.rgpd;
  const form = await readForm(args);
  const text = (name: string) => String(form.get(name) ?? "");
  const result = await submitPage(args, form, (ctx) =>
    completeTraitement(
      ctx,
      traitements.map(({ cle }) => cle),
      {
        ...{
          traitement,
          finalite: text("finalite"),
          base: text("base"),
          destinataires: text("destinataires"),
        },
        ...{
          securite: text("securite"),
          precisions: text("precisions"),
          revision: Number(form.get("revision")),
        },
      },
    ),
  );
  return result.ok ? redirect(`/${departement}/registre?enregistre#${traitement}`) : result.response;
}

export default function TraitementPage({ loaderData, actionData }: Route.ComponentProps) {
  const { code, ligne, declare } = loaderData;
  const refus = actionData?.refus;
  const { complement } = ligne;
  const value = (name: "finalite" | "destinataires" | "securite" | "precisions") =>
    refus?.saisie[name] ?? complement[name];
  const area = (
    name: "finalite" | "destinataires" | "securite" | "precisions",
    label: string,
    declared?: string,
  ) => (
    <TextArea
      name={name}
      label={label}
      rows={3}
      aide={declared && `Laissez vide pour garder : ${declared}`}
      erreur={refus?.champ === name ? refus.message : undefined}
      defaultValue={value(name)}
    />
  );
  return (
    <Page
      titre={ligne.activite}
      surtitre="Compléter un traitement"
      largeur="texte"
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Registre des traitements", to: `/${code}/registre` },
      ]}
    >
      <title>{`${ligne.activite}, registre — Maillage`}</title>
      {refus && (
        <ErrorSummary
          titre="Le traitement n'a pas été enregistré"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <Formulaire className="formulaire" data-gardien>
        <input
          type="hidden"
          name="revision"
          value={
            refus?.code === "registre.perime"
              ? complement.revision
              : (refus?.saisie.revision ?? complement.revision)
          }
        />
        {area("finalite", "Finalité", declare?.finalite)}
        <SelectField
          name="base"
          label="Base légale"
          vide={`Celle déclarée : ${declare ? LIBELLE_BASE[declare.base] : ""}`}
          defaultValue={refus?.saisie.base ?? complement.base}
          options={Object.entries(LIBELLE_BASE).map(([cle, label]) => ({ value: cle, label }))}
        />
        {area("destinataires", "Destinataires", declare?.destinataires.join(" ; "))}
        {area("securite", "Mesures de sécurité", declare?.securite.join(" ; "))}
        {area("precisions", "Précisions")}
        <FormActions>
          <Button>Enregistrer</Button>
          <ButtonLink to={`/${code}/registre#${ligne.cle}`} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
    </Page>
  );
}
