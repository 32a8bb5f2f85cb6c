import { lireFiches } from "../../papiers/papiers.ts";
import { lireChoix, repondrePapier } from "../parts/imprime/repondre-papier.ts";
import type { Route } from "./+types/fiches-docx.ts";

export function loader(args: Route.LoaderArgs): Promise<Response> {
  return repondrePapier(args, "docx", (ctx) => lireFiches(ctx, lireChoix(args)));
}
