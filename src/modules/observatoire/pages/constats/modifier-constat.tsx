import { redirect } from "react-router";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { Diff } from "#platform/ui/diff.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Definition, Page } from "#platform/ui/layout.tsx";
import { updateConstat } from "../../commands/constats/edit-constat.ts";
import type { SaisieConstat } from "../../domain/constats/constat.ts";
import { findConstat } from "../../queries/constats/find-constat.ts";
import { listChoixChiffre } from "../../queries/constats/list-choix-chiffre.ts";
import { operationsObservatoire } from "../../rights.ts";
import { ChampsConstat, readSaisieConstat, saisieOf } from "../parts/constats/champs-constat.tsx";
import { lienConstats } from "../parts/liens.ts";
import type { Route } from "./+types/modifier-constat.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  return readPage(args, async (ctx) => {
    require(ctx, operationsObservatoire.constater, null);
    const constat = await findConstat(ctx, args.params.constat);
    const { indicateurCode: indicateur, maille, nature } = constat;
    const { choisi } =
      nature === "chiffre" ? await listChoixChiffre(ctx, { indicateur, maille }) : { choisi: null };
    return { code, constat, choisi };
  });
}

export async function action(args: Route.ActionArgs) {
  const { departement, constat } = args.params;
  const form = await readForm(args);
  const vise = { constat, revision: Number(form.get("revision")) };
  const result = await submitPage(args, form, (ctx) =>
    updateConstat(ctx, { ...vise, ...readSaisieConstat(form) }),
  );
  return result.ok ? redirect(`${lienConstats(departement, constat)}?fait=modifie`) : result.response;
}

export default function ModifierConstat({ loaderData, actionData }: Route.ComponentProps) {
  const { code, constat, choisi } = loaderData;
  const refus = actionData?.refus ?? null;
  const retour = lienConstats(code, constat.publicId);
  const perime = refus?.code === "constat.perime";
  const known = saisieOf(constat);
  return (
    <Page
      titre="Modifier le constat"
      largeur="texte"
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Constats", to: lienConstats(code) },
        { label: constat.enonce, to: retour },
      ]}
    >
      <title>Modifier un constat — Maillage</title>
      {refus && (
        <ErrorSummary
          titre="Rien n’a été modifié"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {perime && (
        <Notice kind="attention" titre="Les deux textes">
          <p>Barré : ce qui est enregistré aujourd’hui. Souligné : ce que vous avez écrit.</p>
          <Definition items={differences(known, refus.saisie)} />
        </Notice>
      )}
      <Formulaire className="formulaire" data-gardien>
        <input
          type="hidden"
          name="revision"
          value={perime ? constat.revision : (refus?.saisie.revision ?? constat.revision)}
        />
        <ChampsConstat valeurs={known} choisi={choisi} refus={refus} />
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

const LIBELLES: readonly [keyof SaisieConstat, string][] = [
  ["enonce", "Le constat"],
  ["territoire", "Territoire"],
  ["millesime", "Année"],
  ["origine", "Qui le dit"],
  ["date", "Date"],
  ["precisions", "Précisions"],
];

function differences(known: SaisieConstat, saisie: Readonly<Record<string, string>>) {
  return LIBELLES.map(([champ, terme]) => ({
    terme,
    avant: known[champ],
    apres: saisie[champ] ?? known[champ],
  }))
    .filter(({ avant, apres }) => avant !== apres)
    .map(({ terme, avant, apres }) => ({ terme, valeur: <Diff avant={avant} apres={apres} /> }));
}
