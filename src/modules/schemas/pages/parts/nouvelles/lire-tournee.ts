import { readDay } from "#platform/http/page.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { TourneeVoulue } from "../../../commands/nouvelles/launch-tournee.ts";
import type { RegleVoulue } from "../../../commands/nouvelles/set-regle-tournee.ts";
import { ETENDUES, type Etendue } from "../../../domain/nouvelles/tournee.ts";
import type { SelectionDemandee } from "../../../queries/nouvelles/list-tournees.ts";
import { CHAMP_ACTION, lireSelection } from "../lots/lire-selection.ts";

const number = (form: FormData, champ: string): number => {
  const text = String(form.get(champ) ?? "").trim();
  return /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
};

/** @throws Refusal `formulaire.choix` naming the field. */
function etendueOf(text: string): Etendue {
  const etendue = [...ETENDUES, "choix" as const].find((one) => one === text);
  if (!etendue) throw new Refusal("formulaire.choix", { champ: "etendue" });
  return etendue;
}

/**
 * What the address of the preview asks: every action when it says nothing; those ticked on the plan, or shown by its
 * filter, when it comes from there.
 */
export function lireEtendue(params: URLSearchParams): {
  etendue: Etendue;
  volet: string | null;
  selection: SelectionDemandee | null;
} {
  if (params.get("etendue") === "choix")
    return { etendue: "choix", volet: null, selection: lireSelection(params) };
  const asked = ETENDUES.find((one) => one === params.get("etendue")) ?? "toutes";
  const volet = params.get("volet") || null;
  // A volet that is not chosen yet: nothing to look at but everything.
  const etendue = asked === "volet" && volet === null ? "toutes" : asked;
  return { etendue, volet, selection: null };
}

export function lireTournee(form: FormData): Omit<TourneeVoulue, "schema" | "adresse"> {
  const text = (name: string) => String(form.get(name) ?? "");
  return {
    etendue: etendueOf(text("etendue")),
    volet: text("volet") || null,
    choisies: form.getAll(CHAMP_ACTION).map(String),
    texte: text("texte"),
    envoi: readDay(form, "envoi"),
    relanceJours: number(form, "relanceJours"),
    relancesMaximum: number(form, "relancesMaximum"),
    cle: text("cle"),
  };
}

export function lireRegle(form: FormData): Omit<RegleVoulue, "schema"> {
  const etendue = etendueOf(String(form.get("etendue") ?? ""));
  if (etendue === "volet" || etendue === "choix") throw new Refusal("formulaire.choix", { champ: "etendue" });
  return {
    revision: number(form, "revision"),
    active: form.get("active") === "oui",
    mois: number(form, "mois"),
    prochaine: readDay(form, "prochaine"),
    etendue,
    texte: String(form.get("texte") ?? ""),
    relanceJours: number(form, "relanceJours"),
    relancesMaximum: number(form, "relancesMaximum"),
  };
}
