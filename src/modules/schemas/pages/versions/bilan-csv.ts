import { csvResponse } from "#platform/http/csv.ts";
import { readPage } from "#platform/http/page.ts";
import { LIBELLE_JUGEMENT, LIBELLE_SUITE } from "../../domain/versions/bilan-precedent.ts";
import { loadBilan } from "../../queries/versions/load-bilan.ts";
import type { Route } from "./+types/bilan-csv.ts";

const ENTETES = [
  ...["Schéma précédent", "Volet", "Objectif", "Actions", "Réalisées", "En cours", "À venir", "Suspendues"],
  ...["Abandonnées", "Jugement", "Texte", "Suite"],
];

export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const { predecesseurs } = await readPage(args, (ctx) => loadBilan(ctx, args.params.schema));
  const rows = predecesseurs.flatMap((schema) =>
    schema.objectifs.map(({ volet, titre, actions, comptes, bilan }) => [
      ...[schema.titre, volet, titre, actions, comptes.realisee, comptes.en_cours, comptes.a_venir],
      ...[comptes.suspendue, comptes.abandonnee, bilan && LIBELLE_JUGEMENT[bilan.jugement]],
      ...[bilan?.texte ?? null, bilan && LIBELLE_SUITE[bilan.suite]],
    ]),
  );
  return csvResponse(`bilan-${args.params.departement}.csv`, ENTETES, rows);
}
