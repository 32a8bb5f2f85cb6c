import type { Contexte } from "#platform/context/contexte.ts";
import { type Principal, ROLES, type Role } from "#platform/identity/principal.ts";
import { D63, type Monde } from "../monde.ts";

/**
 * One valid call of a command, on the objects of 63, and who may make it: the roles of an institution that the object
 * concerns (the Caf), then those of an institution that nothing names. Nobody else ever may.
 */
export type Commande = {
  concernee: readonly Role[];
  autre: readonly Role[];
  run: (ctx: Contexte, monde: Monde, prepared: string) => Promise<unknown>;
  /** What must be there first, made by somebody who may; what it returns is given to `run`. */
  prepare?: (monde: Monde) => Promise<string>;
  /** True when the call names nothing that exists: whoever may do it at home does it there. */
  nouveau?: boolean;
};

export const REDACTION: readonly Role[] = ["redacteur", "administrateur"];
export const ADMINISTRATION: readonly Role[] = ["administrateur"];
export const PERSONNE: readonly Role[] = [];
/** Who speaks for an institution when it commits itself. */
export const ENGAGEMENT: readonly Role[] = ["administrateur", "decideur", "signataire"];

/** Who may change a scheme: redactors of the institutions that hold it. */
export const copilote = { concernee: REDACTION, autre: PERSONNE };
export const administration = { concernee: ADMINISTRATION, autre: PERSONNE };
export const personne = { concernee: ROLES, autre: ROLES };
export const administrations = { concernee: ADMINISTRATION, autre: ADMINISTRATION };
export const redaction = { concernee: REDACTION, autre: REDACTION };

/** Roles that the table says yes to, in one place. */
export function allowedRoles(commande: Commande, place: string): readonly Role[] {
  if (place === "concernee" || place === "autre") return commande[place];
  return PERSONNE;
}

/** The platform, or somebody who may do everything in the scheme. */
export function by<T>(
  { platform }: Monde,
  principal: Principal,
  work: (ctx: Contexte) => Promise<T>,
): Promise<T> {
  return platform.act(D63, principal, work);
}

export function byRedacteur<T>(monde: Monde, work: (ctx: Contexte) => Promise<T>): Promise<T> {
  return by(monde, monde.acteurs.personnes.caf.redacteur, work);
}
