import { redirect } from "react-router";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { ErrorSummary } from "#platform/ui/feedback.tsx";
import { fieldId, SelectField, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { Refusal } from "#platform/values/refusal.ts";
import { writeCompetences } from "../../commands/competences/write-competences.ts";
import {
  COMPETENCES,
  EXERCICES,
  LIBELLE_COMPETENCE,
  LIBELLE_EXERCICE,
  SOURCE_COMPETENCE_MAXIMUM,
} from "../../domain/competences/competence.ts";
import { nomCourt } from "../../domain/epci.ts";
import { etatOf, listCompetences } from "../../queries/competences/list-competences.ts";
import { operationsTerritoires } from "../../rights.ts";
import { lienCompetences, lienEpci, lienTerritoires } from "../parts/liens.ts";
import type { Route } from "./+types/dire-competences.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  return readPage(args, async (ctx) => {
    require(ctx, operationsTerritoires.direCompetences, null);
    const epci = (await listCompetences(ctx)).find(({ siren }) => siren === args.params.siren);
    if (!epci) throw new Refusal("introuvable", {}, 404);
    return { code, epci, vu: etatOf(epci.connues) };
  });
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const text = (name: string) => String(form.get(name) ?? "");
  const { departement, siren } = args.params;
  const lignes = COMPETENCES.map((competence) => ({
    ...{ competence, exercice: text(`${competence}-exercice`) },
    ...{ depuis: text(`${competence}-depuis`), source: text(`${competence}-source`) },
  }));
  const result = await submitPage(args, form, (ctx) =>
    writeCompetences(ctx, { epci: siren, lignes, vu: text("vu") }),
  );
  return result.ok ? redirect(`${lienEpci(departement, siren)}?fait=competences`) : result.response;
}

export default function DireCompetences({ loaderData, actionData }: Route.ComponentProps) {
  const { code, epci, vu } = loaderData;
  const refus = actionData?.refus ?? null;
  const nom = nomCourt(epci.nom);
  return (
    <Page
      titre={`Compétences : ${nom}`}
      largeur="texte"
      chapo="Laissez « Inconnu » tant que vous n’avez pas de source : mieux vaut un blanc qu’une erreur."
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Territoires", to: lienTerritoires(code) },
        { label: "Compétences", to: lienCompetences(code) },
      ]}
    >
      <title>{`Compétences, ${nom} — Maillage`}</title>
      {refus && (
        <ErrorSummary
          titre="Rien n’a été écrit"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <Formulaire className="formulaire" data-gardien>
        <input type="hidden" name="vu" value={refus?.saisie.vu ?? vu} />
        {COMPETENCES.map((competence) => {
          const dite = epci.connues[competence];
          const champ = (what: string, kept: string) => {
            const name = `${competence}-${what}`;
            return {
              ...{ name, defaultValue: refus?.saisie[name] ?? kept },
              erreur: refus?.champ === name ? refus.message : undefined,
            };
          };
          return (
            <fieldset key={competence} className="champ">
              <legend>{LIBELLE_COMPETENCE[competence]}</legend>
              <div className="rangee">
                <SelectField
                  {...champ("exercice", dite?.exercice ?? "")}
                  label="Qui s’en occupe"
                  vide="Inconnu"
                  options={EXERCICES.map((value) => ({ value, label: LIBELLE_EXERCICE[value] }))}
                />
                <TextField
                  {...champ("depuis", dite?.depuis ? String(dite.depuis) : "")}
                  label="Depuis"
                  inputMode="numeric"
                  court
                  maxLength={4}
                />
              </div>
              <TextField
                {...champ("source", dite?.source ?? "")}
                label="Source"
                maxLength={SOURCE_COMPETENCE_MAXIMUM}
              />
            </fieldset>
          );
        })}
        <FormActions>
          <Button>Enregistrer</Button>
          <ButtonLink to={lienCompetences(code)} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
    </Page>
  );
}
