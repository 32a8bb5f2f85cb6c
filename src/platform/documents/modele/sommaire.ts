/**
 * Tables of contents in a model. Word keeps in them the headings as they were when it last looked, fields included: they
 * would be taken for fields out of their loops, and the filled document would list them. Pure.
 */

const MORCEAUX =
  /<w:fldChar\b[^>]*w:fldCharType="(begin|separate|end)"[^>]*\/?>|<w:instrText\b[^>]*>([^<]*)<\/w:instrText>|(<w:t\b[^>]*>)([^<]*)<\/w:t>/g;

/** What stands in its place until Word makes it anew. */
const A_FAIRE = "Sommaire à mettre à jour : cliquez dessus, puis touche F9.";

type Champ = { commande: string; resultat: boolean };

/** The part without what its tables of contents remember; the same text when it has none. */
export function videSommaires(xml: string): string {
  const ouverts: Champ[] = [];
  let said = false;
  return xml.replace(
    MORCEAUX,
    (whole, genre: string | undefined, commande: string | undefined, element: string | undefined) => {
      if (genre === "begin") ouverts.push({ commande: "", resultat: false });
      else if (genre === "end") ouverts.pop();
      const last = ouverts.at(-1);
      if (genre === "separate" && last) last.resultat = true;
      if (commande !== undefined && last) last.commande += commande;
      if (element === undefined || !ouverts.some(isSommaire)) return whole;
      const text = said ? "" : A_FAIRE;
      said = true;
      return `${element}${text}</w:t>`;
    },
  );
}

function isSommaire({ commande, resultat }: Champ): boolean {
  return resultat && /^\s*(?:TOC|TABLE)\b/i.test(commande);
}

/** The settings of a document whose fields Word makes anew when it opens it. */
export function metAJour(reglages: string): string {
  if (reglages.includes("<w:updateFields")) return reglages;
  return reglages.replace(/(<w:settings\b[^>]*>)/, '$1<w:updateFields w:val="true"/>');
}
