import { redirect } from "react-router";
import { espaceOf, readDay, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { ErrorSummary } from "#platform/ui/feedback.tsx";
import { DateField, fieldId, SelectField, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { formatIsoDay } from "#platform/values/french.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { codeEtat, writePanier } from "../../commands/panier/write-panier.ts";
import { sayEtat } from "../../domain/panier/dire-panier.ts";
import { LIBELLE_SERVICE, SERVICES } from "../../domain/panier/panier.ts";
import { loadPaniers } from "../../queries/panier/load-panier.ts";
import { operationsObservatoire } from "../../rights.ts";
import { lienPanier } from "../parts/liens.ts";
import type { Route } from "./+types/noter-panier.ts";

const ETATS = [
  { value: "present siege", label: "Présent, le service a son siège ici" },
  { value: "present rayonnement", label: "Présent, il vient d’un autre territoire" },
  { value: "partiel siege", label: "Partiel, le service a son siège ici" },
  { value: "partiel rayonnement", label: "Partiel, il vient d’un autre territoire" },
  { value: "absent", label: "Absent" },
];

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  return readPage(args, async (ctx) => {
    require(ctx, operationsObservatoire.tenirPanier, null);
    const today = ctx.today.toString();
    const [panier] = await loadPaniers(ctx, [today]);
    const ligne = panier?.lignes.find(({ epci }) => epci === args.params.epci);
    if (!ligne) throw new Refusal("panier.epci", {}, 404);
    return { code, today, ligne };
  });
}

export async function action(args: Route.ActionArgs) {
  const { departement, epci } = args.params;
  const form = await readForm(args);
  const all = (prefix: string) =>
    Object.fromEntries(
      SERVICES.flatMap((service) => {
        const value = form.get(`${prefix}${service}`);
        return typeof value === "string" ? [[service, value]] : [];
      }),
    );
  const result = await submitPage(args, form, (ctx) => {
    require(ctx, operationsObservatoire.tenirPanier, null);
    return writePanier(ctx, {
      ...{ epci, depuis: readDay(form, "depuis"), source: String(form.get("source") ?? "") },
      ...{ etats: all(""), vus: all("vu-") },
    });
  });
  return result.ok ? redirect(lienPanier(departement, undefined, { fait: "note" })) : result.response;
}

export default function NoterPanier({ loaderData, actionData }: Route.ComponentProps) {
  const { code, today, ligne } = loaderData;
  const refus = actionData?.refus ?? null;
  const saisie = refus?.saisie ?? {};
  const erreur = (champ: string) => (refus?.champ === champ ? refus.message : undefined);
  return (
    <Page
      titre={ligne.nom}
      surtitre="Panier de services à la parentalité"
      largeur="texte"
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Services à la parentalité", to: lienPanier(code) },
      ]}
    >
      <title>{`Noter les services, ${ligne.nom} — Maillage`}</title>
      {refus && (
        <ErrorSummary
          titre="Rien n’a été noté"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <Formulaire className="formulaire" data-gardien>
        {SERVICES.map((service) => {
          const note = ligne.etats[service];
          return (
            <div key={service}>
              <input type="hidden" name={`vu-${service}`} value={codeEtat(note)} />
              <SelectField
                name={service}
                label={LIBELLE_SERVICE[service].court}
                vide={note === null ? "On ne sait pas" : "Comme avant"}
                defaultValue={saisie[service] ?? ""}
                options={ETATS}
                erreur={erreur(service)}
                aide={`${LIBELLE_SERVICE[service].long}. ${
                  note === null
                    ? "Rien n’est noté."
                    : `Noté : ${sayEtat(note)}, depuis le ${formatIsoDay(note.depuis)} (${note.source}).`
                }`}
              />
            </div>
          );
        })}
        <DateField
          name="depuis"
          label="Depuis le"
          requis
          max={today}
          defaultValue={saisie.depuis ?? today}
          erreur={erreur("depuis")}
          aide="Le jour à partir duquel c’est vrai ; ce qui était noté avant reste dans l’historique."
        />
        <TextField
          name="source"
          label="D’où vous le tenez"
          requis
          maxLength={300}
          defaultValue={saisie.source ?? ""}
          erreur={erreur("source")}
        />
        <FormActions>
          <Button>Noter</Button>
          <ButtonLink to={lienPanier(code)} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
    </Page>
  );
}
