import { redirect } from "react-router";
import { espaceOf, type FormRefusal, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { RadioGroup } from "#platform/ui/choices.tsx";
import { Diff } from "#platform/ui/diff.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId, TextArea, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { type PartialDate, parsePartialDate } from "#platform/values/partial-date.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { type ActionModifiee, updateAction } from "../commands/update-action.ts";
import { LIBELLE_NATURE, NATURES } from "../domain/vocabulaire.ts";
import { findAction } from "../queries/find-action.ts";
import { operationsSchemas } from "../rights.ts";
import type { Route } from "./+types/modifier-action.ts";
import { lienAction } from "./parts/liens.ts";
import { filSchema } from "./parts/navigation-schema.tsx";

export async function loader(args: Route.LoaderArgs) {
  const action = await readPage(args, async (ctx) => {
    const found = await findAction(ctx, args.params);
    require(ctx, operationsSchemas.modifier, found.droits);
    return found;
  });
  return { departement: await espaceOf(args), action };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const result = await submitPage(args, form, (ctx) =>
    updateAction(ctx, { ...readAction(form), ...args.params }),
  );
  const { departement, schema, action } = args.params;
  return result.ok ? redirect(`${lienAction(departement, schema, action)}?modifiee`) : result.response;
}

function readAction(form: FormData): Omit<ActionModifiee, "schema" | "action"> {
  return {
    revision: Number(form.get("revision")),
    intitule: String(form.get("intitule") ?? ""),
    nature: NATURES.find((nature) => nature === form.get("nature")) ?? null,
    debut: readPartial(form, "debut"),
    fin: readPartial(form, "fin"),
  };
}

function readPartial(form: FormData, champ: string): PartialDate | null {
  const text = String(form.get(champ) ?? "").trim();
  const date = parsePartialDate(text);
  if (text && !date) throw new Refusal("action.date-illisible", { champ });
  return date;
}

const AIDE_DATE =
  "Une année (2024), un mois (2024-09) ou un jour (2024-09-17). Laissez vide si le plan n'en dit rien.";

export default function ModifierAction({ loaderData, actionData }: Route.ComponentProps) {
  const { departement, action } = loaderData;
  const refus: FormRefusal | undefined = actionData?.refus;
  const saisie = refus?.saisie;
  const perimee = refus?.code === "action.perimee";
  const erreur = (champ: string) => (refus?.champ === champ ? refus.message : undefined);
  const retour = lienAction(departement.code, action.schema.publicId, action.publicId);
  return (
    <Page
      titre="Modifier l'action"
      surtitre={action.code ? `Action ${action.code}` : undefined}
      fil={filSchema(departement.code, action.schema, { label: action.code ?? action.intitule, to: retour })}
      largeur="texte"
    >
      <title>{`Modifier ${action.code ?? "une action"} — Maillage`}</title>
      {refus && (
        <ErrorSummary
          titre="L'action n'a pas été modifiée"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {perimee && (
        <Notice kind="attention" titre="Les deux textes">
          <p>Barré : ce qui est enregistré aujourd'hui. Souligné : ce que vous avez écrit.</p>
          <Diff avant={action.intitule} apres={saisie?.intitule ?? ""} />
        </Notice>
      )}
      <Formulaire className="formulaire" data-gardien>
        <input
          type="hidden"
          name="revision"
          value={perimee ? action.revision : (saisie?.revision ?? action.revision)}
        />
        <TextArea
          name="intitule"
          label="Intitulé"
          requis
          rows={4}
          erreur={erreur("intitule")}
          defaultValue={saisie?.intitule ?? action.intitule}
        />
        <RadioGroup
          name="nature"
          label="Nature"
          enLigne
          defaultValue={saisie?.nature ?? action.nature ?? ""}
          options={[
            ...NATURES.map((value) => ({ value, label: LIBELLE_NATURE[value] })),
            { value: "", label: "Non précisée" },
          ]}
        />
        <TextField
          name="debut"
          label="Début"
          court
          aide={AIDE_DATE}
          erreur={erreur("debut")}
          defaultValue={saisie?.debut ?? action.debut ?? ""}
        />
        <TextField
          name="fin"
          label="Fin"
          court
          erreur={erreur("fin")}
          defaultValue={saisie?.fin ?? action.fin ?? ""}
        />
        <FormActions>
          <Button variant="primaire">Enregistrer</Button>
          <ButtonLink to={retour} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
    </Page>
  );
}
