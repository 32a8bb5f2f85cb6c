import { addressWith } from "#platform/http/listing.ts";
import { espaceOf, readPage, stateOf } from "#platform/http/page.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { EmptyState } from "#platform/ui/feedback.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { readHistorique } from "../queries/read-historique.ts";
import type { Route } from "./+types/historique.ts";
import { readAvant } from "./parts/filtre.ts";
import { Lignes, Tranches } from "./parts/lignes.tsx";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const { genre, id } = args.params;
  const avant = readAvant(new URL(args.request.url).searchParams);
  const { references } = stateOf(args).application;
  const historique = await readPage(args, (ctx) =>
    readHistorique(ctx, references, { genre, cle: id, avant }),
  );
  return { code, historique, ici: `/${code}/historique/${genre}/${id}`, premier: avant === null };
}

export default function PageHistorique({ loaderData }: Route.ComponentProps) {
  const { code, historique, ici, premier } = loaderData;
  const { genre, titre, lien, lignes, suite } = historique;
  return (
    <Page
      titre="Historique"
      surtitre={`${genre} « ${titre} »`}
      chapo="Qui a changé quoi, au nom de quelle institution, et quand, à l'heure de Paris. Le plus récent d'abord."
      fil={[{ label: "Accueil", to: `/${code}` }, ...(lien ? [{ label: titre, to: lien }] : [])]}
      actions={<PrintButton />}
    >
      <title>{`Historique de ${titre} — Maillage`}</title>
      {lignes.length === 0 ? (
        <EmptyState
          titre={premier ? "Rien n'a encore été noté" : "Il n'y a rien de plus ancien"}
          action={lien && <ButtonLink to={premier ? lien : ici}>Revenir</ButtonLink>}
        >
          Chaque changement apparaîtra ici, avec ce qui était écrit avant et après.
        </EmptyState>
      ) : (
        <Lignes lignes={lignes} />
      )}
      <Tranches premier={premier} suite={suite} lien={(avant) => addressWith(ici, { avant })} />
    </Page>
  );
}
