import { csvResponse } from "#platform/http/csv.ts";
import { readPage } from "#platform/http/page.ts";
import { LIBELLE_ROLE_MEMBRE } from "../../domain/membres/membre.ts";
import { loadPartenaires } from "../../queries/membres/page-partenaires.ts";
import { etatEnMots } from "../parts/membres/etat-membre.tsx";
import type { Route } from "./+types/partenaires-csv.ts";

const ENTETES = [
  "Institution",
  "Rôle",
  "Portée",
  "Du",
  "Au",
  "État",
  "Proposé le",
  "Accepté le",
  "Clos le",
  "Motif",
];

export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const { membres } = await readPage(args, (ctx) => loadPartenaires(ctx, args.params.schema));
  const rows = membres.map((membre) => [
    membre.institution.nom,
    LIBELLE_ROLE_MEMBRE[membre.role],
    membre.porteeEnMots,
    membre.du,
    membre.au,
    etatEnMots(membre),
    membre.proposeLe,
    membre.accepteLe,
    membre.closLe,
    membre.motif,
  ]);
  return csvResponse(`partenaires-${args.params.departement}.csv`, ENTETES, rows);
}
