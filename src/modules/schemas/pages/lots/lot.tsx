import { Link, redirect } from "react-router";
import { Temporal } from "temporal-polyfill";
import { espaceOf, type FormRefusal, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { Button, ButtonLink, ConfirmDisclosure } from "#platform/ui/actions.tsx";
import { CheckboxField } from "#platform/ui/choices.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatInstant, plural } from "#platform/values/french.ts";
import { undoLot } from "../../commands/lots/undo-lot.ts";
import { loadLot, type VueLot } from "../../queries/lots/load-lot.ts";
import { lienAction, lienLot, lienSchema } from "../parts/liens.ts";
import { ValeursLot } from "../parts/lots/valeurs-lot.tsx";
import { filSchema } from "../parts/navigation-schema.tsx";
import type { Route } from "./+types/lot.ts";

export async function loader(args: Route.LoaderArgs) {
  const vue = await readPage(args, (ctx) => loadLot(ctx, args.params));
  const fait = new URL(args.request.url).searchParams.has("fait");
  return { departement: await espaceOf(args), vue, fait };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const accepteRestes = form.get("accepte") === "oui";
  const result = await submitPage(args, form, (ctx) => undoLot(ctx, { ...args.params, accepteRestes }));
  const { departement, schema, lot } = args.params;
  return result.ok ? redirect(lienLot(departement, schema, lot)) : result.response;
}

export default function Lot({ loaderData, actionData }: Route.ComponentProps) {
  const { departement, vue, fait } = loaderData;
  const { schema, lot, lignes, restees, annulable } = vue;
  const refus: FormRefusal | undefined = actionData?.refus;
  const lots = lienSchema(departement.code, schema.publicId, "lots");
  return (
    <Page
      titre={lot.libelle}
      surtitre={`Lot de ${plural(lot.actions, "action")} — ${schema.titre}`}
      chapo={signature(lot)}
      fil={filSchema(departement.code, schema, { label: "Modifications en lot", to: lots })}
      actions={
        <ButtonLink to={lienSchema(departement.code, schema.publicId, "plan")}>Revenir au plan</ButtonLink>
      }
    >
      <title>{`${lot.libelle} — lot — Maillage`}</title>
      {refus && <ErrorSummary titre="Le lot n'a pas été annulé" erreurs={[{ message: refus.message }]} />}
      {fait && lot.annuleLe === null && (
        <Notice kind="succes" titre={`${plural(lot.actions, "action")} : c'est fait`} annonce>
          <p>Chaque changement est dans l'historique de son action. Vous pouvez tout annuler ci-dessous.</p>
        </Notice>
      )}
      {lot.annuleLe !== null && (
        <Notice kind="info" titre={lot.restees ? "Lot annulé en partie" : "Lot annulé"}>
          <p>{annulation(lot)}</p>
        </Notice>
      )}
      {annulable && (
        <ConfirmDisclosure titre="Annuler ce lot" consequence={consequence(lot.actions, restees)}>
          <Formulaire className="formulaire">
            {restees > 0 && (
              <CheckboxField
                name="accepte"
                label={`Annuler le reste, et garder ${plural(restees, "action")} comme ci-dessous`}
                requis
              />
            )}
            <Button variant="danger">Annuler le lot</Button>
          </Formulaire>
        </ConfirmDisclosure>
      )}
      <DataTable
        legende="Ce que le lot a changé"
        lignes={lignes}
        cleLigne={({ cle }) => cle}
        vide={null}
        dense
        colonnes={[
          { cle: "code", titre: "N°", rendu: (row) => row.code ?? "—", largeur: "ajustee" },
          {
            cle: "intitule",
            titre: "Action",
            entete: true,
            rendu: (row) =>
              row.publicId ? (
                <Link to={lienAction(departement.code, schema.publicId, row.publicId)}>{row.intitule}</Link>
              ) : (
                row.intitule
              ),
          },
          { cle: "valeurs", titre: "Avant, après", rendu: (row) => <ValeursLot valeurs={row.valeurs} /> },
          ...(lot.annuleLe === null
            ? [
                {
                  cle: "reste",
                  titre: "Si on annule",
                  rendu: (row: VueLot["lignes"][number]) =>
                    row.reste ? `Reste ainsi : ${row.reste}` : "Revient comme avant",
                },
              ]
            : []),
        ]}
      />
    </Page>
  );
}

function signature({ faitLe, auteur, institution }: VueLot["lot"]): string {
  const qui = [auteur, institution].filter(Boolean).join(", ");
  return `Fait le ${formatInstant(Temporal.Instant.from(faitLe))}${qui ? ` par ${qui}` : ""}.`;
}

function annulation({ annuleLe, annulePar, restees }: VueLot["lot"]): string {
  if (annuleLe === null) return "";
  const quand = `Annulé le ${formatInstant(Temporal.Instant.from(annuleLe))}${annulePar ? ` par ${annulePar}` : ""}`;
  return restees
    ? `${quand} ; ${plural(restees, "action")} changée depuis est restée comme elle était.`
    : `${quand}.`;
}

function consequence(actions: number, restees: number): string {
  if (restees === 0)
    return `${plural(actions, "action")} : tout redevient comme avant le lot, d'un seul geste.`;
  return `${plural(restees, "action")} sur ${actions} ne peut pas revenir entièrement : la dernière colonne dit pourquoi.`;
}
