import { refusalResponse } from "#platform/http/page.ts";
import { parsePartialDate } from "#platform/values/partial-date.ts";
import { isRefusal, Refusal } from "#platform/values/refusal.ts";
import { DECALAGE_MAXIMUM } from "../../../domain/lots/lot.ts";
import { type FiltrePlan, parseFiltre } from "../../../domain/plan/filtre-plan.ts";
import { NATURES } from "../../../domain/plan/vocabulaire.ts";
import type { ChangementVoulu } from "../../../queries/lots/load-apercu-lot.ts";

/** What was ticked on the plan: some actions, or everything that the filter shows. */
export type SelectionVoulue = { filtre: FiltrePlan; choisies: readonly string[] | null };

/** Names of the fields of a selection in an address. */
export const CHAMP_ACTION = "action";
export const CHAMP_TOUT = "tout";

export function lireSelection(params: URLSearchParams): SelectionVoulue {
  const choisies = [...new Set(params.getAll(CHAMP_ACTION).filter((id) => /^[0-9a-z]{1,40}$/.test(id)))];
  return { filtre: parseFiltre(params), choisies: params.get(CHAMP_TOUT) === "oui" ? null : choisies };
}

/** The sorts of changes that the page offers, as its forms name them. */
export const SORTES = ["pilotes", "etiquettes", "dater", "decaler", "nature"] as const;
export type Sorte = (typeof SORTES)[number];

/** The change that an address asks for, or what is missing in it; both null while nothing is asked. */
export function essayerChangement(
  args: Parameters<typeof refusalResponse>[0],
  params: URLSearchParams,
): { changement: ChangementVoulu | null; erreur: { champ: string | null; message: string } | null } {
  if (!params.has("changement")) return { changement: null, erreur: null };
  try {
    return { changement: lireChangement(params), erreur: null };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const { champ } = error.details;
    const { message } = refusalResponse(args, error).data;
    return { changement: null, erreur: { champ: typeof champ === "string" ? champ : null, message } };
  }
}

/** The change that a form asks for. @throws Refusal `lot.choix`, `lot.decalage` or `action.date-illisible` naming the field. */
export function lireChangement(params: URLSearchParams | FormData): ChangementVoulu {
  const text = (name: string) => String(params.get(name) ?? "").trim();
  const expected = (name: string) => {
    const value = text(name);
    if (!value) throw new Refusal("lot.choix", { champ: name });
    return value;
  };
  switch (SORTES.find((sorte) => sorte === text("changement"))) {
    case "pilotes": {
      const geste = expected("geste");
      const acteur = expected("acteur");
      if (geste === "ajouter") return { genre: "ajouter-pilote", acteur };
      if (geste === "retirer") return { genre: "retirer-pilote", acteur };
      if (geste !== "remplacer") throw new Refusal("lot.choix", { champ: "geste" });
      return { genre: "remplacer-pilote", acteur, ancien: text("ancien") || null };
    }
    case "etiquettes": {
      const genre = expected("geste") === "retirer" ? "retirer-etiquettes" : "ajouter-etiquettes";
      const etiquettes = lireEtiquettes(params);
      if (etiquettes.length === 0) throw new Refusal("lot.choix", { champ: "etiquettes" });
      return { genre, etiquettes };
    }
    case "dater": {
      const champ = expected("quelle") === "debut" ? "debut" : "fin";
      const date = parsePartialDate(text("date"));
      if (text("date") && !date) throw new Refusal("action.date-illisible", { champ: "date" });
      return { genre: "dater", champ, date };
    }
    case "decaler":
      return { genre: "decaler", mois: lireMois(text("mois")) };
    case "nature":
      return { genre: "nature", nature: NATURES.find((nature) => nature === text("nature")) ?? null };
    case undefined:
      throw new Refusal("lot.choix", { champ: "changement" });
  }
}

/** Public ids of the tags ticked, or said again by the form that confirms. */
export function lireEtiquettes(params: URLSearchParams | FormData): string[] {
  return [...new Set(params.getAll("etiquettes").flatMap((one) => String(one).split(" ")))].filter(Boolean);
}

function lireMois(text: string): number {
  const mois = /^[+-]?\d{1,4}$/.test(text) ? Number(text) : 0;
  if (mois === 0 || Math.abs(mois) > DECALAGE_MAXIMUM) {
    throw new Refusal("lot.decalage", { champ: "mois", maximum: DECALAGE_MAXIMUM });
  }
  return mois;
}

/** The actions that the preview said would change, each with its revision then. */
export function lireConfirmees(form: FormData): { publicId: string; revision: number }[] {
  return form.getAll("confirmee").map((one) => {
    const [publicId = "", revision] = String(one).split(":");
    return { publicId, revision: Number(revision) };
  });
}

/** The fields that say the change again, for the form that confirms it. */
export const CHAMPS_CHANGEMENT = [
  ...["changement", "geste", "acteur", "ancien", "quelle", "date", "mois", "nature", "etiquettes"],
] as const;

/** The same for a file: without anything ticked, it is what the filter shows. */
export function lireSelectionExport(params: URLSearchParams): {
  filtre: FiltrePlan;
  choisies: ReadonlySet<string> | null;
} {
  const { filtre, choisies } = lireSelection(params);
  return { filtre, choisies: choisies && choisies.length > 0 ? new Set(choisies) : null };
}
