import type { Contexte } from "#platform/context/contexte.ts";
import type { PrincipalPersonne } from "#platform/identity/principal.ts";
import { type CodeDepartement, type Id, isCodeDepartement } from "#platform/values/ids.ts";
import { createActeurs } from "./commands/create-acteur.ts";
import { grantRoles } from "./commands/grant-role.ts";
import { acteurs03 } from "./demo/acteurs-03.ts";
import { acteurs43 } from "./demo/acteurs-43.ts";
import { acteurs63 } from "./demo/acteurs-63.ts";
import type { ContenuActeur, ContenuPersonne } from "./demo/contenu.ts";
import { personnes03 } from "./demo/personnes-03.ts";
import { personnes43 } from "./demo/personnes-43.ts";
import { personnes63 } from "./demo/personnes-63.ts";
import { loadSuites } from "./demo/suites.ts";
import { listPrincipals } from "./queries/read-principal.ts";

const CONTENUS: Readonly<
  Record<string, { acteurs: readonly ContenuActeur[]; personnes: readonly ContenuPersonne[] }>
> = {
  "63": { acteurs: acteurs63, personnes: personnes63 },
  "03": { acteurs: acteurs03, personnes: personnes03 },
  "43": { acteurs: acteurs43, personnes: personnes43 },
};

/** Départements of the demonstration; the first is the one that a visitor is shown. */
export const DEPARTEMENTS_DEMO: readonly CodeDepartement[] = ["63", "03", "43"].filter(isCodeDepartement);

/** Who was loaded: ids of the institutions and persons by their key in the content, persons as principals. */
export type ActeursDemo = {
  institutions: ReadonlyMap<string, Id<"acteur">>;
  personnes: ReadonlyMap<string, PrincipalPersonne>;
  /** Person named pilot of an action, by action code. */
  pilotes: ReadonlyMap<string, readonly string[]>;
};

/** Loads the institutions, committees, categories and invented persons of a département, through the commands. */
export async function loadActeursDemo(ctx: Contexte): Promise<ActeursDemo> {
  const contenu = CONTENUS[ctx.departement];
  if (!contenu) throw new Error(`no demonstration for ${ctx.departement}`);
  const ids = new Map<string, Id<"acteur">>();
  // A parent is listed before those attached to it: one round for the parents, one for the others.
  for (const round of [contenu.acteurs.filter((a) => !a.parent), contenu.acteurs.filter((a) => a.parent)]) {
    const made = await createActeurs(
      ctx,
      round.map(({ parent, ...acteur }) => ({
        ...acteur,
        parent: parent ? (ids.get(parent) ?? null) : null,
      })),
    );
    for (const [index, acteur] of round.entries()) ids.set(acteur.cle, made[index] as Id<"acteur">);
  }
  const personnes = await createActeurs(
    ctx,
    contenu.personnes.map((personne) => ({
      genre: "personne",
      nom: `${personne.prenom} ${personne.nom}`,
      fonction: personne.fonction,
      courriel: personne.courriel,
      parent: ids.get(personne.institution) ?? null,
    })),
  );
  for (const [index, { institution, roles }] of contenu.personnes.entries()) {
    const personne = personnes[index] as Id<"acteur">;
    await grantRoles(ctx, { personne, institution: ids.get(institution) as Id<"acteur">, roles });
  }
  await loadSuites(ctx, {
    institutions: ids,
    personnes: contenu.personnes.map(({ cle }, i) => [cle, personnes[i]]),
  });
  const principals = new Map((await listPrincipals(ctx)).map((one) => [one.personne, one] as const));
  const pilotes = new Map<string, string[]>();
  for (const personne of contenu.personnes) {
    for (const code of personne.pilote ?? []) pilotes.set(code, [...(pilotes.get(code) ?? []), personne.cle]);
  }
  return {
    institutions: ids,
    personnes: new Map(
      contenu.personnes.map((personne, index) => [
        personne.cle,
        principals.get(personnes[index] as Id<"acteur">) as PrincipalPersonne,
      ]),
    ),
    pilotes,
  };
}
