import type { ActeursDemo } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { parsePartialDate } from "#platform/values/partial-date.ts";
import { updateAction } from "../commands/ecrire/update-action.ts";
import { updateObjectif } from "../commands/ecrire/update-niveau.ts";
import { changeInLot } from "../commands/lots/change-in-lot.ts";
import { findAction } from "../queries/plan/find-action.ts";
import { findLieu } from "../queries/plan/find-lieu.ts";
import { readDetailsAction, readFicheObjectif } from "../queries/plan/read-details.ts";
import { asOn } from "./load-membres.ts";
import { JALONS, MARQUES, MARQUES_OBJECTIFS } from "./marques.ts";

/** Who coordinates the scheme; elsewhere the platform itself marks the actions. */
const COORDINATION: Readonly<Record<string, string>> = { "63": "solene-marchebois" };

type Schema = { id: Id<"schema">; publicId: string };

/** Tags on actions and objectifs, milestones: what no file had a column for. */
export async function loadMarquesDemo(ctx: Contexte, schema: Schema, acteurs: ActeursDemo): Promise<void> {
  const qui = COORDINATION[ctx.departement];
  const then = qui ? asOn(ctx, acteurs, qui, 390) : ctx;
  const { rows: tags, marked } = await readAll(then, schema);
  for (const [libelle, sur] of MARQUES[ctx.departement] ?? []) {
    const wanted = new Set(sur.split(" "));
    const actions = (await marked()).filter(
      ({ code }) => wanted.has(code) || wanted.has(code.split("-")[0] ?? ""),
    );
    await changeInLot(then, {
      ...{ schema: schema.publicId, cle: newId() },
      changement: { genre: "ajouter-etiquettes", etiquettes: [idOf(tags, libelle)] },
      actions: actions.map(({ publicId, revision }) => ({ publicId, revision })),
    });
  }
  if (!qui) return;
  await markObjectifs(then, schema, tags);
  await addJalons(then, schema);
}

type Tags = ReadonlyMap<string, Id<"etiquette">>;

function idOf(tags: Tags, libelle: string): Id<"etiquette"> {
  const id = tags.get(libelle);
  if (!id) throw new Error(`demonstration: no tag « ${libelle} »`);
  return id;
}

async function readAll(ctx: Contexte, schema: Schema) {
  const rows = await ctx.tx
    .selectFrom("etiquette")
    .select(["id", "libelle"])
    .where("departement", "=", ctx.departement)
    .execute();
  const marked = async () => {
    const actions = await ctx.tx
      .selectFrom("action")
      .select(["public_id as publicId", "code", "revision"])
      .where("departement", "=", ctx.departement)
      .where("schema", "=", schema.id)
      .where("retiree_le", "is", null)
      .execute();
    return actions.map(({ code, ...one }) => ({ ...one, code: code ?? "" }));
  };
  return { rows: new Map(rows.map(({ id, libelle }) => [libelle, id])), marked };
}

async function markObjectifs(ctx: Contexte, schema: Schema, tags: Tags): Promise<void> {
  const rows = await ctx.tx
    .selectFrom("objectif")
    .select(["id", "no"])
    .where("departement", "=", ctx.departement)
    .where("schema", "=", schema.id)
    .where("no", "in", Object.keys(MARQUES_OBJECTIFS).map(Number))
    .execute();
  for (const { id, no } of rows) {
    const place = { schema: schema.publicId, id };
    const { revision } = await findLieu(ctx, { ...place, niveau: "objectif" });
    const etiquettes = (MARQUES_OBJECTIFS[no ?? 0] ?? []).map((libelle) => idOf(tags, libelle));
    const fiche = { ...(await readFicheObjectif(ctx, id)), etiquettes };
    await updateObjectif(ctx, { ...place, revision, fiche });
  }
}

async function addJalons(ctx: Contexte, schema: Schema): Promise<void> {
  const rows = await ctx.tx
    .selectFrom("action")
    .select(["public_id as action", "code"])
    .where("departement", "=", ctx.departement)
    .where("schema", "=", schema.id)
    .where("code", "in", Object.keys(JALONS))
    .execute();
  for (const { action, code } of rows) {
    const known = await findAction(ctx, { schema: schema.publicId, action });
    const { revision, intitule, nature, debut, fin } = known;
    const jalons = (JALONS[code ?? ""] ?? []).map((one) => ({ ...one, date: parsePartialDate(one.date) }));
    await updateAction(ctx, {
      ...{ schema: schema.publicId, action, revision, intitule, nature, debut, fin },
      details: { ...(await readDetailsAction(ctx, known.id)), jalons },
    });
  }
}
