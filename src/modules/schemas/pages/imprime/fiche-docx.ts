import { lireFiche } from "../../papiers/papiers.ts";
import { lireChoix, repondrePapier } from "../parts/imprime/repondre-papier.ts";
import type { Route } from "./+types/fiche-docx.ts";

export function loader(args: Route.LoaderArgs): Promise<Response> {
  return repondrePapier(args, "docx", (ctx) =>
    lireFiche(ctx, { ...lireChoix(args), objectif: args.params.objectif }),
  );
}
