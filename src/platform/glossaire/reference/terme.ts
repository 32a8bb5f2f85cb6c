/** An entry shipped with the platform: the same for every département, which may say it otherwise. */
export type Reference = {
  /** Permanent: what a département changed of an entry holds to it. */
  cle: string;
  sigle: string | null;
  /** The acronym in full, or the term itself. */
  terme: string;
  definition: string;
  /** Official or reference site; null without one. */
  lien: string | null;
  /** Other ways to write it in a text. */
  variantes: readonly string[];
  /** True for an acronym that is not looked for in texts, for it has too many other meanings. */
  sansSigle: boolean;
};

/** Sites whose home page says more; deep addresses move too often to be kept here. */
export const SITES = {
  caf: "https://www.caf.fr",
  msa: "https://www.msa.fr",
  servicePublic: "https://www.service-public.gouv.fr",
  departements: "https://departements.fr",
  mdph: "https://mdphenligne.cnsa.fr",
  solidarites: "https://solidarites.gouv.fr",
  education: "https://www.education.gouv.fr",
  jeunes: "https://www.jeunes.gouv.fr",
  ars: "https://www.ars.sante.fr",
  ameli: "https://www.ameli.fr",
  retraite: "https://www.lassuranceretraite.fr",
  insee: "https://www.insee.fr",
  unaf: "https://www.unaf.fr",
  monEnfant: "https://monenfant.fr",
  legifrance: "https://www.legifrance.gouv.fr",
  monParcoursHandicap: "https://www.monparcourshandicap.gouv.fr",
  politiqueDeLaVille: "https://sig.ville.gouv.fr",
} as const;

/** Writes an entry; its key is made of its acronym, or of the term without one. */
export function terme(
  sigle: string | null,
  nom: string,
  definition: string,
  lien: string | null,
  variantes: readonly string[] = [],
  options: { cle?: string; sansSigle?: boolean } = {},
): Reference {
  return {
    cle: options.cle ?? cleOf(sigle ?? nom),
    sigle,
    terme: nom,
    definition,
    lien,
    variantes,
    sansSigle: options.sansSigle ?? false,
  };
}

/** « Caf » → `caf`, « Taux de couverture » → `taux-de-couverture`: an anchor of the page. Empty without a letter. */
export function cleOf(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
