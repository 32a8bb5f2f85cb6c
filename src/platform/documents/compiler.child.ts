/** Entry of the process that makes documents, one after the other, until its parent goes. See `compiler-process.ts`. */
import { join } from "node:path";
import { projectRoot } from "#platform/database/project-root.ts";
import { isRefusal } from "#platform/values/refusal.ts";
import { Compiler } from "./compile.ts";
import { readPolices } from "./polices.ts";
import { type Demande, PRET, type Question, type Reponse, type Retour } from "./protocole.ts";

const compiler = new Compiler(join(projectRoot(), "src"), readPolices());

async function answer(question: Question): Promise<Reponse> {
  try {
    if (question.genre === "pdf") return compiler.print(question);
    // The rest is loaded when somebody asks for it: most processes never do.
    if (question.genre === "lire-modele") {
      const { lireModele } = await import("./modele/lire-modele.ts");
      return { modele: lireModele(question.octets, question.champs) };
    }
    return { octets: await write(question), pages: null, absents: [] };
  } catch (error) {
    if (!isRefusal(error)) return { faute: String((error as Error)?.stack ?? error) };
    return { refus: { code: error.code, details: error.details, status: error.status } };
  }
}

async function write(question: Exclude<Question, { genre: "pdf" | "lire-modele" }>): Promise<Uint8Array> {
  const entree = JSON.parse(question.entree);
  if (question.genre === "word") {
    const { writeWord } = await import("./word/write-word.ts");
    return writeWord(entree, question.images);
  }
  const { emplirModele } = await import("./modele/emplir-modele.ts");
  return emplirModele(question.octets, entree);
}

process.on("message", async ({ numero, question }: Demande) => {
  const retour: Retour = { numero, reponse: await answer(question) };
  process.send?.(retour);
});
// A parent that was killed leaves no process behind.
process.on("disconnect", () => process.exit(0));
// Ctrl-C reaches the whole group: it is for the parent to say when the work is over.
process.on("SIGINT", () => {});
process.send?.(PRET);
