import { redirect } from "react-router";
import { readDepot } from "#platform/files/read-depot.ts";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, FormActions } from "#platform/ui/actions.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { FileField, fieldId, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { setIdentiteVisuelle } from "../commands/set-identite-visuelle.ts";
import { droitsOf } from "../queries/droits-acteur.ts";
import { findInstitution } from "../queries/read-acteur.ts";
import { readIdentite } from "../queries/read-logos.ts";
import { operationsActeurs } from "../rights.ts";
import type { Route } from "./+types/identite-visuelle.ts";
import { lienActeur, lienActeurs, lienIdentite } from "./parts/liens.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const identite = await readPage(args, async (ctx) => {
    const { id } = await findInstitution(ctx, args.params.acteur);
    require(ctx, operationsActeurs.modifier, await droitsOf(ctx, id));
    return readIdentite(ctx, args.params.acteur);
  });
  return { code, identite, enregistre: new URL(args.request.url).searchParams.has("enregistre") };
}

export async function action(args: Route.ActionArgs) {
  const { departement, acteur } = args.params;
  const form = await readForm(args);
  const text = (name: string) => String(form.get(name) ?? "");
  const logo = await readDepot(form, "logo");
  const result = await submitPage(args, form, (ctx) =>
    setIdentiteVisuelle(ctx, {
      ...{ publicId: acteur, revision: Number(form.get("revision")), logo },
      ...{ retirer: form.has("retirer"), alternative: text("alternative"), couleur: text("couleur") },
    }),
  );
  return result.ok ? redirect(`${lienIdentite(departement, acteur)}?enregistre`) : result.response;
}

export default function IdentiteVisuelle({ loaderData, actionData }: Route.ComponentProps) {
  const { code, identite, enregistre } = loaderData;
  const refus = actionData?.refus ?? null;
  const saisie = refus?.saisie;
  const erreur = (champ: string) => (refus?.champ === champ ? refus.message : undefined);
  return (
    <Page
      titre="Logo et couleur"
      surtitre={identite.nom}
      chapo="Ils figurent sur les documents que cette institution signe. Sans logo, son nom est écrit."
      largeur="texte"
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Acteurs", to: lienActeurs(code) },
        { label: identite.nom, to: lienActeur(code, identite.publicId) },
      ]}
    >
      <title>{`Logo et couleur, ${identite.nom} — Maillage`}</title>
      {enregistre && !refus && (
        <Notice kind="succes" titre="Le logo et la couleur sont enregistrés" annonce />
      )}
      {refus && (
        <ErrorSummary
          titre="Rien n’a été enregistré"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {identite.logo && (
        <img
          src={`${lienActeur(code, identite.publicId)}/logo`}
          alt={identite.alternative}
          className="logo"
        />
      )}
      <Formulaire className="formulaire" encType="multipart/form-data" data-gardien>
        <input type="hidden" name="revision" value={identite.revision} />
        <FileField
          name="logo"
          label={identite.logo ? "Remplacer le logo" : "Logo"}
          accept=".png,.jpg,.jpeg"
          limites="PNG ou JPEG, 5 Mo et 4 000 pixels de côté au plus."
          erreur={erreur("logo")}
        />
        <TextField
          name="alternative"
          label="Texte alternatif du logo"
          aide="Ce qu’entend une personne qui ne le voit pas : « Logo de la Caf du Puy-de-Dôme »."
          maxLength={200}
          defaultValue={saisie?.alternative ?? identite.alternative}
          erreur={erreur("alternative")}
        />
        <TextField
          name="couleur"
          label="Couleur des titres"
          aide="Sous la forme #1d4d6f, assez foncée pour se lire sur du papier blanc. Vide : celle de Maillage."
          maxLength={7}
          defaultValue={saisie?.couleur ?? identite.couleur ?? ""}
          erreur={erreur("couleur")}
        />
        <FormActions>
          <Button>Enregistrer</Button>
          {identite.logo && (
            <Button variant="discret" name="retirer" value="oui">
              Retirer le logo
            </Button>
          )}
        </FormActions>
      </Formulaire>
    </Page>
  );
}
