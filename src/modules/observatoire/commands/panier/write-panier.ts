import type { Temporal } from "temporal-polyfill";
import { listEpci } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { canonicalJson } from "#platform/values/canonical-json.ts";
import { newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { sayEtat } from "../../domain/panier/dire-panier.ts";
import {
  ETATS_SERVICE,
  type EtatNote,
  LIBELLE_SERVICE,
  paniersAu,
  REGLE_INITIALE,
  SERVICES,
  type Service,
} from "../../domain/panier/panier.ts";
import { readEtatsPanier } from "../../queries/panier/load-panier.ts";
import { operationsObservatoire } from "../../rights.ts";

/** « present siege », « present rayonnement », « partiel siege », « absent »; « » leaves the case as it is. */
export type SaisieEtat = string;

export type SaisiePanier = {
  /** SIREN. */
  epci: string;
  /** The day from which it is so. */
  depuis: Temporal.PlainDate;
  source: string;
  etats: Readonly<Partial<Record<Service, SaisieEtat>>>;
  /** What the form showed of each case, as {@link codeEtat} writes it: what changed since is not written over. */
  vus: Readonly<Partial<Record<Service, string>>>;
};

const SOURCE_AU_PLUS = 300;

/** A case as a form sends it. */
export function codeEtat(note: Pick<EtatNote, "etat" | "implantation"> | null): SaisieEtat {
  return note === null ? "" : [note.etat, note.implantation].filter(Boolean).join(" ");
}

/**
 * Notes what is known of the services of an EPCI from a day on; a case that says what it said already is left. Returns how many
 * changed.
 *
 * @throws Refusal `panier.epci`, `panier.avenir`, `panier.source`, `observatoire.long`, `panier.etat`, `panier.perime` (409)
 */
export async function writePanier(ctx: Contexte, saisie: SaisiePanier): Promise<number> {
  require(ctx, operationsObservatoire.tenirPanier, null);
  const { epci, source } = await check(ctx, saisie);
  const depuis = saisie.depuis.toString();
  await ctx.tx
    .selectFrom("panier_etat")
    .select("id")
    .where("departement", "=", ctx.departement)
    .where("epci", "=", epci)
    .forUpdate()
    .execute();
  const [ligne] = paniersAu([epci], await readEtatsPanier(ctx), REGLE_INITIALE, depuis);
  let changed = 0;
  for (const service of SERVICES) {
    const voulu = saisie.etats[service] ?? "";
    const la = ligne?.etats[service] ?? null;
    if (voulu === "" || voulu === codeEtat(la)) continue;
    const vu = saisie.vus[service];
    if (vu !== undefined && vu !== codeEtat(la))
      throw new Refusal("panier.perime", { champ: service, service: LIBELLE_SERVICE[service].court }, 409);
    await writeCase(ctx, { ...readEtat(service, voulu), epci, service, depuis, source }, la);
    changed += 1;
  }
  return changed;
}

/** @throws Refusal `panier.epci`, `panier.avenir`, `panier.source` */
async function check(ctx: Contexte, saisie: SaisiePanier): Promise<{ epci: string; source: string }> {
  const known = (await listEpci(ctx)).find(({ siren }) => siren === saisie.epci);
  if (!known) throw new Refusal("panier.epci", {}, 404);
  if (saisie.depuis.since(ctx.today).sign > 0) throw new Refusal("panier.avenir", { champ: "depuis" });
  const source = saisie.source.trim();
  if (source === "") throw new Refusal("panier.source", { champ: "source" });
  if ([...source].length > SOURCE_AU_PLUS)
    throw new Refusal("observatoire.long", { champ: "source", maximum: SOURCE_AU_PLUS });
  return { epci: known.siren, source };
}

/** @throws Refusal `panier.etat` */
function readEtat(service: Service, texte: string): Pick<EtatNote, "etat" | "implantation"> {
  const [mot, ou] = texte.split(" ");
  const etat = ETATS_SERVICE.find((one) => one === mot);
  if (etat === "absent" && ou === undefined) return { etat, implantation: null };
  if (etat && etat !== "absent" && (ou === "siege" || ou === "rayonnement"))
    return { etat, implantation: ou };
  throw new Refusal("panier.etat", { champ: service });
}

async function writeCase(ctx: Contexte, note: EtatNote, avant: EtatNote | null): Promise<void> {
  const { epci, service, depuis, etat, implantation, source } = note;
  const row = { etat, implantation, source, note_le: ctx.now.toString() };
  const { id } = await ctx.tx
    .insertInto("panier_etat")
    .values({ departement: ctx.departement, id: newId<"panier_etat">(), epci, service, depuis, ...row })
    .onConflict((conflict) => conflict.columns(["departement", "epci", "service", "depuis"]).doUpdateSet(row))
    .returning("id")
    .executeTakeFirstOrThrow();
  await recordJournal(ctx, [
    {
      operation: "observatoire.noter-panier",
      objet: { genre: "panier-etat", id },
      ...(avant && { avant: { etat: sayEtat(avant), depuis: avant.depuis, source: avant.source } }),
      apres: { epci, service, etat: sayEtat(note), depuis, source },
    },
  ]);
}

export type SaisieRegle = {
  depuis: Temporal.PlainDate;
  requis: readonly string[];
  rayonnementSuffit: boolean;
  note: string;
};

/**
 * Says what makes a basket complete from a day on; the rule of the same day is replaced, or left when it says the same. What
 * was judged before that day stays.
 *
 * @throws Refusal `panier.requis`, `observatoire.long`
 */
export async function writeReglePanier(ctx: Contexte, saisie: SaisieRegle): Promise<void> {
  require(ctx, operationsObservatoire.tenirPanier, null);
  const requis = SERVICES.filter((service) => saisie.requis.includes(service));
  if (requis.length === 0) throw new Refusal("panier.requis", { champ: "requis" });
  const note = saisie.note.trim();
  if ([...note].length > SOURCE_AU_PLUS)
    throw new Refusal("observatoire.long", { champ: "note", maximum: SOURCE_AU_PLUS });
  const depuis = saisie.depuis.toString();
  const row = { requis, rayonnement_suffit: saisie.rayonnementSuffit, note };
  const said = { depuis, requis, rayonnementSuffit: saisie.rayonnementSuffit, note };
  const before = await ctx.tx
    .selectFrom("panier_regle")
    .select(["depuis", "requis", "rayonnement_suffit as rayonnementSuffit", "note"])
    .where("departement", "=", ctx.departement)
    .where("depuis", "=", depuis)
    .forUpdate()
    .executeTakeFirst();
  if (before && canonicalJson(before) === canonicalJson(said)) return;
  const { id } = await ctx.tx
    .insertInto("panier_regle")
    .values({ departement: ctx.departement, id: newId<"panier_regle">(), depuis, ...row })
    .onConflict((conflict) => conflict.columns(["departement", "depuis"]).doUpdateSet(row))
    .returning("id")
    .executeTakeFirstOrThrow();
  await recordJournal(ctx, [
    {
      operation: "observatoire.regler-panier",
      objet: { genre: "panier-regle", id },
      ...(before && { avant: before }),
      apres: said,
    },
  ]);
}
