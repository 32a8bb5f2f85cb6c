// On Node 20 `--import tsx` does not reach worker threads: the loader has to be registered from inside.
import { register } from "tsx/esm/api";

register();
await import("./fuzz-thread.ts");
