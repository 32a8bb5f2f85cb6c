import { BarresEmpilees, type PartEmpilee } from "#platform/graphiques/barres-empilees.tsx";
import type { Ton } from "#platform/ui/glyphs.tsx";
import { formatList, NBSP, uncapitalise } from "#platform/values/french.ts";
import { formatFigure, sayCase } from "../../../domain/dire.ts";
import { sayMillesime } from "../../../domain/millesime.ts";
import { MODES_ACCUEIL, TOUS_MODES } from "../../../domain/portrait/themes.ts";
import type { LigneChiffres, TerritoirePortrait } from "../../../queries/portrait/read-chiffres.ts";

const TONS: readonly Ton[] = ["primaire", "attention", "info", "neutre"];

/** The childcare supply by mode, of the territory and of those that it is compared with; nothing without figures. */
export function AccueilParMode({
  lignes,
  territoires,
}: {
  lignes: readonly LigneChiffres[];
  territoires: readonly TerritoirePortrait[];
}) {
  const found = new Map(lignes.map((ligne) => [ligne.indicateur.code, ligne]));
  const whole = found.get(TOUS_MODES);
  const modes = MODES_ACCUEIL.flatMap(({ code, label }, n) => {
    const ligne = found.get(code);
    return ligne
      ? [{ ligne, part: { cle: code, label, ton: TONS[n] ?? "neutre" } satisfies PartEmpilee }]
      : [];
  });
  const rangs = territoires.flatMap(({ code, nom }, n) => {
    const total = whole?.cases[n];
    const valeurs = modes.map(({ ligne }) => ligne.cases[n]?.valeur ?? null);
    return total && valeurs.some((one) => one !== null)
      ? [{ cle: code, label: nom, valeurs, total: sayCase(total, 1) }]
      : [];
  });
  const [first] = rangs;
  if (!whole || !first) return null;
  const parts = modes.map(({ part }) => part);
  const said = parts.map(
    ({ label }, n) =>
      `${uncapitalise(label)}${NBSP}: ${first.valeurs[n] === null ? "inconnu" : formatFigure(first.valeurs[n] ?? 0, 1)}`,
  );
  return (
    <BarresEmpilees
      titre={`Places pour 100 enfants de moins de 3 ans, par mode d’accueil, ${sayMillesime(whole.millesime)}`}
      phrase={`${first.label}${NBSP}: ${first.total} en tout, dont ${formatList(said)}.`}
      entetes={["Territoire", "Tous modes"]}
      {...{ parts, rangs }}
      format={(valeur) => formatFigure(valeur, 1)}
    />
  );
}
