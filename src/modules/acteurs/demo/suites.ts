import type { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Role } from "#platform/identity/principal.ts";
import { References } from "#platform/references/references.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { createActeurs } from "../commands/create-acteur.ts";
import { grantRoles } from "../commands/grant-role.ts";
import { inviter } from "../commands/invitations.ts";

/** Days from the one on which the demonstration is loaded; `au` null: open. */
type MandatDemo = {
  personne: string;
  institution: string;
  roles: readonly Role[];
  du: number;
  au: number | null;
};

/** Puy-de-Dôme: mandats that ended, that end soon, that are to come; Lucie Belleroche acts for two institutions. */
const MANDATS_63: readonly MandatDemo[] = [
  { personne: "victorine-hautepierre", institution: "departement", roles: ["decideur"], du: -900, au: -170 },
  { personne: "bastien-fontanel", institution: "msa", roles: ["redacteur"], du: -400, au: -30 },
  { personne: "noemie-brisefer", institution: "caf", roles: ["instructeur"], du: -120, au: 25 },
  { personne: "yann-courbepine", institution: "caf", roles: ["signataire"], du: 20, au: 380 },
  { personne: "lucie-belleroche", institution: "caf", roles: ["lecteur"], du: -60, au: 300 },
  { personne: "agathe-clairval", institution: "departement", roles: ["administrateur"], du: -300, au: null },
];

/** What makes the persons and the duplicates of the demonstration worth looking at; nothing outside of the Puy-de-Dôme. */
export async function loadSuites(
  ctx: Contexte,
  {
    institutions,
    personnes,
  }: {
    institutions: ReadonlyMap<string, Id<"acteur">>;
    personnes: readonly (readonly [string, Id<"acteur"> | undefined])[];
  },
): Promise<void> {
  if (ctx.departement !== "63") return;
  const byKey = new Map(personnes);
  for (const { personne, institution, roles, du, au } of MANDATS_63) {
    const [who, where] = [byKey.get(personne), institutions.get(institution)];
    if (!who || !where) throw new Error(`demonstration: ${personne} or ${institution} is not there`);
    const day = (days: number): Temporal.PlainDate => ctx.today.add({ days });
    await grantRoles(ctx, {
      ...{ personne: who, institution: where, roles },
      ...{ du: day(du), au: au === null ? null : day(au) },
    });
  }
  await loadDoublons(ctx, institutions);
  await inviteSomebody(ctx, institutions.get("caf"));
}

/** As imports leave them: the same body under another spelling. */
async function loadDoublons(ctx: Contexte, institutions: ReadonlyMap<string, Id<"acteur">>): Promise<void> {
  await createActeurs(ctx, [
    { genre: "institution", nom: "Mutualité sociale agricole d'Auvergne", aConfirmer: true },
    {
      genre: "institution",
      nom: "Direction des services départementaux de l'Education nationale du 63",
      aConfirmer: true,
    },
    // Not a named pilot: a plan that names one of two homonyms could not be imported again.
    { genre: "personne", nom: "VICTORINE HAUTEPIERRE", parent: institutions.get("departement") ?? null },
  ]);
}

async function inviteSomebody(ctx: Contexte, caf: Id<"acteur"> | undefined): Promise<void> {
  const { publicId } = await ctx.tx
    .selectFrom("acteur")
    .select("public_id as publicId")
    .where("departement", "=", ctx.departement)
    .where("id", "=", caf ?? null)
    .executeTakeFirstOrThrow();
  await inviter(ctx, new References(), {
    ...{ institution: publicId, personne: "", nom: "Tiphaine Valmorin", fonction: "Chargée d'évaluation" },
    ...{ courriel: "tiphaine.valmorin@caf-63.example", roles: ["correspondant"], du: null, au: null },
    ...{ message: "Bonjour, vous prendrez la suite du suivi des actions parentalité.", cle: newId() },
    origin: "http://localhost:3000",
  });
}
