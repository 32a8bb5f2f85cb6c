import { redirect } from "react-router";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { ErrorSummary } from "#platform/ui/feedback.tsx";
import { fieldId } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { newId } from "#platform/values/ids.ts";
import { createEtiquette } from "../../commands/etiquettes/edit-etiquette.ts";
import { droitsVocabulaire } from "../../queries/etiquettes/droits-vocabulaire.ts";
import { operationsSchemas } from "../../rights.ts";
import { ChampsEtiquette, readSaisie } from "../parts/etiquettes/champs-etiquette.tsx";
import { lienEtiquettes } from "../parts/liens.ts";
import type { Route } from "./+types/nouvelle-etiquette.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  return readPage(args, async (ctx) => {
    require(ctx, operationsSchemas.tenirEtiquettes, await droitsVocabulaire(ctx));
    return { code, envoi: newId() };
  });
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const result = await submitPage(args, form, (ctx) =>
    createEtiquette(ctx, { ...readSaisie(form), envoi: String(form.get("envoi") ?? "") }),
  );
  if (!result.ok) return result.response;
  return redirect(`${lienEtiquettes(args.params.departement, result.value)}?fait=creee`);
}

export default function NouvelleEtiquette({ loaderData, actionData }: Route.ComponentProps) {
  const { code } = loaderData;
  const refus = actionData?.refus ?? null;
  return (
    <Page
      titre="Créer une étiquette"
      largeur="texte"
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Étiquettes", to: lienEtiquettes(code) },
      ]}
    >
      <title>Créer une étiquette — Maillage</title>
      {refus && (
        <ErrorSummary
          titre="L’étiquette n’a pas été créée"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <Formulaire className="formulaire" data-gardien>
        <input type="hidden" name="envoi" value={refus?.saisie.envoi ?? loaderData.envoi} />
        <ChampsEtiquette valeurs={{ genre: "", libelle: "", description: "", ordre: "" }} refus={refus} />
        <FormActions>
          <Button>Créer</Button>
          <ButtonLink to={lienEtiquettes(code)} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
    </Page>
  );
}
