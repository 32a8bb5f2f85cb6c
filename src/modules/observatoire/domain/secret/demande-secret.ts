import { z } from "zod";
import { type Cellule, type Equation, GENRES_EQUATION } from "./modele.ts";

export type DemandeSecret = {
  readonly cellules: readonly Cellule[];
  readonly equations: readonly Equation[];
};

const cle = z.string().trim().min(1, "écrivez une clé").max(200, "une clé a 200 caractères au plus");
const nombre = z.number("un nombre est attendu");
/** JSON has no infinity: null or nothing is no limit. */
const limite = nombre.nullable().optional();

/** A cell as a file writes it: what is not said is a count that is shown, 0 or more, dearer as it is greater. */
const cellule = z
  .object({
    cle,
    valeur: nombre.nullable().default(null),
    min: limite,
    max: limite,
    entiere: z.boolean().default(true),
    masque: z.enum(["primaire", "secondaire"], "primaire ou secondaire est attendu").nullable().default(null),
    source: z.boolean().default(false),
    cout: nombre.min(0, "un coût n’est pas négatif").nullable().optional(),
    protection: nombre.min(0, "une protection n’est pas négative").default(1),
  })
  .transform(
    ({ min, max, cout, ...reste }): Cellule => ({
      ...reste,
      min: min === undefined ? 0 : (min ?? -Infinity),
      max: max ?? Infinity,
      cout: cout === undefined ? 1 + Math.abs(reste.valeur ?? 0) : (cout ?? Infinity),
    }),
  );

const equation = z
  .object({
    genre: z.enum(GENRES_EQUATION, `un genre est attendu : ${GENRES_EQUATION.join(", ")}`).default("parties"),
    termes: z.array(z.tuple([cle, nombre])).min(1, "au moins un terme est attendu"),
    min: limite,
    max: limite,
    si: z.array(cle).optional(),
  })
  .transform(
    ({ genre, termes, min, max, si }): Equation => ({
      ...{ genre, termes, min: min ?? -Infinity, max: max ?? Infinity },
      ...(si && { si }),
    }),
  );

/** The file of `npm run maillage -- attaquer`; refusals are said in French, with where. */
export const DemandeSecretContract: z.ZodType<DemandeSecret> = z
  .object({
    cellules: z.array(cellule).min(1, "au moins une case est attendue"),
    equations: z.array(equation).default([]),
  })
  .superRefine(({ cellules, equations }, { addIssue }) => {
    const refuse = (message: string, ...path: (string | number)[]) =>
      addIssue({ code: "custom", path, message });
    const connues = new Set<string>();
    for (const [place, { cle: nom, min, max }] of cellules.entries()) {
      if (connues.has(nom)) refuse(`la clé « ${nom} » est écrite deux fois`, "cellules", place, "cle");
      connues.add(nom);
      if (min > max) refuse("le minimum dépasse le maximum", "cellules", place, "min");
    }
    for (const [place, { termes, si = [], min, max }] of equations.entries()) {
      for (const nom of [...termes.map(([one]) => one), ...si]) {
        if (!connues.has(nom)) refuse(`aucune case ne s’appelle « ${nom} »`, "equations", place);
      }
      if (min > max) refuse("le minimum dépasse le maximum", "equations", place, "min");
      if (min === -Infinity && max === Infinity) {
        refuse("une équation a un minimum, un maximum, ou les deux", "equations", place);
      }
    }
  });
