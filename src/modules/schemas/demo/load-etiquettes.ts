import type { Contexte } from "#platform/context/contexte.ts";
import { newId } from "#platform/values/ids.ts";
import { createEtiquette } from "../commands/etiquettes/edit-etiquette.ts";
import { FAMILLES } from "../domain/etiquettes/famille.ts";
import { ETIQUETTES } from "./contenu-etiquettes.ts";

/** The words of a département; public ids by name. */
export async function loadEtiquettesDemo(ctx: Contexte): Promise<Map<string, string>> {
  const made = new Map<string, string>();
  for (const famille of FAMILLES) {
    for (const [rang, one] of ETIQUETTES.filter(({ genre }) => genre === famille).entries()) {
      const saisie = { ...one, ordre: String((rang + 1) * 10) };
      made.set(one.libelle, await createEtiquette(ctx, { ...saisie, envoi: newId() }));
    }
  }
  return made;
}
