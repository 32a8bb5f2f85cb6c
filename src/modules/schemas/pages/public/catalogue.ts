import { readPage, stateOf } from "#platform/http/page.ts";
import { catalogueDcat } from "../../domain/public/catalogue.ts";
import { direStatuts } from "../../domain/public/dire-public.ts";
import { loadSchemaOuvert, sourceOf } from "../../queries/public/load-donnees-ouvertes.ts";
import { lienSchema } from "../parts/liens.ts";
import { FICHIERS_OUVERTS } from "../parts/public/fichiers-ouverts.ts";
import type { Route } from "./+types/catalogue.ts";

/** What catalogues of open data read of the dataset. */
export async function loader(args: Route.LoaderArgs) {
  const { adresse } = stateOf(args).application;
  const vue = await readPage(args, (ctx) => loadSchemaOuvert(ctx, args.params.schema));
  const { schema, departement, version, bilan, calculeLe } = vue;
  const lien = (to: Parameters<typeof lienSchema>[2]) =>
    adresse + lienSchema(departement, schema.publicId, to);
  const catalogue = catalogueDcat({
    titre: schema.titre,
    description: `Objectifs, actions et état d’avancement. ${direStatuts(bilan)}`,
    source: sourceOf(vue),
    adopteeLe: version?.adopteeLe ?? null,
    modifieLe: vue.nouvellesLe ?? calculeLe,
    debut: schema.debut,
    fin: schema.fin,
    departement,
    page: lien("donnees"),
    fichiers: FICHIERS_OUVERTS.map(({ titre, vue: to, type }) => ({ titre, type, adresse: lien(to) })),
  });
  return new Response(JSON.stringify(catalogue), {
    headers: { "Content-Type": "application/ld+json; charset=utf-8" },
  });
}
