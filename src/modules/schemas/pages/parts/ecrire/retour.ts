import { localPath } from "#platform/http/local-path.ts";

/** The page of this site that a form was opened from, « ?retour=/63/… »; null: none. */
export function lireRetour(request: Request): string | null {
  return localPath(new URL(request.url).searchParams.get("retour"));
}

/** The same page once the form is kept, which it then says. */
export function retourFait(retour: string): string {
  const [page = "", ancre] = retour.split("#", 2);
  return `${page}${page.includes("?") ? "&" : "?"}fait=oui${ancre ? `#${ancre}` : ""}`;
}
