import { redirect } from "react-router";
import { espaceOf, readDay, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { CheckboxField } from "#platform/ui/choices.tsx";
import { ErrorSummary } from "#platform/ui/feedback.tsx";
import { DateField, fieldId, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatIsoDay } from "#platform/values/french.ts";
import { writeReglePanier } from "../../commands/panier/write-panier.ts";
import { sayReglePanier } from "../../domain/panier/dire-panier.ts";
import {
  LIBELLE_SERVICE,
  REGLE_INITIALE,
  regleAu,
  SERVICES,
  type Service,
} from "../../domain/panier/panier.ts";
import { listReglesPanier } from "../../queries/panier/load-panier.ts";
import { operationsObservatoire } from "../../rights.ts";
import { lienPanier } from "../parts/liens.ts";
import type { Route } from "./+types/regle-panier.ts";

const champOf = (service: Service) => `requis-${service}`;

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  return readPage(args, async (ctx) => {
    require(ctx, operationsObservatoire.tenirPanier, null);
    const regles = await listReglesPanier(ctx);
    const today = ctx.today.toString();
    return { code, today, regles, encours: regleAu(regles, today) };
  });
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const result = await submitPage(args, form, (ctx) => {
    require(ctx, operationsObservatoire.tenirPanier, null);
    return writeReglePanier(ctx, {
      ...{
        depuis: readDay(form, "depuis"),
        requis: SERVICES.filter((service) => form.get(champOf(service)) === "oui"),
      },
      ...{ rayonnementSuffit: form.get("rayonnement") === "oui", note: String(form.get("note") ?? "") },
    });
  });
  return result.ok
    ? redirect(lienPanier(args.params.departement, undefined, { fait: "regle" }))
    : result.response;
}

export default function ReglePanierPage({ loaderData, actionData }: Route.ComponentProps) {
  const { code, today, regles, encours } = loaderData;
  const refus = actionData?.refus ?? null;
  // What was ticked stays so when something else is refused.
  const coche = (champ: string, avant: boolean) => (refus ? refus.saisie[champ] === "oui" : avant);
  return (
    <Page
      titre="Règle du panier"
      surtitre="Panier de services à la parentalité"
      chapo="Ce qui rend un panier complet. Une nouvelle règle vaut à partir de son jour ; ce qui a été jugé avant reste jugé par celle d’avant."
      largeur="texte"
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Services à la parentalité", to: lienPanier(code) },
      ]}
    >
      <title>Règle du panier de services — Maillage</title>
      {refus && (
        <ErrorSummary
          titre="La règle n’a pas été écrite"
          erreurs={[
            {
              message: refus.message,
              ...(refus.champ && {
                champ: fieldId(refus.champ === "requis" ? champOf(SERVICES[0]) : refus.champ),
              }),
            },
          ]}
        />
      )}
      <Formulaire className="formulaire">
        <fieldset className="champ">
          <legend>Services qui doivent être présents</legend>
          {SERVICES.map((service) => (
            <CheckboxField
              key={service}
              name={champOf(service)}
              label={LIBELLE_SERVICE[service].court}
              aide={LIBELLE_SERVICE[service].long}
              defaultChecked={coche(champOf(service), encours.requis.includes(service))}
            />
          ))}
        </fieldset>
        <CheckboxField
          name="rayonnement"
          label="Un service qui vient d’un autre territoire suffit"
          defaultChecked={coche("rayonnement", encours.rayonnementSuffit)}
        />
        <DateField name="depuis" label="À partir du" requis defaultValue={refus?.saisie.depuis ?? today} />
        <TextField
          name="note"
          label="Pourquoi"
          maxLength={300}
          defaultValue={refus?.saisie.note ?? ""}
          aide="La décision qui l’a posée, par exemple. Montré sous le tableau."
        />
        <FormActions>
          <Button>Écrire la règle</Button>
          <ButtonLink to={lienPanier(code)} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
      <Section titre="Règles écrites">
        <DataTable
          legende="Règles, de la plus récente à la plus ancienne"
          legendeMasquee
          dense
          lignes={regles}
          cleLigne={({ id }) => id}
          colonnes={[
            {
              cle: "depuis",
              titre: "À partir du",
              entete: true,
              rendu: ({ depuis }) => formatIsoDay(depuis),
            },
            { cle: "regle", titre: "Règle", rendu: sayReglePanier },
            { cle: "note", titre: "Pourquoi", rendu: ({ note }) => note },
          ]}
          vide={<p>{`Aucune encore : la règle de départ s’applique. ${sayReglePanier(REGLE_INITIALE)}`}</p>}
        />
      </Section>
    </Page>
  );
}
