import { redirect } from "react-router";
import { readForm, readPage, submitPage } from "#platform/http/page.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { CheckboxField } from "#platform/ui/choices.tsx";
import { ErrorSummary } from "#platform/ui/feedback.tsx";
import { fieldId } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { newId } from "#platform/values/ids.ts";
import { adoptSchema } from "../../commands/versions/adopt-schema.ts";
import { loadAdoption } from "../../queries/versions/load-adoption.ts";
import { lienSchema } from "../parts/liens.ts";
import { filSchema } from "../parts/navigation-schema.tsx";
import { ChampsDecision, lireDecision } from "../parts/versions/champs-decision.tsx";
import { bilanControles, Controles } from "../parts/versions/controles.tsx";
import { Empreinte } from "../parts/versions/empreinte.tsx";
import type { Route } from "./+types/adopter.ts";

export async function loader(args: Route.LoaderArgs) {
  const vue = await readPage(args, (ctx) => loadAdoption(ctx, args.params.schema));
  return { vue, cle: newId() };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const text = (name: string) => String(form.get(name) ?? "");
  const { departement, schema } = args.params;
  const result = await submitPage(args, form, (ctx) =>
    adoptSchema(ctx, {
      ...lireDecision(form),
      ...{ schema, empreinte: text("empreinte"), cle: text("cle") },
      alertesLues: form.get("alertesLues") === "oui",
    }),
  );
  return result.ok ? redirect(`${lienSchema(departement, schema, "versions")}?adopte`) : result.response;
}

export default function AdopterPage({ loaderData: { vue, cle }, actionData, params }: Route.ComponentProps) {
  const { departement } = params;
  const { schema, controles, empreinte, entre, jour } = vue;
  const refus = actionData?.refus;
  const { alertes, bloque } = bilanControles(controles);
  const vie = lienSchema(departement, schema.publicId, "vie");
  return (
    <Page
      surtitre={schema.titre}
      titre="Enregistrer l’adoption"
      chapo={
        entre
          ? "Le texte tel qu’il est écrit aujourd’hui devient la version 1. Il ne changera plus ; le plan, lui, continue de vivre."
          : "Ce schéma est déjà mis en œuvre : le texte tel qu’il est écrit aujourd’hui devient la version 1."
      }
      fil={filSchema(departement, schema, { label: "Vie du schéma", to: vie })}
      largeur="texte"
    >
      <title>{`Enregistrer l’adoption — ${schema.titre} — Maillage`}</title>
      {refus && (
        <ErrorSummary
          titre="Rien n’a été adopté"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <Section titre="Ce qui est vérifié">
        <Controles departement={departement} schema={schema.publicId} controles={controles} />
      </Section>
      <Section titre="La décision">
        <Formulaire className="formulaire" data-gardien>
          <input type="hidden" name="cle" value={refus?.saisie.cle ?? cle} />
          <input type="hidden" name="empreinte" value={empreinte} />
          <ChampsDecision refus={refus} jour={jour} />
          {alertes && (
            <CheckboxField
              name="alertesLues"
              label="J’ai lu les points ci-dessus"
              requis
              erreur={refus?.champ === "alertesLues" ? refus.message : undefined}
              defaultChecked={refus?.saisie.alertesLues === "oui"}
            />
          )}
          <p className="discret">
            Empreinte du texte qui sera figé : <Empreinte valeur={empreinte} />
          </p>
          <FormActions>
            {!bloque && <Button>Adopter et figer le texte</Button>}
            <ButtonLink to={vie} variant="discret">
              Annuler
            </ButtonLink>
          </FormActions>
        </Formulaire>
      </Section>
    </Page>
  );
}
