import type { Contexte } from "#platform/context/contexte.ts";
import { newId } from "#platform/values/ids.ts";
import { createEtiquette } from "../commands/etiquettes/edit-etiquette.ts";
import { FAMILLES } from "../domain/etiquettes/famille.ts";
import { ETIQUETTES } from "./contenu-etiquettes.ts";

/** The words of a département. */
export async function loadEtiquettesDemo(ctx: Contexte): Promise<void> {
  for (const famille of FAMILLES) {
    for (const [rang, one] of ETIQUETTES.filter(({ genre }) => genre === famille).entries()) {
      const saisie = { ...one, ordre: String((rang + 1) * 10) };
      await createEtiquette(ctx, { ...saisie, envoi: newId() });
    }
  }
}
