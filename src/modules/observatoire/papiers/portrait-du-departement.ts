import type { PortPortrait } from "#modules/schemas/index.ts";
import { carteEnSvg } from "#platform/graphiques/document-svg.tsx";
import { NBSP } from "#platform/values/french.ts";
import { sayCase, withUnit } from "../domain/dire.ts";
import { sayMillesime } from "../domain/millesime.ts";
import { parTheme, TOUS_MODES } from "../domain/portrait/themes.ts";
import { colonnesDites } from "../pages/parts/colonnes-chiffres.tsx";
import { carteOf, phraseOf } from "../pages/parts/lecture-explorer.ts";
import { noticesOf } from "../pages/parts/sources-chiffres.tsx";
import { readExplorer } from "../queries/explorer/read-explorer.ts";
import { listTerritoires } from "../queries/portrait/find-territoires.ts";
import { type LigneChiffres, readChiffres } from "../queries/portrait/read-chiffres.ts";
import { readPortrait } from "../queries/portrait/read-portrait.ts";

/** What a paper says of each EPCI: a sheet holds no more columns. */
const PAR_EPCI = [
  { code: "taux-couverture", titre: "Places pour 100 enfants" },
  { code: "taux-couverture-eaje", titre: "dont EAJE" },
  { code: "taux-couverture-assistants-maternels", titre: "dont assistants maternels" },
  { code: "filosofi-q2", titre: "Niveau de vie médian" },
] as const;

/** The figures of the département for the portrait of a printed scheme: two tables, a map, their sources. */
export const portraitDuDepartement: PortPortrait = async (ctx) => {
  const { territoires, lignes } = await readPortrait(ctx, ctx.departement, null);
  const epci = (await listTerritoires(ctx)).filter(({ maille }) => maille === "epci");
  const { lignes: parEpci } = await readChiffres(ctx, epci, "commun");
  const kept = PAR_EPCI.flatMap(({ code, titre }) => {
    const ligne = parEpci.find(({ indicateur }) => indicateur.code === code);
    return ligne ? [{ ligne, titre: `${titre} (${sayMillesime(ligne.millesime)})` }] : [];
  });
  if (lignes.length === 0 && kept.length === 0) return null;
  const colonnes = colonnesDites(territoires, lignes);
  const tables = [
    ...(lignes.length === 0
      ? []
      : [
          {
            titre: `Ce que disent les chiffres${NBSP}: ${territoires[0]?.nom ?? ""}`,
            entetes: ["Indicateur", ...colonnes.map(({ territoire }) => territoire.nom), "Année"],
            lignes: parTheme(lignes).flatMap((theme) =>
              theme.lignes.map((ligne) => [
                nameOf(ligne),
                ...colonnes.map(({ place }) => caseOf(ligne, place)),
                sayMillesime(ligne.millesime),
              ]),
            ),
          },
        ]),
    ...(kept.length === 0
      ? []
      : [
          {
            titre: "Les intercommunalités côte à côte",
            entetes: ["Intercommunalité", ...kept.map(({ titre }) => titre)],
            lignes: epci.map(({ nom }, place) => [nom, ...kept.map(({ ligne }) => caseOf(ligne, place))]),
          },
        ]),
  ];
  return {
    tables,
    carte: await drawCarte(ctx),
    sources: noticesOf([...lignes, ...kept.map(({ ligne }) => ligne)]),
  };
};

function nameOf({ indicateur, cases }: LigneChiffres): string {
  const unite = indicateur.unite.length > 10 ? `, ${indicateur.unite}` : "";
  return `${indicateur.libelle}${unite}${cases.some((one) => one?.calcul) ? " *" : ""}`;
}

function caseOf({ cases, indicateur }: LigneChiffres, place: number): string {
  const one = cases[place];
  return one ? withUnit(sayCase(one, indicateur.decimales), indicateur.unite) : "—";
}

/** The coverage of each EPCI: what every scheme of services to families begins with. */
async function drawCarte(ctx: Parameters<PortPortrait>[0]) {
  const choix = {
    maille: "epci" as const,
    millesime: null,
    definition: null,
    territoire: null,
    bandes: "reference" as const,
  };
  const explorer = await readExplorer(ctx, { ...choix, indicateur: null });
  if (!explorer || explorer.tableau.indicateur.code !== TOUS_MODES) return null;
  const carte = carteOf(ctx.departement, explorer, { ...choix, indicateur: null });
  if (!carte) return null;
  const phrase = phraseOf(explorer);
  return {
    svg: carteEnSvg(carte, { titre: carte.legende, phrase, notice: [] }),
    alternative: `Carte${NBSP}: ${carte.legende}. ${phrase} Les mêmes chiffres sont dans le tableau des intercommunalités.`,
    legende: carte.legende,
  };
}
