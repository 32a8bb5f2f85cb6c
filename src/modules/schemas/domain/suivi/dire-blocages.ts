/** Blocked actions, in the sentences that a committee hears. */
import { capitalise, formatIsoDay, formatList, NBSP, NNBSP, plural } from "#platform/values/french.ts";

export type BlocageADire = {
  code: string | null;
  intitule: string;
  condition: string;
  echeance: string;
  joursDepasses: number;
  depuis: string;
  pilotes: readonly { court: string }[];
};

/** Longest title said in full; beyond it the code, when there is one, is enough. */
const TITRE = 60;

/** « 3 actions sont bloquées, dont 1 dont la date est dépassée. » */
export function direCombien(bloquees: readonly { joursDepasses: number }[]): string {
  const passed = bloquees.filter(({ joursDepasses }) => joursDepasses > 0).length;
  const all = plural(bloquees.length, "action est bloquée", "actions sont bloquées");
  if (passed === 0) return `${all}.`;
  if (passed === bloquees.length)
    return `${all}, et la date est dépassée${passed > 1 ? " pour toutes" : ""}.`;
  return `${all}, dont ${passed} avec une date dépassée.`;
}

/** « Le 1-A attend un bail signé depuis le 3 mars 2026 (Caf) ; c'était prévu pour le 1er mai 2026. » */
export function direBlocageComite(blocage: BlocageADire): string {
  const { code, intitule, condition, echeance, joursDepasses, depuis, pilotes } = blocage;
  const court = intitule.length <= TITRE || code === null ? ` ${intitule}` : "";
  const nom = `${code ?? ""}${court}`.trim();
  const qui =
    pilotes.length > 0 ? ` À qui d'agir${NBSP}: ${formatList(pilotes.map((one) => one.court))}.` : "";
  const quand =
    joursDepasses > 0
      ? `c'était attendu le ${formatIsoDay(echeance)}, il y a ${plural(joursDepasses, "jour")}`
      : `c'est attendu le ${formatIsoDay(echeance)}`;
  const quoi = condition.replace(/[\s.;,]+$/, "");
  return `${nom}, bloquée depuis le ${formatIsoDay(depuis)}. Ce qui la débloque${NBSP}: ${quoi}${NNBSP}; ${quand}.${qui}`;
}

/** The whole, to be copied in an agenda or read aloud. */
export function direAuComite(bloquees: readonly BlocageADire[]): string {
  return [direCombien(bloquees), ...bloquees.map((one) => capitalise(direBlocageComite(one)))].join("\n");
}
