import { Temporal } from "temporal-polyfill";
import { espaceOf, readPage, stateOf } from "#platform/http/page.ts";
import { EmptyState, StatutChip } from "#platform/ui/feedback.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { capitalise, formatInstant } from "#platform/values/french.ts";
import { pageModeles } from "../modeles/page-modeles.ts";
import type { Route } from "./+types/modeles.ts";
import { lienModele } from "./parts/liens-modeles.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const { papiers } = stateOf(args).application;
  return { code, ...(await readPage(args, (ctx) => pageModeles(ctx, papiers))) };
}

export default function ModelesPage({ loaderData }: Route.ComponentProps) {
  const { code, institution, peutTenir, lignes } = loaderData;
  return (
    <Page
      titre="Modèles Word"
      surtitre={institution}
      chapo="Votre papier à en-tête, vos titres, vos polices : déposez un document Word où des noms entre accolades, comme {titre}, marquent ce que Maillage écrit. Toute l’institution imprime alors sur ce modèle."
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Mes impressions", to: `/${code}/papiers` },
      ]}
    >
      <title>Modèles Word — Maillage</title>
      {!peutTenir && (
        <p>
          Les administrateurs de votre institution déposent et remplacent les modèles ; vous pouvez les lire
          et imprimer dessus.
        </p>
      )}
      <DataTable
        legende="Modèles Word de l’institution"
        legendeMasquee
        lignes={lignes}
        cleLigne={({ cle }) => cle}
        colonnes={[
          {
            cle: "papier",
            titre: "Document",
            entete: true,
            largeur: "large",
            rendu: ({ cle, libelle }) => <Link to={lienModele(code, cle)}>{capitalise(libelle)}</Link>,
          },
          {
            cle: "etat",
            titre: "Modèle",
            rendu: ({ modele }) => <StatutChip etat={modele ? "depose" : "aucun"} table={ETATS} />,
          },
          { cle: "nom", titre: "Fichier", rendu: ({ modele }) => modele?.nom },
          {
            cle: "depuis",
            titre: "Déposé le",
            rendu: ({ modele }) => modele && formatInstant(Temporal.Instant.from(modele.deposeLe)),
          },
        ]}
        vide={<EmptyState titre="Aucun document ne s’imprime sur un modèle" />}
      />
    </Page>
  );
}

const ETATS = {
  depose: { ton: "succes", glyphe: "coche", label: "Déposé" },
  aucun: { ton: "neutre", glyphe: "losange", label: "Aucun" },
} as const;
