import { lienGlossaire } from "#platform/glossaire/liens.ts";
import { espaceOf, readPage, stateOf } from "#platform/http/page.ts";
import { xmlResponse } from "#platform/http/xml.ts";
import { ANONYME } from "#platform/identity/principal.ts";
import { listSchemas } from "../../queries/plan/list-schemas.ts";
import { lienSchema } from "../parts/liens.ts";
import type { Route } from "./+types/plan-du-site.ts";

/** The pages of a département that search engines should know: those that anybody reads. */
export async function loader(args: Route.LoaderArgs) {
  const { adresse } = stateOf(args).application;
  const { code } = await espaceOf(args);
  const schemas = await readPage(args, (ctx) => listSchemas({ ...ctx, principal: ANONYME }));
  const paths = [
    `/${code}`,
    lienGlossaire(code),
    ...schemas.flatMap(({ publicId }) => [
      lienSchema(code, publicId, "public"),
      lienSchema(code, publicId),
      lienSchema(code, publicId, "plan"),
      lienSchema(code, publicId, "donnees"),
    ]),
  ];
  const urls = paths.map((path) => `<url><loc>${adresse}${path}</loc></url>`);
  return xmlResponse(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join("")}</urlset>`);
}
