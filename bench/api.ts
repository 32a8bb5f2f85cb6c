import { gunzipSync } from "node:zlib";
import { type Content, fillDepartements } from "./departements.ts";
import { openPlatform, temporaryDataFolder } from "./support/base.ts";
import type { Cleanup } from "./support/cleanup.ts";
import { figure, printTable } from "./support/figures.ts";
import { LOOPBACK, type LoadOptions, type LoadResult, measureLoad, type Target } from "./support/load.ts";
import { startServer } from "./support/processes.ts";

const FORMS = ["plain", "gzip", "304"] as const;
type Form = (typeof FORMS)[number];

const LABELS: Readonly<Record<Form, string>> = { plain: "entière", gzip: "gzip", "304": "304 (ETag)" };

type Measured = LoadResult & { path: string; form: Form | null; ratioToSante: number };

export type ApiFigures = { departements: number; connections: number; answers: Measured[] };

/** What other software asks for: the list of the schemes, and a whole one; read whole, compressed, and unchanged. */
export async function measureApi(cleanup: Cleanup, quick: boolean): Promise<ApiFigures> {
  const { dossier, remove } = temporaryDataFolder(cleanup);
  const { application, close } = await openPlatform(cleanup, dossier);
  const content = await fillDepartements(application.platform, quick ? 4 : 101);
  await close();

  const server = await startServer(cleanup, dossier);
  const options: LoadOptions = {
    port: server.port,
    connections: 20,
    warmupMs: quick ? 200 : 5_000,
    durationMs: quick ? 500 : 6_000,
    maximum: 50_000,
  };
  const floor = await measureLoad([{ path: "/sante", cookie: null, marks: [] }], options);
  const answers: Measured[] = [{ path: "/sante", form: null, ...floor, ratioToSante: 1 }];
  for (const tail of ["/schemas", `/schemas/${content.schema}`]) {
    const path = `/departements/{departement}${tail.replace(content.schema, "{id}")}`;
    for (const form of FORMS) {
      const targets = await targetsOf(content, tail, form, server.port);
      const result = await measureLoad(targets, options);
      answers.push({ path, form, ...result, ratioToSante: result.perSecond / floor.perSecond });
    }
  }
  await server.stop();
  await remove();

  const figures = { departements: content.departements.length, connections: options.connections, answers };
  print(figures);
  return figures;
}

/** One target a département; for 304, each with the tag that its answer bears. */
async function targetsOf(content: Content, tail: string, form: Form, port: number): Promise<Target[]> {
  const targets: Target[] = [];
  for (const departement of content.departements) {
    const path = `/api/v1/departements/${departement}${tail}`;
    const base = { path, cookie: null };
    if (form === "plain") targets.push({ ...base, marks: [`"id":"${content.schema}"`] });
    if (form === "gzip") {
      const headers = { "Accept-Encoding": "gzip" };
      targets.push({ ...base, marks: [`"id":"${content.schema}"`], headers, decode: gunzipIfZipped });
    }
    if (form === "304") {
      const answer = await fetch(`http://${LOOPBACK}:${port}${path}`, {
        headers: { "Accept-Encoding": "identity" },
      });
      await answer.arrayBuffer();
      const headers = { "If-None-Match": answer.headers.get("etag") ?? "" };
      targets.push({ ...base, marks: [], headers, status: 304 });
    }
  }
  return targets;
}

/** A short answer is not compressed. */
function gunzipIfZipped(body: Buffer): Buffer {
  return body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body;
}

function print({ departements, connections, answers }: ApiFigures): void {
  printTable(
    `API, ${connections} connexions, ${departements} départements (part du débit de /sante)`,
    ["adresse", "réponse", "requêtes/s", "p50", "p95", "Ko", "/sante"],
    answers.map((one) => [
      one.path,
      one.form === null ? "" : LABELS[one.form],
      figure(one.perSecond),
      figure(one.p50, " ms"),
      figure(one.p95, " ms"),
      figure(one.bytes / 1024),
      figure(one.ratioToSante * 100, " %"),
    ]),
  );
}
