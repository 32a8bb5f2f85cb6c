import { redirect } from "react-router";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { Diff } from "#platform/ui/diff.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Definition, Page } from "#platform/ui/layout.tsx";
import { updateEtiquette } from "../../commands/etiquettes/edit-etiquette.ts";
import type { SaisieEtiquette } from "../../domain/etiquettes/etiquette.ts";
import { LIBELLE_FAMILLE } from "../../domain/etiquettes/famille.ts";
import { droitsVocabulaire } from "../../queries/etiquettes/droits-vocabulaire.ts";
import { findEtiquette } from "../../queries/etiquettes/find-etiquette.ts";
import { operationsSchemas } from "../../rights.ts";
import { ChampsEtiquette, readSaisie } from "../parts/etiquettes/champs-etiquette.tsx";
import { lienEtiquettes } from "../parts/liens.ts";
import type { Route } from "./+types/modifier-etiquette.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  return readPage(args, async (ctx) => {
    require(ctx, operationsSchemas.tenirEtiquettes, await droitsVocabulaire(ctx));
    return { code, etiquette: await findEtiquette(ctx, args.params.etiquette) };
  });
}

export async function action(args: Route.ActionArgs) {
  const { departement, etiquette } = args.params;
  const form = await readForm(args);
  const vise = { etiquette, revision: Number(form.get("revision")) };
  const result = await submitPage(args, form, (ctx) =>
    updateEtiquette(ctx, { ...vise, ...readSaisie(form) }),
  );
  return result.ok ? redirect(`${lienEtiquettes(departement, etiquette)}?fait=modifiee`) : result.response;
}

export default function ModifierEtiquette({ loaderData, actionData }: Route.ComponentProps) {
  const { code, etiquette } = loaderData;
  const refus = actionData?.refus ?? null;
  const retour = lienEtiquettes(code, etiquette.publicId);
  const { genre, libelle, description, ordre, revision } = etiquette;
  const known: SaisieEtiquette = { genre, libelle, description, ordre: ordre === 0 ? "" : String(ordre) };
  const perimee = refus?.code === "etiquette.perimee";
  return (
    <Page
      titre={`Modifier « ${libelle} »`}
      surtitre="Étiquette"
      largeur="texte"
      chapo="Le nouveau nom se lira partout où elle est posée ; les textes adoptés gardent leurs mots."
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Étiquettes", to: lienEtiquettes(code) },
        { label: libelle, to: retour },
      ]}
    >
      <title>{`Modifier ${libelle}, étiquette — Maillage`}</title>
      {refus && (
        <ErrorSummary
          titre="Rien n’a été modifié"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {perimee && (
        <Notice kind="attention" titre="Les deux textes">
          <p>Barré : ce qui est enregistré aujourd’hui. Souligné : ce que vous avez écrit.</p>
          <Definition items={differences(known, refus.saisie)} />
        </Notice>
      )}
      <Formulaire className="formulaire" data-gardien>
        <input
          type="hidden"
          name="revision"
          value={perimee ? revision : (refus?.saisie.revision ?? revision)}
        />
        <ChampsEtiquette valeurs={known} refus={refus} />
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

const LIBELLES: readonly [keyof SaisieEtiquette, string][] = [
  ["genre", "Famille"],
  ["libelle", "Nom"],
  ["description", "Ce qu’elle recouvre"],
  ["ordre", "Rang dans sa famille"],
];

function differences(known: SaisieEtiquette, saisie: Readonly<Record<string, string>>) {
  const lire = (champ: keyof SaisieEtiquette, value: string) =>
    champ === "genre" ? (LIBELLE_FAMILLE[value as keyof typeof LIBELLE_FAMILLE] ?? value) : value;
  return LIBELLES.map(([champ, terme]) => ({
    terme,
    avant: lire(champ, known[champ]),
    apres: lire(champ, saisie[champ] ?? ""),
  }))
    .filter(({ avant, apres }) => avant !== apres)
    .map(({ terme, avant, apres }) => ({ terme, valeur: <Diff avant={avant} apres={apres} /> }));
}
