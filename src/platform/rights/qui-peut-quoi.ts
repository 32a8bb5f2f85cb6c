import { type PrincipalPersonne, ROLES, type Role } from "#platform/identity/principal.ts";
import { dependsOnInstitution, type Outlook, outlook } from "./outlook.ts";
import type { Operation } from "./rights.ts";

/** The operations of a module, as `composition.ts` registers them. */
export type ModuleOperations = {
  /** In addresses: `schemas`. */
  readonly cle: string;
  /** « Schémas ». */
  readonly titre: string;
  readonly operations: Readonly<Record<string, Operation<never>>>;
};

/** Who may ask, as a column of the table: nobody known, or somebody with one role. */
export const QUI = ["visiteur", ...ROLES] as const;
export type Qui = (typeof QUI)[number];

/** One operation as seen by the institutions that its rules look at, by the others, or by all alike. */
export type LigneDroits = {
  operation: Pick<Operation<never>, "code" | "libelle">;
  institution: "toute" | "concernee" | "autre";
  /** One a value of {@link QUI}, in their order. */
  reponses: readonly Outlook[];
  /** What the one who reads may do; null for a visitor. */
  vous: Outlook | null;
  /** Who may, in words: each completes « réservé à … ». */
  phrases: readonly string[];
};

export type TableauDroits = { cle: string; titre: string; lignes: LigneDroits[] };

/** What is shown: one module, what one of {@link QUI} may do; null for everything. */
export type FiltreDroits = { module: string | null; qui: Qui | null };

/** The table of every right, computed from the rules. `personne` reads it, or nobody known. */
export function quiPeutQuoi(
  modules: readonly ModuleOperations[],
  filtre: FiltreDroits,
  personne: PrincipalPersonne | null,
): TableauDroits[] {
  return modules
    .filter(({ cle }) => filtre.module === null || cle === filtre.module)
    .map(({ cle, titre, operations }) => ({
      cle,
      titre,
      lignes: Object.values(operations)
        .flatMap((operation) => lignesOf(operation, personne))
        .filter(({ reponses }) => filtre.qui === null || reponses[QUI.indexOf(filtre.qui)] !== "non"),
    }))
    .filter(({ lignes }) => lignes.length > 0);
}

function lignesOf(operation: Operation<never>, personne: PrincipalPersonne | null): LigneDroits[] {
  const { code, libelle, rules } = operation;
  const standings = dependsOnInstitution(operation)
    ? (["concernee", "autre"] as const)
    : (["toute"] as const);
  return standings.map((institution) => {
    const answer = (roles: readonly Role[]) =>
      outlook(operation, { roles, institution: institution === "autre" ? "autre" : "concernee" });
    return {
      operation: { code, libelle },
      institution,
      reponses: QUI.map((qui) => (qui === "visiteur" ? outlook(operation, null) : answer([qui]))),
      vous: personne && answer(personne.roles),
      phrases: rules.map((rule) => rule.phrase),
    };
  });
}
