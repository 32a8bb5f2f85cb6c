import { csvResponse } from "#platform/http/csv.ts";
import { readPage } from "#platform/http/page.ts";
import { parseFiltreEchanges } from "../../domain/echanges/filtre-echanges.ts";
import { titreNiveau } from "../../domain/plan/niveaux.ts";
import { loadCommentaires } from "../../queries/echanges/load-commentaires.ts";
import type { CommentaireLu } from "../../queries/echanges/select-commentaires.ts";
import type { Route } from "./+types/commentaires-csv.ts";

const ENTETES = [
  ...["Niveau", "Sur", "Fil", "Réponse", "Date", "Auteur", "Institution", "Commentaire", "Modifié le"],
  ...["Personnes nommées", "Fichiers joints", "Résolu le", "Résolu par"],
];

/** The comments that the page shows, all its pages, for whoever may read them. */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const filtre = parseFiltreEchanges(new URL(args.request.url).searchParams);
  const { schema, fils } = await readPage(args, (ctx) =>
    loadCommentaires(ctx, args.params.schema, filtre, null),
  );
  const row = (one: CommentaireLu, rang: number, reponse: boolean) => [
    one.lieu.genre === "schema" ? "Schéma" : titreNiveau(schema, one.lieu.genre),
    one.lieu.titre || schema.titre,
    rang,
    reponse ? "oui" : "",
    one.instant,
    ...[one.auteur, one.institution, one.retireLe ? "(retiré)" : one.texte, one.modifieLe],
    one.mentions.map(({ nom }) => nom).join(" | "),
    one.pieces.map(({ titre }) => titre).join(" | "),
    ...[one.resoluLe, one.resoluPar],
  ];
  const rows = fils.flatMap((fil, index) => [
    row(fil, index + 1, false),
    ...fil.reponses.map((reponse) => row(reponse, index + 1, true)),
  ]);
  return csvResponse(`echanges-${args.params.departement}.csv`, ENTETES, rows);
}
