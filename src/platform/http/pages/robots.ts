import { stateOf } from "../page.ts";
import type { Route } from "./+types/robots.ts";

/** What robots may read. A demonstration would be taken for the truth: none of it may be found by a search engine. */
export function loader(args: Route.LoaderArgs) {
  const { demo, adresse } = stateOf(args).application;
  const lines = demo
    ? ["User-agent: *", "Disallow: /"]
    : [
        "User-agent: *",
        ...[
          "/api/",
          "/connexion",
          "/compte",
          "/deconnexion",
          "/courriels",
          "/invitation/",
          "/nouvelles/",
        ].map((path) => `Disallow: ${path}`),
        `Sitemap: ${adresse}/sitemap.xml`,
      ];
  return new Response(`${lines.join("\n")}\n`, { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
