import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { ActeursFiche, Indicateur, Jalon, Territoire } from "../../domain/plan/fiche.ts";
import { LinkWriter } from "../nouvelles/link-writer.ts";

type Genre = "objectif" | "action";

/** Replaces who pilots, coordinates and helps. @throws Refusal `fiche.choix-inconnu` for an acteur of elsewhere. */
export async function writeActeurs<G extends Genre>(
  ctx: Contexte,
  genre: G,
  id: Id<G>,
  { pilotes, coordination, partenaires }: ActeursFiche,
): Promise<void> {
  await refuseUnknown(ctx, [...pilotes, ...coordination, ...partenaires]);
  const links = new LinkWriter(ctx, genre);
  links.set(id, "pilote", pilotes, false);
  links.set(id, "coordination", coordination, false);
  links.set(id, "partenaire", partenaires, false);
  await links.flush();
}

/**
 * Tags as they are today, held until the end, in the order of their identifiers: a form opened before two tags were merged
 * names the one that went. @throws Refusal `fiche.choix-inconnu`.
 */
export async function currentEtiquettes(
  ctx: Contexte,
  etiquettes: readonly Id<"etiquette">[],
): Promise<Id<"etiquette">[]> {
  const current = new Set<Id<"etiquette">>();
  let wanted = new Set(etiquettes);
  while (wanted.size > 0) {
    const rows = await ctx.tx
      .selectFrom("etiquette")
      .select(["id", "fusionnee_dans"])
      .where("departement", "=", ctx.departement)
      .where("id", "in", [...wanted])
      .forKeyShare()
      .execute();
    if (rows.length !== wanted.size) throw new Refusal("fiche.choix-inconnu");
    for (const { id, fusionnee_dans } of rows) if (fusionnee_dans === null) current.add(id);
    wanted = new Set(rows.flatMap(({ fusionnee_dans }) => fusionnee_dans ?? []));
  }
  return [...current].sort();
}

/** Replaces its tags, as {@link currentEtiquettes} gives them. */
export async function writeEtiquettes<G extends Genre>(
  ctx: Contexte,
  genre: G,
  id: Id<G>,
  etiquettes: readonly Id<"etiquette">[],
): Promise<void> {
  const { tx, departement } = ctx;
  if (genre === "action") {
    const action = id as Id<"action">;
    await tx
      .deleteFrom("action_etiquette")
      .where("departement", "=", departement)
      .where("action", "=", action)
      .execute();
    const rows = etiquettes.map((etiquette) => ({ departement, action, etiquette }));
    if (rows.length > 0) await tx.insertInto("action_etiquette").values(rows).execute();
    return;
  }
  const objectif = id as Id<"objectif">;
  await tx
    .deleteFrom("objectif_etiquette")
    .where("departement", "=", departement)
    .where("objectif", "=", objectif)
    .execute();
  const rows = etiquettes.map((etiquette) => ({ departement, objectif, etiquette }));
  if (rows.length > 0) await tx.insertInto("objectif_etiquette").values(rows).execute();
}

/** Replaces where an action takes place. @throws Refusal `fiche.choix-inconnu` for a place outside the département. */
export async function writeTerritoires(
  ctx: Contexte,
  action: Id<"action">,
  territoires: readonly Territoire[],
): Promise<void> {
  const { tx, departement } = ctx;
  await tx
    .deleteFrom("action_territoire")
    .where("departement", "=", departement)
    .where("action", "=", action)
    .execute();
  const rows = territoires.map(({ genre, code }) => ({ departement, action, genre, code }));
  if (rows.length > 0) await tx.insertInto("action_territoire").values(rows).execute();
}

/** Replaces its milestones; one that stays reached keeps its day. */
export async function writeJalons(
  ctx: Contexte,
  action: Id<"action">,
  jalons: readonly Jalon[],
): Promise<void> {
  const { tx, departement, today } = ctx;
  const before = await tx
    .deleteFrom("jalon")
    .where("departement", "=", departement)
    .where("action", "=", action)
    .returning(["libelle", "fait_le"])
    .execute();
  const reached = new Map(before.map((one) => [one.libelle, one.fait_le]));
  const rows = jalons.map(({ libelle, date, fait }, ordre) => ({
    departement,
    id: newId<"jalon">(),
    action,
    libelle,
    date,
    fait_le: fait ? (reached.get(libelle) ?? Temporal.PlainDate.from(today).toString()) : null,
    ordre,
  }));
  if (rows.length > 0) await tx.insertInto("jalon").values(rows).execute();
}

/** Replaces how an objectif will be judged. */
export async function writeIndicateurs(
  ctx: Contexte,
  objectif: Id<"objectif">,
  indicateurs: readonly Indicateur[],
): Promise<void> {
  const { tx, departement } = ctx;
  await tx
    .deleteFrom("indicateur_evaluation")
    .where("departement", "=", departement)
    .where("objectif", "=", objectif)
    .execute();
  const rows = indicateurs.map(({ resultatVise, ...one }, ordre) => ({
    departement,
    id: newId<"indicateur_evaluation">(),
    objectif,
    resultat_vise: resultatVise,
    ...one,
    ordre,
  }));
  if (rows.length > 0) await tx.insertInto("indicateur_evaluation").values(rows).execute();
}

async function refuseUnknown(ctx: Contexte, ids: readonly Id<"acteur">[]): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const known = await ctx.tx
    .selectFrom("acteur")
    .select("id")
    .where("departement", "=", ctx.departement)
    .where("id", "in", wanted)
    .execute();
  if (known.length !== wanted.length) throw new Refusal("fiche.choix-inconnu");
}
