import { type RawBuilder, sql } from "kysely";
import {
  type ActeurSet,
  acteurColumn,
  acteurSet,
  allOf,
  includes,
  isEmpty,
  type Moment,
  type Relation,
} from "#platform/rights/relation.ts";
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

const elleMeme = acteurColumn("institution.id", ({ institution }: DroitsInstitution) => institution);

/** Each acteur with the institution that keeps it: itself, or the nearest above. Read from the top down, once for all. */
function gardes({ departement }: Moment): RawBuilder<unknown> {
  return sql`
    WITH RECURSIVE garde (acteur, institution) AS (
      SELECT i.id, i.id FROM acteur i WHERE i.departement = ${departement} AND i.genre = 'institution'
      UNION
      SELECT d.id, garde.institution FROM garde
        JOIN acteur d ON d.departement = ${departement} AND d.parent = garde.acteur
       WHERE d.genre <> 'institution'
    )
    SELECT garde.acteur, garde.institution FROM garde`;
}

/** Institutions that have an administrateur on that day. */
function avecAdministrateur({ departement, today }: Moment): RawBuilder<unknown> {
  return sql`
    SELECT r.institution FROM role_personne r
     WHERE r.departement = ${departement} AND r.role = 'administrateur'
       AND r.du <= ${today}::date AND (r.au IS NULL OR r.au >= ${today}::date)`;
}

export const responsables = acteurSet((acteur: DroitsActeur) => acteur.responsables, "acteur.id", gardes);

export const administrees = acteurSet(
  (acteur: DroitsActeur) => acteur.administrees,
  "acteur.id",
  (moment) => sql`
    SELECT g.acteur, g.institution FROM (${gardes(moment)}) g
     WHERE g.institution IN (${avecAdministrateur(moment)})`,
);

// Which institutions copilot is known by another module: a query that cuts a list joins them under « conducteur », and is
// itself one row a conductor.
const conducteurs: ActeurSet<DroitsInvitation> = {
  ...acteurColumn("conducteur.institution", () => null),
  of: (invitation) => invitation.conducteurs,
};

const sansAdministrateur = isEmpty(
  acteurSet(
    (invitation: DroitsInvitation) => invitation.administrees,
    "institution.id",
    (moment) => sql`SELECT a.institution, a.institution FROM (${avecAdministrateur(moment)}) a`,
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
