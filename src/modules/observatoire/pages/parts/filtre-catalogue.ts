import { MAILLES } from "../../domain/vocabulaire.ts";
import type { FiltreIndicateurs } from "../../queries/list-indicateurs.ts";

/** The filters of the catalogue as its address says them. */
export function readFiltre(request: Request): Required<FiltreIndicateurs> {
  const params = new URL(request.url).searchParams;
  const text = (name: string) => params.get(name)?.trim().slice(0, 200) || null;
  return {
    famille: text("famille"),
    recherche: text("recherche"),
    maille: MAILLES.find((one) => one === params.get("maille")) ?? null,
    producteur: text("producteur"),
    vides: params.get("vides") === "oui",
  };
}
