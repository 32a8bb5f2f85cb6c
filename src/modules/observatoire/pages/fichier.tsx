import { redirect } from "react-router";
import { Temporal } from "temporal-polyfill";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { LienHistorique } from "#platform/journal/lien-historique.tsx";
import { operationsJournal } from "#platform/journal/rights.ts";
import { may } from "#platform/rights/rights.ts";
import { ErrorSummary, Notice, StatutChip } from "#platform/ui/feedback.tsx";
import { Definition, KeyFigures, Page, Section } from "#platform/ui/layout.tsx";
import { formatInstant, formatIsoDay, formatNumber } from "#platform/values/french.ts";
import { discardFichier, publishFichier, withdrawFichier } from "../commands/imports/publish-fichier.ts";
import { PREREGLAGES } from "../domain/imports/prereglages/index.ts";
import { type FichierListe, readFichierSource } from "../queries/list-fichiers.ts";
import { operationsObservatoire } from "../rights.ts";
import type { Route } from "./+types/fichier.ts";
import { ETATS } from "./parts/etats.ts";
import { type CommandesFichier, GestesFichier, runGeste } from "./parts/gestes-fichier.tsx";
import { lienCatalogue, lienFichier, lienImports } from "./parts/liens.ts";
import { RapportLecture } from "./parts/rapport.tsx";

const FAITS: Readonly<Record<string, string>> = {
  publier: "Les chiffres sont publiés",
  retirer: "Les chiffres sont retirés : ceux des autres fichiers sont montrés de nouveau",
};

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const params = new URL(args.request.url).searchParams;
  return readPage(args, async (ctx) => ({
    ...{ code, nom, fait: FAITS[params.get("fait") ?? ""] ?? null, deja: params.get("deja") === "oui" },
    fichier: await readFichierSource(ctx, args.params.fichier),
    peutImporter: may(ctx, operationsObservatoire.importerDonnees, null),
    voitHistorique: may(ctx, operationsJournal.lireHistorique, null),
  }));
}

const COMMANDES: CommandesFichier = {
  publier: publishFichier,
  retirer: withdrawFichier,
  ecarter: discardFichier,
};

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const { departement, fichier } = args.params;
  const result = await submitPage(args, form, (ctx) => runGeste(ctx, form, COMMANDES, fichier));
  if (!result.ok) return result.response;
  return redirect(
    result.value === "ecarter"
      ? `${lienImports(departement)}?fait=ecarte`
      : `${lienFichier(departement, fichier)}?fait=${result.value}`,
  );
}

export default function Fichier({ loaderData, actionData }: Route.ComponentProps) {
  const { code, fichier, fait, deja, peutImporter, voitHistorique } = loaderData;
  const refus = actionData?.refus;
  return (
    <Page
      titre={fichier.jeu}
      surtitre={fichier.producteur}
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Catalogue des indicateurs", to: lienCatalogue(code) },
        { label: "Fichiers de données", to: lienImports(code) },
      ]}
      actions={
        <LienHistorique
          departement={code}
          genre="fichier-source"
          cle={fichier.publicId}
          permis={voitHistorique}
        />
      }
    >
      <title>{`${fichier.jeu} — Maillage`}</title>
      {fait && <Notice kind="succes" titre={fait} annonce />}
      {deja && (
        <Notice kind="info" titre="Ce fichier était déjà là" annonce>
          <p>Le même fichier, lu de la même façon, ne change rien : voici ce qu’il avait donné.</p>
        </Notice>
      )}
      {refus && <ErrorSummary titre="Rien n’a changé" erreurs={[{ message: refus.message }]} />}
      <KeyFigures items={chiffres(fichier)} />
      {peutImporter && (
        <GestesFichier
          etat={fichier.etat}
          publier={fichier.observations > 0 ? "Publier ces chiffres" : null}
          retirer={{
            titre: "Retirer ces chiffres",
            consequence:
              "Ce qui était montré avant lui le sera de nouveau, exactement. Le fichier reste dans la liste et peut être publié de nouveau.",
          }}
          ecarter="Le fichier et ses chiffres sont supprimés. Les indicateurs qu’il a apportés restent dans le catalogue."
        />
      )}
      <RapportLecture rapport={fichier.rapport} />
      <Section titre="Le fichier">
        <Identite fichier={fichier} />
      </Section>
    </Page>
  );
}

function chiffres({ rapport }: FichierListe) {
  return [
    { label: "Lignes lues", valeur: formatNumber(rapport.lignes) },
    {
      label: "Chiffres gardés",
      valeur: formatNumber(rapport.observations),
      precision: `dont ${formatNumber(rapport.observations - rapport.valeurs)} sans valeur (masqués ou non disponibles)`,
    },
    { label: "Cases refusées", valeur: formatNumber(rapport.refusees) },
    {
      label: "Lignes d’ailleurs",
      valeur: formatNumber(rapport.ailleurs),
      precision: "d’autres départements",
    },
  ];
}

function Identite({ fichier }: { fichier: FichierListe }) {
  const instant = (iso: string | null) => iso && formatInstant(Temporal.Instant.from(iso));
  return (
    <Definition
      items={[
        { terme: "État", valeur: <StatutChip etat={fichier.etat} table={ETATS} /> },
        { terme: "Nom", valeur: fichier.nom },
        { terme: "Licence", valeur: fichier.licence },
        {
          terme: "Publié par le producteur",
          valeur: fichier.adresse && (
            <a href={fichier.adresse} rel="noreferrer">
              {fichier.adresse}
            </a>
          ),
        },
        { terme: "Édition", valeur: formatIsoDay(fichier.edition) },
        { terme: "Découpage", valeur: `communes et EPCI de ${fichier.geographie}` },
        { terme: "Lu comme", valeur: PREREGLAGES.find((one) => one.code === fichier.prereglage)?.titre },
        { terme: "Encodage", valeur: fichier.encodage },
        { terme: "Séparateur", valeur: fichier.separateur },
        { terme: "Reçu le", valeur: instant(fichier.recuLe) },
        { terme: "Publié le", valeur: instant(fichier.publieLe) },
        { terme: "Retiré le", valeur: instant(fichier.annuleLe) },
        { terme: "Empreinte SHA-256", valeur: <code>{fichier.empreinte}</code> },
      ]}
    />
  );
}
