import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import { require } from "#platform/rights/rights.ts";
import { Refusal } from "#platform/values/refusal.ts";
import {
  checkCopilotes,
  checkMotif,
  checkPeriode,
  elargit,
  etatLe,
  type Membre,
  membreEnConflit,
  nextEtat,
} from "../../domain/membres/membre.ts";
import { findMembre, type MembreTrouve } from "../../queries/membres/find-membre.ts";
import { operationsSchemas } from "../../rights.ts";
import { nameInstitution, refuseConflict } from "./check-membre.ts";
import { notifyProposer } from "./notify-institution.ts";
import { authorOf, checkRevision, closing, isRepeated, saveMembre } from "./write-membre.ts";

export type ReponseMembre = {
  membre: string;
  /** The revision that was read: one answers to what one saw. */
  revision: number;
};

/**
 * Accepts a role in the name of the institution: it counts from today on, within its dates. What it takes the place of
 * ends with it. Accepting twice accepts once.
 *
 * @throws Refusal `membre.perime` (409) when the proposal changed since it was read, `membre.etat` (409) when it was
 * answered or cancelled, `membre.fin-passee`, `membre.deja-membre` (409), `membre.succession-caduque` (409).
 */
export async function acceptMembre(ctx: Contexte, { membre: id, revision }: ReponseMembre): Promise<void> {
  const trouve = await findMembre(ctx, id, { lock: true });
  const { schema, membre, membres } = trouve;
  require(ctx, operationsSchemas.repondreMembre, trouve.droits);
  if (isRepeated(ctx, membre, { etat: "acceptee", par: membre.acceptePar, revision })) return;
  const etat = nextEtat(etatLe(membre, ctx.today), "accepter");
  checkRevision(membre, revision);
  if (schema.phase === "clos") throw new Refusal("membre.schema-clos", {}, 409);
  checkPeriode(membre, ctx.today);
  const places = replaced(trouve, ctx.today);
  const sauf = [membre.id, ...places.map((place) => place.id)];
  refuseConflict(
    membreEnConflit(membres, membre, ctx.today, sauf),
    await nameInstitution(ctx, membre.institution),
    ctx.today,
  );
  const operation = operationsSchemas.repondreMembre.code;
  const after = new Map(membres.map((one) => [one.id, one]));
  for (const place of places) {
    after.set(place.id, await saveMembre(ctx, operation, schema.id, place, ending(ctx, place, membre)));
  }
  const accepted = { etat, accepteLe: ctx.today, acceptePar: authorOf(ctx) };
  after.set(membre.id, await saveMembre(ctx, operation, schema.id, membre, accepted));
  checkCopilotes(membres, [...after.values()], ctx.today);
  await notifyProposer(ctx, { ...membre, schema, evenement: "acceptee", motif: null });
}

/**
 * What an accepted proposal puts an end to: the membership that it succeeds; and, when a role is handed over, what the
 * other institution held that the role contains.
 */
function replaced({ membre, membres, voletOf }: MembreTrouve, jour: Temporal.PlainDate): Membre[] {
  if (membre.succedeA === null) return [];
  const before = membres.find((one) => one.id === membre.succedeA);
  if (!before || etatLe(before, jour) !== "acceptee") throw new Refusal("membre.succession-caduque", {}, 409);
  const contained = membres.filter(
    (one) =>
      one.id !== before.id &&
      one.institution === membre.institution &&
      etatLe(one, jour) === "acceptee" &&
      !elargit({ ...membre, du: one.du, au: one.au }, one, voletOf),
  );
  return [before, ...contained];
}

/** How a membership ends in favour of another: now, or the day before that one begins. */
function ending(ctx: Contexte, place: Membre, next: Membre) {
  if (Temporal.PlainDate.compare(next.du, ctx.today) > 0) return { au: next.du.subtract({ days: 1 }) };
  const geste = place.institution === next.institution ? "terminer" : "transmettre";
  return { etat: nextEtat(place.etat, geste), ...closing(ctx, null) };
}

/**
 * Refuses a role in the name of the institution, with a reason that the copilots read.
 *
 * @throws Refusal `membre.motif-attendu`, `membre.motif-long`, `membre.perime` (409), `membre.etat` (409).
 */
export async function refuseMembre(
  ctx: Contexte,
  { membre: id, revision, motif }: ReponseMembre & { motif: string },
): Promise<void> {
  const { schema, membre, droits } = await findMembre(ctx, id, { lock: true });
  require(ctx, operationsSchemas.repondreMembre, droits);
  if (isRepeated(ctx, membre, { etat: "refusee", par: membre.closPar, revision })) return;
  const etat = nextEtat(etatLe(membre, ctx.today), "refuser");
  checkRevision(membre, revision);
  const change = { etat, ...closing(ctx, checkMotif(motif)) };
  await saveMembre(ctx, operationsSchemas.repondreMembre.code, schema.id, membre, change);
  await notifyProposer(ctx, {
    ...membre,
    schema,
    evenement: "refusee",
    motif: change.motif,
  });
}
