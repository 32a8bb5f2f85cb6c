import { redirect } from "react-router";
import { readForm, readPage, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { CheckboxField } from "#platform/ui/choices.tsx";
import { ErrorSummary } from "#platform/ui/feedback.tsx";
import { fieldId } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { newId } from "#platform/values/ids.ts";
import { duplicateSchema } from "../../commands/structure/duplicate-schema.ts";
import { CHOIX_REPRISE, LIBELLE_REPRISE, REPRISE_USUELLE } from "../../domain/structure/reprise.ts";
import { findSchema } from "../../queries/plan/find-schema.ts";
import { toSchemaVue } from "../../queries/plan/load-vue-ensemble.ts";
import { operationsSchemas } from "../../rights.ts";
import { ChampsSchema, lireSchema } from "../parts/ecrire/formulaire-schema.tsx";
import { lienEcrire, lienSchema } from "../parts/liens.ts";
import { filSchema } from "../parts/navigation-schema.tsx";
import { lireReprise } from "../parts/structure/lire-reprise.ts";
import type { Route } from "./+types/dupliquer-schema.ts";

export async function loader(args: Route.LoaderArgs) {
  const schema = await readPage(args, async (ctx) => {
    const found = await findSchema(ctx, args.params.schema);
    require(ctx, operationsSchemas.creer, null);
    return toSchemaVue(found);
  });
  return { schema, cle: newId() };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const { departement, schema: source } = args.params;
  const result = await submitPage(args, form, (ctx) =>
    duplicateSchema(ctx, {
      ...lireSchema(form),
      ...{ source, reprise: lireReprise(form), cle: String(form.get("cle")) },
    }),
  );
  return result.ok ? redirect(lienEcrire(departement, result.value)) : result.response;
}

export default function DupliquerSchema({ loaderData, actionData, params }: Route.ComponentProps) {
  const { schema, cle } = loaderData;
  const refus = actionData?.refus;
  const { titre, fin, debut } = schema;
  const depart = { ...schema, titre: "", debut: fin + 1, fin: fin + 1 + (fin - debut) };
  const coche = (name: keyof typeof REPRISE_USUELLE) =>
    refus ? refus.saisie[`reprise-${name}`] === "oui" : REPRISE_USUELLE[name] === true;
  return (
    <Page
      titre="Partir de ce schéma"
      surtitre={titre}
      chapo="Un schéma en élaboration est créé avec les mêmes niveaux et le plan que vous reprenez. Les nouvelles restent au premier."
      fil={filSchema(params.departement, schema)}
      largeur="texte"
    >
      <title>{`Partir du schéma ${titre} — Maillage`}</title>
      {refus && (
        <ErrorSummary
          titre="Le schéma n’a pas été créé"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <Formulaire className="formulaire" data-gardien>
        <input type="hidden" name="cle" value={refus?.saisie.cle ?? cle} />
        <Section titre="Ce qui est repris" niveau={2}>
          {CHOIX_REPRISE.map((name) => (
            <CheckboxField
              key={name}
              name={`reprise-${name}`}
              label={LIBELLE_REPRISE[name]}
              defaultChecked={coche(name)}
            />
          ))}
        </Section>
        <ChampsSchema depart={depart} refus={refus} />
        <FormActions>
          <Button>Créer le schéma</Button>
          <ButtonLink to={lienSchema(params.departement, schema.publicId)} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
    </Page>
  );
}
