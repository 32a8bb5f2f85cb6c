import type { CompilerProcess } from "../compiler-process.ts";
import { errorOf } from "../diagnostics.ts";
import { printableJson } from "../entree.ts";
import { sharedCompiler } from "../render-pdf.ts";
import type { EntreeModele } from "./emplir-modele.ts";

/**
 * The .docx model of an institution filled with the data of one paper, in the process of papers. `signal` cancels it.
 * @throws Refusal `documents.*`; Error for a model that was not checked.
 */
export async function renderModele(
  octets: Uint8Array,
  entree: EntreeModele,
  { signal, compiler = sharedCompiler() }: { signal?: AbortSignal; compiler?: CompilerProcess } = {},
): Promise<Uint8Array> {
  const reponse = await compiler.print(
    { genre: "emplir-modele", octets, entree: printableJson(entree) },
    signal,
  );
  if ("octets" in reponse) return reponse.octets;
  throw errorOf(reponse, entree.titre);
}
