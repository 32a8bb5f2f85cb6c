import { readDepot } from "#platform/files/read-depot.ts";
import { cleanName } from "#platform/http/attachment.ts";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { FileField, fieldId, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { plural } from "#platform/values/french.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { SOURCE_MAXIMUM } from "../../commands/contours/import-contours.ts";
import { importLieux } from "../../commands/lieux/import-lieux.ts";
import { direBilanLieux } from "../../domain/lieux/dire-bilan-lieux.ts";
import { loadLieux } from "../../queries/lieux/load-lieux.ts";
import { operationsTerritoires } from "../../rights.ts";
import { lienTerritoires } from "../parts/liens.ts";
import type { Route } from "./+types/lieux.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  return readPage(args, async (ctx) => {
    require(ctx, operationsTerritoires.situer, null);
    const lieux = await loadLieux(ctx);
    return { code, nom, connus: lieux && { source: lieux.source, communes: lieux.communes.length } };
  });
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const depot = await readDepot(form, "fichier");
  const result = await submitPage(args, form, (ctx) => {
    require(ctx, operationsTerritoires.situer, null);
    if (!depot) throw new Refusal("lieux.fichier-absent", { champ: "fichier" });
    const source = String(form.get("source") ?? "");
    return importLieux(ctx, { nom: cleanName(depot.nom), contenu: depot.contenu, source });
  });
  return result.ok ? { fait: direBilanLieux(result.value) } : result.response;
}

export default function LieuxPage({ loaderData, actionData }: Route.ComponentProps) {
  const { code, nom, connus } = loaderData;
  const refus = actionData && "refus" in actionData ? actionData.refus : null;
  const fait = actionData && "fait" in actionData ? actionData.fait : null;
  const erreur = (champ: string) => (refus?.champ === champ ? refus.message : undefined);
  return (
    <Page
      titre="Situer les communes"
      chapo="Ce qui dépend des distances, comme l’accessibilité des modes d’accueil, a besoin du centre de chaque commune. Le fichier remplace le précédent."
      largeur="texte"
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Territoires", to: lienTerritoires(code) },
      ]}
    >
      <title>{`Situer les communes, ${nom} — Maillage`}</title>
      {fait && (
        <Notice kind="succes" titre="Les communes sont situées" annonce>
          <ul>
            {fait.map((phrase) => (
              <li key={phrase}>{phrase}</li>
            ))}
          </ul>
        </Notice>
      )}
      {refus && (
        <ErrorSummary
          titre="Le fichier n’a pas été importé"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <p>
        {connus
          ? `${plural(connus.communes, "commune située", "communes situées")}, d’après ${connus.source}.`
          : "Aucune commune n’est située pour le moment."}
      </p>
      <Formulaire encType="multipart/form-data" className="formulaire">
        <FileField
          name="fichier"
          label="Fichier"
          requis
          accept=".csv,.txt,.gz"
          limites="CSV, en clair ou en gzip : colonnes code, lon et lat, en degrés. Un fichier de toute la France convient : le département et un anneau autour sont gardés."
          erreur={erreur("fichier")}
        />
        <TextField
          name="source"
          label="Source"
          requis
          maxLength={SOURCE_MAXIMUM}
          defaultValue={refus?.saisie.source ?? ""}
          erreur={erreur("source")}
          aide="Par exemple « IGN, Admin Express 2024 »."
        />
        <FormActions>
          <Button>Importer</Button>
          <ButtonLink to={lienTerritoires(code)} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
    </Page>
  );
}
