import type { Platform } from "#platform/context/platform.ts";
import { serverProcesses } from "#platform/database/embedded/test-helpers.ts";
import type { CodeDepartement } from "#platform/values/ids.ts";
import { type Content, fillDepartements } from "./departements.ts";
import { openPlatform, temporaryDataFolder } from "./support/base.ts";
import type { Cleanup } from "./support/cleanup.ts";
import { type Aim, figure, printTable, reached, verdict } from "./support/figures.ts";
import { type LoadOptions, type LoadResult, measureLoad, type Target } from "./support/load.ts";
import { openCookie } from "./support/open-cookie.ts";
import { countProcessor, type Server, startServer } from "./support/processes.ts";

const FILL_LIMIT_S = 60;
const P95_LIMIT_MS = 100;

type Visitor = "anonyme" | "connecte";

type Measured = LoadResult & {
  page: string;
  visitor: Visitor | null;
  /** Processor time of the web process and of the base for one answer, in milliseconds. */
  webMs: number | null;
  baseMs: number | null;
  aims: { perSecond: Aim | null; p95: Aim | null };
};

export type WebFigures = {
  departements: number;
  fillSeconds: number;
  connections: number;
  pages: (Measured & { ratioToSante: number; ratioToStatic: number })[];
};

type PageToMeasure = {
  nom: string;
  /** What follows the département; `rank` is that of the request, to vary what is asked for. */
  path: (content: Content, rank: number) => string;
  perSecond: number | null;
};

const PAGES: readonly PageToMeasure[] = [
  { nom: "vue d’ensemble", path: () => "", perSecond: 300 },
  { nom: "arbre du plan", path: () => "/plan", perSecond: 100 },
  {
    nom: "fiche objectif",
    path: ({ objectifs }, rank) => `/objectifs/${cycle(objectifs, rank)}`,
    perSecond: null,
  },
  { nom: "action", path: ({ actions }, rank) => `/actions/${cycle(actions, rank)}`, perSecond: null },
  { nom: "calendrier", path: () => "/calendrier", perSecond: null },
];

/** What a request costs whatever the page: one question to the base, one small file. */
const FLOORS = [
  { nom: "/sante", path: "/sante" },
  { nom: "fichier statique", path: "/statique/maillage.svg" },
] as const;

/** Fills the départements, serves them as in production, measures the pages of a visitor and of a signed-in person. */
export async function measureWeb(cleanup: Cleanup, quick: boolean): Promise<WebFigures> {
  const { dossier, remove } = temporaryDataFolder(cleanup);
  const { application, close } = await openPlatform(cleanup, dossier);
  const start = performance.now();
  const content = await fillDepartements(application.platform, quick ? 4 : 101);
  const fillSeconds = (performance.now() - start) / 1000;
  const sessions = await openSessions(application.platform, content);
  await close();
  console.log(
    `Démonstration × ${content.departements.length} départements : ${figure(fillSeconds, " s")} ` +
      `(${verdict({ value: fillSeconds, limit: FILL_LIMIT_S, at: "most" }, " s")})`,
  );

  const server = await startServer(cleanup, dossier);
  const options: LoadOptions = {
    port: server.port,
    connections: 20,
    warmupMs: quick ? 200 : 5_000,
    durationMs: quick ? 500 : 6_000,
    maximum: 20_000,
  };
  const measure = async (page: string, visitor: Visitor | null, targets: Target[], aim: number | null) => {
    const measured = await measureOne(server, dossier, targets, options);
    const aims = {
      perSecond: aim === null ? null : ({ value: measured.perSecond, limit: aim, at: "least" } as const),
      p95: visitor === null ? null : ({ value: measured.p95, limit: P95_LIMIT_MS, at: "most" } as const),
    };
    return { page, visitor, ...measured, aims };
  };

  const floors: Measured[] = [];
  for (const { nom, path } of FLOORS) {
    floors.push(await measure(nom, null, [{ path, cookie: null, marks: [] }], null));
  }
  const pages: Measured[] = [];
  for (const visitor of ["anonyme", "connecte"] as const) {
    for (const page of PAGES) {
      const targets = content.departements.map((departement, rank) =>
        toTarget(
          page,
          content,
          departement,
          rank,
          visitor === "connecte" ? (sessions.get(departement) ?? null) : null,
        ),
      );
      pages.push(await measure(page.nom, visitor, targets, page.perSecond));
    }
  }
  await server.stop();
  await remove();

  const [sante, fixed] = floors;
  const all = [...floors, ...pages].map((one) => ({
    ...one,
    ratioToSante: one.perSecond / (sante?.perSecond ?? Number.NaN),
    ratioToStatic: one.perSecond / (fixed?.perSecond ?? Number.NaN),
  }));
  const figures = {
    departements: content.departements.length,
    fillSeconds,
    connections: options.connections,
    pages: all,
  };
  print(figures);
  return figures;
}

async function measureOne(
  server: Server,
  dossier: string,
  targets: readonly Target[],
  options: LoadOptions,
): Promise<LoadResult & Pick<Measured, "webMs" | "baseMs">> {
  let webTime = (): number | null => null;
  let baseTime = webTime;
  const result = await measureLoad(targets, {
    ...options,
    onWarm: () => {
      webTime = countProcessor([server.pid]);
      // The warm-up opened every connection to the base: its processes stay the same from now on.
      baseTime = countProcessor(process.platform === "linux" ? serverProcesses(dossier) : []);
    },
  });
  const each = (time: number | null): number | null => (time === null ? null : time / result.requests);
  return { ...result, webMs: each(webTime()), baseMs: each(baseTime()) };
}

function toTarget(
  page: PageToMeasure,
  content: Content,
  departement: CodeDepartement,
  rank: number,
  session: string | null,
): Target {
  const schema = `/${departement}/schemas/${content.schema}`;
  return {
    path: schema + page.path(content, rank),
    cookie: session,
    marks: [`href="${schema}`, ...(session ? [content.personne.nom] : [])],
  };
}

/** The cookie of the same person in each département. */
async function openSessions(platform: Platform, { departements, personne }: Content) {
  const sessions = new Map<CodeDepartement, string>();
  for (const departement of departements)
    sessions.set(departement, await openCookie(platform, departement, personne));
  return sessions;
}

function cycle(items: readonly string[], rank: number): string {
  return items[rank % items.length] ?? "";
}

function print({ departements, connections, pages }: WebFigures): void {
  printTable(
    `Pages, ${connections} connexions, ${departements} départements (parts du débit de /sante et du fichier statique)`,
    [
      "page",
      "visiteur",
      "requêtes/s",
      "visé",
      "p50",
      "p95",
      "visé",
      "Ko",
      "web ms",
      "base ms",
      "/sante",
      "statique",
    ],
    pages.map((one) => [
      one.page,
      one.visitor === "connecte" ? "connecté" : (one.visitor ?? ""),
      figure(one.perSecond),
      verdict(one.aims.perSecond),
      figure(one.p50, " ms"),
      figure(one.p95, " ms"),
      one.aims.p95 ? (reached(one.aims.p95) ? `≤ ${P95_LIMIT_MS} : ok` : `≤ ${P95_LIMIT_MS} : manqué`) : "",
      figure(one.bytes / 1024),
      figure(one.webMs),
      figure(one.baseMs),
      figure(one.ratioToSante * 100, " %"),
      figure(one.ratioToStatic * 100, " %"),
    ]),
  );
}
