import type { Contexte } from "#platform/context/contexte.ts";
import { require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { fusionner, type Porteurs } from "../../domain/etiquettes/fusion.ts";
import { operationsSchemas } from "../../rights.ts";
import { droitsVocabulaire } from "./droits-vocabulaire.ts";
import { type EtiquetteTrouvee, findEtiquette } from "./find-etiquette.ts";
import { readPorteurs } from "./read-porteurs.ts";

type Usages = { actions: number; objectifs: number };

/** What both tags are on, in the whole département. */
export type ApercuFusion = {
  restee: { publicId: string; libelle: string };
  partie: Usages;
  deja: Usages;
  communs: Usages;
  union: Usages;
};

export type PageFusion = {
  etiquette: Omit<EtiquetteTrouvee, "id">;
  /** The tags in use of its family. */
  candidates: { value: string; label: string }[];
  /** Null while none is chosen. */
  apercu: ApercuFusion | null;
};

/**
 * What merging a tag into `dans` would do; an unknown `dans` is none. For whoever may merge.
 *
 * @throws Refusal `introuvable`, `droit.refuse`.
 */
export async function loadFusion(ctx: Contexte, etiquette: string, dans: string): Promise<PageFusion> {
  require(ctx, operationsSchemas.tenirEtiquettes, await droitsVocabulaire(ctx));
  const { id, ...found } = await findEtiquette(ctx, etiquette);
  const rows = await ctx.tx
    .selectFrom("etiquette")
    .select(["id", "public_id", "libelle"])
    .where("departement", "=", ctx.departement)
    .where("genre", "=", found.genre)
    .where("id", "<>", id)
    .where("rangee_le", "is", null)
    .where("fusionnee_dans", "is", null)
    .orderBy("ordre")
    .orderBy("libelle")
    .execute();
  const chosen = rows.find((row) => row.public_id === dans);
  return {
    etiquette: found,
    candidates: rows.map((row) => ({ value: row.public_id, label: row.libelle })),
    apercu: chosen
      ? {
          restee: { publicId: chosen.public_id, libelle: chosen.libelle },
          ...(await compare(ctx, id, chosen.id)),
        }
      : null,
  };
}

async function compare(
  ctx: Contexte,
  partie: Id<"etiquette">,
  restee: Id<"etiquette">,
): Promise<Omit<ApercuFusion, "restee">> {
  const [a, b] = [await readPorteurs(ctx, partie), await readPorteurs(ctx, restee)];
  const { restee: union, fusion } = fusionner(a, b);
  const usages = ({ actions, objectifs }: Porteurs): Usages => ({
    actions: actions.length,
    objectifs: objectifs.length,
  });
  return {
    partie: usages(a),
    deja: usages(b),
    communs: {
      actions: a.actions.length - fusion.ajoutees.actions.length,
      objectifs: a.objectifs.length - fusion.ajoutees.objectifs.length,
    },
    union: usages(union),
  };
}
