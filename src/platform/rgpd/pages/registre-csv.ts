import { csvResponse } from "#platform/http/csv.ts";
import { readPage, stateOf } from "#platform/http/page.ts";
import { readRegistre } from "../registre.ts";
import type { Route } from "./+types/registre-csv.ts";

/** The register as a file, as the page shows it. */
export async function loader(args: Route.LoaderArgs) {
  const { rgpd } = stateOf(args).application;
  const { lignes, responsable } = await readPage(args, (ctx) =>
    readRegistre(ctx, rgpd.traitements, rgpd.durees),
  );
  return csvResponse(
    `registre-${args.params.departement}.csv`,
    [
      "Activité",
      "Finalité",
      "Base légale",
      "Personnes",
      "Données",
      "Destinataires",
      "Conservation",
      "Mesures de sécurité",
      "Précisions",
      "Responsable",
      "Délégué à la protection des données",
    ],
    lignes.map((one) => [
      one.activite,
      one.finalite,
      one.base,
      one.personnes.join(" ; "),
      one.donnees.join(" ; "),
      one.destinataires,
      one.conservation.join(" ; "),
      one.securite,
      one.precisions,
      [responsable.responsable, responsable.responsableContact].filter(Boolean).join(", "),
      [responsable.dpo, responsable.dpoContact].filter(Boolean).join(", "),
    ]),
  );
}
