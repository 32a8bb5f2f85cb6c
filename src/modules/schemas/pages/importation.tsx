import { redirect } from "react-router";
import { Temporal } from "temporal-polyfill";
import { listActeurs } from "#modules/acteurs/index.ts";
import { espaceOf, type FormRefusal, readForm, readPage, submitSteps } from "#platform/http/page.ts";
import type { Lecture } from "#platform/import/feuilles.ts";
import { readSheetsOnce } from "#platform/import/read-once.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId } from "#platform/ui/fields.tsx";
import { Definition, Page } from "#platform/ui/layout.tsx";
import { Steps } from "#platform/ui/navigation.tsx";
import { formatInstant, formatNumber, NBSP, normalise, plural } from "#platform/values/french.ts";
import { abandonImport, confirmImport, saveChoix } from "../commands/settle-import.ts";
import { findImportation, readFichier } from "../queries/find-importation.ts";
import { type VueImport, vueImport } from "../queries/vue-import.ts";
import type { Route } from "./+types/importation.ts";
import { ApercuImport } from "./parts/apercu-import.tsx";
import { ETAPES_IMPORT } from "./parts/etapes-import.ts";
import { lienSchema } from "./parts/liens.ts";
import { lireChoix } from "./parts/lire-choix.ts";

/** The sheets are read in a worker, between two short transactions: none waits for a large file. */
async function readLecture(args: Route.LoaderArgs | Route.ActionArgs): Promise<Lecture> {
  const { empreinte, nomFichier, contenu } = await readPage(args, async (ctx) => {
    const found = await findImportation(ctx, args.params.importation);
    return { ...found, contenu: await readFichier(ctx, found.empreinte) };
  });
  return readSheetsOnce(empreinte, contenu, nomFichier);
}

export async function loader(args: Route.LoaderArgs) {
  const lecture = await readLecture(args);
  const vue = await readPage(args, (ctx) => vueImport(ctx, args.params.importation, lecture));
  return { departement: await espaceOf(args), vue };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const lecture = await readLecture(args);
  const intention = form.get("intention");
  const { importation } = args.params;
  const result = await submitSteps(args, form, async (act) => {
    if (intention === "abandonner") return act((ctx) => abandonImport(ctx, importation));
    const { choix, inconnu } = await act(async (ctx) => {
      const noms = (await listActeurs(ctx)).flatMap((acteur) => [
        [normalise(acteur.nom), acteur.id] as const,
        [normalise(acteur.sigle ?? acteur.nom), acteur.id] as const,
      ]);
      return lireChoix(form, new Map(noms));
    });
    // What was decided is kept even when the import itself is refused.
    await act((ctx) => saveChoix(ctx, importation, choix));
    if (inconnu) throw inconnu;
    if (intention === "confirmer") await act((ctx) => confirmImport(ctx, importation, lecture, choix));
  });
  return result.ok ? redirect(new URL(args.request.url).pathname) : result.response;
}

export default function Importation({ loaderData, actionData }: Route.ComponentProps) {
  const { departement, vue } = loaderData;
  const refus: FormRefusal | undefined = actionData?.refus;
  const { importation } = vue;
  const fini = importation.etat !== "deposee";
  return (
    <Page
      titre={fini ? "Import terminé" : "Vérifier avant d'importer"}
      surtitre={importation.nomFichier}
      chapo={fini ? undefined : resume(vue)}
      fil={[
        { label: departement.nom, to: `/${departement.code}` },
        { label: "Imports", to: `/${departement.code}/importations` },
      ]}
    >
      <title>{`Import de ${importation.nomFichier} — Maillage`}</title>
      <Steps etapes={ETAPES_IMPORT} courante={fini ? 2 : 1} />
      {refus && (
        <ErrorSummary
          titre={fini ? "Rien n'a changé" : "Rien n'a été importé"}
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {fini ? (
        <Termine vue={vue} departement={departement.code} />
      ) : (
        <ApercuImport vue={vue} departement={departement.code} refus={refus} />
      )}
      <Provenance vue={vue} />
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

function Termine({ vue, departement }: { vue: VueImport; departement: string }) {
  const { importation } = vue;
  if (importation.etat === "abandonnee") {
    return (
      <Notice kind="info" titre="Import abandonné">
        <p>Le fichier n'a pas été importé. Rien n'a changé dans le schéma.</p>
      </Notice>
    );
  }
  return (
    <Notice kind="succes" titre="Le plan est importé">
      <p>
        <Comptes vue={vue} />
      </p>
      {importation.schema && (
        <p className="rangee">
          <ButtonLink to={lienSchema(departement, importation.schema)} variant="primaire">
            Ouvrir le schéma
          </ButtonLink>
          <ButtonLink to={lienSchema(departement, importation.schema, "plan")}>Voir le plan</ButtonLink>
        </p>
      )}
    </Notice>
  );
}

function Comptes({ vue }: { vue: VueImport }) {
  const { ajoutees, modifiees, inchangees, absentes } = vue.termine ?? vue.bilan;
  return (
    <>
      {plural(ajoutees, "action ajoutée", "actions ajoutées")}, {plural(modifiees, "modifiée")},{" "}
      {plural(inchangees, "inchangée")}, {plural(absentes, "absente")} du fichier.
    </>
  );
}

function Provenance({ vue }: { vue: VueImport }) {
  const { importation, remarques } = vue;
  const quand = (texte: string) => formatInstant(Temporal.Instant.from(texte));
  return (
    <Definition
      items={[
        {
          terme: "Fichier",
          valeur: `${importation.nomFichier}, ${formatNumber(Math.ceil(importation.taille / 1024))}${NBSP}ko`,
        },
        { terme: "Déposé", valeur: `${quand(importation.deposeLe)}, par ${importation.deposeParNom}` },
        { terme: "Terminé", valeur: importation.termineLe && quand(importation.termineLe) },
        { terme: "Lecture", valeur: remarques.join(" ") || null },
      ]}
    />
  );
}
