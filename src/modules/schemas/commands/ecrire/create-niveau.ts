import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { once } from "#platform/journal/idempotence.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { type Id, newId, newPublicId } from "#platform/values/ids.ts";
import {
  checkDetails,
  checkIntitule,
  checkObjectif,
  checkRubrique,
  type FicheActionSaisie,
  type FicheObjectifSaisie,
  type Rubrique,
} from "../../domain/plan/fiche.ts";
import { type Niveau, parentOf } from "../../domain/plan/niveaux.ts";
import { findLieu, type LieuTrouve, lockPlan } from "../../queries/plan/find-lieu.ts";
import { findSchema } from "../../queries/plan/find-schema.ts";
import { operationsSchemas } from "../../rights.ts";
import { placeUnder, refuseClosed, refuseTakenCode } from "./check-ecriture.ts";
import {
  currentEtiquettes,
  writeActeurs,
  writeEtiquettes,
  writeIndicateurs,
  writeJalons,
  writeTerritoires,
} from "./write-details.ts";

/** What each level is made of. */
export type Fiche =
  | ({ niveau: "volet" | "engagement" } & Rubrique)
  | ({ niveau: "objectif" } & FicheObjectifSaisie)
  | ({ niveau: "action" } & FicheActionSaisie);

export type NiveauCree = {
  schema: string;
  /** Identifier of what it hangs on; null for a volet. */
  sous: string | null;
  fiche: Fiche;
  cle: string;
};

/**
 * Adds a volet, an engagement, an objectif or an action at the end of what it hangs on. Sent twice, it is added once.
 * Gives its public id, or its identifier for a volet and an engagement.
 *
 * @throws Refusal `ecrire.schema-clos`, `ecrire.niveau` when the scheme has no such level there, `introuvable` for a
 * parent of another scheme, `fiche.code-pris`, and those of the fiche.
 */
export async function createNiveau(
  ctx: Contexte,
  { schema: publicId, sous, fiche, cle }: NiveauCree,
): Promise<string> {
  const { niveau } = fiche;
  const parent = await findParent(ctx, publicId, niveau, sous);
  require(ctx, operationsSchemas.ecrire, parent.droits);
  refuseClosed(parent.schema);
  const place = placeUnder(niveau, parent);
  const envoi = {
    cle,
    operation: operationsSchemas.ecrire.code,
    contenu: JSON.stringify([parent.schema.id, sous, fiche]),
  };
  return once(ctx, envoi, async () => {
    await lockPlan(ctx, parent.schema.id);
    const commun = {
      departement: ctx.departement,
      schema: parent.schema.id,
      ordre: await nextOrdre(ctx, niveau, parent.schema.id),
    };
    const made = await insert(ctx, commun, place, fiche);
    await recordJournal(ctx, [
      {
        operation: operationsSchemas.ecrire.code,
        objet: { genre: niveau, id: made.id },
        apres: { ...made.valeurs, ...(parent.id && { sous: parent.id }) },
      },
    ]);
    return made.publicId ?? made.id;
  });
}

/** The object that `niveau` hangs on; the scheme itself for a volet. @throws Refusal `ecrire.niveau`, `introuvable`. */
async function findParent(
  ctx: Contexte,
  schema: string,
  niveau: Niveau,
  sous: string | null,
): Promise<LieuTrouve> {
  const { forme } = await findSchema(ctx, schema);
  return findLieu(ctx, { schema, niveau: parentOf(forme, niveau), id: sous });
}

async function nextOrdre(
  { tx, departement }: Contexte,
  niveau: Niveau,
  schema: Id<"schema">,
): Promise<number> {
  const { rows } = await sql<{ ordre: number }>`
    SELECT coalesce(max(ordre), 0)::int + 1 AS ordre FROM ${sql.table(niveau)}
     WHERE departement = ${departement} AND schema = ${schema}`.execute(tx);
  return rows[0]?.ordre ?? 1;
}

type Commun = { departement: Contexte["departement"]; schema: Id<"schema">; ordre: number };
type Made = { id: Id<string>; publicId: string | null; valeurs: object };

async function insert(
  ctx: Contexte,
  commun: Commun,
  place: ReturnType<typeof placeUnder>,
  fiche: Fiche,
): Promise<Made> {
  switch (fiche.niveau) {
    case "volet": {
      const id = newId<"volet">();
      const valeurs = checkRubrique(fiche);
      await ctx.tx
        .insertInto("volet")
        .values({ ...commun, id, ...valeurs })
        .execute();
      return { id, publicId: null, valeurs };
    }
    case "engagement": {
      const id = newId<"engagement">();
      const valeurs = checkRubrique(fiche);
      const { volet } = place;
      if (!volet) throw new Error("an engagement without volet");
      await ctx.tx
        .insertInto("engagement")
        .values({ ...commun, id, volet, ...valeurs })
        .execute();
      return { id, publicId: null, valeurs };
    }
    case "objectif":
      return insertObjectif(ctx, commun, place, fiche);
    case "action":
      return insertAction(ctx, commun, place, fiche);
  }
}

async function insertObjectif(
  ctx: Contexte,
  commun: Commun,
  { volet = undefined, engagement = undefined }: ReturnType<typeof placeUnder>,
  fiche: FicheObjectifSaisie,
): Promise<Made> {
  const id = newId<"objectif">();
  const publicId = newPublicId();
  const { no, titre, contexte, resultatsAttendus, acteurs, indicateurs, ...checked } = checkObjectif(fiche);
  const etiquettes = await currentEtiquettes(ctx, checked.etiquettes);
  await ctx.tx
    .insertInto("objectif")
    .values({
      ...commun,
      ...{ id, public_id: publicId, volet, engagement, no, titre, contexte },
      resultats_attendus: [...resultatsAttendus],
    })
    .execute();
  await writeActeurs(ctx, "objectif", id, acteurs);
  await writeIndicateurs(ctx, id, indicateurs);
  await writeEtiquettes(ctx, "objectif", id, etiquettes);
  return {
    id,
    publicId,
    valeurs: { no, titre, contexte, resultatsAttendus, ...acteurs, indicateurs, etiquettes },
  };
}

async function insertAction(
  ctx: Contexte,
  commun: Commun,
  place: ReturnType<typeof placeUnder>,
  fiche: FicheActionSaisie,
): Promise<Made> {
  const id = newId<"action">();
  const publicId = newPublicId();
  const { nature, debut, fin } = fiche;
  const intitule = checkIntitule(fiche.intitule, fiche);
  const { code, description, acteurs, territoires, jalons, ...checked } = checkDetails(fiche);
  const etiquettes = await currentEtiquettes(ctx, checked.etiquettes);
  await refuseTakenCode(ctx, commun.schema, code);
  await ctx.tx
    .insertInto("action")
    .values({ ...commun, ...place, id, public_id: publicId, code, intitule, nature, debut, fin, description })
    .execute();
  await writeActeurs(ctx, "action", id, acteurs);
  await writeEtiquettes(ctx, "action", id, etiquettes);
  await writeTerritoires(ctx, id, territoires);
  await writeJalons(ctx, id, jalons);
  const valeurs = {
    code,
    intitule,
    nature,
    debut,
    fin,
    description,
    ...acteurs,
    etiquettes,
    territoires,
    jalons,
  };
  return { id, publicId, valeurs };
}
