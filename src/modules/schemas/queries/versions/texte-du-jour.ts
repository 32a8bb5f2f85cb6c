import { operationsActeurs } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { may } from "#platform/rights/rights.ts";
import { acteursDe, type ContenuVersion, withPersonnes } from "../../domain/versions/contenu.ts";
import type { SchemaTrouve } from "../plan/find-schema.ts";
import { readContenu } from "./read-contenu.ts";

/** The text as it is written today, persons left out for whoever may not see them. */
export async function texteDuJour(ctx: Contexte, schema: SchemaTrouve): Promise<ContenuVersion> {
  const contenu = await readContenu(ctx, schema);
  const noms = new Map(
    acteursDe(contenu).flatMap(({ genre, id, nom }): [string, string][] =>
      genre === "personne" ? [[id, nom]] : [],
    ),
  );
  return withPersonnes(contenu, may(ctx, operationsActeurs.voirPersonnes, null) ? noms : null);
}
