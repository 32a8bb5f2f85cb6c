import { data, redirect } from "react-router";
import { readForm, readPage, submitPage } from "#platform/http/page.ts";
import { SelectField } from "#platform/ui/fields.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { duplicateAction } from "../../commands/structure/duplicate-action.ts";
import { titreNiveau } from "../../domain/plan/niveaux.ts";
import { loadDupliquerAction } from "../../queries/structure/load-dupliquer-action.ts";
import { champsAction } from "../parts/ecrire/champs-fiche.ts";
import { FormulaireEcriture, reprise } from "../parts/ecrire/formulaire-ecriture.tsx";
import { recevoirFiche } from "../parts/ecrire/recevoir-fiche.ts";
import { lienAction } from "../parts/liens.ts";
import { motNettoye } from "../parts/mise-en-forme.tsx";
import { filSchema } from "../parts/navigation-schema.tsx";
import type { Route } from "./+types/dupliquer-action.ts";

export async function loader(args: Route.LoaderArgs) {
  const lu = await readPage(args, (ctx) => loadDupliquerAction(ctx, args.params));
  return { ...lu, champs: champsAction(lu.fiche, lu.choix), cle: newId() };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const encore = reprise(form);
  if (encore) return data({ refus: undefined, reprise: encore });
  const [schema = "", sous = ""] = String(form.get("place")).split(" ");
  const result = await submitPage(args, form, async (ctx) => {
    // Who may not copy it is told so before what the form lacks.
    await loadDupliquerAction(ctx, args.params);
    if (!sous) throw new Refusal("formulaire.choix", { champ: "place" });
    const fiche = await recevoirFiche(ctx, "action", form);
    if (fiche.niveau !== "action") throw new Refusal("ecrire.niveau");
    return duplicateAction(ctx, { source: args.params, schema, sous, fiche, cle: String(form.get("cle")) });
  });
  if (!result.ok) return result.response;
  return redirect(`${lienAction(args.params.departement, schema, result.value)}?copiee${motNettoye(form)}`);
}

export default function DupliquerAction({ loaderData, actionData, params }: Route.ComponentProps) {
  const { schema, publicId, code, ici, places, champs, choix, cle } = loaderData;
  const repris = actionData && "reprise" in actionData ? actionData.reprise : undefined;
  const refus = actionData?.refus;
  const retour = lienAction(params.departement, schema.publicId, publicId);
  const depart = places.find(({ sous }) => sous === ici) ?? places[0];
  const numero = [titreNiveau(schema, "action"), code].filter(Boolean).join(" ");
  return (
    <Page
      titre="Dupliquer"
      surtitre={numero}
      chapo="La copie reprend les textes, les dates, qui fait, les étiquettes, les territoires et les jalons. Les nouvelles, les commentaires, les fichiers, les renvois, les suivis et le code restent à l’original."
      fil={filSchema(params.departement, schema, { label: numero, to: retour })}
      largeur="texte"
    >
      <title>{`Dupliquer ${numero} — Maillage`}</title>
      <FormulaireEcriture
        niveau="action"
        champs={champs}
        choix={choix}
        refus={refus}
        reprise={repris}
        cle={cle}
        retour={retour}
        avant={(saisie) => (
          <SelectField
            name="place"
            label="Où mettre la copie"
            erreur={refus?.champ === "place" ? refus.message : undefined}
            defaultValue={saisie?.place ?? (depart && `${depart.schema} ${depart.sous}`)}
            options={places.map((one) => ({
              value: `${one.schema} ${one.sous}`,
              label: one.titre,
              groupe: one.schemaTitre,
            }))}
          />
        )}
      />
    </Page>
  );
}
