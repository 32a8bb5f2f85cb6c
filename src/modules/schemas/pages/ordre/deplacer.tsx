import { redirect } from "react-router";
import { readForm, readPage, submitPage } from "#platform/http/page.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId, SelectField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { Refusal } from "#platform/values/refusal.ts";
import { moveNiveau } from "../../commands/ordre/move-niveau.ts";
import { parsePlace } from "../../domain/ordre/place.ts";
import { motOf, NIVEAUX, parentOf } from "../../domain/plan/niveaux.ts";
import { loadDeplacer } from "../../queries/ordre/load-ordre.ts";
import { findSchema } from "../../queries/plan/find-schema.ts";
import { lienEcrire } from "../parts/liens.ts";
import { filSchema } from "../parts/navigation-schema.tsx";
import { lienApresDeplacement, lireDeplacement } from "../parts/ordre/lire-deplacement.ts";
import type { Route } from "./+types/deplacer.ts";

export async function loader(args: Route.LoaderArgs) {
  const { schema, niveau, objet: id } = args.params;
  return readPage(args, (ctx) => loadDeplacer(ctx, { schema, niveau, id }));
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const { schema, objet: id } = args.params;
  const result = await submitPage(args, form, async (ctx) => {
    const niveau = NIVEAUX.find((one) => one === args.params.niveau);
    if (!niveau) throw new Refusal("introuvable", {}, 404);
    const { forme } = await findSchema(ctx, schema);
    const { revision, ...place } = lireDeplacement(form);
    const fait = await moveNiveau(ctx, { schema, niveau, id, revision, ...place });
    // Sent twice, the second finds it moved: the way back is the one that the form started from.
    const depuis = fait?.depuis ?? parsePlace(String(form.get("depuis") ?? ""));
    const annule = form.get("geste") === "annuler";
    return {
      objet: { niveau, id, parent: parentOf(forme, niveau) },
      fait: { place, depuis: annule ? null : depuis, revision: fait?.revision ?? revision + 1 },
    };
  });
  if (!result.ok) return result.response;
  return redirect(lienApresDeplacement(args.params, result.value.objet, result.value.fait, form));
}

export default function Deplacer({ loaderData, actionData, params }: Route.ComponentProps) {
  const { schema, objet, actuelle, maintenant, groupes, herite } = loaderData;
  const { nom: mot, genre } = motOf(schema, objet.niveau);
  const ecrire = lienEcrire(params.departement, schema.publicId);
  const refus = actionData?.refus;
  const places = groupes.flatMap(({ titre, places: all }) => all.map((one) => ({ ...one, titre })));
  const voulue = places.find(({ value }) => value === refus?.saisie.place);
  const article = /^[aeiouéè]/.test(mot) ? "l’" : genre === "f" ? "la " : "le ";
  const titre = `Déplacer ${article}${mot}`;
  return (
    <Page
      titre={titre}
      surtitre={objet.nom}
      fil={filSchema(params.departement, schema, { label: "Écrire le plan", to: ecrire })}
      largeur="texte"
    >
      <title>{`${titre} — ${schema.titre} — Maillage`}</title>
      {refus && (
        <>
          <ErrorSummary
            titre="Rien n’a été déplacé"
            erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
          />
          <Notice kind="attention" titre="Les deux places">
            <p>{`Sa place aujourd’hui : ${maintenant}.`}</p>
            <p>
              {voulue
                ? `Celle que vous demandiez : ${voulue.label}, dans « ${voulue.titre} ».`
                : "Celle que vous demandiez n’est plus dans le plan."}
            </p>
          </Notice>
        </>
      )}
      <p>{`Sa place aujourd’hui : ${maintenant}. Ce qui est dessous le suit, avec ses nouvelles, ses fichiers et son adresse.`}</p>
      {herite && (
        <Notice kind="info" titre="Cette action n’a pas de pilote à elle">
          <p>
            Elle a ceux de son objectif : sous un autre objectif, elle prendra les siens. Pour les garder,
            nommez-les d’abord dans l’action.
          </p>
        </Notice>
      )}
      <Formulaire className="formulaire">
        <input type="hidden" name="revision" value={objet.revision} />
        <input type="hidden" name="depuis" value={actuelle} />
        <input type="hidden" name="retour" value={refus?.saisie.retour ?? "ecrire"} />
        <SelectField
          name="place"
          label="Nouvelle place"
          options={places.map(({ titre: groupe, ...one }) => ({ ...one, groupe }))}
          defaultValue={voulue?.value ?? actuelle}
          erreur={refus?.champ === "place" ? refus.message : undefined}
        />
        <FormActions>
          <Button variant="primaire">Déplacer</Button>
          <ButtonLink to={`${ecrire}#objet-${objet.id}`} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
    </Page>
  );
}
