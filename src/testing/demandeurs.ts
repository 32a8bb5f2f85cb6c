import { Temporal } from "temporal-polyfill";
import { dayInParis } from "#platform/context/clock.ts";
import { ANONYME, type PrincipalPersonne, ROLES, type Role } from "#platform/identity/principal.ts";
import type { Demandeur } from "#platform/rights/relation.ts";
import { type CodeDepartement, newId } from "#platform/values/ids.ts";
import { NOW } from "./database.ts";
import { departement } from "./personas.ts";

/** Somebody who asks, as the rights tables tell them apart. */
export type Demande = {
  nom: string;
  /** Null: nobody known, or a person without any role. */
  role: Role | null;
  /** « ailleurs »: a person of another département, acting here. */
  lieu: "ici" | "ailleurs" | "nulle part";
  demandeur: Demandeur;
  /** The person, when there is one. */
  personne: PrincipalPersonne | null;
};

const ICI = departement("63");
const AILLEURS = departement("43");

const TODAY = dayInParis(Temporal.Instant.from(NOW));

/** Everybody who may ask something in a département: nobody known, each role from here and from elsewhere, no role. */
export function demandes(): Demande[] {
  const people = (["ici", "ailleurs"] as const).flatMap((lieu) =>
    [...ROLES, null].map((role): Demande => {
      const personne = personneWith(role, lieu === "ici" ? ICI : AILLEURS);
      const demandeur = { departement: ICI, principal: personne, today: TODAY };
      return { nom: `${role ?? "sans rôle"}, ${lieu}`, role, lieu, demandeur, personne };
    }),
  );
  const anonyme = { departement: ICI, principal: ANONYME, today: TODAY };
  return [...people, { nom: "anonyme", role: null, lieu: "nulle part", demandeur: anonyme, personne: null }];
}

function personneWith(role: Role | null, code: CodeDepartement): PrincipalPersonne {
  return {
    genre: "personne",
    departement: code,
    personne: newId(),
    nom: "Dominique Essai",
    institution: newId(),
    institutionNom: "Caf",
    roles: role ? [role] : [],
    compte: null,
  };
}
