import { Temporal } from "temporal-polyfill";
import { readDepot } from "#platform/files/read-depot.ts";
import { readDay } from "#platform/http/page.ts";
import { isRefusal, Refusal } from "#platform/values/refusal.ts";
import { CHAMP_FICHIER, type FichierVoulu } from "../../../commands/echanges/attach-piece.ts";
import type { PointAvancement } from "../../../domain/nouvelles/point-avancement.ts";
import { METEOS, STATUTS } from "../../../domain/plan/vocabulaire.ts";
import type { ActionAsked } from "../../../queries/nouvelles/find-invitation.ts";

/** What the form of an action starts from, by the name of its fields: what was said last. */
export function departOf({ dernier }: Pick<ActionAsked, "dernier">): Readonly<Record<Champ, string>> {
  return {
    statut: dernier?.statut ?? "en_cours",
    avancement: String(dernier?.avancement ?? 0),
    meteo: dernier?.meteo ?? "soleil",
    commentaire: dernier?.commentaire ?? "",
    bloquee: dernier?.blocage ? "oui" : "",
    raison: dernier?.blocage?.raison ?? "",
    condition: dernier?.blocage?.condition ?? "",
    echeance: dernier?.blocage?.echeance ?? "",
  };
}

const CHAMPS = [
  "statut",
  "avancement",
  "meteo",
  "commentaire",
  "bloquee",
  "raison",
  "condition",
  "echeance",
] as const;
type Champ = (typeof CHAMPS)[number];

/** Name of a field of one action among others in a form. */
export function champOf(champ: Champ, action: string): string {
  return `${champ}-${action}`;
}

/** Name of the field of the file of one action. */
export function fichierOf(action: string): string {
  return `${CHAMP_FICHIER}-${action}`;
}

/** Files by action, of those that were chosen; read before any transaction. */
export async function lireFichiers(form: FormData): Promise<Map<string, FichierVoulu>> {
  const found = new Map<string, FichierVoulu>();
  for (const champ of new Set(form.keys())) {
    const [nom, action] = champ.split("-", 2);
    const depot = nom === CHAMP_FICHIER && action ? await readDepot(form, champ) : null;
    if (action && depot) found.set(action, depot);
  }
  return found;
}

/** True when the form of this action says something else than what was said last, or brings a file. */
export function isModified(form: FormData, action: Pick<ActionAsked, "publicId" | "dernier">): boolean {
  const depart = departOf(action);
  const fichier = form.get(fichierOf(action.publicId));
  if (fichier instanceof File && fichier.name !== "") return true;
  if (!form.has(champOf("statut", action.publicId))) return false;
  return CHAMPS.some((champ) => {
    const typed = String(form.get(champOf(champ, action.publicId)) ?? "");
    return lines(typed) !== lines(depart[champ]);
  });
}

/** A form is sent with other line ends than those that are kept. */
function lines(text: string): string {
  return text.replace(/\r\n?/g, "\n").trim();
}

/** The news typed for one action. @throws Refusal `formulaire.choix`, `formulaire.date` naming the field. */
export function lireReponse(form: FormData, action: string): PointAvancement {
  const name = (champ: Champ) => champOf(champ, action);
  const text = (champ: Champ) => String(form.get(name(champ)) ?? "");
  const statut = STATUTS.find((one) => one === text("statut"));
  if (!statut) throw new Refusal("formulaire.choix", { champ: name("statut") });
  const meteo = METEOS.find((one) => one === text("meteo"));
  if (!meteo) throw new Refusal("formulaire.choix", { champ: name("meteo") });
  const avancement = text("avancement").trim();
  const bloquee = text("bloquee") === "oui";
  return {
    statut,
    meteo,
    avancement: avancement === "" ? Number.NaN : Number(avancement),
    commentaire: text("commentaire"),
    blocage: bloquee
      ? { raison: text("raison"), condition: text("condition"), echeance: readDay(form, name("echeance")) }
      : null,
  };
}

/** Does `work` for one action; a refusal that names one of its fields names the one of this action. */
export async function forAction<T>(action: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const champ = [...CHAMPS, CHAMP_FICHIER].find((one) => one === error.details.champ);
    if (!champ) throw error;
    throw new Refusal(error.code, { ...error.details, champ: `${champ}-${action}` }, error.status);
  }
}

/** What the button of the form asks: « repondre:7k2m9qfd », « rien:7k2m9qfd », « tout », « rien-tout », « confier ». */
export function gesteOf(form: FormData): { geste: string; action: string } {
  const [geste = "", action = ""] = String(form.get("geste") ?? "").split(":", 2);
  return { geste, action };
}

/** What was typed for the actions that were not sent, to be shown again; null when nothing was. */
export function brouillonOf(
  form: FormData,
  others: readonly Pick<ActionAsked, "publicId" | "dernier">[],
): Record<string, string> | null {
  const kept = others.filter((action) => isModified(form, action));
  if (kept.length === 0) return null;
  const saisie: Record<string, string> = {};
  for (const { publicId } of kept) {
    for (const champ of CHAMPS) {
      const name = champOf(champ, publicId);
      saisie[name] = String(form.get(name) ?? "");
    }
  }
  return saisie;
}

/** A day as it is read: « 2026-11-22 ». */
export const jourOf = (instant: string): Temporal.PlainDate =>
  Temporal.Instant.from(instant).toZonedDateTimeISO("Europe/Paris").toPlainDate();
