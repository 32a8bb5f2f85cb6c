import { csvResponse } from "#platform/http/csv.ts";
import { readPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { listMandats } from "../queries/list-mandats.ts";
import { findInstitution } from "../queries/read-acteur.ts";
import { operationsActeurs } from "../rights.ts";
import type { Route } from "./+types/roles-csv.ts";
import { ETATS_MANDAT, roleLabel } from "./parts/tableau-mandats.tsx";

/** The roles held in the name of an institution, past ones included, as a file. */
export async function loader(args: Route.LoaderArgs) {
  const mandats = await readPage(args, async (ctx) => {
    require(ctx, operationsActeurs.voirPersonnes, null);
    return listMandats(ctx, { institution: (await findInstitution(ctx, args.params.acteur)).id });
  });
  return csvResponse(
    `roles-${args.params.departement}-${args.params.acteur}.csv`,
    ["Personne", "Fonction", "Rôle", "Du", "Au", "État"],
    mandats.map((one) => [
      one.personne.nom,
      one.personne.fonction,
      roleLabel(one.role),
      one.du,
      one.au,
      ETATS_MANDAT[one.etat].label,
    ]),
  );
}
