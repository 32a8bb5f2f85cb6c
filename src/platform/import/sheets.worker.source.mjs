// Runs the worker from its TypeScript source (tests, command line before a build). On Node 20 `--import tsx` does not
// reach worker threads: the loader has to be registered from inside.
import { register } from "tsx/esm/api";

register();
await import("./sheets.worker.ts");
