import { matchRoutes, type RouteObject, type ServerBuild } from "react-router";

/** Says which page an address is of, by its pattern: `/:departement/acteurs/:acteur`. What it holds stays out. */
export function routePatterns(build: Pick<ServerBuild, "routes">): (pathname: string) => string {
  const children = (parent: string | undefined): RouteObject[] =>
    Object.values(build.routes).flatMap((route) =>
      route && route.parentId === parent
        ? [
            {
              id: route.id,
              path: route.path,
              ...(route.index ? { index: true as const } : { children: children(route.id) }),
            } as RouteObject,
          ]
        : [],
    );
  const tree = children(undefined);
  return (pathname) => {
    if (/^\/(?:assets|statique)\//.test(pathname)) return `/${pathname.split("/")[1]}/*`;
    if (pathname === "/sante") return "/sante";
    if (/^\/api(?:\/|$)/.test(pathname) && pathname !== "/api/v1/docs") return apiPattern(pathname);
    const matches = matchRoutes(tree, pathname);
    const path = (matches ?? []).map(({ route }) => route.path ?? "").filter((part) => part !== "");
    return matches ? `/${path.join("/")}` : "*";
  };
}

/** Words of the API stay, what is between them goes: only plain words of our own are without digit nor capital. */
function apiPattern(pathname: string): string {
  const words = pathname.split("/").slice(1, 8);
  return `/${words.map((word, rank) => (rank < 3 || rank % 2 === 0 ? plain(word) : ":…")).join("/")}`;
}

const API_WORDS = /^(?:api|v1|departements|openapi\.json|schemas|acteurs|territoires|[a-z]{3,20})$/;

function plain(word: string): string {
  return API_WORDS.test(word) ? word : ":…";
}
