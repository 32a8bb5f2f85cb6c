import { sql } from "kysely";
import { acteurSet, allOf, includes, isEmpty, type Relation } from "#platform/rights/relation.ts";
import { type Operation, personOfDepartement, roleWhen } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";

/** The institution in whose name a role would be held. */
export type DroitsInstitution = { institution: Id<"acteur"> };

/** The same, for whom it is invited. */
export type DroitsInvitation = DroitsInstitution & {
  /** The institution when it has an administrateur today. */
  administrees: readonly Id<"acteur">[];
  /** Institutions of the département that copilot a scheme. */
  conducteurs: readonly Id<"acteur">[];
};

/** What the rules need to know of an acteur. */
export type DroitsActeur = {
  /** The institution that keeps it: itself, or the nearest above it; none for what stands alone. */
  responsables: readonly Id<"acteur">[];
  /** The same when it has an administrateur today. */
  administrees: readonly Id<"acteur">[];
};

const elleMeme = acteurSet(
  ({ institution }: DroitsInstitution) => [institution],
  (column) => sql`SELECT ${column("institution.id")}`,
);

export const responsables = acteurSet(
  (acteur: DroitsActeur) => acteur.responsables,
  (column) => sql`
    WITH RECURSIVE dessus AS (
      SELECT d.id, d.genre, d.parent FROM acteur d
       WHERE d.departement = ${column("acteur.departement")} AND d.id = ${column("acteur.id")}
      UNION
      SELECT p.id, p.genre, p.parent FROM dessus
        JOIN acteur p ON p.departement = ${column("acteur.departement")} AND p.id = dessus.parent
       WHERE dessus.genre <> 'institution'
    )
    SELECT id FROM dessus WHERE genre = 'institution'`,
);

export const administrees = acteurSet(
  (acteur: DroitsActeur) => acteur.administrees,
  (column, today) => sql`
    SELECT r.institution FROM role_personne r
     WHERE r.departement = ${column("acteur.departement")} AND r.role = 'administrateur'
       AND r.du <= ${today}::date AND (r.au IS NULL OR r.au >= ${today}::date)
       AND r.institution IN (${responsables.sql(column, today)})`,
);

// Which institutions copilot is known by another module: a query that cuts a list joins them under « conducteur ».
const conducteurs = acteurSet(
  (invitation: DroitsInvitation) => invitation.conducteurs,
  (column) => sql`SELECT ${column("conducteur.institution")}`,
);

const sansAdministrateur = isEmpty(
  acteurSet(
    (invitation: DroitsInvitation) => invitation.administrees,
    (column, today) => sql`
      SELECT r.institution FROM role_personne r
       WHERE r.departement = ${column("institution.departement")} AND r.institution = ${column("institution.id")}
         AND r.role = 'administrateur' AND r.du <= ${today}::date AND (r.au IS NULL OR r.au >= ${today}::date)`,
  ),
);

const REDACTION = ["redacteur", "administrateur"] as const;

/** Operations of the module: who may do what. Institutions and committees are public, persons are not. */
export const operationsActeurs = {
  voirPersonnes: {
    code: "acteurs.voir-personnes",
    libelle: "voir les personnes du département",
    rules: [personOfDepartement()],
  },
  ecrire: {
    code: "acteurs.ecrire",
    libelle: "créer ou confirmer un acteur",
    rules: [roleWhen("un rédacteur ou un administrateur d'une institution du département", REDACTION)],
  },
  modifier: {
    code: "acteurs.modifier",
    libelle: "modifier cet acteur",
    rules: [
      roleWhen(
        "un administrateur de l'institution dont il dépend",
        ["administrateur"],
        includes(responsables, "institution"),
      ),
      // What nobody keeps would never be corrected.
      roleWhen(
        "un rédacteur ou un administrateur du département, tant que cette institution n'a pas d'administrateur",
        REDACTION,
        isEmpty(administrees),
      ),
    ],
  },
  donnerRole: {
    code: "acteurs.donner-role",
    libelle: "donner ou retirer un rôle au nom de cette institution",
    rules: [
      roleWhen(
        "un administrateur de cette institution",
        ["administrateur"],
        includes(elleMeme, "institution"),
      ),
    ],
  },
  inviter: {
    code: "acteurs.inviter",
    libelle: "inviter une personne au nom de cette institution",
    rules: [
      roleWhen(
        "un administrateur de cette institution",
        ["administrateur"],
        includes(elleMeme, "institution") as Relation<DroitsInvitation>,
      ),
      roleWhen(
        "un administrateur d'une institution copilote d'un schéma, tant que cette institution n'a pas d'administrateur",
        ["administrateur"],
        allOf(sansAdministrateur, includes(conducteurs, "institution")),
      ),
    ],
  },
} as const satisfies Record<string, Operation<never>>;
