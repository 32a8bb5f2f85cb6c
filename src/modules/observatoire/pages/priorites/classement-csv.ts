import { csvResponse } from "#platform/http/csv.ts";
import { espaceOf, readPage } from "#platform/http/page.ts";
import { nameClasse, nombreDeClasses } from "../../domain/priorites/dire-classement.ts";
import { findClassement } from "../../queries/priorites/find-classement.ts";
import type { Route } from "./+types/classement-csv.ts";

/** A kept ranking as a file, those that are not ranked at the end. */
export async function loader(args: Route.LoaderArgs) {
  await espaceOf(args);
  const { classement: publicId } = args.params;
  const { demande, lecture, resultat } = await readPage(args, (ctx) => findClassement(ctx, publicId));
  const classes = nombreDeClasses(demande.classes, demande.methode);
  const valeurs = new Map(demande.territoires.map((one) => [one.code, one.valeurs]));
  const chiffres = (code: string) => lecture.colonnes.map((one) => valeurs.get(code)?.[one.code] ?? null);
  return csvResponse(
    `classement-${publicId}.csv`,
    [
      ...["Code", "Territoire", "Rang", "Ex æquo", "Score", "Classe", "Probabilité d’être en classe 1"],
      ...lecture.colonnes.map(({ libelle, millesime }) => `${libelle} (${millesime})`),
      lecture.familles
        ? `${lecture.familles.libelle} (${lecture.familles.millesime})`
        : "Familles concernées",
    ],
    [
      ...resultat.territoires.map((one) => [
        ...[one.code, lecture.noms[one.code] ?? "", one.rang, one.exAequo ? "oui" : "", one.score],
        ...[nameClasse(one.classe, classes, demande.methode), one.probabiliteClasse1],
        ...chiffres(one.code),
        one.familles,
      ]),
      ...resultat.nonClasses.map(({ code }) => [
        ...[code, lecture.noms[code] ?? "", null, "", null, "non classé", null],
        ...chiffres(code),
        null,
      ]),
    ],
  );
}
