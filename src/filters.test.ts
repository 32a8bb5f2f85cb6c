import fc from "fast-check";
import { type RawBuilder, sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { operationsActeurs } from "#modules/acteurs/index.ts";
import { loadDroits } from "#modules/acteurs/queries/droits-acteur.ts";
import { droitsInvitation } from "#modules/acteurs/queries/droits-invitation.ts";
import { writeCommentaire } from "#modules/schemas/commands/echanges/write-commentaire.ts";
import { createEtiquette } from "#modules/schemas/commands/etiquettes/edit-etiquette.ts";
import { operationsSchemas } from "#modules/schemas/index.ts";
import { droitsVocabulaire } from "#modules/schemas/queries/etiquettes/droits-vocabulaire.ts";
import { droitsMembre, loadPartenariat } from "#modules/schemas/queries/membres/find-membre.ts";
import { findAction } from "#modules/schemas/queries/plan/find-action.ts";
import { schemaById } from "#modules/schemas/queries/plan/find-schema.ts";
import { pilotesDuSchema } from "#modules/schemas/rights-sets.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { requestPapier } from "#platform/papiers/request-papier.ts";
import { operationsPapiers } from "#platform/papiers/rights.ts";
import { operationsRgpd } from "#platform/rgpd/rights.ts";
import { type Aliases, readSet } from "#platform/rights/relation.ts";
import { filter, may, type Operation, permitted, permittedColumn } from "#platform/rights/rights.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { COMMANDES_PAPIERS } from "#testing/commandes/papiers.ts";
import { setUpDatabase } from "#testing/database.ts";
import { D63, type Monde, personasOf, seedMonde } from "#testing/monde.ts";
import { ESSAIS } from "#testing/personas.ts";
import { seedSchema } from "#testing/schema.ts";
import { allOperations, allPapiers, allReferences } from "./composition.ts";

/**
 * Every operation that looks at an object, compared: the codes that the base gives with each row, and those that memory
 * gives with the same object, for everybody, over random memberships of institutions. An operation is in one table here,
 * or is allowed whatever the object.
 */

type Table = {
  operations: readonly Operation<never>[];
  aliases: Aliases;
  /** What follows FROM, with a column `cle` that names the object. */
  from: RawBuilder<unknown>;
  cle: RawBuilder<unknown>;
  /** The same objects as the commands load them, by that name. */
  load: (ctx: Contexte) => Promise<Map<string, unknown>>;
};

const references = allReferences();
const o = operationsSchemas;

const TABLES: Readonly<Record<string, Table>> = {
  "des schémas": {
    operations: [
      ...[o.lire, o.importer, o.modifierSchema],
      ...[
        o.demanderDesNouvelles,
        o.suivreTournees,
        o.voirCorbeille,
        o.suivreMembres,
        o.changerPhase,
        o.rendreAvis,
        o.remarquer,
        o.adopter,
      ],
    ],
    aliases: { schema: "tenu" },
    from: sql`schema AS tenu`,
    cle: sql`tenu.id`,
    load: async (ctx) => {
      const found = new Map<string, unknown>();
      for (const id of await idsOf(ctx, "schema")) found.set(id, await schemaById(ctx, id as Id<"schema">));
      return found;
    },
  },
  "des schémas dont on parle": {
    operations: [o.commenter],
    aliases: { schema: "tenu" },
    from: sql`schema AS tenu`,
    cle: sql`tenu.id`,
    load: async (ctx) => {
      const found = new Map<string, unknown>();
      for (const id of await idsOf(ctx, "schema")) {
        const { rows } = await sql<{ pilotes: Id<"acteur">[] }>`
          SELECT ${readSet(pilotesDuSchema, ctx, { schema: "s" })} AS pilotes FROM schema s
           WHERE s.departement = ${ctx.departement} AND s.id = ${id}::uuid`.execute(ctx.tx);
        const schema = await schemaById(ctx, id as Id<"schema">);
        found.set(id, { ...schema, pilotesDuSchema: rows[0]?.pilotes });
      }
      return found;
    },
  },
  "des étiquettes": {
    operations: [o.tenirEtiquettes],
    aliases: { etiquette: "tenu" },
    from: sql`etiquette AS tenu`,
    cle: sql`tenu.id`,
    load: async (ctx) => {
      const droits = await droitsVocabulaire(ctx);
      const rows = await ctx.tx
        .selectFrom("etiquette")
        .select("id")
        .where("departement", "=", ctx.departement)
        .execute();
      return new Map(rows.map(({ id }) => [id as string, droits]));
    },
  },
  "des commentaires": {
    operations: [o.reprendre],
    aliases: { repris: "o" },
    from: sql`commentaire AS o`,
    cle: sql`o.id`,
    load: async (ctx) => {
      const rows = await ctx.tx
        .selectFrom("commentaire")
        .select(["id", "auteur"])
        .where("departement", "=", ctx.departement)
        .execute();
      return new Map(rows.map(({ id, auteur }) => [id as string, { auteur }]));
    },
  },
  "des actions": {
    operations: [o.modifier, o.ecrire, o.donnerDesNouvelles, o.moderer],
    // Names that the rules also use inside: one may not be taken for the other.
    aliases: { schema: "tenu", action: "o" },
    from: sql`action AS o JOIN schema AS tenu ON tenu.departement = o.departement AND tenu.id = o.schema`,
    cle: sql`o.id`,
    load: async (ctx) => {
      const rows = await ctx.tx
        .selectFrom("action as a")
        .innerJoin("schema as s", "s.id", "a.schema")
        .select(["a.id", "a.public_id as action", "s.public_id as schema"])
        .where("a.departement", "=", ctx.departement)
        .execute();
      const found = new Map<string, unknown>();
      for (const { id, ...ids } of rows) found.set(id, (await findAction(ctx, ids)).droits);
      return found;
    },
  },
  "des rôles dans un schéma": {
    operations: [
      ...[o.voirMembre, o.proposerMembre, o.repondreMembre, o.annulerMembre],
      ...[o.modifierMembre, o.retirerMembre, o.transmettreMembre],
    ],
    aliases: { schema: "s", membre: "paire" },
    from: sql`schema_membre AS paire JOIN schema AS s ON s.departement = paire.departement AND s.id = paire.schema`,
    cle: sql`paire.id`,
    load: async (ctx) => {
      const found = new Map<string, unknown>();
      for (const id of await idsOf(ctx, "schema")) {
        const schema = await schemaById(ctx, id as Id<"schema">);
        if (!schema) continue;
        const partenariat = await loadPartenariat(ctx, schema);
        for (const one of partenariat.membres) found.set(one.id, droitsMembre(ctx, partenariat, one));
      }
      return found;
    },
  },
  "des acteurs": {
    operations: [operationsActeurs.modifier],
    aliases: { acteur: "garde" },
    from: sql`acteur AS garde`,
    cle: sql`garde.id`,
    load: async (ctx) => new Map(await loadDroits(ctx, (await idsOf(ctx, "acteur")) as Id<"acteur">[])),
  },
  "des institutions": {
    operations: [operationsActeurs.donnerRole, operationsActeurs.inviter],
    aliases: { institution: "r", conducteur: "c" },
    // The right to invite is looked at for one conductor at a time.
    from: sql`(SELECT a.id, i.institution FROM acteur a CROSS JOIN LATERAL (
        SELECT DISTINCT institution FROM schema_membre
         WHERE departement = a.departement AND etat = 'acceptee' AND role = 'copilote'
        UNION SELECT NULL) i WHERE a.genre = 'institution') AS r
      JOIN LATERAL (SELECT r.institution) AS c ON true`,
    cle: sql`r.id || ' ' || coalesce(c.institution::text, '')`,
    load: async (ctx) => {
      const found = new Map<string, unknown>();
      const rows = await ctx.tx
        .selectFrom("acteur")
        .select("id")
        .where("departement", "=", ctx.departement)
        .where("genre", "=", "institution")
        .execute();
      const { rows: all } = await sql<{ institution: Id<"acteur"> | null }>`
        SELECT DISTINCT institution FROM schema_membre
         WHERE departement = ${ctx.departement} AND etat = 'acceptee' AND role = 'copilote'
        UNION SELECT NULL`.execute(ctx.tx);
      for (const { id } of rows) {
        const droits = await droitsInvitation(ctx, references, id);
        for (const { institution } of all) {
          const conducteurs = institution === null ? [] : [institution];
          found.set(`${id} ${institution ?? ""}`, { ...droits, conducteurs });
        }
      }
      return found;
    },
  },
  "des impressions": {
    operations: [operationsPapiers.suivre],
    aliases: { papier: "p" },
    from: sql`papier AS p`,
    cle: sql`p.id`,
    load: async (ctx) => {
      const rows = await ctx.tx
        .selectFrom("papier")
        .select(["id", "demandeur"])
        .where("departement", "=", ctx.departement)
        .execute();
      return new Map(rows.map((row) => [row.id as string, row]));
    },
  },
  "des modèles Word": {
    operations: [operationsPapiers.lireModele, operationsPapiers.tenirModeles],
    aliases: { modele_papier: "m" },
    from: sql`modele_papier AS m`,
    cle: sql`m.id`,
    load: async (ctx) => {
      const rows = await ctx.tx
        .selectFrom("modele_papier")
        .select(["id", "institution"])
        .where("departement", "=", ctx.departement)
        .execute();
      return new Map(rows.map((row) => [row.id as string, row]));
    },
  },
  "des personnes": {
    operations: [operationsRgpd.exporter, operationsRgpd.effacer],
    aliases: { personne: "i" },
    from: sql`acteur AS i`,
    cle: sql`i.id`,
    load: async (ctx) => {
      const rows = await ctx.tx
        .selectFrom("acteur")
        .select(["id as personne", "parent as institution"])
        .where("departement", "=", ctx.departement)
        .execute();
      return new Map(rows.map((row) => [row.personne as string, row]));
    },
  },
};

const base = setUpDatabase();
let monde: Monde;

beforeAll(async () => {
  monde = await seedMonde(base().platform);
  await seedSchema(base().platform, D63, monde.acteurs, { titre: "Le suivant", phase: "elaboration" });
  await base().platform.act(D63, ESSAIS, (ctx) =>
    createEtiquette(ctx, { genre: "public", libelle: "Parents", description: "", ordre: "", envoi: newId() }),
  );
  for (const qui of [monde.acteurs.personnes.caf.lecteur, monde.acteurs.personnes.caf.redacteur, ESSAIS]) {
    await base().platform.act(D63, qui, (ctx) =>
      writeCommentaire(ctx, {
        ...{ schema: monde.schema.publicId, genre: "schema", objet: "tout", parent: null, cle: newId() },
        ...{ texte: "Bonjour", prevenir: "", sansPrevenir: false, adresse: "https://maillage.example" },
      }),
    );
  }
  for (const qui of [monde.acteurs.personnes.caf.lecteur, monde.acteurs.personnes.redacteurMsa]) {
    await base().platform.act(D63, qui, (ctx) =>
      requestPapier(ctx, allPapiers, { papier: "rgpd.registre", objet: "-", format: "pdf", cle: newId() }),
    );
  }
  for (const qui of [monde.acteurs.personnes.caf.administrateur, monde.autre.personnes.administrateur]) {
    await base().platform.act(
      D63,
      qui,
      (ctx) => COMMANDES_PAPIERS.dropModele?.run(ctx, monde, "") ?? Promise.resolve(),
    );
  }
  // One that nobody holds, and that is not public.
  const seul = await seedSchema(base().platform, D63, monde.acteurs, { titre: "Seul", phase: "elaboration" });
  await base().platform.act(D63, ESSAIS, ({ tx }) =>
    tx.deleteFrom("schema_membre").where("departement", "=", D63).where("schema", "=", seul.id).execute(),
  );
});

async function idsOf(ctx: Contexte, table: "schema" | "acteur"): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM ${sql.table(table)} WHERE departement = ${ctx.departement}`.execute(ctx.tx);
  return rows.map(({ id }) => id);
}

/** A membership to be: ranks among what there is. */
const membre = fc.record({
  schema: fc.nat(2),
  institution: fc.nat(4),
  role: fc.constantFrom("copilote", "contributeur", "consulte", "informe"),
  portee: fc.constantFrom("schema", "volets", "objectifs"),
  lieux: fc.array(fc.nat(3), { maxLength: 2 }),
  etat: fc.constantFrom("acceptee", "acceptee", "acceptee", "proposee", "retiree"),
  du: fc.constantFrom(-400, -1, 0, 1),
  au: fc.constantFrom(null, -1, 0, 1, 300),
});

/** Undoes what a run wrote. */
class Done extends Error {}

async function addMembres(
  ctx: Contexte,
  wanted: readonly (typeof membre extends fc.Arbitrary<infer M> ? M : never)[],
) {
  const { institutions } = monde.acteurs;
  const who = [
    institutions.caf,
    institutions.cd,
    institutions.msa,
    institutions.association,
    monde.autre.institution,
  ];
  const schemas = (await idsOf(ctx, "schema")).sort();
  for (const one of wanted) {
    const schema = schemas[one.schema % schemas.length] as Id<"schema">;
    const { rows } = await sql<{ id: Id<"volet" | "objectif"> }>`
      SELECT id FROM ${sql.table(one.portee === "volets" ? "volet" : "objectif")}
       WHERE departement = ${ctx.departement} AND schema = ${schema} ORDER BY id`.execute(ctx.tx);
    const places = one.lieux.flatMap((rank) => rows[rank % Math.max(1, rows.length)]?.id ?? []);
    const day = (days: number | null) => (days === null ? null : ctx.today.add({ days }).toString());
    await ctx.tx
      .insertInto("schema_membre")
      .values({
        ...{
          departement: ctx.departement,
          id: newId<"schema_membre">(),
          schema,
          role: one.role as "copilote",
        },
        ...{ institution: who[one.institution] ?? institutions.caf, portee: one.portee as "schema" },
        portee_ids: one.portee === "schema" ? [] : (places as Id<"volet">[]),
        ...{ etat: one.etat as "acceptee", du: day(one.du) ?? "", propose_le: day(-400) ?? "" },
        ...{ au: day(one.au !== null && one.au < one.du ? one.du : one.au) },
        ...{
          accepte_le: one.etat === "proposee" ? null : day(-1),
          clos_le: one.etat === "retiree" ? day(0) : null,
        },
      })
      .execute();
  }
}

describe("every operation that looks at an object", () => {
  it("is in one table, or is allowed whatever the object", () => {
    const known = Object.values(TABLES).flatMap(({ operations }) => operations.map(({ code }) => code));
    const missing = allOperations
      .flatMap((module): Operation<never>[] => Object.values(module.operations))
      .filter(
        ({ code, rules }) =>
          !known.includes(code) && rules.some(({ relation }) => relation.kind !== "always"),
      )
      .map(({ code }) => code);
    expect(missing, "add these operations to TABLES of src/filters.test.ts").toEqual([]);
    expect(new Set(known).size).toBe(known.length);
  });

  it.each(Object.entries(TABLES))("says the same in the base and in memory, %s", async (_nom, table) => {
    const operations = table.operations as readonly Operation<unknown>[];
    const seen = new Map(operations.map(({ code }) => [code, { yes: 0, no: 0 }]));
    const personas = personasOf(monde);
    await fc.assert(
      fc.asyncProperty(fc.array(membre, { maxLength: 6 }), async (wanted) => {
        const run = base().platform.act(D63, ESSAIS, async (ctx) => {
          await addMembres(ctx, wanted);
          const objets = await table.load(ctx);
          for (const { nom, principal } of personas) {
            const who = { ...ctx, principal };
            const { rows } = await sql<{ cle: string; droits: string[]; premier: boolean }>`
              SELECT ${table.cle} AS cle, ${permittedColumn(who, operations, table.aliases)} AS droits,
                     ${filter(who, operations[0] as Operation<unknown>, table.aliases)} AS premier
                FROM ${table.from}`.execute(ctx.tx);
            expect(rows.length).toBe(objets.size);
            const wrong = rows.flatMap(({ cle, droits, premier }) => {
              const objet = objets.get(cle);
              const memory = permitted(who, operations, objet);
              for (const [code, count] of seen) count[memory.includes(code) ? "yes" : "no"] += 1;
              const same =
                String(memory) === String(droits) &&
                premier === may(who, operations[0] as Operation<unknown>, objet);
              return same ? [] : [`${nom} on ${cle}: memory ${memory}, base ${droits}`];
            });
            expect(wrong).toEqual([]);
          }
          throw new Done();
        });
        await run.catch((error) => {
          if (!(error instanceof Done)) throw error;
        });
      }),
      { numRuns: 8 },
    );
    // Compared on yes and on no, or nothing was.
    for (const [code, { yes, no }] of seen) expect([code, yes > 0, no > 0]).toEqual([code, true, true]);
  });
});
