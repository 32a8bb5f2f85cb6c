import { espaceOf, readPage } from "#platform/http/page.ts";
import { may } from "#platform/rights/rights.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { EmptyState } from "#platform/ui/feedback.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { Tabs } from "#platform/ui/navigation.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { type Column, DataTable } from "#platform/ui/table.tsx";
import { formatIsoDay } from "#platform/values/french.ts";
import { LIBELLE_METHODE } from "../../domain/priorites/dire-classement.ts";
import { LIBELLE_MAILLE } from "../../domain/vocabulaire.ts";
import { type ClassementListe, listClassements } from "../../queries/priorites/find-classement.ts";
import { operationsObservatoire } from "../../rights.ts";
import { lienClassements, lienExplorateur } from "../parts/liens.ts";
import { NavigationObservatoire } from "../parts/navigation-observatoire.tsx";
import type { Route } from "./+types/classements.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const retires = new URL(args.request.url).searchParams.get("retires") === "oui";
  return readPage(args, async (ctx) => ({
    ...{ code, nom, retires },
    lisible: may(ctx, operationsObservatoire.lireClassements, null),
    classements: await listClassements(ctx, { retires }),
    peutEcrire: may(ctx, operationsObservatoire.classer, null),
  }));
}

export default function Classements({ loaderData }: Route.ComponentProps) {
  const { code, nom, retires, classements, peutEcrire, lisible } = loaderData;
  const lien = lienClassements(code);
  const nouveau = peutEcrire && (
    <ButtonLink to={`${lien}/nouveau`} variant="primaire">
      Établir un classement
    </ButtonLink>
  );
  return (
    <Page
      titre="Territoires prioritaires"
      surtitre={`${nom} (${code})`}
      chapo="Où agir d’abord, et à quel point c’est sûr. Chaque classement garde ses chiffres, sa méthode et son adresse : il peut être cité, imprimé et refait par n’importe qui."
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Observatoire", to: lienExplorateur(code) },
      ]}
      actions={
        <>
          {nouveau}
          <PrintButton />
        </>
      }
    >
      <title>{`Territoires prioritaires, ${nom} — Maillage`}</title>
      <NavigationObservatoire departement={code} interne={lisible} />
      {peutEcrire && (
        <Tabs
          label="Classements montrés"
          items={[
            { label: "En cours", to: lien, current: !retires },
            { label: "Retirés", to: `${lien}?retires=oui`, current: retires },
          ]}
        />
      )}
      <DataTable
        legende="Classements gardés"
        legendeMasquee
        cleLigne={({ publicId }) => publicId}
        lignes={classements}
        colonnes={colonnes(code)}
        vide={
          <EmptyState
            titre={lisible ? "Aucun classement" : "Réservé aux institutions du département"}
            action={nouveau}
          >
            <p>
              {lisible
                ? "Choisissez des indicateurs et une méthode : la page montre aussitôt qui vient en premier, et à quel point c’est sûr."
                : "Les classements se lisent une fois connecté, par les personnes des institutions du département."}
            </p>
          </EmptyState>
        }
      />
    </Page>
  );
}

function colonnes(code: string): Column<ClassementListe>[] {
  return [
    {
      cle: "titre",
      titre: "Classement",
      entete: true,
      largeur: "large",
      rendu: ({ publicId, titre }) => <Link to={lienClassements(code, publicId)}>{titre}</Link>,
    },
    {
      cle: "methode",
      titre: "Méthode",
      rendu: ({ methode, maille }) =>
        `${LIBELLE_METHODE[methode]}, par ${LIBELLE_MAILLE[maille].toLowerCase()}`,
    },
    { cle: "indicateurs", titre: "Indicateurs", rendu: ({ indicateurs }) => indicateurs.join(", ") },
    { cle: "premiers", titre: "En priorité 1", rendu: ({ premiers }) => premiers.join(", ") || "aucun" },
    { cle: "date", titre: "Établi le", rendu: ({ creeLe }) => formatIsoDay(creeLe.slice(0, 10)) },
  ];
}
