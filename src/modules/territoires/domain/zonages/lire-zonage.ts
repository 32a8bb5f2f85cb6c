/** Which communes make which zones, as the files of the producers write it. Pure. */
import { normalise } from "#platform/values/french.ts";
import { type Communes, resolveCommune } from "../codes.ts";

export const GENRES_ZONAGE = ["qpv", "zrr", "utas", "circonscription", "autre"] as const;
export type GenreZonage = (typeof GENRES_ZONAGE)[number];

export const LIBELLE_ZONAGE: Readonly<Record<GenreZonage, string>> = {
  qpv: "Quartier prioritaire (QPV)",
  zrr: "Zone de revitalisation rurale (ZRR, FRR)",
  utas: "Unité territoriale d’action sociale (UTAS)",
  circonscription: "Circonscription",
  autre: "Autre zonage",
};

export type CommuneZonee = {
  readonly code: string;
  readonly nom: string;
  readonly commune: string;
  readonly partielle: boolean;
};

export type ZonageLu =
  | {
      readonly lignes: readonly CommuneZonee[];
      /** Communes of another département, old codes told by those that took them, and rows (from 1, header counted) left aside. */
      readonly ailleurs: number;
      readonly anciens: readonly string[];
      readonly inconnues: readonly { readonly ligne: number; readonly texte: string }[];
    }
  | { readonly erreur: "colonnes" }
  | { readonly erreur: "aucune" };

/** The columns under the names that the producers give them, lower case. */
const COLONNES = {
  zone: ["code_zone", "code_zonage", "code_qp", "code_qpv", "zone", "code"],
  nom: ["nom_zone", "nom_zonage", "nom_qp", "nom_qpv", "nom", "libgeo"],
  commune: ["code_commune", "codgeo", "insee_com", "code_insee", "insee", "com", "lib_com", "commune"],
  classement: ["zrr_simp", "zrr", "frr", "classement"],
} as const;

type Contexte = {
  readonly genre: GenreZonage;
  readonly departement: string;
  readonly annee: number;
  readonly communes: Communes;
};

/** « ZRR » is one zone: a file of it says of each commune whether it is classified, « C », « P » for a part, « NC ». */
const ZONE_UNIQUE = { code: "ZRR", nom: "Zone de revitalisation rurale" };

export function lireZonage(
  rows: readonly Readonly<Record<string, string>>[],
  { genre, departement, annee, communes }: Contexte,
): ZonageLu {
  const names = new Map(Object.keys(rows[0] ?? {}).map((name) => [name.trim().toLowerCase(), name]));
  const column = (cle: keyof typeof COLONNES, not: string | null = null) =>
    COLONNES[cle].map((name) => names.get(name)).find((name) => name !== undefined && name !== not) ?? null;
  // The SIG ville calls « CODGEO » the code of the quarter, and names its communes.
  const quartier = names.get("codgeo");
  const zone = quartier && /^QP/.test(rows[0]?.[quartier] ?? "") ? quartier : column("zone");
  const commune = column("commune", zone);
  const classement = zone === null && genre === "zrr" ? column("classement") : null;
  if (commune === null || (zone === null && classement === null)) return { erreur: "colonnes" };
  const nom = column("nom", commune);
  const named = namesOf(communes, departement);
  const found = new Map<string, CommuneZonee>();
  const anciens = new Set<string>();
  const inconnues: { ligne: number; texte: string }[] = [];
  let ailleurs = 0;
  for (const [index, row] of rows.entries()) {
    const said = classement === null ? "C" : (row[classement] ?? "").trim().toUpperCase();
    if (said === "" || said.startsWith("N")) continue;
    const code = zone === null ? ZONE_UNIQUE.code : (row[zone] ?? "").trim();
    const texte = row[commune] ?? "";
    if (code === "" || texte.trim() === "") {
      inconnues.push({ ligne: index + 2, texte: [code, texte].filter(Boolean).join(", ") || "ligne vide" });
      continue;
    }
    for (const part of texte.split(/\s*[,|/]\s*/).filter(Boolean)) {
      const codes = named.get(normalise(part)) ?? codesOf(communes, part, annee);
      if (codes === null) inconnues.push({ ligne: index + 2, texte: part });
      else if (codes.departement !== departement) ailleurs += 1;
      else {
        if (codes.ancien !== null) anciens.add(codes.ancien);
        found.set(`${code} ${codes.code}`, {
          ...{ code, commune: codes.code, partielle: genre === "qpv" || said.startsWith("P") },
          nom: zone === null ? ZONE_UNIQUE.nom : (nom && row[nom]?.trim()) || code,
        });
      }
    }
  }
  if (found.size === 0) return { erreur: "aucune" };
  return { lignes: [...found.values()], ailleurs, anciens: [...anciens].sort(), inconnues };
}

type Trouvee = { code: string; departement: string; ancien: string | null };

/** Names of the département, borne by one commune only. */
function namesOf(communes: Communes, departement: string): Map<string, Trouvee> {
  const found = new Map<string, Trouvee>();
  const twice = new Set<string>();
  for (const [code, one] of communes.enVigueur) {
    if (one.departement !== departement) continue;
    const key = normalise(one.nom);
    if (found.has(key)) twice.add(key);
    found.set(key, { code, departement, ancien: null });
  }
  for (const key of twice) found.delete(key);
  return found;
}

function codesOf(communes: Communes, texte: string, annee: number): Trouvee | null {
  const resolu = resolveCommune(communes, texte, annee);
  if (resolu.genre === "connue") return { code: resolu.code, departement: resolu.departement, ancien: null };
  if (resolu.genre !== "obsolete") return null;
  // A commune that was shared out would be in two zones at once: nobody says in which.
  const [successeur, ...autres] = resolu.successeurs;
  if (successeur === undefined || autres.length > 0) return null;
  return { code: successeur, departement: resolu.departement, ancien: resolu.code };
}
