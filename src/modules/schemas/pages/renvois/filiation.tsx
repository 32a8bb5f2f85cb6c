import { redirect } from "react-router";
import { espaceOf, type FormRefusal, readForm, readPage, stateOf, submitPage } from "#platform/http/page.ts";
import { Button, ButtonLink } from "#platform/ui/actions.tsx";
import { EmptyState, ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { newId } from "#platform/values/ids.ts";
import { loadFiliation } from "../../queries/renvois/load-filiation.ts";
import { lienSchema } from "../parts/liens.ts";
import { filSchema, NavigationSchema } from "../parts/navigation-schema.tsx";
import { TableauFiliations } from "../parts/renvois/filiations.tsx";
import { FormulaireFiliation, FormulaireOrigine } from "../parts/renvois/formulaires-filiation.tsx";
import { gesteFiliation } from "../parts/renvois/gestes-filiation.ts";
import { Provenance } from "../parts/renvois/provenance.tsx";
import type { Route } from "./+types/filiation.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const params = new URL(args.request.url).searchParams;
  const lu = await readPage(args, async (ctx) => ({
    vue: await loadFiliation(ctx, args.params.schema),
    aujourdhui: ctx.today.toString(),
  }));
  const [modifier, retiree] = [params.get("modifier"), params.get("retiree")];
  return { code, ...lu, fait: params.has("fait"), modifier, retiree, cle: newId() };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const { references } = stateOf(args).application;
  const { departement, schema } = args.params;
  const result = await submitPage(args, form, (ctx) => gesteFiliation(ctx, references, schema, form));
  return result.ok
    ? redirect(`${lienSchema(departement, schema, "filiation")}${result.value}`)
    : result.response;
}

export default function FiliationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { code, vue, aujourdhui, fait, modifier, retiree, cle } = loaderData;
  const { schema, filiations, provenance, choix } = vue;
  const refus: FormRefusal | undefined = actionData?.refus;
  const geste = refus?.saisie.geste;
  const modifiee = filiations.find(
    ({ id, directe }) => directe && id === (refus?.saisie.filiation ?? modifier),
  );
  const decline = filiations.some((one) => one.nature === "decline" && !one.directe);
  return (
    <Page
      surtitre={schema.titre}
      titre="Schémas liés"
      chapo="D’où vient ce schéma, et ce qui en découle dans le département."
      fil={filSchema(code, schema)}
      actions={
        <>
          {decline && (
            <ButtonLink to={lienSchema(code, schema.publicId, "declinaisons")}>Qui décline quoi</ButtonLink>
          )}
          <ButtonLink to={lienSchema(code, schema.publicId, "rattachements")}>Actions rattachées</ButtonLink>
          <PrintButton />
        </>
      }
    >
      <title>{`Schémas liés — ${schema.titre} — Maillage`}</title>
      <NavigationSchema departement={code} schema={schema.publicId} />
      {refus && (
        <ErrorSummary
          titre="Rien n’est enregistré"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {fait && !refus && <Notice kind="succes" titre="C’est enregistré" annonce />}
      {retiree && !refus && (
        <Notice kind="succes" titre="Le lien entre les deux schémas est retiré" annonce>
          <p>Les liens entre leurs objectifs sont gardés.</p>
          <Formulaire>
            <input type="hidden" name="geste" value="retablir" />
            <input type="hidden" name="filiation" value={retiree} />
            <Button variant="discret">Annuler, et le remettre</Button>
          </Formulaire>
        </Notice>
      )}
      {filiations.length === 0 ? (
        <EmptyState titre="Ce schéma n’est lié à aucun autre">
          {choix
            ? "Dites ci-dessous s’il en décline un autre, ou s’il lui fait suite."
            : "Les copilotes du schéma peuvent dire s’il en décline un autre, ou s’il lui fait suite."}
        </EmptyState>
      ) : (
        <TableauFiliations
          departement={code}
          schema={schema.publicId}
          filiations={filiations}
          choix={choix}
        />
      )}
      {provenance && (
        <Section titre="D’où il vient, ligne par ligne" id="provenance">
          <Provenance departement={code} schema={schema} lignes={provenance} />
        </Section>
      )}
      {choix && choix.parents.length > 0 && (
        <Section titre="Dire ce qu’un objet décline" id="origine">
          <FormulaireOrigine choix={choix} refus={geste === "relier" ? refus : undefined} cle={cle} />
        </Section>
      )}
      {choix && (
        <Section
          titre={
            modifiee
              ? `Modifier le lien avec «\u00a0${modifiee.autre.titre}\u00a0»`
              : "Lier à un autre schéma"
          }
          id="formulaire"
        >
          <FormulaireFiliation
            key={modifiee?.id ?? "nouvelle"}
            schemas={choix.schemas}
            modifiee={modifiee}
            refus={geste === "declarer" || geste === "modifier" ? refus : undefined}
            aujourdhui={aujourdhui}
            cle={cle}
          />
        </Section>
      )}
    </Page>
  );
}
