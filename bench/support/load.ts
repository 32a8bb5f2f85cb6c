import { Agent, get, type IncomingMessage } from "node:http";
import { quantile } from "./figures.ts";

/** Load comes from this machine and goes to it, nowhere else. */
export const LOOPBACK = "127.0.0.1";

export type Target = {
  path: string;
  cookie: string | null;
  /** What the page must say, looked for once before measuring. */
  marks: readonly string[];
  headers?: Readonly<Record<string, string>>;
  /** 200 unless it says otherwise. */
  status?: number;
  /** What the marks are looked for in, when it is not the body as it came. */
  decode?: (body: Buffer) => Buffer;
};

export type LoadOptions = {
  port: number;
  connections: number;
  warmupMs: number;
  durationMs: number;
  /** Stops before `durationMs` at this many answers. */
  maximum: number;
  /** Called between the warm-up and the measure. */
  onWarm?: () => void;
};

export type LoadResult = {
  requests: number;
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  /** Mean size of an answer, in bytes. */
  bytes: number;
};

/**
 * Asks for the targets in turn on `connections` kept-alive connections, each waiting for its answer before it asks
 * again. Each target is first read once and checked; then every answer must have its status and be as long as that first one.
 *
 * @throws Error at the first answer that is not what it should be.
 */
export async function measureLoad(targets: readonly Target[], options: LoadOptions): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.connections, scheduling: "fifo" });
  try {
    const expected: Expected[] = [];
    for (const target of targets) expected.push(await firstAnswer(agent, options.port, target));
    await burst(agent, expected, options, options.warmupMs);
    options.onWarm?.();
    return await burst(agent, expected, options, options.durationMs);
  } finally {
    agent.destroy();
  }
}

type Expected = Target & { length: number };

async function firstAnswer(agent: Agent, port: number, target: Target): Promise<Expected> {
  const chunks: Buffer[] = [];
  const length = await ask(agent, port, target, (chunk) => chunks.push(chunk));
  const body = Buffer.concat(chunks);
  const text = (target.decode?.(body) ?? body).toString("utf8");
  for (const mark of target.marks) {
    if (!text.includes(mark)) throw new Error(`${target.path} does not say « ${mark} »`);
  }
  return { ...target, length };
}

async function burst(
  agent: Agent,
  targets: readonly Expected[],
  { port, connections, maximum }: LoadOptions,
  durationMs: number,
): Promise<LoadResult> {
  const times: number[] = [];
  let next = 0;
  let bytes = 0;
  const start = performance.now();
  const end = start + durationMs;
  const worker = async (): Promise<void> => {
    while (next < maximum && performance.now() < end) {
      const target = targets[next++ % targets.length];
      if (!target) return;
      const asked = performance.now();
      const length = await ask(agent, port, target);
      times.push(performance.now() - asked);
      bytes += length;
      if (length !== target.length) {
        throw new Error(`${target.path}: ${length} bytes instead of ${target.length}`);
      }
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = (performance.now() - start) / 1000;
  const sorted = Float64Array.from(times).sort();
  return {
    requests: times.length,
    perSecond: times.length / seconds,
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    bytes: bytes / times.length,
  };
}

/** Length of the answer in bytes. @throws Error when its status is not the one of the target. */
function ask(
  agent: Agent,
  port: number,
  { path, cookie, headers = {}, status = 200 }: Target,
  onChunk: (chunk: Buffer) => void = () => {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const onAnswer = (answer: IncomingMessage): void => {
      let length = 0;
      answer.on("data", (chunk: Buffer) => {
        length += chunk.length;
        onChunk(chunk);
      });
      answer.once("error", reject);
      answer.once("end", () => {
        if (answer.statusCode === status) resolve(length);
        else reject(new Error(`${path} answers ${answer.statusCode}`));
      });
    };
    const request = get(
      {
        host: LOOPBACK,
        port,
        path,
        agent,
        timeout: 30_000,
        headers: cookie ? { ...headers, cookie } : headers,
      },
      onAnswer,
    );
    request.once("timeout", () => request.destroy(new Error(`${path} does not answer`)));
    request.once("error", reject);
  });
}
