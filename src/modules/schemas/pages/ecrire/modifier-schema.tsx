import { redirect } from "react-router";
import { readForm, readPage, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { Diff } from "#platform/ui/diff.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { updateSchema } from "../../commands/ecrire/update-schema.ts";
import { findSchema } from "../../queries/plan/find-schema.ts";
import { toSchemaVue } from "../../queries/plan/load-vue-ensemble.ts";
import { operationsSchemas } from "../../rights.ts";
import { ChampsSchema, lireSchema } from "../parts/ecrire/formulaire-schema.tsx";
import { lienEcrire } from "../parts/liens.ts";
import { filSchema } from "../parts/navigation-schema.tsx";
import type { Route } from "./+types/modifier-schema.ts";

export async function loader(args: Route.LoaderArgs) {
  return readPage(args, async (ctx) => {
    const schema = await findSchema(ctx, args.params.schema);
    require(ctx, operationsSchemas.modifierSchema, schema);
    return { schema: toSchemaVue(schema), revision: schema.revision };
  });
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const { departement, schema } = args.params;
  const result = await submitPage(args, form, (ctx) =>
    updateSchema(ctx, { ...lireSchema(form), schema, revision: Number(form.get("revision")) }),
  );
  return result.ok ? redirect(lienEcrire(departement, schema)) : result.response;
}

export default function ModifierSchema({ loaderData, actionData, params }: Route.ComponentProps) {
  const { schema, revision } = loaderData;
  const refus = actionData?.refus;
  const perimee = refus?.code === "fiche.perimee";
  const retour = lienEcrire(params.departement, schema.publicId);
  return (
    <Page
      titre="Modifier le schéma"
      surtitre={schema.titre}
      fil={filSchema(params.departement, schema, { label: "Écrire le plan", to: retour })}
      largeur="texte"
    >
      <title>{`Modifier ${schema.titre} — Maillage`}</title>
      {refus && (
        <ErrorSummary
          titre="Rien n'a été enregistré"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {perimee && (
        <Notice kind="attention" titre="Les deux textes">
          <p>Barré : ce qui est enregistré aujourd'hui. Souligné : ce que vous avez écrit.</p>
          <Diff
            avant={`${schema.titre}, ${schema.debut}-${schema.fin}`}
            apres={`${refus?.saisie.titre}, ${refus?.saisie.debut}-${refus?.saisie.fin}`}
          />
        </Notice>
      )}
      <Formulaire className="formulaire" data-gardien>
        <input
          type="hidden"
          name="revision"
          value={perimee ? revision : (refus?.saisie.revision ?? revision)}
        />
        <ChampsSchema depart={schema} refus={refus} />
        <FormActions>
          <Button>Enregistrer</Button>
          <ButtonLink to={retour} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
    </Page>
  );
}
