import type { Classement, TerritoireClasse } from "./classement.ts";
import type { DemandePriorites, IndicateurPrioritaire } from "./demande.ts";
import { partager, type TerritoireComplet } from "./methodes.ts";
import { places, rangsMoyens } from "./rangs.ts";

/**
 * The rule of coverage: a territory whose rate is strictly on the unfavourable side of every reference (that of the département
 * and that of the country) is class 1, of some of them class 2, of none class 3. The score is how many references it is worse
 * than. Weights play no part, so that nothing is drawn. Source: Schéma départemental des services aux familles du Puy-de-Dôme
 * 2022-2026, territories where childcare is to be developed.
 */
export function tenirAuxReperes(demande: DemandePriorites): Classement {
  const indicateurs = [...demande.indicateurs].sort((a, b) => (a.code < b.code ? -1 : 1));
  const { complets, incomplets } = partager({ ...demande, indicateurs });
  const scores = complets.map((territoire) => comptes(indicateurs, territoire));
  const rangs = places(scores);
  const parIndicateur = indicateurs.map(({ code, sens_defavorable }) =>
    rangsMoyens(
      complets.map(({ valeurs }) => valeurs[code] as number),
      sens_defavorable,
    ),
  );
  const territoires = complets.map(
    ({ code, familles }, i): TerritoireClasse => ({
      code,
      score: scores[i] as number,
      rang: rangs[i] as number,
      exAequo: rangs.filter((rang) => rang === rangs[i]).length > 1,
      classe: classeDe(scores[i] as number, total(indicateurs)),
      probabiliteClasse1: null,
      rangs: Object.fromEntries(indicateurs.map((one, k) => [one.code, parIndicateur[k]?.[i] as number])),
      familles: familles ?? null,
    }),
  );
  return {
    territoires: territoires.sort((a, b) => a.rang - b.rang || (a.code < b.code ? -1 : 1)),
    nonClasses: incomplets,
    sansIndicateur: [],
  };
}

function comptes(indicateurs: readonly IndicateurPrioritaire[], { valeurs }: TerritoireComplet): number {
  return indicateurs
    .map(({ code, sens_defavorable, reperes }) => {
      const valeur = valeurs[code] as number;
      return Object.values(reperes ?? {}).filter((repere) =>
        sens_defavorable === "bas" ? valeur < repere : valeur > repere,
      ).length;
    })
    .reduce((a, b) => a + b, 0);
}

function total(indicateurs: readonly IndicateurPrioritaire[]): number {
  return indicateurs.reduce((somme, { reperes }) => somme + Object.keys(reperes ?? {}).length, 0);
}

function classeDe(score: number, tous: number): number {
  if (score === tous) return 1;
  return score > 0 ? 2 : 3;
}
