import { data, redirect } from "react-router";
import { readForm, readPage, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { CheckboxGroup } from "#platform/ui/choices.tsx";
import { ErrorSummary } from "#platform/ui/feedback.tsx";
import { fieldId, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { newId } from "#platform/values/ids.ts";
import { openNext } from "../../commands/versions/open-next.ts";
import { attachesOf } from "../../domain/plan/niveaux.ts";
import { LIBELLE_STATUT } from "../../domain/plan/vocabulaire.ts";
import { loadPlan } from "../../queries/plan/load-plan.ts";
import { numbered } from "../../queries/plan/load-plan-filtre.ts";
import { toSchemaVue } from "../../queries/plan/load-vue-ensemble.ts";
import { operationsSchemas } from "../../rights.ts";
import { lienSchema } from "../parts/liens.ts";
import { filSchema } from "../parts/navigation-schema.tsx";
import type { Route } from "./+types/suivant.ts";

export async function loader(args: Route.LoaderArgs) {
  return readPage(args, async (ctx) => {
    require(ctx, operationsSchemas.creer, null);
    const plan = await loadPlan(ctx, args.params.schema);
    const places = plan.volets.flatMap((volet) => attachesOf(volet));
    const actions = places.flatMap((place) => place.actions);
    return {
      schema: toSchemaVue(plan.schema),
      cle: newId(),
      objectifs: places.flatMap(({ objectif }) =>
        objectif ? [{ value: objectif.publicId, label: numbered(objectif) }] : [],
      ),
      actions: actions.map(({ publicId, code, intitule, situation }) => ({
        value: publicId,
        label: `${code ?? ""} ${intitule}`.trim(),
        aide: LIBELLE_STATUT[situation.statut],
        finie: situation.statut === "realisee" || situation.statut === "abandonnee",
      })),
    };
  });
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const { departement, schema: source } = args.params;
  const text = (name: string) => String(form.get(name) ?? "");
  const coches = {
    objectifs: form.getAll("objectifs").map(String),
    actions: form.getAll("actions").map(String),
  };
  const result = await submitPage(args, form, (ctx) =>
    openNext(ctx, {
      ...{ source, titre: text("titre"), debut: Number(text("debut")), fin: Number(text("fin")) },
      ...{ ...coches, cle: text("cle") },
    }),
  );
  if (result.ok) return redirect(lienSchema(departement, result.value, "vie"));
  return data({ ...result.response.data, coches }, result.response.init ?? undefined);
}

export default function SuivantPage({
  loaderData,
  actionData,
  params: { departement },
}: Route.ComponentProps) {
  const { schema, cle, objectifs, actions } = loaderData;
  const refus = actionData?.refus;
  const erreur = (champ: string) => (refus?.champ === champ ? refus.message : undefined);
  const coches = refus ? actionData?.coches : null;
  const { fin, debut } = schema;
  return (
    <Page
      surtitre={schema.titre}
      titre="Ouvrir le schéma suivant"
      chapo="Il commence par le bilan de celui-ci. Ce que vous cochez est repris avec ses pilotes, ses partenaires, ses indicateurs et ses étiquettes ; les nouvelles restent ici."
      fil={filSchema(departement, schema, {
        label: "Vie du schéma",
        to: lienSchema(departement, schema.publicId, "vie"),
      })}
      largeur="texte"
    >
      <title>{`Ouvrir le schéma suivant — ${schema.titre} — Maillage`}</title>
      {refus && (
        <ErrorSummary
          titre="Le schéma n’a pas été ouvert"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <Formulaire className="formulaire" data-gardien>
        <input type="hidden" name="cle" value={refus?.saisie.cle ?? cle} />
        <TextField
          name="titre"
          label="Titre"
          requis
          maxLength={300}
          erreur={erreur("titre")}
          defaultValue={refus?.saisie.titre ?? ""}
        />
        <div className="rangee">
          <TextField
            name="debut"
            label="Première année"
            type="number"
            court
            erreur={erreur("debut")}
            defaultValue={refus?.saisie.debut ?? String(fin + 1)}
          />
          <TextField
            name="fin"
            label="Dernière année"
            type="number"
            court
            erreur={erreur("fin")}
            defaultValue={refus?.saisie.fin ?? String(fin + 1 + (fin - debut))}
          />
        </div>
        <Section titre="Ce qui est repris">
          {objectifs.length > 0 && (
            <CheckboxGroup
              name="objectifs"
              label="Objectifs"
              defaultValues={coches?.objectifs ?? objectifs.map(({ value }) => value)}
              options={objectifs}
            />
          )}
          <CheckboxGroup
            name="actions"
            label="Actions"
            aide="Celles qui ne sont ni réalisées ni abandonnées sont cochées. Une action dont l’objectif n’est pas repris ne l’est pas non plus."
            defaultValues={coches?.actions ?? actions.filter(({ finie }) => !finie).map(({ value }) => value)}
            options={actions.map(({ value, label, aide }) => ({ value, label, aide }))}
          />
        </Section>
        <FormActions>
          <Button>Ouvrir le schéma</Button>
          <ButtonLink to={lienSchema(departement, schema.publicId, "vie")} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
    </Page>
  );
}
