import type { Contexte } from "#platform/context/contexte.ts";
import type { Maille } from "../../domain/vocabulaire.ts";
import { findIndicateur, type IndicateurListe, listIndicateurs } from "../list-indicateurs.ts";
import { listNoms } from "../list-noms.ts";

/** What a figure may be chosen among: first an indicator and a mesh, then a territory and a vintage. */
export type ChoixChiffre = {
  /** Indicators of which published files say something. */
  indicateurs: { code: string; libelle: string; famille: string; mailles: Maille[] }[];
  /** What was chosen first, when it exists; null otherwise. */
  choisi: {
    code: string;
    libelle: string;
    maille: Maille;
    territoires: { code: string; nom: string }[];
    /** The newest first. */
    millesimes: string[];
  } | null;
};

/** What was chosen first, as the address says it. */
export type DemandeChiffre = { indicateur: string | null; maille: string | null };

export async function listChoixChiffre(ctx: Contexte, demande: DemandeChiffre): Promise<ChoixChiffre> {
  const { indicateur, maille } = demande;
  const indicateurs = (await listIndicateurs(ctx)).map(({ code, libelle, famille, ...one }) => ({
    ...{ code, libelle, famille },
    mailles: meshesOf(one),
  }));
  const found = indicateur === null ? null : await findIndicateur(ctx, indicateur);
  const mailleLue = found && meshesOf(found).find((one) => one === maille);
  if (!found || !mailleLue) return { indicateurs, choisi: null };
  const noms = await listNoms(ctx, mailleLue);
  const territoires = [...noms].map(([code, nom]) => ({ code, nom }));
  const millesimes = found.couverture
    .filter((part) => part.maille === mailleLue)
    .map((part) => part.millesime);
  return {
    indicateurs,
    choisi: {
      ...{ code: found.code, libelle: found.libelle, maille: mailleLue },
      territoires: territoires.sort((a, b) => a.nom.localeCompare(b.nom, "fr")),
      millesimes: [...new Set(millesimes)].sort().reverse(),
    },
  };
}

function meshesOf({ couverture }: Pick<IndicateurListe, "couverture">): Maille[] {
  return [...new Set(couverture.map(({ maille }) => maille))];
}
