import { readPage } from "#platform/http/page.ts";
import { loadOrdre } from "../../queries/ordre/load-ordre.ts";
import { lireVient } from "../parts/ordre/lire-deplacement.ts";
import { PageOrdre } from "../parts/ordre/page-ordre.tsx";
import type { Route } from "./+types/ordre.ts";

export async function loader(args: Route.LoaderArgs) {
  const { schema, niveau, objet: id } = args.params;
  return readPage(args, (ctx) => loadOrdre(ctx, { schema, niveau, id }, lireVient(args.request)));
}

export default function Ordre({ loaderData, params }: Route.ComponentProps) {
  return <PageOrdre departement={params.departement} ordre={loaderData} />;
}
