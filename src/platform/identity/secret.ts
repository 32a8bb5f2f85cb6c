import { randomBytes } from "node:crypto";
import type { Database } from "#platform/database/database.ts";

/** The secret that signs what forms carry and digests what is counted: made once, kept in the base so that every process of a deployment shares it. */
export async function signingSecret(database: Database): Promise<string> {
  return database.national(async (tx) => {
    await tx
      .insertInto("parametre")
      .values({ cle: "secret-signature", valeur: randomBytes(32).toString("base64url") })
      .onConflict((conflict) => conflict.column("cle").doNothing())
      .execute();
    const row = await tx
      .selectFrom("parametre")
      .select("valeur")
      .where("cle", "=", "secret-signature")
      .executeTakeFirstOrThrow();
    return row.valeur;
  });
}
