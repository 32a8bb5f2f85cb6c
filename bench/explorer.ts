import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { codeOf } from "#modules/observatoire/domain/indicateur.ts";
import type { CodeDepartement } from "#platform/values/ids.ts";
import { fillDepartements } from "./departements.ts";
import { openPlatform, temporaryDataFolder } from "./support/base.ts";
import { runInChild } from "./support/child-command.ts";
import type { Cleanup } from "./support/cleanup.ts";
import { type Aim, figure, printTable, verdict } from "./support/figures.ts";
import { type LoadOptions, type LoadResult, measureLoad, type Target } from "./support/load.ts";
import { openCookie } from "./support/open-cookie.ts";
import { startServer } from "./support/processes.ts";

type PageFigures = LoadResult & { page: string; ratioToSante: number; aims: { p95: Aim | null } };

export type ExplorerFigures = { observations: number; pages: PageFigures[] };

const LIMITE_MS = 100;
const THEME = "Mesure";
const ANNEES = 10;

/** Map and portrait pages of one département at full size: every commune, 50 indicators, 10 years; one reader at a time. */
export async function measureExplorer(cleanup: Cleanup, quick: boolean): Promise<ExplorerFigures> {
  const indicateurs = quick ? 4 : 50;
  const files = mkdtempSync(join(tmpdir(), "maillage-mesures-"));
  cleanup.defer(() => rmSync(files, { recursive: true, force: true }));
  const { dossier } = temporaryDataFolder(cleanup);
  const { application, close } = await openPlatform(cleanup, dossier);
  const { platform } = application;
  const { personne, departements } = await fillDepartements(platform, 1);
  const departement = departements[0] as CodeDepartement;
  const { communes, epci } = await platform.database.national(async (tx) => ({
    communes: await tx
      .selectFrom("commune")
      .select(["code", "nom"])
      .where("departement", "=", "63")
      .execute(),
    epci: await tx
      .selectFrom("appartenance_epci as a")
      .innerJoin("commune as c", "c.code", "a.commune")
      .select("a.epci")
      .distinct()
      .where("c.departement", "=", "63")
      .execute(),
  }));
  const cookie = await openCookie(platform, departement, personne);
  await close();
  const path = join(files, "chiffres.csv");
  writeFileSync(path, inventFigures(communes, indicateurs));
  const { result } = await runInChild(
    cleanup,
    ["importer", "indicateurs", path, "--departement", "63", "--prereglage", "chiffres-schema"],
    { dossier },
  );

  const server = await startServer(cleanup, dossier);
  const options: LoadOptions = {
    port: server.port,
    connections: 1,
    warmupMs: quick ? 200 : 2_000,
    durationMs: quick ? 500 : 6_000,
    maximum: 5_000,
  };
  const codes = Array.from({ length: indicateurs }, (_, rank) => codeOf(`sdsf ${THEME} ${labelOf(rank)}`));
  const page = (path: string, mark: string): Target => ({
    path: `/63/observatoire${path}`,
    cookie,
    marks: [mark],
  });
  const questions: { nom: string; targets: Target[] }[] = [
    {
      nom: "explorer, carte des communes",
      targets: codes.map((code, rank) => page(`?indicateur=${code}&maille=commune`, labelOf(rank))),
    },
    {
      nom: "explorer, carte des EPCI (communes additionnées)",
      targets: codes.map((code, rank) => page(`?indicateur=${code}&maille=epci`, labelOf(rank))),
    },
    {
      nom: "portrait d’une commune",
      targets: communes.map(({ code, nom }) => page(`/territoires/${code}`, escaped(nom))),
    },
    { nom: "portrait d’un EPCI", targets: epci.map((one) => page(`/territoires/${one.epci}`, labelOf(0))) },
  ];
  const floor = await measureLoad([{ path: "/sante", cookie: null, marks: [] }], options);
  const pages: PageFigures[] = [{ page: "/sante", ...floor, ratioToSante: 1, aims: { p95: null } }];
  for (const { nom, targets } of questions) {
    const measured = await measureLoad(targets, options);
    pages.push({
      ...{ page: nom, ...measured, ratioToSante: measured.p50 / floor.p50 },
      aims: { p95: { value: measured.p95, limit: LIMITE_MS, at: "most" } },
    });
  }
  await server.stop();
  const figures = { observations: (result as { observations: number }).observations, pages };
  print(figures);
  return figures;
}

function labelOf(rank: number): string {
  return `Relevé ${rank + 1}`;
}

function escaped(nom: string): string {
  return nom.replaceAll("'", "&#x27;");
}

/** Invented counts under the names of real communes: what is measured is time. */
function inventFigures(communes: readonly { nom: string }[], indicateurs: number): string {
  const rows = ["volet,theme,indicateur,territoire,annee,valeur,unite,note"];
  for (let rank = 0; rank < indicateurs; rank++)
    for (let annee = 0; annee < ANNEES; annee++)
      for (const [at, { nom }] of communes.entries())
        rows.push(
          `Mesure,${THEME},${labelOf(rank)},${nom},${2014 + annee},${(at * 31 + rank * 7 + annee) % 900},places,`,
        );
  return `${rows.join("\n")}\n`;
}

function print({ observations, pages }: ExplorerFigures): void {
  printTable(
    `Observatoire : pages d’un département, ${observations} chiffres, un lecteur à la fois`,
    ["page", "p50", "p95", "visé", "Ko", "× /sante"],
    pages.map((one) => [
      one.page,
      figure(one.p50, " ms"),
      figure(one.p95, " ms"),
      verdict(one.aims.p95, " ms"),
      figure(one.bytes / 1024),
      figure(one.ratioToSante),
    ]),
  );
}
