import { redirect } from "react-router";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { EmptyState, ErrorSummary } from "#platform/ui/feedback.tsx";
import { fieldId, SelectField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Definition, Page, Section } from "#platform/ui/layout.tsx";
import { mergeEtiquettes } from "../../commands/etiquettes/merge-etiquettes.ts";
import { LIBELLE_FAMILLE } from "../../domain/etiquettes/famille.ts";
import { type ApercuFusion, loadFusion } from "../../queries/etiquettes/load-fusion.ts";
import { usagesEnMots } from "../parts/etiquettes/usages.ts";
import { lienEtiquettes } from "../parts/liens.ts";
import type { Route } from "./+types/fusionner-etiquettes.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const dans = new URL(args.request.url).searchParams.get("dans") ?? "";
  return readPage(args, async (ctx) => ({ code, ...(await loadFusion(ctx, args.params.etiquette, dans)) }));
}

export async function action(args: Route.ActionArgs) {
  const { departement, etiquette } = args.params;
  const form = await readForm(args);
  const dans = String(form.get("dans") ?? "");
  const result = await submitPage(args, form, (ctx) =>
    mergeEtiquettes(ctx, { etiquette, dans, revision: Number(form.get("revision")) }),
  );
  return result.ok ? redirect(`${lienEtiquettes(departement, dans)}?fait=fusionnee`) : result.response;
}

export default function FusionnerEtiquettes({ loaderData, actionData }: Route.ComponentProps) {
  const { code, etiquette, candidates, apercu } = loaderData;
  const refus = actionData?.refus ?? null;
  const retour = lienEtiquettes(code, etiquette.publicId);
  return (
    <Page
      titre={`Fusionner « ${etiquette.libelle} »`}
      surtitre={`Étiquette · ${LIBELLE_FAMILLE[etiquette.genre]}`}
      largeur="texte"
      chapo="Deux étiquettes disent la même chose : l’une prend la place de l’autre partout. Rien ne change avant l’aperçu, et la fusion se défait."
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Étiquettes", to: lienEtiquettes(code) },
        { label: etiquette.libelle, to: retour },
      ]}
    >
      <title>{`Fusionner ${etiquette.libelle}, étiquette — Maillage`}</title>
      {refus && (
        <ErrorSummary
          titre="Rien n’a été fusionné"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {candidates.length === 0 ? (
        <EmptyState
          titre="Aucune autre étiquette dans cette famille"
          action={<ButtonLink to={retour}>Revenir</ButtonLink>}
        />
      ) : (
        <>
          {apercu && <Apercu {...{ etiquette, apercu, retour }} />}
          <form method="get" className="formulaire" aria-label="Choisir l’étiquette qui reste">
            <SelectField
              name="dans"
              label="L’étiquette qui reste"
              vide="Choisir"
              requis
              defaultValue={apercu?.restee.publicId ?? ""}
              options={candidates}
            />
            <FormActions>
              <Button variant={apercu ? "secondaire" : "primaire"}>Voir ce qui changerait</Button>
              {!apercu && (
                <ButtonLink to={retour} variant="discret">
                  Annuler
                </ButtonLink>
              )}
            </FormActions>
          </form>
        </>
      )}
    </Page>
  );
}

type ApercuProps = {
  etiquette: Route.ComponentProps["loaderData"]["etiquette"];
  apercu: ApercuFusion;
  retour: string;
};

function Apercu({ etiquette, apercu, retour }: ApercuProps) {
  const { restee, partie, communs, union } = apercu;
  return (
    <Section titre={`« ${restee.libelle} » prendra la place de « ${etiquette.libelle} »`}>
      <Definition
        items={[
          { terme: `Porte « ${etiquette.libelle} »`, valeur: usagesEnMots(partie) },
          { terme: `Porte « ${restee.libelle} »`, valeur: usagesEnMots(apercu.deja) },
          { terme: "Porte déjà les deux", valeur: usagesEnMots(communs) },
          { terme: `Portera « ${restee.libelle} »`, valeur: usagesEnMots(union) },
        ]}
      />
      <p className="discret">
        Les schémas en préparation et ce qui est à la corbeille sont comptés. Les textes adoptés ne changent
        pas.
      </p>
      <Formulaire>
        <input type="hidden" name="dans" value={restee.publicId} />
        <input type="hidden" name="revision" value={etiquette.revision} />
        <FormActions>
          <Button>Fusionner</Button>
          <ButtonLink to={retour} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
    </Section>
  );
}
