import { redirect } from "react-router";
import { listActeurs } from "#modules/acteurs/index.ts";
import { readFichier } from "#platform/files/store.ts";
import { espaceOf, type FormRefusal, readForm, readPage, submitSteps } from "#platform/http/page.ts";
import type { Lecture } from "#platform/import/feuilles.ts";
import { readSheetsOnce } from "#platform/import/read-once.ts";
import { ErrorSummary } from "#platform/ui/feedback.tsx";
import { fieldId } from "#platform/ui/fields.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { Steps } from "#platform/ui/navigation.tsx";
import { normalise, plural } from "#platform/values/french.ts";
import { forgetCorrespondance } from "../../commands/imports/remember-correspondance.ts";
import { abandonImport, confirmImport, saveChoix } from "../../commands/imports/settle-import.ts";
import { undoImport } from "../../commands/imports/undo-import.ts";
import { findImportation } from "../../queries/imports/find-importation.ts";
import { type VueImport, vueImport } from "../../queries/imports/vue-import.ts";
import { vueTerminee } from "../../queries/imports/vue-terminee.ts";
import { ApercuImport } from "../parts/imports/apercu-import.tsx";
import { ETAPES_IMPORT } from "../parts/imports/etapes-import.ts";
import { ImportTermine, Provenance } from "../parts/imports/import-termine.tsx";
import { lireChoix } from "../parts/imports/lire-choix.ts";
import type { Route } from "./+types/importation.ts";

/** The sheets are read in a worker, between two short transactions: none waits for a large file. */
async function readLecture(args: Route.LoaderArgs | Route.ActionArgs): Promise<Lecture> {
  const { empreinte, nomFichier, contenu } = await readPage(args, async (ctx) => {
    const found = await findImportation(ctx, args.params.importation);
    return { ...found, contenu: await readFichier(ctx, found.empreinte) };
  });
  return readSheetsOnce(empreinte, contenu, nomFichier);
}

export async function loader(args: Route.LoaderArgs) {
  const { importation } = args.params;
  const departement = await espaceOf(args);
  const { etat } = await readPage(args, (ctx) => findImportation(ctx, importation));
  if (etat !== "deposee") {
    return { departement, vue: null, terminee: await readPage(args, (ctx) => vueTerminee(ctx, importation)) };
  }
  const lecture = await readLecture(args);
  const vue = await readPage(args, (ctx) => vueImport(ctx, importation, lecture));
  return { departement, vue, terminee: null };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const intention = form.get("intention");
  const { importation } = args.params;
  const result = await submitSteps(args, form, async (act) => {
    if (intention === "abandonner") return act((ctx) => abandonImport(ctx, importation));
    if (intention === "annuler") return act((ctx) => undoImport(ctx, importation));
    const lecture = await readLecture(args);
    const { choix, inconnu } = await act(async (ctx) => {
      const noms = (await listActeurs(ctx)).flatMap((acteur) => [
        [normalise(acteur.nom), acteur.id] as const,
        [normalise(acteur.sigle ?? acteur.nom), acteur.id] as const,
      ]);
      return lireChoix(form, new Map(noms));
    });
    if (intention === "oublier") {
      await act((ctx) => forgetCorrespondance(ctx, importation, lecture, choix.feuille));
    }
    // What was decided is kept even when the import itself is refused.
    await act((ctx) => saveChoix(ctx, importation, choix));
    if (inconnu) throw inconnu;
    if (intention === "confirmer") await act((ctx) => confirmImport(ctx, importation, lecture, choix));
  });
  return result.ok ? redirect(new URL(args.request.url).pathname) : result.response;
}

export default function Importation({ loaderData, actionData }: Route.ComponentProps) {
  const { departement, vue, terminee } = loaderData;
  const refus: FormRefusal | undefined = actionData?.refus;
  const { importation } = terminee ?? vue;
  return (
    <Page
      titre={vue ? "Vérifier avant d'importer" : "Import terminé"}
      surtitre={importation.nomFichier}
      chapo={vue ? resume(vue) : undefined}
      fil={[
        { label: departement.nom, to: `/${departement.code}` },
        { label: "Imports", to: `/${departement.code}/importations` },
      ]}
    >
      <title>{`Import de ${importation.nomFichier} — Maillage`}</title>
      <Steps etapes={ETAPES_IMPORT} courante={vue ? 1 : 2} />
      {refus && (
        <ErrorSummary
          titre={vue ? "Rien n'a été importé" : "Rien n'a changé"}
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {vue ? (
        <ApercuImport vue={vue} departement={departement.code} refus={refus} />
      ) : (
        <ImportTermine vue={terminee} departement={departement.code} />
      )}
      <Provenance
        origine={importation}
        remarques={vue ? vue.remarques : (terminee.difference?.remarques ?? [])}
        departement={departement.code}
      />
    </Page>
  );
}

function resume({ niveaux, importation }: VueImport): string {
  const { volets, engagements, objectifs, actions } = niveaux;
  const lu = [
    plural(volets, "volet"),
    plural(engagements, "engagement"),
    plural(objectifs, "objectif"),
    plural(actions, "action"),
  ].join(", ");
  return `Lu dans le fichier : ${lu}. Destination : ${importation.titreSchema}${importation.schema ? "" : " (nouveau schéma)"}.`;
}
