/** What people write of an objectif and of an action, and what it must be. */
import { Temporal } from "temporal-polyfill";
import type { Id } from "#platform/values/ids.ts";
import { firstDay, lastDay, type PartialDate } from "#platform/values/partial-date.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { cleanTexte, cleanTitre } from "./texte-saisi.ts";
import type { Nature } from "./vocabulaire.ts";

export const ROLES_FICHE = ["pilotes", "coordination", "partenaires"] as const;
export type RoleFiche = (typeof ROLES_FICHE)[number];
export const LIBELLE_ROLE_FICHE: Readonly<Record<RoleFiche, string>> = {
  pilotes: "Pilotes",
  coordination: "Coordination",
  partenaires: "Partenaires",
};

/** Who is named, in their order, for each role. */
export type ActeursFiche = Readonly<Record<RoleFiche, readonly Id<"acteur">[]>>;

export const SENS = ["hausse", "baisse", "maintien"] as const;
export const LIBELLE_SENS = { hausse: "À la hausse", baisse: "À la baisse", maintien: "Maintien" } as const;
export const PERIODICITES = ["mois", "trimestre", "semestre", "annee", "fin"] as const;
export const LIBELLE_PERIODICITE = {
  mois: "Chaque mois",
  trimestre: "Chaque trimestre",
  semestre: "Chaque semestre",
  annee: "Chaque année",
  fin: "En fin de schéma",
} as const;

/** How an objectif will be judged. */
export type Indicateur = {
  libelle: string;
  resultatVise: string;
  unite: string;
  sens: (typeof SENS)[number] | null;
  /** Where it starts from, and what is aimed at each year, as written. */
  base: string;
  cibles: string;
  periodicite: (typeof PERIODICITES)[number] | null;
};

export type Jalon = { libelle: string; date: PartialDate | null; fait: boolean };

export const GENRES_TERRITOIRE = ["departement", "epci", "commune"] as const;
export type Territoire = { genre: (typeof GENRES_TERRITOIRE)[number]; code: string };

/** A volet or an engagement. */
export type Rubrique = { no: number | null; titre: string };

export type FicheObjectifSaisie = Rubrique & {
  contexte: string;
  resultatsAttendus: readonly string[];
  acteurs: ActeursFiche;
  indicateurs: readonly Indicateur[];
  etiquettes: readonly Id<"etiquette">[];
};

/** What stands beside the row of an action. */
export type DetailsAction = {
  code: string | null;
  description: string;
  acteurs: ActeursFiche;
  etiquettes: readonly Id<"etiquette">[];
  territoires: readonly Territoire[];
  jalons: readonly Jalon[];
};
export type FicheActionSaisie = DetailsAction & {
  intitule: string;
  nature: Nature | null;
  debut: PartialDate | null;
  fin: PartialDate | null;
};

const LISTE_MAXIMUM = 60;

/** @throws Refusal `fiche.numero`, `texte.vide`, `texte.trop-long`. */
export function checkRubrique({ no, titre }: Rubrique): Rubrique {
  if (no !== null && !(Number.isInteger(no) && no >= 0 && no <= 9_999))
    throw new Refusal("fiche.numero", { champ: "no" });
  return { no, titre: cleanTitre(titre, "titre", { requis: true }) };
}

/** The fiche as it is kept. @throws Refusal as {@link checkRubrique}; `fiche.trop` for lists beyond reason. */
export function checkObjectif(saisie: FicheObjectifSaisie): FicheObjectifSaisie {
  const resultatsAttendus = saisie.resultatsAttendus
    .map((one) => cleanTitre(one, "resultats"))
    .filter((one) => one !== "");
  checkLength(resultatsAttendus, "resultats");
  const indicateurs = saisie.indicateurs.flatMap((one, index): Indicateur[] => {
    const champ = (name: string) => `indicateur-${index}-${name}`;
    const libelle = cleanTitre(one.libelle, champ("libelle"));
    const autres = {
      resultatVise: cleanTitre(one.resultatVise, champ("vise")),
      unite: cleanTitre(one.unite, champ("unite")),
      base: cleanTitre(one.base, champ("base")),
      cibles: cleanTitre(one.cibles, champ("cibles")),
    };
    const said = Object.values(autres).some((text) => text !== "") || one.sens || one.periodicite;
    if (!libelle && said) throw new Refusal("fiche.indicateur-sans-libelle", { champ: champ("libelle") });
    return libelle ? [{ ...one, libelle, ...autres }] : [];
  });
  checkLength(indicateurs, "indicateur-0-libelle");
  return {
    ...checkRubrique(saisie),
    contexte: cleanTexte(saisie.contexte, "contexte").texte,
    resultatsAttendus,
    acteurs: distinctActeurs(saisie.acteurs),
    indicateurs,
    etiquettes: [...new Set(saisie.etiquettes)],
  };
}

/** @throws Refusal `action.intitule-vide`, `action.intitule-long`, `action.dates-inversees`. */
export function checkIntitule(
  saisi: string,
  { debut, fin }: { debut: PartialDate | null; fin: PartialDate | null },
): string {
  const intitule = saisi.replace(/\s+/g, " ").trim();
  if (!intitule) throw new Refusal("action.intitule-vide", { champ: "intitule" });
  if (intitule.length > 2_000) throw new Refusal("action.intitule-long", { champ: "intitule" });
  if (debut && fin && Temporal.PlainDate.compare(lastDay(fin), firstDay(debut)) < 0) {
    throw new Refusal("action.dates-inversees", { champ: "fin" });
  }
  return intitule;
}

/** The details of an action as they are kept. @throws Refusal `fiche.code`, `fiche.trop`, `fiche.jalon-sans-libelle`. */
export function checkDetails(saisie: DetailsAction): DetailsAction {
  const code = saisie.code === null ? null : cleanTitre(saisie.code, "code") || null;
  if (code !== null && code.length > 30) throw new Refusal("fiche.code", { champ: "code" });
  const jalons = saisie.jalons.flatMap((one, index): Jalon[] => {
    const libelle = cleanTitre(one.libelle, `jalon-${index}-libelle`);
    if (!libelle && (one.date || one.fait))
      throw new Refusal("fiche.jalon-sans-libelle", { champ: `jalon-${index}-libelle` });
    return libelle ? [{ ...one, libelle }] : [];
  });
  checkLength(jalons, "jalon-0-libelle");
  const whole = saisie.territoires.find(({ genre }) => genre === "departement");
  return {
    code,
    description: cleanTexte(saisie.description, "description").texte,
    acteurs: distinctActeurs(saisie.acteurs),
    etiquettes: [...new Set(saisie.etiquettes)],
    territoires: whole ? [whole] : distinctTerritoires(saisie.territoires),
    jalons,
  };
}

function distinctTerritoires(territoires: readonly Territoire[]): Territoire[] {
  return [...new Map(territoires.map((one) => [`${one.genre} ${one.code}`, one])).values()];
}

function distinctActeurs(acteurs: ActeursFiche): ActeursFiche {
  for (const role of ROLES_FICHE) checkLength(acteurs[role], `${role}-0`);
  return {
    pilotes: [...new Set(acteurs.pilotes)],
    coordination: [...new Set(acteurs.coordination)],
    partenaires: [...new Set(acteurs.partenaires)],
  };
}

function checkLength(list: readonly unknown[], champ: string): void {
  if (list.length > LISTE_MAXIMUM) throw new Refusal("fiche.trop", { champ, maximum: LISTE_MAXIMUM });
}
