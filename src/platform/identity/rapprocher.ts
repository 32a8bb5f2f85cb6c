import type { Tx } from "#platform/database/database.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { attachPersonnes, type Deploiement, findPersonnes, keepCompte } from "./comptes.ts";
import type { IdentiteFournie } from "./fournisseur.ts";

/**
 * The account of somebody whom an identity provider vouches for: by issuer and subject when they came before; else by
 * professional address and SIRET together, for an address alone may have gone from one employer to another.
 *
 * @throws Refusal `connexion.courriel-non-verifie`, `connexion.siret-absent`, `connexion.autre-siret` (the address is
 * known, its institution is another: nothing is attached), `connexion.inconnue`.
 */
export async function rapprocher(deploiement: Deploiement, identite: IdentiteFournie): Promise<Id<"compte">> {
  const { platform } = deploiement;
  const { emetteur, sub, siret, nom } = identite;
  const now = platform.clock.now();
  const known = await platform.database.national((tx) => seen(tx, emetteur, sub, now.toString()));
  const courriel = identite.courrielVerifie ? (identite.courriel?.toLowerCase() ?? null) : null;
  if (known && (courriel === null || siret === null)) return known;
  if (courriel === null) throw new Refusal("connexion.courriel-non-verifie", {}, 409);
  if (siret === null || !/^\d{14}$/.test(siret)) throw new Refusal("connexion.siret-absent", {}, 409);
  const personnes = await findPersonnes(deploiement, courriel);
  const same = personnes.filter(({ sirets }) => sirets.includes(siret));
  return platform.database.national(async (tx) => {
    if (!known && same.length === 0) throw await unmatched(tx, courriel, siret, personnes.length > 0);
    const compte = known ?? (await keepCompte(tx, { courriel, nom }, now));
    await tx
      .insertInto("compte_identite")
      .values({ emetteur, sub, compte, cree_le: now.toString(), vue_le: now.toString() })
      .onConflict((conflict) => conflict.columns(["emetteur", "sub"]).doNothing())
      .execute();
    await attachPersonnes(tx, compte, same, now);
    return compte;
  });
}

async function seen(tx: Tx, emetteur: string, sub: string, now: string): Promise<Id<"compte"> | null> {
  const row = await tx
    .updateTable("compte_identite")
    .set({ vue_le: now })
    .where("emetteur", "=", emetteur)
    .where("sub", "=", sub)
    .returning("compte")
    .executeTakeFirst();
  return row?.compte ?? null;
}

/** Why nobody was recognised: the person proved the address, so that they may know that it is there. */
async function unmatched(tx: Tx, courriel: string, siret: string, named: boolean): Promise<Refusal> {
  const compte = await tx
    .selectFrom("compte")
    .select("id")
    .where("courriel", "=", courriel)
    .executeTakeFirst();
  const code = named || compte ? "connexion.autre-siret" : "connexion.inconnue";
  return new Refusal(code, { courriel, siret }, 409);
}
