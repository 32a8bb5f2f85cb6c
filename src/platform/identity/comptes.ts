import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Platform } from "#platform/context/platform.ts";
import type { Tx } from "#platform/database/database.ts";
import { type CodeDepartement, type Id, newId } from "#platform/values/ids.ts";
import { ANONYME, type PrincipalPersonne } from "./principal.ts";

/** Somebody whom a département knows by an address. */
export type PersonneConnue = {
  personne: Id<"acteur">;
  nom: string;
  /** Of the institutions that the person belongs to or acts for today. */
  sirets: readonly string[];
};

/** What sign-in asks the module of persons, in a département; `composition.ts` plugs it in. */
export type PortPersonnes = {
  /** Persons who bear an address of mail, given in lower case. */
  readonly byCourriel: (ctx: Contexte, courriel: string) => Promise<PersonneConnue[]>;
  /** In whose name a person may act today, in the order in which it is proposed. */
  readonly identites: (ctx: Contexte, personne: Id<"acteur">) => Promise<PrincipalPersonne[]>;
};

/** What sign-in needs of the deployment. */
export type Deploiement = {
  readonly platform: Platform;
  readonly espaces: { list(): Promise<readonly { code: CodeDepartement; nom: string }[]> };
  readonly personnes: PortPersonnes;
  /** How links that leave the site begin: `https://maillage.exemple.fr`. Never what a request says of itself. */
  readonly adresse: string;
};

export type PersonneTrouvee = PersonneConnue & { departement: CodeDepartement };

/** Who bears an address, in each open département where one person only does: two are not guessed between. */
export async function findPersonnes(
  { platform, espaces, personnes }: Deploiement,
  courriel: string,
): Promise<PersonneTrouvee[]> {
  const found: PersonneTrouvee[] = [];
  for (const { code } of await espaces.list()) {
    const here = await platform.read(code, ANONYME, (ctx) => personnes.byCourriel(ctx, courriel));
    const [one, ...others] = here;
    if (one && others.length === 0) found.push({ ...one, departement: code });
  }
  return found;
}

/** The account of an address (lower case), made when there is none. */
export async function keepCompte(
  tx: Tx,
  { courriel, nom }: { courriel: string; nom: string },
  now: Temporal.Instant,
): Promise<Id<"compte">> {
  await tx
    .insertInto("compte")
    .values({ id: newId<"compte">(now.epochMilliseconds), nom, courriel, cree_le: now.toString() })
    .onConflict((conflict) => conflict.column("courriel").doNothing())
    .execute();
  const { id } = await tx
    .selectFrom("compte")
    .select("id")
    .where("courriel", "=", courriel)
    .executeTakeFirstOrThrow();
  return id;
}

/** Makes persons those of an account; one who is somebody else's already, or a second one in a département, stays apart. */
export async function attachPersonnes(
  tx: Tx,
  compte: Id<"compte">,
  personnes: readonly { departement: CodeDepartement; personne: Id<"acteur"> }[],
  now: Temporal.Instant,
): Promise<void> {
  if (personnes.length === 0) return;
  const cree_le = now.toString();
  await tx
    .insertInto("compte_personne")
    .values(personnes.map(({ departement, personne }) => ({ compte, departement, personne, cree_le })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** In whose name an account may act today, in every open département. */
export async function listIdentites(
  { platform, espaces, personnes }: Deploiement,
  compte: Id<"compte">,
): Promise<IdentiteProposee[]> {
  const attached = await platform.database.national((tx) =>
    tx
      .selectFrom("compte_personne")
      .select(["departement", "personne"])
      .where("compte", "=", compte)
      .orderBy("departement")
      .execute(),
  );
  const names = new Map<string, string>((await espaces.list()).map(({ code, nom }) => [code, nom]));
  const all: IdentiteProposee[] = [];
  for (const { departement, personne } of attached) {
    const lieu = names.get(departement);
    if (lieu === undefined) continue;
    const here = await platform.read(departement as CodeDepartement, ANONYME, (ctx) =>
      personnes.identites(ctx, personne as Id<"acteur">),
    );
    all.push(...here.map((one) => ({ ...one, compte, lieu })));
  }
  return all;
}

/** `lieu`: the name of its département. */
export type IdentiteProposee = PrincipalPersonne & { lieu: string };

/** True for the very first account that runs the deployment: made by the command line while there is no other. */
export async function makeExploitant(tx: Tx, compte: Id<"compte">): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    UPDATE compte SET exploitant = true
     WHERE id = ${compte} AND NOT EXISTS (SELECT FROM compte WHERE exploitant) RETURNING id`.execute(tx);
  return rows.length > 0;
}

/** Nobody is anybody any more in a département that was emptied; their sessions there end. */
export async function forgetDepartement(tx: Tx, departement: CodeDepartement): Promise<void> {
  await tx.deleteFrom("compte_personne").where("departement", "=", departement).execute();
  await tx.deleteFrom("session").where("departement", "=", departement).execute();
}
