// Runs the compiler's process from its TypeScript source (tests, command line before a build).
import { register } from "tsx/esm/api";

register();
await import("./compiler.child.ts");
