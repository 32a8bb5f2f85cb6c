import { codeOf } from "../../indicateur.ts";
import { readStatut } from "../../nombre.ts";
import { MAILLES, type Maille, STATUTS } from "../../vocabulaire.ts";
import {
  type Brute,
  columnNamed,
  type Entete,
  type Ouverture,
  type Prereglage,
  yearInName,
} from "../prereglage.ts";
import { padded } from "./couverture.ts";

/** What a column may be said to be, beside an indicator. */
export const ROLES_COLONNE = [
  "code",
  "nom",
  "maille",
  "millesime",
  "indicateur",
  "valeur",
  "numerateur",
  "denominateur",
  "statut",
  "note",
] as const;
export type RoleColonne = (typeof ROLES_COLONNE)[number];

/** Headers by which each is known when nothing was said. */
const CONNUS: Readonly<Record<RoleColonne, readonly string[]>> = {
  code: [
    "code",
    "codgeo",
    "code_insee",
    "insee",
    "siren",
    "code_territoire",
    "code territoire",
    "depcom",
    "code_commune",
  ],
  nom: ["nom", "libgeo", "libelle", "territoire"],
  maille: ["maille", "niveau", "type"],
  millesime: ["millesime", "millésime", "annee", "année", "periode", "période"],
  indicateur: ["indicateur", "variable"],
  valeur: ["valeur", "value", "obs_value"],
  numerateur: ["numerateur", "numérateur"],
  denominateur: ["denominateur", "dénominateur"],
  statut: ["statut", "status", "obs_status"],
  note: ["note", "remarque"],
};

/** What each column is: as said, else as its header says; a column that names an indicator of the catalogue is one. */
export function matchColumns({
  colonnes,
  reglage,
  catalogue,
}: Pick<Entete, "colonnes" | "reglage" | "catalogue">): {
  roles: ReadonlyMap<RoleColonne, number>;
  indicateurs: readonly { index: number; colonne: string; code: string }[];
} {
  const said = new Map(
    Object.entries(reglage.colonnes ?? {}).map(([nom, sens]) => [nom.trim(), sens.trim()]),
  );
  const roles = new Map<RoleColonne, number>();
  for (const role of ROLES_COLONNE) {
    const chosen = colonnes.findIndex((one) => said.get(one.trim()) === role);
    const known = columnNamed(colonnes, ...CONNUS[role]);
    // A column said to be something else is not what its header says.
    const index = chosen >= 0 ? chosen : known >= 0 && !said.has(colonnes[known]?.trim() ?? "") ? known : -1;
    if (index >= 0) roles.set(role, index);
  }
  const taken = new Set(roles.values());
  const indicateurs = colonnes.flatMap((colonne, index) => {
    if (taken.has(index)) return [];
    const sens = said.get(colonne.trim());
    if (sens === "ignorer" || sens === "") return [];
    const code = sens ?? codeOf(colonne);
    return sens !== undefined || catalogue.has(code) ? [{ index, colonne, code }] : [];
  });
  return { roles, indicateurs };
}

/** The mesh that a code is written for. */
export function mailleOfCode(code: string): Maille | null {
  if (/^Q[PN]\d{5}[\dA-Z]$/i.test(code)) return "qpv";
  if (/^2\d{8}$/.test(code)) return "epci";
  if (/^\d[\dAB]\d{7}$/.test(code)) return "iris";
  if (/^\d[\dAB]\d{3}$/.test(code)) return "commune";
  if (/^\d[\dAB]$|^97\d$/.test(code)) return "departement";
  return /^FR$/i.test(code) ? "france" : null;
}

/** One figure a row (with a column of indicators or a single one said), or one indicator a column. */
export const general: Prereglage = {
  code: "general",
  titre: "Tableau général",
  aide: "Une colonne de codes de territoires, une d’années (ou l’année donnée à côté), puis une colonne par indicateur du catalogue, ou des colonnes indicateur et valeur.",
  ouvrir: (entete): Ouverture | null => {
    const { roles, indicateurs } = matchColumns(entete);
    const { reglage, nom } = entete;
    const longue = roles.has("valeur") && (roles.has("indicateur") || reglage.indicateur !== undefined);
    const millesime = reglage.millesime ?? yearInName(nom);
    if (!roles.has("code") && !roles.has("nom")) return null;
    if (!longue && indicateurs.length === 0) return null;
    if (!roles.has("millesime") && millesime === null) return null;
    return {
      provenance: {
        producteur: reglage.producteur ?? "Non précisé",
        jeu: reglage.jeu ?? nom,
        licence: reglage.licence ?? "Non précisée",
        adresse: reglage.adresse ?? null,
      },
      ...{ geographie: null, modeles: [], controles: [], statut: "publie" },
      lire: (cellules) => {
        const cell = (role: RoleColonne) => (cellules[roles.get(role) ?? -1] ?? "").trim();
        const place = placeOf(entete, cell("code"), cell("nom"), cell("maille"));
        const commun = {
          ...place,
          nom: cell("nom") || null,
          millesime: cell("millesime") || (millesime ?? "sans-date"),
          note: cell("note") || null,
          ...(roles.has("statut") && { statut: readStatut(cell("statut"), STATUTS) }),
          ...(roles.has("numerateur") && { numerateur: cell("numerateur") }),
          ...(roles.has("denominateur") && { denominateur: cell("denominateur") }),
        };
        if (!longue) {
          return indicateurs.map(
            ({ index, colonne, code }): Brute => ({
              ...commun,
              ...{ indicateur: code, valeur: cellules[index] ?? "", colonne },
            }),
          );
        }
        const said = cell("indicateur");
        const indicateur = entete.catalogue.has(said)
          ? said
          : said === ""
            ? (reglage.indicateur ?? "")
            : codeOf(said);
        return [{ ...commun, indicateur, valeur: cell("valeur"), colonne: "valeur" }];
      },
    };
  },
};

function placeOf(
  { reglage, trouver }: Entete,
  code: string,
  nom: string,
  dite: string,
): { maille: Maille; code: string } {
  const plain = dite.toLowerCase();
  const maille = MAILLES.find((one) => one === plain) ?? reglage.maille ?? mailleOfCode(code);
  if (code !== "") return { maille: maille ?? "zonage", code: padded(maille ?? "zonage", code) };
  return trouver(nom) ?? { maille: maille ?? "zonage", code: "" };
}
