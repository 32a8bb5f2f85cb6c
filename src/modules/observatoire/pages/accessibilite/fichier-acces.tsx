import { redirect } from "react-router";
import { Temporal } from "temporal-polyfill";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { LienHistorique } from "#platform/journal/lien-historique.tsx";
import { operationsJournal } from "#platform/journal/rights.ts";
import { may } from "#platform/rights/rights.ts";
import { ErrorSummary, Notice, StatutChip } from "#platform/ui/feedback.tsx";
import { Definition, KeyFigures, Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { formatInstant, formatIsoDay, formatNumber, NBSP } from "#platform/values/french.ts";
import { discardAcces, publishAcces, withdrawAcces } from "../../commands/accessibilite/publish-acces.ts";
import {
  type ConstatAcces,
  EST_REFUS,
  LIBELLE_ANOMALIE_ACCES,
  LIBELLE_GENRE_ACCES,
} from "../../domain/accessibilite/lire-fichier-acces.ts";
import { findFichierAcces } from "../../queries/accessibilite/read-fichiers.ts";
import { operationsObservatoire } from "../../rights.ts";
import { lienAcces } from "../parts/accessibilite/lecture-acces.ts";
import { ETATS } from "../parts/etats.ts";
import { type CommandesFichier, GestesFichier, runGeste } from "../parts/gestes-fichier.tsx";
import { lienDonneesAcces } from "../parts/liens.ts";
import type { Route } from "./+types/fichier-acces.ts";

const FAITS: Readonly<Record<string, string>> = {
  publier: "Le fichier est publié : l’accessibilité s’en sert",
  retirer: "Le fichier est retiré : l’accessibilité ne s’en sert plus",
};

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const fait = FAITS[new URL(args.request.url).searchParams.get("fait") ?? ""] ?? null;
  return readPage(args, async (ctx) => ({
    ...{ code, nom, fait },
    fichier: await findFichierAcces(ctx, args.params.fichier),
    importer: may(ctx, operationsObservatoire.importerDonnees, null),
    historique: may(ctx, operationsJournal.lireHistorique, null),
  }));
}

const COMMANDES: CommandesFichier = {
  publier: publishAcces,
  retirer: withdrawAcces,
  ecarter: discardAcces,
};

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const { departement, fichier } = args.params;
  const result = await submitPage(args, form, (ctx) => runGeste(ctx, form, COMMANDES, fichier));
  if (!result.ok) return result.response;
  return redirect(
    result.value === "ecarter"
      ? `${lienDonneesAcces(departement)}?fait=ecarte`
      : `${lienDonneesAcces(departement, fichier)}?fait=${result.value}`,
  );
}

export default function FichierAccesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { code, fichier, fait, importer, historique } = loaderData;
  const { genre, nom, rapport } = fichier;
  const refus = actionData?.refus;
  return (
    <Page
      titre={LIBELLE_GENRE_ACCES[genre]}
      surtitre={nom}
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Accessibilité", to: lienAcces(code) },
        { label: "Structures et trajets", to: lienDonneesAcces(code) },
      ]}
      actions={
        <LienHistorique departement={code} genre="acces-fichier" cle={fichier.publicId} permis={historique} />
      }
    >
      <title>{`${LIBELLE_GENRE_ACCES[genre]}, ${nom} — Maillage`}</title>
      {fait && (
        <Notice kind="succes" titre={fait} annonce>
          <p>
            <Link to={lienAcces(code)}>Voir l’accessibilité</Link>
          </p>
        </Notice>
      )}
      {refus && <ErrorSummary titre="Rien n’a changé" erreurs={[{ message: refus.message }]} />}
      <KeyFigures
        items={[
          { label: "Lignes lues", valeur: formatNumber(rapport.lues) },
          { label: "Lignes gardées", valeur: formatNumber(rapport.gardees) },
          { label: "Communes", valeur: formatNumber(rapport.communes) },
        ]}
      />
      {importer && (
        <GestesFichier
          etat={fichier.etat}
          publier="Publier ce fichier"
          retirer={{
            titre: "Retirer ce fichier",
            consequence:
              "L’accessibilité se calcule de nouveau comme avant lui. Il reste dans la liste et peut être publié de nouveau.",
          }}
          ecarter="Le fichier et ses lignes sont supprimés."
        />
      )}
      <Section titre="Ce que la lecture a trouvé">
        {rapport.anomalies.length === 0 && <Notice kind="succes" titre="Rien à signaler" />}
        {rapport.anomalies.map((constat) => (
          <Anomalie key={constat.genre} constat={constat} />
        ))}
      </Section>
      <Section titre="Le fichier">
        <Definition
          items={[
            { terme: "État", valeur: <StatutChip etat={fichier.etat} table={ETATS} /> },
            { terme: "Source", valeur: fichier.source },
            { terme: "Situation au", valeur: formatIsoDay(fichier.date) },
            { terme: "Reçu le", valeur: instant(fichier.recuLe) },
            { terme: "Publié le", valeur: fichier.publieLe && instant(fichier.publieLe) },
            { terme: "Empreinte SHA-256", valeur: <code>{fichier.empreinte}</code> },
          ]}
        />
      </Section>
    </Page>
  );
}

function instant(iso: string): string {
  return formatInstant(Temporal.Instant.from(iso));
}

function Anomalie({ constat: { genre, nombre, exemples } }: { constat: ConstatAcces }) {
  const left = genre === "trous" ? 0 : nombre - exemples.length;
  return (
    <details className="donnees" open={EST_REFUS.has(genre)}>
      <summary>{`${LIBELLE_ANOMALIE_ACCES[genre]} (${formatNumber(nombre)})`}</summary>
      <ul>
        {exemples.map(({ ligne, texte }, index) => (
          <li key={index}>{ligne === null ? texte : `ligne ${ligne}${NBSP}: ${texte}`}</li>
        ))}
      </ul>
      {left > 0 && <p className="discret">{`et ${formatNumber(left)} autres.`}</p>}
    </details>
  );
}
