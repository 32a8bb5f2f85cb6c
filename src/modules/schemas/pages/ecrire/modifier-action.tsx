import { data, redirect } from "react-router";
import { readForm, readPage, submitPage } from "#platform/http/page.ts";
import { Page } from "#platform/ui/layout.tsx";
import { updateAction } from "../../commands/ecrire/update-action.ts";
import { motOf } from "../../domain/plan/niveaux.ts";
import { loadActionAModifier } from "../../queries/ecrire/load-ecriture.ts";
import { champsAction } from "../parts/ecrire/champs-fiche.ts";
import { FormulaireEcriture, reprise } from "../parts/ecrire/formulaire-ecriture.tsx";
import { recevoirFiche } from "../parts/ecrire/recevoir-fiche.ts";
import { lireRetour, retourFait } from "../parts/ecrire/retour.ts";
import { lienAction } from "../parts/liens.ts";
import { motNettoye } from "../parts/mise-en-forme.tsx";
import { filSchema } from "../parts/navigation-schema.tsx";
import type { Route } from "./+types/modifier-action.ts";

export async function loader(args: Route.LoaderArgs) {
  const action = await readPage(args, (ctx) => loadActionAModifier(ctx, args.params));
  return { action, champs: champsAction(action.fiche, action.choix), depuis: lireRetour(args.request) };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const encore = reprise(form);
  if (encore) return data({ refus: undefined, reprise: encore });
  const result = await submitPage(args, form, async (ctx) => {
    const fiche = await recevoirFiche(ctx, "action", form);
    if (fiche.niveau !== "action") return;
    const { intitule, nature, debut, fin, ...details } = fiche;
    await updateAction(ctx, {
      ...{ schema: args.params.schema, action: args.params.action },
      ...{ revision: Number(form.get("revision")), intitule, nature, debut, fin, details },
    });
  });
  const { departement, schema, action } = args.params;
  if (!result.ok) return result.response;
  const depuis = lireRetour(args.request);
  return redirect(
    depuis ? retourFait(depuis) : `${lienAction(departement, schema, action)}?modifiee${motNettoye(form)}`,
  );
}

export default function ModifierAction({ loaderData, actionData, params }: Route.ComponentProps) {
  const { action, champs, depuis } = loaderData;
  const { schema, fiche, publicId } = action;
  const retour = lienAction(params.departement, schema.publicId, publicId);
  const { nom, genre } = motOf(schema, "action");
  const titre = `Modifier ${/^[aeiouéè]/.test(nom) ? "l'" : genre === "f" ? "la " : "le "}${nom}`;
  return (
    <Page
      titre={titre}
      surtitre={fiche.code ? `Action ${fiche.code}` : undefined}
      fil={filSchema(params.departement, schema, { label: fiche.code ?? fiche.intitule, to: retour })}
      largeur="texte"
    >
      <title>{`Modifier ${fiche.code ?? "une action"} — Maillage`}</title>
      <FormulaireEcriture
        niveau="action"
        champs={champs}
        choix={action.choix}
        refus={actionData?.refus}
        reprise={actionData && "reprise" in actionData ? actionData.reprise : undefined}
        revision={action.revision}
        retour={depuis ?? retour}
      />
    </Page>
  );
}
