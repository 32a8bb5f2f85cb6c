import { createActeurs } from "#modules/acteurs/index.ts";
import type { Platform } from "#platform/context/platform.ts";
import {
  ANONYME,
  type Principal,
  type PrincipalPersonne,
  ROLES,
  type Role,
} from "#platform/identity/principal.ts";
import type { Lecture } from "#platform/import/feuilles.ts";
import type { Id } from "#platform/values/ids.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "./personas.ts";
import { PLAN, planCsv } from "./plan-csv.ts";
import { type SchemaSeme, seedSchema } from "./schema.ts";

export const D63 = departement("63");
export const D43 = departement("43");

/** Two départements alike, and an institution of 63 that no scheme and no action names. */
export type Monde = {
  platform: Platform;
  acteurs: ActeursSeme;
  voisins: ActeursSeme;
  schema: SchemaSeme;
  schemaVoisin: SchemaSeme;
  autre: { institution: Id<"acteur">; personnes: Readonly<Record<Role, PrincipalPersonne>> };
  /** The plan of `plan-csv.ts`, read. */
  lecture: Lecture;
};

export async function seedMonde(platform: Platform): Promise<Monde> {
  const acteurs = await seedActeurs(platform, D63);
  const voisins = await seedActeurs(platform, D43);
  const schema = await seedSchema(platform, D63, acteurs);
  const schemaVoisin = await seedSchema(platform, D43, voisins);
  const autre = await seedAutre(platform);
  return { platform, acteurs, voisins, schema, schemaVoisin, autre, lecture: await planCsv(PLAN) };
}

/** An institution that nothing names, and a person of it for each role. */
function seedAutre(platform: Platform): Promise<Monde["autre"]> {
  return platform.act(D63, ESSAIS, async (ctx) => {
    const nom = "La Ronde";
    const [institution] = await createActeurs(ctx, [{ genre: "institution", nom, nature: "association" }]);
    if (!institution) throw new Error("no institution");
    const ids = await createActeurs(
      ctx,
      ROLES.map((role) => ({ genre: "personne", nom: `Dominique ${role}`, parent: institution })),
    );
    const people = ROLES.map((role, index): [Role, PrincipalPersonne] => [
      role,
      {
        ...{
          genre: "personne",
          departement: D63,
          personne: ids[index] ?? institution,
          nom: `Dominique ${role}`,
        },
        ...{ institution, institutionNom: nom, roles: [role], compte: null },
      },
    ]);
    return { institution, personnes: Object.fromEntries(people) as Record<Role, PrincipalPersonne> };
  });
}

/** Where somebody stands to what the tables ask: of an institution concerned, of another, of another département. */
export type Place = "concernee" | "autre" | "ailleurs" | "visite";

export type Persona = { nom: string; place: Place; role: Role | null; principal: Principal };

/** Everybody that the tables tell apart: each role in each place, and a visitor. */
export function personasOf({ acteurs, autre, voisins }: Monde): Persona[] {
  const groups = {
    concernee: acteurs.personnes.caf,
    autre: autre.personnes,
    ailleurs: voisins.personnes.caf,
  };
  const people = (["concernee", "autre", "ailleurs"] as const).flatMap((place) =>
    ROLES.map((role): Persona => ({ nom: `${role}, ${place}`, place, role, principal: groups[place][role] })),
  );
  return [...people, { nom: "visite", place: "visite", role: null, principal: ANONYME }];
}
