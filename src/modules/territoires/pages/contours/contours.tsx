import { redirect } from "react-router";
import { readDepot } from "#platform/files/read-depot.ts";
import { cleanName } from "#platform/http/attachment.ts";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, ConfirmDisclosure, FormActions } from "#platform/ui/actions.tsx";
import { EmptyState, ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { FileField, fieldId, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { formatIsoDay, plural } from "#platform/values/french.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { importContours, SOURCE_MAXIMUM } from "../../commands/contours/import-contours.ts";
import { removeContours } from "../../commands/contours/remove-contours.ts";
import { direExamen } from "../../domain/contours/dire-examen.ts";
import { MILLESIME } from "../../domain/millesime.ts";
import { readJeuContours } from "../../queries/contours/load-fond.ts";
import { operationsTerritoires } from "../../rights.ts";
import { lienTerritoires } from "../parts/liens.ts";
import type { Route } from "./+types/contours.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const jeu = await readPage(args, async (ctx) => {
    require(ctx, operationsTerritoires.dessiner, null);
    return readJeuContours(ctx);
  });
  return { code, nom, jeu };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const back = lienTerritoires(args.params.departement);
  if (form.get("geste") === "retirer") {
    const removed = await submitPage(args, form, removeContours);
    return removed.ok ? redirect(back) : removed.response;
  }
  const depot = await readDepot(form, "fichier");
  const millesime = String(form.get("millesime") ?? "").trim();
  const result = await submitPage(args, form, (ctx) => {
    require(ctx, operationsTerritoires.dessiner, null);
    if (!depot) throw new Refusal("contours.fichier-absent", { champ: "fichier" });
    return importContours(ctx, {
      nom: cleanName(depot.nom),
      contenu: depot.contenu,
      source: String(form.get("source") ?? ""),
      millesime: millesime === "" ? null : Number(millesime),
    });
  });
  return result.ok ? { fait: direExamen(result.value) } : result.response;
}

export default function Contours({ loaderData, actionData }: Route.ComponentProps) {
  const { code, nom, jeu } = loaderData;
  const refus = actionData && "refus" in actionData ? actionData.refus : null;
  const fait = actionData && "fait" in actionData ? actionData.fait : null;
  const erreur = (champ: string) => (refus?.champ === champ ? refus.message : undefined);
  const lien = lienTerritoires(code);
  return (
    <Page
      titre="Contours des territoires"
      chapo="Sans contours, les cartes sont schématiques : une tuile par intercommunalité. Importez ceux d’un producteur officiel pour les dessiner telles qu’elles sont."
      largeur="texte"
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Territoires", to: lien },
      ]}
    >
      <title>{`Contours des territoires, ${nom} — Maillage`}</title>
      {fait ? (
        <Notice kind="succes" titre="Les contours sont importés" annonce>
          <ul>
            {fait.map((phrase) => (
              <li key={phrase}>{phrase}</li>
            ))}
          </ul>
          <p>
            <a href={lien}>Voir la carte</a>
          </p>
        </Notice>
      ) : null}
      {refus ? (
        <ErrorSummary
          titre="Les contours n’ont pas été importés"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      ) : null}
      <Section titre="Contours en usage">
        {jeu ? (
          <>
            <p>
              {`${jeu.source}${jeu.millesime === null ? "" : ` (${jeu.millesime})`} : ${plural(jeu.communes, "commune")} et ${plural(jeu.epci, "intercommunalité")}, importées le ${formatIsoDay(jeu.importeLe)} du fichier « ${jeu.fichier} ».`}
            </p>
            <ConfirmDisclosure
              titre="Retirer ces contours"
              consequence="Les cartes redeviennent schématiques. Vous pourrez importer le fichier de nouveau."
            >
              <Formulaire>
                <input type="hidden" name="geste" value="retirer" />
                <Button variant="danger">Retirer</Button>
              </Formulaire>
            </ConfirmDisclosure>
          </>
        ) : (
          <EmptyState titre="Aucun contour">Les cartes de ce département sont schématiques.</EmptyState>
        )}
      </Section>
      <Section titre={jeu ? "Remplacer les contours" : "Importer des contours"}>
        <Formulaire encType="multipart/form-data" className="formulaire">
          <FileField
            name="fichier"
            label="Fichier des contours"
            requis
            accept=".json,.geojson,.topojson"
            limites="GeoJSON ou TopoJSON en degrés (WGS 84), 20 Mo au plus. Les communes suffisent : les intercommunalités et le département sont dessinés à partir d’elles."
            erreur={erreur("fichier")}
          />
          <TextField
            name="source"
            label="Source"
            requis
            maxLength={SOURCE_MAXIMUM}
            defaultValue={refus?.saisie.source ?? ""}
            aide="Écrite sous chaque carte, par exemple « IGN, Admin Express COG »."
            erreur={erreur("source")}
          />
          <TextField
            name="millesime"
            label="Année des contours"
            inputMode="numeric"
            defaultValue={refus?.saisie.millesime ?? ""}
            aide={`Quatre chiffres, ${MILLESIME} au plus tard ; vide si vous ne la connaissez pas.`}
            erreur={erreur("millesime")}
          />
          <FormActions>
            <Button>Importer</Button>
            <ButtonLink to={lien} variant="discret">
              Annuler
            </ButtonLink>
          </FormActions>
        </Formulaire>
      </Section>
    </Page>
  );
}
