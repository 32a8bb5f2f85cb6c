import { redirect } from "react-router";
import { readDepot } from "#platform/files/read-depot.ts";
import { cleanName } from "#platform/http/attachment.ts";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import {
  Button,
  ButtonLink,
  type ButtonVariant,
  ConfirmDisclosure,
  FormActions,
} from "#platform/ui/actions.tsx";
import { EmptyState, ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { FileField, fieldId, SelectField, TextArea, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { type Column, DataTable } from "#platform/ui/table.tsx";
import { formatIsoDay, plural } from "#platform/values/french.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { SOURCE_MAXIMUM } from "../../commands/contours/import-contours.ts";
import { importZonage } from "../../commands/zonages/import-zonage.ts";
import { removeZonage, restoreZonage } from "../../commands/zonages/remove-zonage.ts";
import { direBilan } from "../../domain/zonages/dire-bilan.ts";
import { GENRES_ZONAGE, LIBELLE_ZONAGE } from "../../domain/zonages/lire-zonage.ts";
import { type JeuZonage, listJeuxZonage } from "../../queries/zonages/list-zonages.ts";
import { operationsTerritoires } from "../../rights.ts";
import { lienTerritoires, lienZonages } from "../parts/liens.ts";
import type { Route } from "./+types/importer-zonage.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const params = new URL(args.request.url).searchParams;
  const fait = FAITS[params.get("fait") ?? ""] ?? null;
  return readPage(args, async (ctx) => {
    require(ctx, operationsTerritoires.zoner, null);
    const retires = await listJeuxZonage(ctx, true);
    return { code, nom, jalon: fait, jeux: await listJeuxZonage(ctx), retires };
  });
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const vise = { genre: text("genre"), annee: Number(text("annee") || Number.NaN) };
  const geste = text("geste");
  if (geste === "retirer" || geste === "remettre") {
    const done = await submitPage(args, form, (ctx) =>
      geste === "retirer" ? removeZonage(ctx, vise) : restoreZonage(ctx, vise),
    );
    if (!done.ok) return done.response;
    return redirect(lienZonages(args.params.departement, { fait: geste }, "/importer"));
  }
  const depot = await readDepot(form, "fichier");
  const result = await submitPage(args, form, (ctx) => {
    require(ctx, operationsTerritoires.zoner, null);
    const collage = text("collage");
    if (!depot && collage === "") throw new Refusal("zonages.fichier-absent", { champ: "fichier" });
    return importZonage(ctx, {
      ...{ ...vise, source: text("source") },
      nom: depot ? cleanName(depot.nom) : "collage.csv",
      contenu: depot?.contenu ?? new TextEncoder().encode(collage),
    });
  });
  return result.ok ? { fait: direBilan(result.value) } : result.response;
}

export default function ImporterZonage({ loaderData, actionData }: Route.ComponentProps) {
  const { code, nom, jeux, retires, jalon } = loaderData;
  const refus = actionData && "refus" in actionData ? actionData.refus : null;
  const fait = actionData && "fait" in actionData ? actionData.fait : null;
  const champ = (name: string) => ({
    ...{ name, defaultValue: refus?.saisie[name] ?? "" },
    erreur: refus?.champ === name ? refus.message : undefined,
  });
  return (
    <Page
      titre="Importer un zonage"
      chapo="Un tableau dit de chaque zone les communes qui la font. Il remplace ce qui était connu du même zonage pour la même année, et rien d’autre."
      largeur="texte"
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Territoires", to: lienTerritoires(code) },
        { label: "Zonages", to: lienZonages(code) },
      ]}
    >
      <title>{`Importer un zonage, ${nom} — Maillage`}</title>
      {fait && (
        <Notice kind="succes" titre="Le zonage est importé" annonce>
          <ul>
            {fait.map((phrase) => (
              <li key={phrase}>{phrase}</li>
            ))}
          </ul>
          <p>
            <Link to={lienZonages(code)}>Voir les zones</Link>
          </p>
        </Notice>
      )}
      {jalon && !actionData && (
        <Notice kind="succes" titre={jalon.titre} annonce>
          <p>{jalon.suite}</p>
        </Notice>
      )}
      {refus && (
        <ErrorSummary
          titre="Le zonage n’a pas été importé"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <Formulaire encType="multipart/form-data" className="formulaire">
        <SelectField
          {...champ("genre")}
          label="Zonage"
          requis
          vide="Choisir"
          options={GENRES_ZONAGE.map((value) => ({ value, label: LIBELLE_ZONAGE[value] }))}
        />
        <TextField
          {...champ("annee")}
          label="Année"
          requis
          inputMode="numeric"
          court
          maxLength={4}
          aide="Celle où ce zonage est en vigueur."
        />
        <FileField
          name="fichier"
          label="Fichier"
          accept=".csv,.txt"
          limites="CSV, 20 Mo au plus. Colonnes : code_zone (ou code_qp), nom_zone, code_commune (ou codgeo) ; pour les ZRR, codgeo et zrr_simp suffisent."
          erreur={refus?.champ === "fichier" ? refus.message : undefined}
        />
        <TextArea
          {...champ("collage")}
          label="Ou tableau collé"
          rows={4}
          aide="Avec sa ligne d’en-têtes, copié d’un tableur."
        />
        <TextField
          {...champ("source")}
          label="Source"
          requis
          maxLength={SOURCE_MAXIMUM}
          aide="Par exemple « ANCT, décret du 28 décembre 2023 »."
        />
        <FormActions>
          <Button>Importer</Button>
          <ButtonLink to={lienZonages(code)} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
      <Section titre="Zonages connus">
        <DataTable
          legende="Zonages connus"
          legendeMasquee
          colonnes={[...COLONNES, RETIRER]}
          lignes={jeux}
          cleLigne={cleOf}
          vide={<EmptyState titre="Aucun zonage connu" />}
        />
      </Section>
      {retires.length > 0 && (
        <Section titre="Zonages retirés">
          <DataTable
            legende="Zonages retirés"
            legendeMasquee
            colonnes={[...COLONNES, REMETTRE]}
            lignes={retires}
            cleLigne={cleOf}
            vide={null}
          />
        </Section>
      )}
    </Page>
  );
}

const FAITS: Readonly<Record<string, { titre: string; suite: string }>> = {
  retirer: {
    titre: "Le zonage est retiré",
    suite: "Il attend sous « Zonages retirés », au bas de cette page : remettez-le si c’était une erreur.",
  },
  remettre: {
    titre: "Le zonage est remis",
    suite: "Ses zones sont montrées de nouveau, telles qu’elles étaient.",
  },
};

function nameOf({ genre, annee }: JeuZonage): string {
  return `${LIBELLE_ZONAGE[genre]}, ${annee}`;
}

function cleOf({ genre, annee }: JeuZonage): string {
  return `${genre} ${annee}`;
}

const COLONNES: readonly Column<JeuZonage>[] = [
  {
    cle: "zonage",
    titre: "Zonage",
    entete: true,
    rendu: nameOf,
  },
  {
    cle: "contenu",
    titre: "Contenu",
    rendu: ({ zones, communes }: JeuZonage) => `${plural(zones, "zone")}, ${plural(communes, "commune")}`,
  },
  {
    cle: "source",
    titre: "Source",
    rendu: ({ source, importeLe }: JeuZonage) => `${source}, importé le ${formatIsoDay(importeLe)}`,
  },
];

const RETIRER: Column<JeuZonage> = {
  cle: "gestes",
  titre: "Gestes",
  rendu: (jeu) => (
    <ConfirmDisclosure
      titre="Retirer"
      variant="discret"
      consequence={`${nameOf(jeu)} : ses zones ne sont plus montrées, ni dans les portraits ni dans la recherche. Vous pourrez le remettre.`}
    >
      <Geste jeu={jeu} geste="retirer" label="Retirer ce zonage" variant="danger" />
    </ConfirmDisclosure>
  ),
};

const REMETTRE: Column<JeuZonage> = {
  cle: "gestes",
  titre: "Gestes",
  rendu: (jeu) => <Geste jeu={jeu} geste="remettre" label="Remettre" variant="secondaire" />,
};

function Geste({
  jeu,
  geste,
  label,
  variant,
}: {
  jeu: JeuZonage;
  geste: "retirer" | "remettre";
  label: string;
  variant: ButtonVariant;
}) {
  return (
    <Formulaire>
      <input type="hidden" name="geste" value={geste} />
      <input type="hidden" name="genre" value={jeu.genre} />
      <input type="hidden" name="annee" value={jeu.annee} />
      <Button variant={variant} aria-label={`${label} : ${nameOf(jeu)}`}>
        {label}
      </Button>
    </Formulaire>
  );
}
