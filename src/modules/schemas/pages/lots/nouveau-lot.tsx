import { Link, redirect } from "react-router";
import { espaceOf, type FormRefusal, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { EmptyState, ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { plural } from "#platform/values/french.ts";
import { newId } from "#platform/values/ids.ts";
import { changeInLot } from "../../commands/lots/change-in-lot.ts";
import { formatFiltre } from "../../domain/plan/filtre-plan.ts";
import { findChangement, type LigneApercu, loadApercuLot } from "../../queries/lots/load-apercu-lot.ts";
import { lienAction, lienFiltre, lienLot, lienSchema } from "../parts/liens.ts";
import { ChoisirChangement } from "../parts/lots/choisir-changement.tsx";
import {
  CHAMP_ACTION,
  CHAMPS_CHANGEMENT,
  essayerChangement,
  lireChangement,
  lireConfirmees,
  lireEtiquettes,
  lireSelection,
} from "../parts/lots/lire-selection.ts";
import { ValeursLot } from "../parts/lots/valeurs-lot.tsx";
import { filSchema } from "../parts/navigation-schema.tsx";
import type { Route } from "./+types/nouveau-lot.ts";

export async function loader(args: Route.LoaderArgs) {
  const params = new URL(args.request.url).searchParams;
  const selection = lireSelection(params);
  const voulu = essayerChangement(args, params);
  const lot = await readPage(args, (ctx) =>
    loadApercuLot(ctx, args.params.schema, selection, voulu.changement),
  );
  return {
    departement: await espaceOf(args),
    lot,
    tout: selection.choisies === null,
    // Those of the other forms are left out: each starts as it is.
    saisie: Object.fromEntries(
      CHAMPS_CHANGEMENT.flatMap((champ) => {
        const value = champ === "etiquettes" ? lireEtiquettes(params).join(" ") || null : params.get(champ);
        return value === null ? [] : [[champ, value]];
      }),
    ),
    erreur: voulu.erreur,
    cle: newId(),
  };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const { departement, schema } = args.params;
  const result = await submitPage(args, form, async (ctx) =>
    changeInLot(ctx, {
      schema,
      changement: await findChangement(ctx, lireChangement(form)),
      actions: lireConfirmees(form),
      cle: String(form.get("cle") ?? ""),
    }),
  );
  return result.ok ? redirect(`${lienLot(departement, schema, result.value)}?fait`) : result.response;
}

export default function NouveauLot({ loaderData, actionData }: Route.ComponentProps) {
  const { departement, lot, tout, saisie, erreur, cle } = loaderData;
  const { schema, apercu } = lot;
  const refus: FormRefusal | undefined = actionData?.refus;
  const plan = `${lienFiltre(departement.code, schema.publicId, lot.filtre)}${formatFiltre(lot.filtre) ? "&" : "?"}choisir=oui`;
  return (
    <Page
      titre="Modifier plusieurs actions"
      surtitre={schema.titre}
      chapo={selectionEnMots(lot)}
      fil={filSchema(departement.code, schema, {
        label: "Plan d'actions",
        to: lienFiltre(departement.code, schema.publicId, lot.filtre),
      })}
      actions={
        <>
          <ButtonLink to={plan}>Changer la sélection</ButtonLink>
          {lot.choisies.length > 0 &&
            (["plan.csv", "plan.xlsx"] as const).map((vue) => (
              <ButtonLink
                key={vue}
                to={lienSelection(departement.code, lot, tout, vue)}
                variant="discret"
                glyphe="telecharger"
                fichier
              >
                {vue === "plan.csv" ? "Exporter en CSV" : "Exporter en XLSX"}
              </ButtonLink>
            ))}
          <ButtonLink to={lienSchema(departement.code, schema.publicId, "lots")} variant="discret">
            Lots déjà faits
          </ButtonLink>
        </>
      }
    >
      <title>{`Modifier plusieurs actions — ${schema.titre} — Maillage`}</title>
      {refus && <ErrorSummary titre="Rien n'a été modifié" erreurs={[{ message: refus.message }]} />}
      {erreur && (
        <ErrorSummary
          titre="Le changement n'est pas complet"
          erreurs={[{ message: erreur.message, ...(erreur.champ && { champ: fieldId(erreur.champ) }) }]}
        />
      )}
      {lot.disparues > 0 && (
        <Notice kind="attention" titre={`${plural(lot.disparues, "action")} ne sont plus dans le plan`}>
          <p>Elles ont été retirées depuis que vous les avez cochées ; le lot les laisse de côté.</p>
        </Notice>
      )}
      {lot.choisies.length === 0 ? (
        <EmptyState
          titre="Aucune action n'est choisie"
          action={<ButtonLink to={plan}>Choisir des actions</ButtonLink>}
        >
          Cochez des actions dans le plan, ou prenez toutes celles que montre un filtre.
        </EmptyState>
      ) : (
        <>
          {apercu && (
            <Section titre={`Aperçu : ${apercu.libelle}`}>
              {apercu.changent.length === 0 ? (
                <Notice kind="attention" titre="Aucune action ne changerait">
                  <p>La liste ci-dessous dit pourquoi pour chacune.</p>
                </Notice>
              ) : (
                <Formulaire>
                  <input type="hidden" name="cle" value={cle} />
                  {Object.entries(saisie).map(([name, value]) => (
                    <input key={name} type="hidden" name={name} value={value} />
                  ))}
                  <DataTable
                    legende={`${plural(apercu.changent.length, "action")} à changer`}
                    lignes={apercu.changent}
                    cleLigne={({ publicId }) => publicId}
                    vide={null}
                    dense
                    colonnes={colonnes(departement.code, schema.publicId)}
                  />
                  <FormActions>
                    <Button>{`Modifier ${plural(apercu.changent.length, "action")}`}</Button>
                    <ButtonLink to={plan} variant="discret">
                      Annuler
                    </ButtonLink>
                  </FormActions>
                </Formulaire>
              )}
              <DataTable
                legende={`${plural(apercu.gardees.length, "action")} sans changement`}
                lignes={apercu.gardees}
                cleLigne={({ publicId }) => publicId}
                vide={null}
                dense
                colonnes={[
                  { cle: "code", titre: "N°", rendu: (row) => row.code ?? "—", largeur: "ajustee" },
                  {
                    cle: "intitule",
                    titre: "Action",
                    entete: true,
                    rendu: (row) => (
                      <Link to={lienAction(departement.code, schema.publicId, row.publicId)}>
                        {row.intitule}
                      </Link>
                    ),
                  },
                  { cle: "pourquoi", titre: "Pourquoi", rendu: (row) => row.pourquoi },
                ]}
              />
            </Section>
          )}
          <Section titre={apercu ? "Demander autre chose" : "Que changer"}>
            <ChoisirChangement
              departement={departement.code}
              lot={lot}
              tout={tout}
              saisie={saisie}
              erreur={erreur}
            />
          </Section>
        </>
      )}
    </Page>
  );
}

/** The file of the selection. */
function lienSelection(
  departement: string,
  { schema, filtre, choisies }: Route.ComponentProps["loaderData"]["lot"],
  tout: boolean,
  vue: "plan.csv" | "plan.xlsx",
): string {
  if (tout) return lienFiltre(departement, schema.publicId, filtre, vue);
  const query = new URLSearchParams(choisies.map((id) => [CHAMP_ACTION, id]));
  return `${lienSchema(departement, schema.publicId, vue)}?${query}`;
}

function colonnes(departement: string, schema: string) {
  return [
    {
      cle: "code",
      titre: "N°",
      largeur: "ajustee" as const,
      rendu: (row: LigneApercu) => (
        <>
          <input type="hidden" name="confirmee" value={`${row.publicId}:${row.revision}`} />
          {row.code ?? "—"}
        </>
      ),
    },
    {
      cle: "intitule",
      titre: "Action",
      entete: true,
      rendu: (row: LigneApercu) => (
        <Link to={lienAction(departement, schema, row.publicId)}>{row.intitule}</Link>
      ),
    },
    {
      cle: "valeurs",
      titre: "Avant, après",
      rendu: (row: LigneApercu) => <ValeursLot valeurs={row.valeurs} />,
    },
  ];
}

function selectionEnMots({ choisies, permises }: Route.ComponentProps["loaderData"]["lot"]): string {
  const chosen = `${plural(choisies.length, "action")} ${choisies.length < 2 ? "choisie" : "choisies"}`;
  if (permises === choisies.length) return `${chosen}.`;
  return `${chosen}, dont ${choisies.length - permises} que vous ne pouvez pas modifier : elles resteront comme elles sont.`;
}
