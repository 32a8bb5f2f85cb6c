import type { Contexte } from "#platform/context/contexte.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { MAILLES, type Maille } from "../domain/vocabulaire.ts";
import { listCalculables } from "./compute-figures.ts";
import { type Couverture, findIndicateur, type IndicateurListe } from "./list-indicateurs.ts";
import { listObservations, type ObservationNommee } from "./list-observations.ts";

export type ChoixTableau = {
  readonly maille: Maille | null;
  readonly millesime: string | null;
  readonly definition: number | null;
};

export type Tableau = {
  readonly indicateur: IndicateurListe;
  /** What there is to choose, for the mesh and the definition shown. */
  readonly mailles: readonly Maille[];
  readonly millesimes: readonly string[];
  /** What is shown; null when there is no figure at all. */
  readonly montre: {
    readonly maille: Maille;
    readonly millesime: string;
    readonly definition: number;
  } | null;
  readonly lignes: readonly ObservationNommee[];
};

/** The meshes at which one compares before the others. */
const PREFERENCE: readonly Maille[] = [
  "epci",
  "commune",
  "departement",
  "qpv",
  "iris",
  "zonage",
  "region",
  "france",
];

/**
 * One indicator by territory: at the mesh and the vintage asked, else at the EPCI and the newest.
 *
 * @throws Refusal `introuvable` (404)
 */
export async function readTableau(ctx: Contexte, code: string, choix: ChoixTableau): Promise<Tableau> {
  const indicateur = await findIndicateur(ctx, code);
  if (!indicateur) throw new Refusal("introuvable", {}, 404);
  const calculables = await listCalculables(ctx, indicateur);
  const couverture = [
    ...indicateur.couverture,
    ...calculables.map((spot): Couverture => ({ ...spot, definition: 1, observations: 0, valeurs: 0 })),
  ];
  const definitions = [...new Set(couverture.map(({ definition }) => definition))];
  const definition = definitions.find((one) => one === choix.definition) ?? definitions[0];
  const own = couverture.filter((part) => part.definition === definition);
  const mailles = MAILLES.filter((maille) => own.some((part) => part.maille === maille));
  // What somebody publishes is shown before what would be computed, which may lack half of its communes.
  const publiees = new Set(own.filter(({ valeurs }) => valeurs > 0).map((part) => part.maille));
  const maille =
    mailles.find((one) => one === choix.maille) ??
    PREFERENCE.find((one) => publiees.has(one)) ??
    PREFERENCE.find((one) => mailles.includes(one));
  const millesimes = [
    ...new Set(own.filter((part) => part.maille === maille).map(({ millesime }) => millesime)),
  ]
    .sort()
    .reverse();
  const millesime = millesimes.find((one) => one === choix.millesime) ?? millesimes[0];
  if (definition === undefined || maille === undefined || millesime === undefined) {
    return { indicateur, mailles, millesimes, montre: null, lignes: [] };
  }
  const lignes = await listObservations(ctx, { indicateur: code, maille, millesime, definition });
  return { indicateur, mailles, millesimes, montre: { maille, millesime, definition }, lignes };
}
