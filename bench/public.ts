import { dessinerPartage } from "#modules/schemas/domain/public/image-partage.ts";
import { renderPng } from "#platform/documents/render-png.ts";
import { assemble, type TermeGlossaire } from "#platform/glossaire/glossaire.ts";
import { REFERENCE } from "#platform/glossaire/reference/index.ts";
import { Reperage } from "#platform/glossaire/reperage.ts";
import { type Aim, figure, median, printTable, verdict } from "./support/figures.ts";

/** Milliseconds that explaining the acronyms of a page may cost. */
const LIMITE_PAGE_MS = 2;

/** Letters of the longest pages: a whole plan. */
const LETTRES = 15_000;

const PHRASES = [
  "La Caf et la MSA soutiennent les parents du canton, avec le centre social et les bénévoles. ",
  "Deux ateliers ont réuni des familles du QPV autour du Reaap et du LAEP voisin. ",
  "Le relais ouvre le mercredi dans une salle prêtée par la commune, près de l’école. ",
  "Un accueil d’urgence de six places est à l’étude pour les horaires décalés. ",
];

export type PublicFigures = {
  /** Milliseconds. */
  page: number;
  /** The floor: one alternation of every way to write, without the rules (capitals, compounds), in the same run. */
  alternation: number;
  compile: number;
  image: number;
};

/** What the glossary costs to a long page, beside one large regular expression; and the picture of a shared link. */
export async function measurePublic(quick: boolean): Promise<PublicFigures> {
  const termes = assemble(REFERENCE, []);
  let page = "";
  for (let rank = 0; page.length < LETTRES; rank++) page += PHRASES[rank % PHRASES.length];
  const textes = page.match(/.{1,400}(?:\s|$)/gsu) ?? [];
  const reperage = new Reperage(termes);
  const alternation = alternationOf(termes);
  const rounds = quick ? 20 : 300;
  const figures: PublicFigures = {
    page: time(rounds, () => textes.map((texte) => reperage.find(texte))),
    alternation: time(rounds, () => textes.map((texte) => [...texte.matchAll(alternation)])),
    compile: time(rounds, () => new Reperage(termes)),
    image: await timeImage(quick ? 2 : 20),
  };
  const aim: Aim = { value: figures.page, limit: LIMITE_PAGE_MS, at: "most" };
  printTable(
    `Pages publiques : ${termes.length} termes, page de ${page.length} lettres`,
    ["", "médiane", "visé"],
    [
      ["sigles d’une page", figure(figures.page, " ms"), verdict(aim, " ms")],
      ["plancher : une expression rationnelle", figure(figures.alternation, " ms"), ""],
      ["rapport au plancher", figure(figures.page / figures.alternation, " ×"), ""],
      ["glossaire préparé", figure(figures.compile, " ms"), ""],
      ["image de partage", figure(figures.image, " ms"), ""],
    ],
  );
  return figures;
}

/** Every way to write, the longest first, whole words, whatever the capitals. */
function alternationOf(termes: readonly TermeGlossaire[]): RegExp {
  const all = termes.flatMap(({ sigle, sansSigle, terme, variantes }) => [
    ...(sigle === null ? [terme] : sansSigle ? [] : [sigle]),
    ...variantes,
  ]);
  const escaped = [...new Set(all)]
    .sort((a, b) => b.length - a.length)
    .map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?![\\p{L}\\p{N}])`, "giu");
}

function time(rounds: number, work: () => unknown): number {
  return median(
    Array.from({ length: rounds }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
}

async function timeImage(rounds: number): Promise<number> {
  const parStatut = { realisee: 18, en_cours: 61, a_venir: 32, suspendue: 2, abandonnee: 1 };
  const bilan = {
    ...{ total: 114, parStatut, enRetard: 6, nonDemarrees: 0, sansNouvelles: 0, bloquees: 0 },
    avancement: 40,
  };
  const titre = "Schéma départemental des services aux familles du Puy-de-Dôme";
  const durees: number[] = [];
  for (let rank = 0; rank < rounds; rank++) {
    const start = performance.now();
    await renderPng(dessinerPartage({ titre, lieu: "Puy-de-Dôme", debut: 2022, fin: 2026, bilan }));
    durees.push(performance.now() - start);
  }
  return median(durees);
}
