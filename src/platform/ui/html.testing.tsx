import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { MemoryRouter } from "react-router";

/** HTML of a piece of screen, as the server writes it, at the address `at`. */
export function htmlOf(node: ReactNode, at = "/63"): string {
  return renderToStaticMarkup(<MemoryRouter initialEntries={[at]}>{node}</MemoryRouter>);
}

/** Attributes of the first tag of `html` that matches `tag` (a name, or a name and what follows it). */
export function attributes(html: string, tag: string): Record<string, string> {
  const found = new RegExp(`<${tag}[^>]*>`).exec(html)?.[0];
  if (found === undefined) throw new Error(`no <${tag}> in ${html}`);
  return Object.fromEntries(
    [...found.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
}
