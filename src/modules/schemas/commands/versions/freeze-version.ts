import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { canonicalJson } from "#platform/values/canonical-json.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { comparer, isIdentique } from "../../domain/versions/comparaison.ts";
import { acteursDe, FORMAT_VERSION, withoutNames } from "../../domain/versions/contenu.ts";
import { checkDecision, type Decision } from "../../domain/versions/decision.ts";
import type { SchemaTrouve } from "../../queries/plan/find-schema.ts";
import { empreinteOf } from "../../queries/versions/empreinte.ts";
import { readContenu } from "../../queries/versions/read-contenu.ts";
import { listVersions, readVersion } from "../../queries/versions/read-version.ts";
import { texteDuJour } from "../../queries/versions/texte-du-jour.ts";
import { whoActs } from "./who-acts.ts";

/** What is frozen, and what was seen by whoever asks for it. */
export type Gel = {
  decision: Decision;
  /** Hash of the text that was read; null when nobody read it (command line, demonstration). */
  empreinte: string | null;
  amendement: Id<"amendement"> | null;
  operation: string;
};

/**
 * Freezes the text of a scheme as its next version and gives its number. The plan is locked by the caller: of two
 * adoptions, the second sees what the first froze.
 *
 * @throws Refusal `version.*` of the decision, `version.texte-change` (409) when the text is not the one that was read,
 * `version.decision-prise` (409), `version.identique` (409) when nothing differs from the last version.
 */
export async function freezeVersion(ctx: Contexte, schema: SchemaTrouve, gel: Gel): Promise<number> {
  const versions = await listVersions(ctx, schema.id);
  const derniere = versions.at(-1) ?? null;
  const decision = checkDecision(gel.decision, derniere, ctx.today);
  const { instance, numeroDecision, adopteeLe } = decision;
  const prise = versions.find((one) => one.instance === instance && one.numeroDecision === numeroDecision);
  if (prise)
    throw new Refusal("version.decision-prise", { champ: "numeroDecision", numero: prise.numero }, 409);
  const contenu = await readContenu(ctx, schema);
  const empreinte = empreinteOf(contenu);
  if (gel.empreinte !== null && gel.empreinte !== empreinte)
    throw new Refusal("version.texte-change", {}, 409);
  if (derniere && (await sameAs(ctx, schema, derniere.numero)))
    throw new Refusal("version.identique", { numero: derniere.numero }, 409);
  const numero = (derniere?.numero ?? 0) + 1;
  const id = newId<"schema_version">();
  const { tx, departement } = ctx;
  const { personne, institution } = whoActs(ctx);
  await tx
    .insertInto("schema_version")
    .values({
      ...{ departement, id, schema: schema.id, numero, amendement: gel.amendement },
      ...{ adoptee_le: adopteeLe.toString(), instance, numero_decision: numeroDecision },
      ...{ format: FORMAT_VERSION, contenu: canonicalJson(withoutNames(contenu)), empreinte },
      ...{ figee_par: personne, figee_institution: institution, figee_le: ctx.now.toString() },
    })
    .execute();
  await keepNames(ctx, id, new Map(acteursDe(contenu).map((acteur) => [acteur.id, acteur])));
  await recordJournal(ctx, [
    {
      operation: gel.operation,
      objet: { genre: "schema", id: schema.id },
      apres: { version: numero, adopteeLe: adopteeLe.toString(), instance, numeroDecision, empreinte },
    },
  ]);
  return numero;
}

/** True when nobody would see a difference with that version: a changed acronym alone is none. */
async function sameAs(ctx: Contexte, schema: SchemaTrouve, numero: number): Promise<boolean> {
  const version = await readVersion(ctx, schema.id, numero);
  return version !== null && isIdentique(comparer(version.contenu, await texteDuJour(ctx, schema)));
}

/** The names of persons, apart: what a version holds of them can be erased. */
async function keepNames(
  { tx, departement }: Contexte,
  version: Id<"schema_version">,
  acteurs: ReadonlyMap<string, { genre: string; nom: string }>,
): Promise<void> {
  const personnes = [...acteurs].filter(([, { genre }]) => genre === "personne");
  if (personnes.length === 0) return;
  const rows = await tx
    .selectFrom("acteur")
    .select(["id", "public_id"])
    .where("departement", "=", departement)
    .where(
      "public_id",
      "in",
      personnes.map(([id]) => id),
    )
    .execute();
  const ids = new Map(rows.map((row) => [row.public_id, row.id]));
  await tx
    .insertInto("schema_version_personne")
    .values(
      personnes.map(([personne, { nom }]) => ({
        ...{ departement, version, personne, nom },
        acteur: ids.get(personne) ?? null,
      })),
    )
    .execute();
}
