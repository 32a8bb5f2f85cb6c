import { readDepot } from "#platform/files/read-depot.ts";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { decodeText } from "#platform/import/encodings.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { FileField, fieldId, TextArea } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { type Column, DataTable } from "#platform/ui/table.tsx";
import { Refusal } from "#platform/values/refusal.ts";
import { importCompetences } from "../../commands/competences/import-competences.ts";
import {
  COMPETENCES,
  EXERCICES,
  LIBELLE_COMPETENCE,
  LIBELLE_EXERCICE,
} from "../../domain/competences/competence.ts";
import { direErreursCompetences, direExamenCompetences } from "../../domain/competences/dire-examen.ts";
import { nomCourt } from "../../domain/epci.ts";
import {
  type ChangementCompetence,
  examineCompetences,
} from "../../queries/competences/examine-competences.ts";
import { operationsTerritoires } from "../../rights.ts";
import { sayCompetence } from "../parts/competences/say-competence.ts";
import { lienCompetences, lienTerritoires } from "../parts/liens.ts";
import type { Route } from "./+types/importer-competences.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  return readPage(args, async (ctx) => {
    require(ctx, operationsTerritoires.direCompetences, null);
    return { code, nom };
  });
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const depot = await readDepot(form, "fichier");
  const collage = String(form.get("collage") ?? "").trim();
  const simule = form.get("geste") !== "importer";
  const contenu = depot?.contenu ?? new TextEncoder().encode(collage);
  const result = await submitPage(args, form, async (ctx) => {
    require(ctx, operationsTerritoires.direCompetences, null);
    if (contenu.length === 0) throw new Refusal("competences.fichier-absent", { champ: "fichier" });
    const { changements, erreurs, lignes, ailleurs } = simule
      ? await examineCompetences(ctx, contenu)
      : await importCompetences(ctx, contenu);
    // A chosen file does not come back with the page: what it says does, ready to be imported.
    return { simule, changements, erreurs, lignes, ailleurs, texte: decodeText(contenu).text };
  });
  return result.ok ? { examen: result.value } : result.response;
}

export default function ImporterCompetences({ loaderData, actionData }: Route.ComponentProps) {
  const { code, nom } = loaderData;
  const refus = actionData && "refus" in actionData ? actionData.refus : null;
  const examen = actionData && "examen" in actionData ? actionData.examen : null;
  return (
    <Page
      titre="Importer des compétences"
      chapo="Un tableau dit qui s’occupe de quoi. Ce dont il ne parle pas reste ; une ligne illisible, et rien n’est écrit."
      largeur="texte"
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Territoires", to: lienTerritoires(code) },
        { label: "Compétences", to: lienCompetences(code) },
      ]}
    >
      <title>{`Importer des compétences, ${nom} — Maillage`}</title>
      {refus && (
        <ErrorSummary
          titre="Rien n’a été écrit"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {examen && <Resultat code={code} examen={examen} />}
      <Formulaire encType="multipart/form-data" className="formulaire">
        <FileField
          name="fichier"
          label="Fichier"
          accept=".csv,.txt"
          limites="CSV, 20 Mo au plus. Colonnes siren, competence, exercice, source, et depuis si vous connaissez l’année."
          erreur={refus?.champ === "fichier" ? refus.message : undefined}
        />
        <TextArea
          name="collage"
          label="Ou tableau collé"
          rows={6}
          defaultValue={examen?.simule ? examen.texte : (refus?.saisie.collage ?? "")}
          aide="Avec sa ligne d’en-têtes, copié d’un tableur."
        />
        <FormActions>
          <Button name="geste" value="examiner">
            Voir ce qui changerait
          </Button>
          <Button name="geste" value="importer" variant="secondaire">
            Importer
          </Button>
          <ButtonLink to={lienCompetences(code)} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
      <Section titre="Ce que le tableau contient">
        <p>
          Le plus simple est de partir du{" "}
          <Link to={`${lienCompetences(code)}.csv`}>tableau des compétences</Link>, de le compléter, puis de
          l’importer. Un exercice vide veut dire « inconnu ».
        </p>
        <p>{`Compétences : ${COMPETENCES.join(", ")}. Exercices : ${EXERCICES.map((one) => `${one} (${LIBELLE_EXERCICE[one].toLowerCase()})`).join(", ")}.`}</p>
      </Section>
    </Page>
  );
}

type Examen = Extract<NonNullable<Route.ComponentProps["actionData"]>, { examen: unknown }>["examen"];

function Resultat({ code, examen }: { code: string; examen: Examen }) {
  const { simule, changements, erreurs } = examen;
  return (
    <>
      <Notice
        kind={erreurs.length > 0 ? "erreur" : simule ? "info" : "succes"}
        titre={simule ? "Ce qui changerait : rien n’est encore écrit" : "Les compétences sont importées"}
        annonce
      >
        {direExamenCompetences(examen, !simule).map((phrase) => (
          <p key={phrase}>{phrase}</p>
        ))}
        {erreurs.length > 0 && <p>{`À corriger avant d’importer : ${direErreursCompetences(erreurs)}.`}</p>}
        {!simule && (
          <p>
            <Link to={lienCompetences(code)}>Voir les compétences</Link>
          </p>
        )}
      </Notice>
      {changements.length > 0 && (
        <DataTable
          legende="Compétences changées"
          legendeMasquee
          dense
          colonnes={COLONNES}
          lignes={changements}
          cleLigne={({ epci, competence }) => `${epci} ${competence}`}
          vide={null}
        />
      )}
    </>
  );
}

const COLONNES: readonly Column<ChangementCompetence>[] = [
  { cle: "epci", titre: "Intercommunalité", entete: true, rendu: ({ nom }) => nomCourt(nom) },
  { cle: "competence", titre: "Compétence", rendu: ({ competence }) => LIBELLE_COMPETENCE[competence] },
  { cle: "avant", titre: "Avant", rendu: ({ avant }) => sayCompetence(avant ?? undefined) },
  { cle: "apres", titre: "Après", rendu: ({ apres }) => sayCompetence(apres ?? undefined) },
];
