import { join } from "node:path";
import {
  type ServerBuild,
  UNSAFE_withComponentProps as withComponentProps,
  UNSAFE_withErrorBoundaryProps as withErrorBoundaryProps,
} from "react-router";
import { projectRoot } from "#platform/database/project-root.ts";
import config from "../../react-router.config.ts";
import routes from "../routes.ts";

type Module = Record<string, unknown> & { default?: unknown; ErrorBoundary?: unknown };
type Entry = { id?: string; path?: string; index?: boolean; file: string };

/** A page of the site: its pattern (« :departement/acteurs »; empty for the home) and whether a form may be sent to it. */
export type RouteDeTest = { id: string; path: string; file: string; receives: boolean };

/**
 * What React Router builds, made of the sources without building: the server of tests then answers as the real one does,
 * on a test database. No asset: nothing here is shown.
 */
export async function serverBuild(): Promise<{ build: ServerBuild; routes: RouteDeTest[] }> {
  const load = async (file: string): Promise<Module> => {
    const module = (await import(join(projectRoot(), "src", file))) as Module;
    const { default: page, ErrorBoundary } = module;
    return {
      ...module,
      ...(page ? { default: withComponentProps(page as Parameters<typeof withComponentProps>[0]) } : {}),
      ...(ErrorBoundary
        ? {
            ErrorBoundary: withErrorBoundaryProps(
              ErrorBoundary as Parameters<typeof withErrorBoundaryProps>[0],
            ),
          }
        : {}),
    };
  };
  const root = { id: "root", path: "", module: await load("root.tsx") };
  const entries: Record<string, unknown> = { root };
  const list: RouteDeTest[] = [];
  for (const { id, path = "", index, file } of routes as Entry[]) {
    const key = id ?? file.replace(/\.tsx?$/, "");
    const module = await load(file);
    entries[key] = { id: key, parentId: "root", path: path || undefined, index, module };
    list.push({ id: key, path, file, receives: typeof module.action === "function" });
  }
  const build = {
    entry: { module: await import("../entry.server.tsx") },
    routes: entries,
    assets: {
      ...{ entry: { imports: [], module: "" }, url: "", version: "essai" },
      routes: Object.fromEntries(
        Object.keys(entries).map((id) => [id, { id, module: "", imports: [], css: [] }]),
      ),
    },
    ...{
      basename: "/",
      publicPath: "/",
      assetsBuildDirectory: "",
      ssr: true,
      isSpaMode: false,
      prerender: [],
    },
    routeDiscovery: { mode: "initial", manifestPath: "/__manifest" },
    future: config.future,
  };
  return { build: build as unknown as ServerBuild, routes: list };
}
