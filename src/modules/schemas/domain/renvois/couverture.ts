/** What a reader of the table of coverage asks to see. */
export type FiltreCouverture = {
  /** Rank of a volet, from 1. */
  volet: number | null;
  /** Public id of one scheme that declines: the others are left out, and say nothing of what is empty. */
  schema: string | null;
  etat: EtatCouverture | null;
};

export const ETATS_COUVERTURE = ["declines", "vides"] as const;
export type EtatCouverture = (typeof ETATS_COUVERTURE)[number];

export const LIBELLE_COUVERTURE: Readonly<Record<EtatCouverture, string>> = {
  declines: "Déclinés",
  vides: "Sans déclinaison",
};

export function parseCouverture(params: URLSearchParams): FiltreCouverture {
  const volet = params.get("volet") ?? "";
  const schema = params.get("schema") ?? "";
  return {
    volet: /^[1-9]\d{0,3}$/.test(volet) ? Number(volet) : null,
    schema: /^[0-9a-z]{1,40}$/.test(schema) ? schema : null,
    etat: ETATS_COUVERTURE.find((etat) => etat === params.get("etat")) ?? null,
  };
}

/** A row of the table: a line of the plan, and what declines it in each scheme, in the order of these. */
export type LigneCouverte<D> = { volet: number; cellules: readonly (readonly D[])[] };

/** The rows of a volet, with what the columns that are shown hold; their state is that of these columns. */
export function selectCouverture<D, L extends LigneCouverte<D>>(
  lignes: readonly L[],
  { volet, etat }: Pick<FiltreCouverture, "volet" | "etat">,
): { lignes: L[]; comptes: Record<EtatCouverture, number> } {
  const here = lignes.filter((ligne) => volet === null || ligne.volet === volet);
  const kept: Record<EtatCouverture, L[]> = {
    declines: here.filter(isDeclinee),
    vides: here.filter((ligne) => !isDeclinee(ligne)),
  };
  return {
    lignes: etat === null ? here : kept[etat],
    comptes: { declines: kept.declines.length, vides: kept.vides.length },
  };
}

function isDeclinee({ cellules }: LigneCouverte<unknown>): boolean {
  return cellules.some((cellule) => cellule.length > 0);
}
