import { stateOf } from "../page.ts";
import { xmlResponse } from "../xml.ts";
import type { Route } from "./+types/sitemap.ts";

/** Where each open département says its public pages. */
export async function loader(args: Route.LoaderArgs) {
  const { espaces, adresse } = stateOf(args).application;
  const open = (await espaces.list()).filter(({ demonstration }) => !demonstration);
  const maps = open.map(({ code }) => `<sitemap><loc>${adresse}/${code}/sitemap.xml</loc></sitemap>`);
  return xmlResponse(
    `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${maps.join("")}</sitemapindex>`,
  );
}
