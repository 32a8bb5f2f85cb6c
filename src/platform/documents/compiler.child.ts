/** Entry of the process that makes papers, one after the other, until its parent goes. See `compiler-process.ts`. */
import { join } from "node:path";
import { projectRoot } from "#platform/database/project-root.ts";
import { Compiler } from "./compile.ts";
import { readPolices } from "./polices.ts";
import { PRET, type Question } from "./protocole.ts";

const compiler = new Compiler(join(projectRoot(), "src"), readPolices());

process.on("message", (question: Question) => {
  process.send?.(compiler.print(question));
});
// A parent that was killed leaves no process behind.
process.on("disconnect", () => process.exit(0));
// Ctrl-C reaches the whole group: it is for the parent to say when the work is over.
process.on("SIGINT", () => {});
process.send?.(PRET);
