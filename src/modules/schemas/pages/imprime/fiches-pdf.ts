import { lireFiches } from "../../papiers/papiers.ts";
import { lireChoix, repondrePapier } from "../parts/imprime/repondre-papier.ts";
import type { Route } from "./+types/fiches-pdf.ts";

export function loader(args: Route.LoaderArgs): Promise<Response> {
  return repondrePapier(args, "pdf", (ctx) => lireFiches(ctx, lireChoix(args)));
}
