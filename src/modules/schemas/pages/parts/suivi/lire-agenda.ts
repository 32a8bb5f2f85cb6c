import type { AgendaVoulu } from "#platform/echeances/agendas.ts";
import { PORTEES_ECHEANCES } from "#platform/echeances/list-echeances.ts";
import type { FiltreAgenda } from "../../../queries/suivi/load-agenda.ts";

/** Which dates an address asks for: one's own without anything. */
export function lireFiltreAgenda(params: URLSearchParams): FiltreAgenda {
  const schema = params.get("schema") ?? "";
  const genre = params.get("genre") ?? "";
  return {
    portee: PORTEES_ECHEANCES.find((one) => one === params.get("portee")) ?? "moi",
    schema: /^[0-9a-z]{1,40}$/.test(schema) ? schema : null,
    genre: /^[a-z-]{1,40}$/.test(genre) ? genre : null,
  };
}

/** What a calendar will hold, as its form says it: « moi », « suivi », « tout », « schema:7k2m9qfd »; null for none of them. */
export function lireContenuAgenda(form: FormData): Pick<AgendaVoulu, "portee" | "schema"> {
  const [text = "", schema = null] = String(form.get("contenu") ?? "").split(":");
  if (text === "schema" && schema) return { portee: "tout", schema };
  return { portee: PORTEES_ECHEANCES.find((one) => one === text) ?? null, schema: null };
}
