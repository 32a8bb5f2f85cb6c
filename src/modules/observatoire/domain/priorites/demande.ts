import { z } from "zod";
import type { SensDefavorable } from "./rangs.ts";

export const METHODES_CLASSEMENT = ["rang_somme", "score_z", "domaines", "sous_reperes"] as const;
export type Methode = (typeof METHODES_CLASSEMENT)[number];

/**
 * How classes are cut once the territories stand in order. `n_premiers`: the `n` first are class 1 (a list gives the sizes of the
 * first classes, one after another). `part`: the first share of the ranked territories, rounded up. `score`: class 1 from this
 * score on, towards the unfavourable. `naturelles`: `n` groups of scores that differ least within (ckmeans). What is left is the
 * last class; ex aequo at a cut all enter the nearer class.
 */
export type RegleClasses =
  | { regle: "n_premiers"; n: number | number[] }
  | { regle: "part"; part: number }
  | { regle: "score"; seuil: number }
  | { regle: "naturelles"; n: number };

export type IndicateurPrioritaire = {
  code: string;
  sens_defavorable: SensDefavorable;
  /** Weight, 1 unless told. */
  poids: number;
  /** Needed by the method `domaines`. */
  domaine?: string | undefined;
  /** Vintage of the values, shown at the head of the column. */
  annee?: number | undefined;
  /** Values that a territory is held against, by name; needed by the method `sous_reperes`. */
  reperes?: Record<string, number> | undefined;
};

export type TerritoireMesure = {
  code: string;
  /** By code of indicator; null or absent: no value, and the territory is not ranked. */
  valeurs: Record<string, number | null>;
  /** Families concerned, which stand beside the rank and do not change it. */
  familles?: number | undefined;
};

export type DemandePriorites = {
  maille: string;
  methode: Methode;
  /** Seed of the draws. */
  graine: number;
  /** Random weightings drawn. */
  tirages: number;
  classes: RegleClasses;
  indicateurs: IndicateurPrioritaire[];
  territoires: TerritoireMesure[];
};

const code = z.string().trim().min(1, "écrivez un code").max(40, "un code a 40 caractères au plus");
const taille = z.number().int("un nombre entier est attendu").min(1, "au moins 1 est attendu");

/** The file of `npm run maillage -- prioriser`; refusals are said in French, with where. */
export const DemandePrioritesContract: z.ZodType<DemandePriorites> = z
  .object({
    maille: z.string().trim().min(1).max(40),
    methode: z.enum(METHODES_CLASSEMENT, `une méthode est attendue : ${METHODES_CLASSEMENT.join(", ")}`),
    graine: z.number().int("un nombre entier est attendu").default(1),
    tirages: z.number().int().min(0).max(1_000_000).default(20_000),
    classes: z.discriminatedUnion(
      "regle",
      [
        z.object({ regle: z.literal("n_premiers"), n: z.union([taille, z.array(taille).min(1)]) }),
        z.object({ regle: z.literal("part"), part: z.number().gt(0).max(1) }),
        z.object({ regle: z.literal("score"), seuil: z.number() }),
        z.object({ regle: z.literal("naturelles"), n: taille.max(9, "9 classes au plus") }),
      ],
      "n_premiers, part, score ou naturelles est attendu",
    ),
    indicateurs: z
      .array(
        z.object({
          code,
          sens_defavorable: z.enum(["haut", "bas"], "haut ou bas est attendu"),
          poids: z.number().min(0, "un poids n’est pas négatif").default(1),
          domaine: z.string().trim().min(1).optional(),
          annee: z.number().int().optional(),
          reperes: z.record(z.string(), z.number("un nombre est attendu")).optional(),
        }),
      )
      .min(1, "au moins un indicateur est attendu"),
    territoires: z
      .array(
        z.object({
          code,
          valeurs: z.record(z.string(), z.number("un nombre ou null est attendu").nullable()),
          familles: z.number().min(0, "un nombre de familles n’est pas négatif").optional(),
        }),
      )
      .min(1, "au moins un territoire est attendu"),
  })
  .superRefine(({ methode, indicateurs, territoires }, { addIssue }) => {
    const refuse = (message: string, ...path: (string | number)[]) =>
      addIssue({ code: "custom", path, message });
    for (const [liste, mots] of [
      ["indicateurs", indicateurs],
      ["territoires", territoires],
    ] as const) {
      const vus = new Set<string>();
      for (const [place, { code }] of mots.entries()) {
        if (vus.has(code)) refuse(`le code « ${code} » est écrit deux fois`, liste, place, "code");
        vus.add(code);
      }
    }
    if (indicateurs.every(({ poids }) => poids === 0))
      refuse("la somme des poids est nulle : donnez un poids à un indicateur au moins", "indicateurs");
    const connus = new Set(indicateurs.map((indicateur) => indicateur.code));
    for (const [place, { valeurs }] of territoires.entries())
      for (const inconnu of Object.keys(valeurs).filter((cle) => !connus.has(cle)))
        refuse(
          `« ${inconnu} » n’est pas un indicateur de la demande`,
          "territoires",
          place,
          "valeurs",
          inconnu,
        );
    if (methode === "sous_reperes")
      for (const [place, { reperes }] of indicateurs.entries())
        if (Object.keys(reperes ?? {}).length === 0)
          refuse("la méthode « sous_reperes » demande un repère à chaque indicateur", "indicateurs", place);
    if (methode !== "domaines") return;
    for (const [place, { domaine }] of indicateurs.entries())
      if (domaine === undefined)
        refuse("la méthode « domaines » demande un domaine à chaque indicateur", "indicateurs", place);
  });
