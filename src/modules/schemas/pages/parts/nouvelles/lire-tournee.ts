import { readDay } from "#platform/http/page.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { TourneeVoulue } from "../../../commands/nouvelles/launch-tournee.ts";
import type { RegleVoulue } from "../../../commands/nouvelles/set-regle-tournee.ts";
import { ETENDUES, type Etendue } from "../../../domain/nouvelles/tournee.ts";

const number = (form: FormData, champ: string): number => {
  const text = String(form.get(champ) ?? "").trim();
  return /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
};

/** @throws Refusal `formulaire.choix` naming the field. */
function etendueOf(text: string): Etendue {
  const etendue = ETENDUES.find((one) => one === text);
  if (!etendue) throw new Refusal("formulaire.choix", { champ: "etendue" });
  return etendue;
}

/** What the address of the preview asks: every action when it says nothing. */
export function lireEtendue(params: URLSearchParams): { etendue: Etendue; volet: string | null } {
  const asked = ETENDUES.find((one) => one === params.get("etendue")) ?? "toutes";
  const volet = params.get("volet") || null;
  // A volet that is not chosen yet: nothing to look at but everything.
  return asked === "volet" && volet === null ? { etendue: "toutes", volet } : { etendue: asked, volet };
}

export function lireTournee(form: FormData): Omit<TourneeVoulue, "schema" | "adresse"> {
  const text = (name: string) => String(form.get(name) ?? "");
  return {
    etendue: etendueOf(text("etendue")),
    volet: text("volet") || null,
    texte: text("texte"),
    envoi: readDay(form, "envoi"),
    relanceJours: number(form, "relanceJours"),
    relancesMaximum: number(form, "relancesMaximum"),
    cle: text("cle"),
  };
}

export function lireRegle(form: FormData): Omit<RegleVoulue, "schema"> {
  const etendue = etendueOf(String(form.get("etendue") ?? ""));
  if (etendue === "volet") throw new Refusal("formulaire.choix", { champ: "etendue" });
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
