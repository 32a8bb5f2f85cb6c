import { Refusal } from "#platform/values/refusal.ts";
import { COMMENTAIRE_MAXIMUM } from "../../domain/echanges/lieu.ts";
import {
  type Nommable,
  type Nommee,
  type NomPerdu,
  readMentions,
  readNom,
} from "../../domain/echanges/mentions.ts";
import { cleanTexte } from "../../domain/plan/texte-saisi.ts";

/** What somebody wants to say, and to whom they want it said. */
export type TexteVoulu = {
  texte: string;
  /** A name chosen beside the text; empty when none was. */
  prevenir: string;
  /** Publishes although some « @ » lead to nobody. */
  sansPrevenir: boolean;
};

/**
 * The text as it is kept and whom it names.
 *
 * @throws Refusal `texte.vide`, `texte.trop-long`, `commentaire.mentions` with one sentence for each name that leads to
 * nobody.
 */
export function checkTexte(
  { texte: saisi, prevenir, sansPrevenir }: TexteVoulu,
  personnes: readonly Nommable[],
): { texte: string; nommees: Nommee[] } {
  const { texte } = cleanTexte(saisi, "texte");
  if (texte === "") throw new Refusal("texte.vide", { champ: "texte" });
  if (texte.length > COMMENTAIRE_MAXIMUM) {
    const details = { champ: "texte", longueur: texte.length, maximum: COMMENTAIRE_MAXIMUM };
    throw new Refusal("texte.trop-long", details);
  }
  const { nommees, perdus } = readMentions(texte, personnes);
  const choisie = prevenir.trim() ? readNom(prevenir.trim().replace(/^@/, ""), personnes) : null;
  if (choisie && "raison" in choisie) {
    throw new Refusal("commentaire.mentions", { champ: "prevenir", noms: [direPerdu(choisie)] });
  }
  if (perdus.length > 0 && !sansPrevenir) {
    throw new Refusal("commentaire.mentions", { champ: "texte", noms: perdus.map(direPerdu) });
  }
  const also = choisie && !nommees.some(({ personne }) => personne === choisie.personne);
  return { texte, nommees: also ? [...nommees, { ...choisie, ecrit: "" }] : nommees };
}

function direPerdu({ ecrit, raison, proches }: NomPerdu): string {
  const suggestions = proches.map((nom) => `@${nom}`).join(", ");
  if (raison === "sans-acces") return `« @${ecrit} » ne peut pas lire ce schéma`;
  if (raison === "ambigu") return `« @${ecrit} » désigne plusieurs personnes (${suggestions})`;
  return suggestions
    ? `« @${ecrit} » ne correspond à personne (peut-être ${suggestions})`
    : `« @${ecrit} » ne correspond à personne`;
}
