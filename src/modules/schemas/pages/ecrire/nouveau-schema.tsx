import { redirect } from "react-router";
import { readForm, readPage, submitPage } from "#platform/http/page.ts";
import { once } from "#platform/journal/idempotence.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { RadioGroup } from "#platform/ui/choices.tsx";
import { ErrorSummary } from "#platform/ui/feedback.tsx";
import { fieldId } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { newId } from "#platform/values/ids.ts";
import { createSchema } from "../../commands/ecrire/create-schema.ts";
import { operationsSchemas } from "../../rights.ts";
import { ChampsSchema, lireForme, lireSchema } from "../parts/ecrire/formulaire-schema.tsx";
import { lienEcrire } from "../parts/liens.ts";
import { filSchema } from "../parts/navigation-schema.tsx";
import type { Route } from "./+types/nouveau-schema.ts";

export async function loader(args: Route.LoaderArgs) {
  const annee = await readPage(args, async (ctx) => {
    require(ctx, operationsSchemas.creer, null);
    return ctx.today.year;
  });
  return { annee, cle: newId() };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const result = await submitPage(args, form, async (ctx) => {
    const decrit = lireSchema(form);
    const phase =
      form.get("phase") === "mise_en_oeuvre" ? ("mise_en_oeuvre" as const) : ("elaboration" as const);
    const nouveau = { ...decrit, phase, forme: lireForme(form, decrit.type) };
    const { code: operation } = operationsSchemas.creer;
    const envoi = { cle: String(form.get("cle")), operation, contenu: JSON.stringify(nouveau) };
    return once(ctx, envoi, async () => (await createSchema(ctx, nouveau)).publicId);
  });
  return result.ok ? redirect(lienEcrire(args.params.departement, result.value)) : result.response;
}

export default function NouveauSchema({
  loaderData,
  actionData,
  params: { departement },
}: Route.ComponentProps) {
  const { annee, cle } = loaderData;
  const refus = actionData?.refus;
  return (
    <Page
      titre="Créer un schéma"
      chapo="Votre institution en sera la première copilote. Les autres s'invitent ensuite, et le plan s'écrit ligne à ligne."
      fil={filSchema(departement)}
      largeur="texte"
    >
      <title>Créer un schéma — Maillage</title>
      {refus && (
        <ErrorSummary
          titre="Le schéma n'a pas été créé"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <Formulaire className="formulaire" data-gardien>
        <input type="hidden" name="cle" value={refus?.saisie.cle ?? cle} />
        <ChampsSchema
          depart={{ titre: "", type: "sdsf", debut: annee, fin: annee + 4, mots: {} }}
          refus={refus}
          avecForme
        />
        <RadioGroup
          name="phase"
          label="Où en est-il ?"
          defaultValue={refus?.saisie.phase ?? "elaboration"}
          options={[
            {
              value: "elaboration",
              label: "En élaboration",
              aide: "Seules les institutions qui y ont un rôle le voient.",
            },
            { value: "mise_en_oeuvre", label: "En mise en œuvre", aide: "Il est public tout de suite." },
          ]}
        />
        <FormActions>
          <Button>Créer le schéma</Button>
          <ButtonLink to={`/${departement}/schemas`} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
    </Page>
  );
}
