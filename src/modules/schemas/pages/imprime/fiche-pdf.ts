import { lireFiche } from "../../papiers/papiers.ts";
import { lireChoix, repondrePapier } from "../parts/imprime/repondre-papier.ts";
import type { Route } from "./+types/fiche-pdf.ts";

export function loader(args: Route.LoaderArgs): Promise<Response> {
  return repondrePapier(args, "pdf", (ctx) =>
    lireFiche(ctx, { ...lireChoix(args), objectif: args.params.objectif }),
  );
}
