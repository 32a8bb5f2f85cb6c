import { renderPng } from "#platform/documents/render-png.ts";
import { espaceOf, readPage } from "#platform/http/page.ts";
import { remember } from "#platform/journal/remember.ts";
import { dessinerPartage } from "../../domain/public/image-partage.ts";
import { loadSchemaPublic } from "../../queries/public/load-schema-public.ts";
import type { Route } from "./+types/image-partage.ts";

/** The picture shown with a shared link, drawn once a day or when something changed. */
export async function loader(args: Route.LoaderArgs) {
  const { nom } = await espaceOf(args);
  const png = await readPage(args, async (ctx) => {
    const { schema, bilan } = await loadSchemaPublic(ctx, args.params.schema);
    const { titre, debut, fin } = schema;
    return remember(ctx, `image ${schema.publicId} ${ctx.today}`, () =>
      renderPng(dessinerPartage({ titre, lieu: nom, debut, fin, bilan })),
    );
  });
  return new Response(png, {
    headers: { "Content-Type": "image/png", "Content-Length": String(png.length) },
  });
}
