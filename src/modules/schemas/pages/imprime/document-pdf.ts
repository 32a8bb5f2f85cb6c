import { lireSchema } from "../../papiers/papiers.ts";
import { lireChoix, repondrePdf } from "../parts/imprime/repondre-papier.ts";
import type { Route } from "./+types/document-pdf.ts";

export function loader(args: Route.LoaderArgs): Promise<Response> {
  return repondrePdf(args, (ctx) => lireSchema(ctx, lireChoix(args)));
}
