import { redirect } from "react-router";
import { readDepot } from "#platform/files/read-depot.ts";
import { espaceOf, type FormRefusal, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { LIMITES } from "#platform/import/feuilles.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { ErrorSummary } from "#platform/ui/feedback.tsx";
import { DateField, FileField, fieldId, SelectField, TextArea, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Refusal } from "#platform/values/refusal.ts";
import { octetsOf } from "../commands/imports/open-source.ts";
import { stageFichier } from "../commands/imports/stage-fichier.ts";
import { PREREGLAGES } from "../domain/imports/prereglages/index.ts";
import { readReglage } from "../domain/imports/reglage.ts";
import { LIBELLE_MAILLE, MAILLES } from "../domain/vocabulaire.ts";
import { listIndicateurs } from "../queries/list-indicateurs.ts";
import { operationsObservatoire } from "../rights.ts";
import type { Route } from "./+types/deposer.ts";
import { lienFichier, lienImports } from "./parts/liens.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  return readPage(args, async (ctx) => {
    require(ctx, operationsObservatoire.importerDonnees, null);
    const indicateurs = await listIndicateurs(ctx, { vides: true });
    return {
      ...{ code, nom, aujourdhui: ctx.today.toString() },
      indicateurs: indicateurs.map((one) => ({ value: one.code, label: `${one.libelle} (${one.code})` })),
    };
  });
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const result = await submitPage(args, form, async (ctx) => {
    require(ctx, operationsObservatoire.importerDonnees, null);
    const prereglage = String(form.get("prereglage") ?? "") || null;
    const reglage = readReglage(Object.fromEntries([...form].map(([name, value]) => [name, String(value)])));
    return stageFichier(ctx, { source: await readSource(form), prereglage, reglage });
  });
  return result.ok
    ? redirect(
        `${lienFichier(args.params.departement, result.value.publicId)}${result.value.deja ? "?deja=oui" : ""}`,
      )
    : result.response;
}

/** The file dropped, else what was pasted. */
async function readSource(form: FormData): Promise<Parameters<typeof stageFichier>[1]["source"]> {
  const depot = await readDepot(form, "fichier");
  if (depot) return { nom: depot.nom, octets: octetsOf(depot.contenu), taille: depot.contenu.length };
  const collage = String(form.get("collage") ?? "").trim();
  if (collage === "") throw new Refusal("observatoire.fichier-absent", { champ: "fichier" });
  const bytes = new TextEncoder().encode(collage);
  return { nom: "collage.csv", octets: octetsOf(bytes), taille: bytes.length };
}

export default function Deposer({ loaderData, actionData }: Route.ComponentProps) {
  const { code, indicateurs, aujourdhui } = loaderData;
  const refus: FormRefusal | undefined = actionData?.refus;
  const saisie = refus?.saisie ?? {};
  const field = (name: string) => ({
    name,
    defaultValue: saisie[name],
    erreur: refus?.champ === name ? refus.message : undefined,
  });
  return (
    <Page
      titre="Déposer des données"
      chapo="Rien n’est montré avant que vous ayez lu le rapport et publié. Déposez le fichier tel que le producteur le publie : séparateur, encodage et nombres à la française sont reconnus."
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Fichiers de données", to: lienImports(code) },
      ]}
      largeur="texte"
    >
      <title>Déposer des données — Maillage</title>
      {refus && (
        <ErrorSummary
          titre="Les données n’ont pas été reçues"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <Formulaire encType="multipart/form-data" className="formulaire">
        <FileField
          name="fichier"
          label="Fichier"
          accept=".csv,.txt,.tsv,.xlsx,.ods,.json"
          limites={`CSV, XLSX, ODS ou JSON, ${LIMITES.octets / 1024 / 1024} Mo au plus. Un fichier plus lourd s’importe en ligne de commande.`}
          erreur={refus?.champ === "fichier" ? refus.message : undefined}
        />
        <TextArea
          {...field("collage")}
          label="Ou tableau collé"
          aide="Copié d’un tableur, avec sa ligne d’en-têtes : une colonne de codes (ou de noms) de territoires, puis une colonne par indicateur."
          rows={5}
        />
        <SelectField
          {...field("prereglage")}
          label="Forme du fichier"
          vide="Reconnue automatiquement"
          options={PREREGLAGES.map((one) => ({ value: one.code, label: one.titre }))}
        />
        <Section titre="Ce que le fichier ne dit pas" niveau={2}>
          <div className="rangee">
            <TextField {...field("millesime")} label="Année des chiffres" court maxLength={21} />
            <SelectField
              {...field("maille")}
              label="Maille"
              vide="Selon les codes"
              options={MAILLES.map((one) => ({ value: one, label: LIBELLE_MAILLE[one] }))}
            />
          </div>
          <div className="rangee">
            <DateField {...field("edition")} label="Date de l’édition" max={aujourdhui} />
            <TextField {...field("geographie")} label="Année du découpage" court maxLength={4} />
          </div>
          <TextField {...field("producteur")} label="Producteur" maxLength={200} />
          <TextField {...field("jeu")} label="Nom du jeu de données" maxLength={200} />
          <TextField {...field("licence")} label="Licence" maxLength={200} />
          <SelectField
            {...field("indicateur")}
            label="Indicateur, si le fichier n’en a qu’un"
            vide="Dit par le fichier"
            options={indicateurs}
          />
          <TextArea
            {...field("colonnes")}
            label="Correspondance des colonnes"
            aide="Une par ligne : « En-tête=code ». Le code est celui d’un indicateur, ou code, nom, millesime, valeur, numerateur, denominateur, statut, note, ignorer."
            rows={4}
          />
        </Section>
        <FormActions>
          <Button variant="primaire">Déposer et vérifier</Button>
          <ButtonLink to={lienImports(code)} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
    </Page>
  );
}
