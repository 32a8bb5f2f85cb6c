import { redirect } from "react-router";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { LienHistorique } from "#platform/journal/lien-historique.tsx";
import { operationsJournal } from "#platform/journal/rights.ts";
import { may, require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, ConfirmDisclosure, FormActions } from "#platform/ui/actions.tsx";
import { Diff } from "#platform/ui/diff.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Definition, Page } from "#platform/ui/layout.tsx";
import {
  removeRegleSecret,
  restoreRegleSecret,
  updateRegleSecret,
} from "../../commands/secret/write-regle.ts";
import { PREREGLAGES } from "../../domain/imports/prereglages/index.ts";
import { saySource } from "../../domain/secret/dire-secret.ts";
import type { SaisieRegleSecret } from "../../domain/secret/regle.ts";
import { findRegleSecret } from "../../queries/secret/list-regles.ts";
import { operationsObservatoire } from "../../rights.ts";
import { lienSecret } from "../parts/liens.ts";
import { ChampsRegle, readSaisieRegle, saisieOfRegle } from "../parts/secret/champs-regle.tsx";
import type { Route } from "./+types/modifier-regle.ts";

const TITRES = new Map(PREREGLAGES.map(({ code, titre }) => [code, titre]));

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  return readPage(args, async (ctx) => {
    require(ctx, operationsObservatoire.reglerSecret, null);
    const regle = await findRegleSecret(ctx, args.params.regle);
    return { code, regle, voitHistorique: may(ctx, operationsJournal.lireHistorique, null) };
  });
}

export async function action(args: Route.ActionArgs) {
  const { departement, regle } = args.params;
  const form = await readForm(args);
  const vise = { regle, revision: Number(form.get("revision")) };
  const geste = String(form.get("geste") ?? "modifier");
  const result = await submitPage(args, form, async (ctx) => {
    if (geste === "retirer") await removeRegleSecret(ctx, vise);
    else if (geste === "retablir") await restoreRegleSecret(ctx, vise);
    else await updateRegleSecret(ctx, { ...vise, ...readSaisieRegle(form) });
    return geste === "retirer" ? "retiree" : geste === "retablir" ? "retablie" : "modifiee";
  });
  return result.ok ? redirect(lienSecret(departement, "regles", { fait: result.value })) : result.response;
}

export default function ModifierRegle({ loaderData, actionData }: Route.ComponentProps) {
  const { code, regle, voitHistorique } = loaderData;
  const refus = actionData?.refus ?? null;
  const perime = refus?.code === "secret.perime";
  const known = saisieOfRegle(regle);
  const defaut = regle.prereglage === null && regle.producteur === null;
  return (
    <Page
      titre={saySource(regle, TITRES)}
      surtitre="Règle du secret statistique"
      largeur="texte"
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Secret statistique", to: lienSecret(code) },
        { label: "Règles par source", to: lienSecret(code, "regles") },
      ]}
      actions={
        <LienHistorique
          departement={code}
          genre="regle-secret"
          cle={regle.publicId}
          permis={voitHistorique}
        />
      }
    >
      <title>Modifier une règle du secret — Maillage</title>
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
      {regle.retiree && (
        <Notice kind="info" titre="Cette règle est retirée">
          <p>Sa source suit une règle plus générale.</p>
          <Formulaire>
            <input type="hidden" name="geste" value="retablir" />
            <input type="hidden" name="revision" value={regle.revision} />
            <Button>Rétablir</Button>
          </Formulaire>
        </Notice>
      )}
      <Formulaire className="formulaire" data-gardien>
        <input
          type="hidden"
          name="revision"
          value={perime ? regle.revision : (refus?.saisie.revision ?? regle.revision)}
        />
        <ChampsRegle valeurs={known} refus={refus} />
        <FormActions>
          <Button>Enregistrer</Button>
          <ButtonLink to={lienSecret(code, "regles")} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
      {!regle.retiree && !defaut && (
        <ConfirmDisclosure
          titre="Retirer cette règle"
          variant="discret"
          consequence="Sa source suivra une règle plus générale : des cases peuvent se montrer, d’autres se masquer. La règle reste dans la liste et peut être rétablie."
        >
          <Formulaire>
            <input type="hidden" name="geste" value="retirer" />
            <input type="hidden" name="revision" value={regle.revision} />
            <Button variant="danger">Retirer</Button>
          </Formulaire>
        </ConfirmDisclosure>
      )}
    </Page>
  );
}

const LIBELLES: readonly [Exclude<keyof SaisieRegleSecret, "zeroMontre">, string][] = [
  ["prereglage", "Préréglage de lecture"],
  ["producteur", "Producteur"],
  ["jeu", "Jeu de données"],
  ["unites", "Ce qu’elle protège"],
  ["seuil", "Seuil"],
  ["protection", "Largeur de protection"],
  ["arrondi", "Arrondi"],
  ["populationMin", "Population minimale"],
  ["motif", "Pourquoi"],
];

function differences(known: SaisieRegleSecret, saisie: Readonly<Record<string, string>>) {
  return LIBELLES.map(([champ, terme]) => ({
    terme,
    avant: known[champ],
    apres: saisie[champ] ?? known[champ],
  }))
    .filter(({ avant, apres }) => avant !== apres)
    .map(({ terme, avant, apres }) => ({ terme, valeur: <Diff avant={avant} apres={apres} /> }));
}
