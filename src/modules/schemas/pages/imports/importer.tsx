import { redirect } from "react-router";
import { cleanName } from "#platform/http/attachment.ts";
import { espaceOf, type FormRefusal, readForm, readPage, submitSteps } from "#platform/http/page.ts";
import { LIMITES } from "#platform/import/feuilles.ts";
import { readSheets } from "#platform/import/read-sheets.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { RadioGroup } from "#platform/ui/choices.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { FileField, fieldId, SelectField, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Steps } from "#platform/ui/navigation.tsx";
import { newId } from "#platform/values/ids.ts";
import { isRefusal, Refusal } from "#platform/values/refusal.ts";
import { stageImport } from "../../commands/imports/stage-import.ts";
import {
  LIBELLE_TYPE,
  PHASES,
  type Phase,
  TYPES_SCHEMA,
  type TypeSchema,
} from "../../domain/plan/vocabulaire.ts";
import { listSchemas } from "../../queries/plan/list-schemas.ts";
import { operationsSchemas } from "../../rights.ts";
import { ETAPES_IMPORT } from "../parts/imports/etapes-import.ts";
import type { Route } from "./+types/importer.ts";

export async function loader(args: Route.LoaderArgs) {
  const schemas = await readPage(args, async (ctx) => {
    require(ctx, operationsSchemas.creer, null);
    return listSchemas(ctx);
  });
  const voulu = new URL(args.request.url).searchParams.get("schema") ?? "";
  const annee = new Date().getFullYear();
  return { departement: await espaceOf(args), schemas, voulu, cle: newId(), annee };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const result = await submitSteps(args, form, async (act) => {
    await act(async (ctx) => require(ctx, operationsSchemas.creer, null));
    const fichier = await readUpload(form);
    return act((ctx) => stageImport(ctx, { fichier, cible: readCible(form), cle: String(form.get("cle")) }));
  });
  return result.ok ? redirect(`/${args.params.departement}/importations/${result.value}`) : result.response;
}

async function readUpload(form: FormData): Promise<{ nom: string; contenu: Uint8Array }> {
  const file = form.get("fichier");
  if (!(file instanceof File) || (file.size === 0 && file.name === "")) {
    throw new Refusal("importation.fichier-absent", { champ: "fichier" });
  }
  const contenu = new Uint8Array(await file.arrayBuffer());
  // Read now, so that a file that cannot be read is refused before anything is kept.
  await readSheets(contenu, file.name).catch((error: unknown) => {
    throw isRefusal(error)
      ? new Refusal(error.code, { ...error.details, champ: "fichier" }, error.status)
      : error;
  });
  return { nom: cleanName(file.name), contenu };
}

function readCible(form: FormData): Parameters<typeof stageImport>[1]["cible"] {
  const schema = String(form.get("schema") ?? "");
  if (schema) return { schema };
  const type = TYPES_SCHEMA.find((one) => one === form.get("type"));
  const phase = PHASES.find((one) => one === form.get("phase"));
  if (!type || !phase) throw new Refusal("formulaire.choix", { champ: type ? "phase" : "type" });
  const titre = String(form.get("titre") ?? "");
  return { nouveau: { titre, type, phase, debut: Number(form.get("debut")), fin: Number(form.get("fin")) } };
}

const PHASES_PROPOSEES: { value: Phase; label: string; aide: string }[] = [
  {
    value: "elaboration",
    label: "En élaboration",
    aide: "Seules les institutions du département le voient.",
  },
  { value: "mise_en_oeuvre", label: "En mise en œuvre", aide: "Il est public dès la fin de l'import." },
];

export default function Importer({ loaderData, actionData }: Route.ComponentProps) {
  const { departement, schemas, voulu, cle, annee } = loaderData;
  const refus: FormRefusal | undefined = actionData?.refus;
  const saisie = refus?.saisie ?? {};
  const erreur = (champ: string) => (refus?.champ === champ ? refus.message : undefined);
  return (
    <Page
      titre="Importer un plan d'actions"
      chapo="Déposez votre tableau tel qu'il est : les colonnes sont reconnues à leur sens. Rien n'est enregistré dans le schéma avant que vous ayez vu la différence et confirmé."
      fil={[{ label: departement.nom, to: `/${departement.code}` }]}
      largeur="texte"
      actions={
        <>
          <ButtonLink to={`/${departement.code}/importations`}>Imports précédents</ButtonLink>
          <ButtonLink to="/exemple-plan-actions.xlsx" fichier glyphe="telecharger">
            Classeur d'exemple
          </ButtonLink>
        </>
      }
    >
      <title>Importer un plan d'actions — Maillage</title>
      <Steps etapes={ETAPES_IMPORT} courante={0} />
      {refus && (
        <ErrorSummary
          titre="Le fichier n'a pas été reçu"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <Formulaire encType="multipart/form-data" className="formulaire">
        <input type="hidden" name="cle" value={refus ? (saisie.cle ?? cle) : cle} />
        <FileField
          name="fichier"
          label="Fichier du plan"
          requis
          accept=".csv,.xlsx,.ods"
          limites={`CSV, XLSX ou ODS, ${LIMITES.octets / 1024 / 1024} Mo et ${LIMITES.lignes.toLocaleString("fr-FR")} lignes au plus. Les cellules fusionnées, les titres au-dessus du tableau et les cases cochées sont compris.`}
          erreur={erreur("fichier")}
        />
        <SelectField
          name="schema"
          label="Schéma"
          aide="Un schéma existant est comparé au fichier, ligne à ligne."
          defaultValue={saisie.schema ?? voulu}
          options={[
            { value: "", label: "Nouveau schéma (à décrire ci-dessous)" },
            ...schemas.map((schema) => ({
              value: schema.publicId,
              label: `${schema.titre} (${schema.debut}-${schema.fin})`,
            })),
          ]}
        />
        <Section titre="Si le schéma est nouveau" niveau={2}>
          <TextField
            name="titre"
            label="Titre du schéma"
            defaultValue={saisie.titre}
            maxLength={300}
            erreur={erreur("titre")}
          />
          <SelectField
            name="type"
            label="Type"
            defaultValue={saisie.type ?? "sdsf"}
            options={TYPES_SCHEMA.map((type: TypeSchema) => ({ value: type, label: LIBELLE_TYPE[type] }))}
          />
          <div className="rangee">
            <TextField
              name="debut"
              label="Première année"
              type="number"
              court
              min={1990}
              max={2100}
              defaultValue={saisie.debut ?? String(annee)}
              erreur={erreur("debut")}
            />
            <TextField
              name="fin"
              label="Dernière année"
              type="number"
              court
              min={1990}
              max={2100}
              defaultValue={saisie.fin ?? String(annee + 4)}
            />
          </div>
          <RadioGroup
            name="phase"
            label="Où en est-il ?"
            defaultValue={saisie.phase ?? "elaboration"}
            options={PHASES_PROPOSEES}
          />
        </Section>
        <FormActions>
          <Button variant="primaire">Déposer et vérifier</Button>
          <ButtonLink to={`/${departement.code}`} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
      <Notice kind="info" titre="Première fois ?">
        <p>
          Le classeur d'exemple contient trois erreurs placées exprès : déposez-le, lisez les messages,
          corrigez-les, déposez-le de nouveau. Cela prend une minute.
        </p>
      </Notice>
    </Page>
  );
}
