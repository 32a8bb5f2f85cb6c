import { readFileSync, writeFileSync } from "node:fs";
import { Temporal } from "temporal-polyfill";
import { join } from "node:path";
import { Compiler } from "./src/platform/documents/compile.ts";
import { readPolices } from "./src/platform/documents/polices.ts";
import { writeEntree } from "./src/platform/documents/entree.ts";
import { schemaPdf } from "./src/modules/schemas/papiers/schema-pdf.ts";
const src = process.argv[2] ?? "/tmp/imprime-doc-false.json", out = process.argv[3] ?? "/tmp/imprime/schema.pdf";
const d = JSON.parse(readFileSync(src, "utf8"));
const c = new Compiler(join(import.meta.dirname, "src"), readPolices());
const dem = { titre: `${d.titre} ${d.annees}`, creation: Temporal.Now.instant(), ...schemaPdf(d) };
for (let i = 0; i < Number(process.argv[4] ?? 1); i++) {
  const t = performance.now();
  const r = c.print({ numero: 1, modele: dem.modele, entree: writeEntree(dem as never), images: {}, creation: 1 });
  if ("octets" in r) { writeFileSync(out, r.octets); console.log(r.pages, "pages", r.octets.length, "bytes", r.absents, Math.round(performance.now() - t), "ms"); }
  else console.log(JSON.stringify(r.diagnostics, null, 1));
}
