import { MAILLES } from "../../domain/vocabulaire.ts";
import type { ChoixTableau } from "../../queries/read-tableau.ts";

/** What the address chooses of an indicator: mesh, vintage, definition. */
export function readChoix(request: Request): ChoixTableau {
  const params = new URL(request.url).searchParams;
  const definition = Number(params.get("definition"));
  return {
    maille: MAILLES.find((one) => one === params.get("maille")) ?? null,
    millesime: params.get("millesime")?.slice(0, 30) || null,
    definition: Number.isInteger(definition) && definition > 0 ? definition : null,
  };
}
