import { Refusal } from "#platform/values/refusal.ts";

/** What a person types of an entry; empty texts say nothing, other ways to write it are one a line. */
export type SaisieTerme = {
  sigle: string;
  terme: string;
  definition: string;
  lien: string;
  variantes: string;
};

/** The same once checked. */
export type TexteTerme = {
  sigle: string | null;
  terme: string;
  definition: string;
  lien: string | null;
  variantes: string[];
};

/** Characters of the longest text of each field. */
export const LONGUEURS = { sigle: 40, terme: 200, definition: 1_000, lien: 300, variantes: 2_000 } as const;

/** Other ways to write one entry. */
const VARIANTES_MAXIMUM = 20;

/**
 * @throws Refusal naming the field: `glossaire.terme-vide`, `glossaire.definition-vide`, `glossaire.long`,
 * `glossaire.caractere`, `glossaire.lien`, `glossaire.variantes`.
 */
export function readTerme(saisie: SaisieTerme): TexteTerme {
  const text = (champ: keyof SaisieTerme) => bounded(saisie[champ], champ);
  const terme = text("terme");
  if (!/\p{L}/u.test(terme)) throw new Refusal("glossaire.terme-vide", { champ: "terme" });
  const definition = text("definition");
  if (!/\p{L}/u.test(definition)) throw new Refusal("glossaire.definition-vide", { champ: "definition" });
  return {
    sigle: text("sigle") || null,
    terme,
    definition,
    lien: readLien(text("lien")),
    variantes: readVariantes(text("variantes")),
  };
}

function bounded(text: string, champ: keyof SaisieTerme): string {
  // A spreadsheet leaves odd spaces; lines only tell the ways to write apart.
  const plain =
    champ === "variantes" ? text.trim() : text.replace(/\s+/g, (run) => (run.length > 1 ? " " : run)).trim();
  const lines = champ === "variantes" ? plain.replace(/[\r\n]/g, "") : plain.replace(/[\r\n\t]/g, " ");
  if (/[\p{Cc}\p{Cf}]/u.test(lines)) throw new Refusal("glossaire.caractere", { champ });
  if (plain.length > LONGUEURS[champ])
    throw new Refusal("glossaire.long", { champ, maximum: LONGUEURS[champ] });
  return champ === "variantes" ? plain : lines;
}

function readLien(text: string): string | null {
  if (text === "") return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  // Shown as a link to everybody: no other kind of address, no password in it.
  if (url?.protocol !== "https:" || !url.hostname.includes(".") || url.username || url.password) {
    throw new Refusal("glossaire.lien", { champ: "lien" });
  }
  return url.href.replace(/\/$/, "");
}

function readVariantes(text: string): string[] {
  const all = new Set(
    text
      .split(/[\r\n]+/)
      .map((one) => one.trim())
      .filter((one) => one !== ""),
  );
  const wrong = [...all].some((one) => one.length < 2 || one.length > 80);
  if (wrong || all.size > VARIANTES_MAXIMUM) {
    throw new Refusal("glossaire.variantes", { champ: "variantes", maximum: VARIANTES_MAXIMUM });
  }
  return [...all];
}
