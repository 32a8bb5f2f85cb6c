import { redirect } from "react-router";
import { readForm, readPage, stateOf, submitPage } from "#platform/http/page.ts";
import { Button, ButtonLink, ConfirmDisclosure, FilterForm } from "#platform/ui/actions.tsx";
import { EmptyState, ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { SelectField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { plural } from "#platform/values/french.ts";
import { renumber, undoRenumber } from "../../commands/ordre/renumber.ts";
import { type LigneNumero, loadNumeros } from "../../queries/ordre/load-numeros.ts";
import { lienEcrire, lienNumeros } from "../parts/liens.ts";
import { filSchema } from "../parts/navigation-schema.tsx";
import { ecartsDApercu, ecrireApercu, lireApercuNumeros } from "../parts/ordre/apercu-numeros.ts";
import { DerniereRenumerotation } from "../parts/ordre/derniere-renumerotation.tsx";
import type { Route } from "./+types/numeros.ts";

export async function loader(args: Route.LoaderArgs) {
  const asked = new URL(args.request.url).searchParams;
  const niveau = asked.get("niveau") ?? "tous";
  const { probleme, ...vue } = await readPage(args, (ctx) =>
    loadNumeros(ctx, { schema: args.params.schema, niveau }),
  );
  const { messages } = stateOf(args).application;
  return { ...vue, probleme: probleme && messages.sentence(probleme), fait: asked.get("fait") };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const { departement, schema } = args.params;
  const niveau = String(form.get("niveau") ?? "tous");
  const result = await submitPage(args, form, async (ctx) => {
    if (form.get("geste") !== "annuler")
      return renumber(ctx, { schema, niveau, apercu: lireApercuNumeros(form), cle: String(form.get("cle")) });
    const renumerotation = String(form.get("renumerotation") ?? "");
    await undoRenumber(ctx, { schema, renumerotation });
    return renumerotation;
  });
  if (!result.ok) return result.response;
  return redirect(`${lienNumeros(departement, schema, niveau)}&fait=${result.value}`);
}

export default function Numeros({ loaderData, actionData, params }: Route.ComponentProps) {
  const { schema, niveau, choix, lignes, probleme, gardes, derniere, cle, fait } = loaderData;
  const ecrire = lienEcrire(params.departement, schema.publicId);
  const refus = actionData?.refus;
  const ecarts =
    refus?.code === "numeros.perimes" ? ecartsDApercu(refus.saisie.apercu ?? "", lignes ?? []) : [];
  return (
    <Page
      titre="Renuméroter le plan"
      surtitre={schema.titre}
      chapo="Les numéros et les codes suivent l’ordre du plan. Ce sont des étiquettes : les adresses, les liens et les nouvelles ne changent pas, et les anciens codes restent dans l’historique."
      fil={filSchema(params.departement, schema, { label: "Écrire le plan", to: ecrire })}
    >
      <title>{`Renuméroter le plan — ${schema.titre} — Maillage`}</title>
      {refus && <ErrorSummary titre="Rien n’a changé" erreurs={[{ message: refus.message }]} />}
      {ecarts.length > 0 && (
        <Notice kind="attention" titre="Ce qui a changé depuis votre aperçu">
          <ul>
            {ecarts.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Notice>
      )}
      {derniere && <DerniereRenumerotation derniere={derniere} fait={fait} />}
      <FilterForm label="Ce qui est renuméroté">
        <SelectField name="niveau" label="Renuméroter" options={choix} defaultValue={niveau} />
      </FilterForm>
      {probleme && <Notice kind="attention" titre={probleme} />}
      {lignes?.length === 0 && (
        <EmptyState titre="Tout est déjà dans l’ordre">
          {`${plural(gardes, "numéro ou code suit", "numéros et codes suivent")} l’ordre du plan.`}
        </EmptyState>
      )}
      {lignes && lignes.length > 0 && (
        <Section titre={`${plural(lignes.length, "changement")}`}>
          <p>
            {gardes === 0
              ? "Tous changent."
              : `${plural(gardes, "reste comme il est", "restent comme ils sont")}.`}
          </p>
          <TableNumeros lignes={lignes} />
          <ConfirmDisclosure
            titre="Renuméroter"
            variant="primaire"
            consequence="Les codes ci-dessus changent tous ensemble, y compris ceux que l’on cite ailleurs : prévenez vos partenaires. Vous pourrez annuler."
          >
            <Formulaire>
              <input type="hidden" name="niveau" value={niveau} />
              <input type="hidden" name="apercu" value={ecrireApercu(lignes)} />
              <input type="hidden" name="cle" value={cle} />
              <Button variant="primaire">{`Changer ${plural(lignes.length, "numéro ou code", "numéros et codes")}`}</Button>
            </Formulaire>
          </ConfirmDisclosure>
        </Section>
      )}
      <p>
        <ButtonLink to={ecrire} variant="discret">
          Revenir au plan
        </ButtonLink>
      </p>
    </Page>
  );
}

function TableNumeros({ lignes }: { lignes: readonly LigneNumero[] }) {
  return (
    <DataTable
      legende="Numéros et codes, avant et après"
      legendeMasquee
      dense
      lignes={lignes}
      cleLigne={({ id }) => id}
      vide={null}
      colonnes={[
        { cle: "avant", titre: "Avant", rendu: ({ avant }) => avant ?? "aucun", largeur: "ajustee" },
        { cle: "apres", titre: "Après", rendu: ({ apres }) => <strong>{apres}</strong>, largeur: "ajustee" },
        { cle: "niveau", titre: "Niveau", rendu: ({ mot }) => mot, largeur: "ajustee" },
        { cle: "titre", titre: "Titre", rendu: ({ titre }) => titre, largeur: "large", entete: true },
      ]}
    />
  );
}
