import { beforeAll, describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import { Platform } from "#platform/context/platform.ts";
import { ANONYME, type Principal } from "#platform/identity/principal.ts";
import { References } from "#platform/references/references.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { clockAt } from "#testing/clock.ts";
import { setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, ESSAIS, seedActeurs } from "#testing/personas.ts";
import { readLien, writeLien } from "../domain/invitation.ts";
import { readPrincipal } from "../queries/read-principal.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { createActeurs } from "./create-acteur.ts";
import { grantRoles } from "./grant-role.ts";
import { cancelInvitation, inviter, type NouvelleInvitation, resendInvitation } from "./invitations.ts";

const d63 = departement("63");
const base = setUpDatabase();
let seme: ActeursSeme;
const references = new References();
const publicIds = new Map<string, string>();
const origin = "https://maillage.example";

beforeAll(async () => {
  seme = await seedActeurs(base().platform, d63);
  references.addConducteurs(() => Promise.resolve([seme.institutions.caf]));
  await act(ESSAIS, async (ctx) => {
    const rows = await ctx.tx
      .selectFrom("acteur")
      .select(["id", "public_id"])
      .where("departement", "=", d63)
      .execute();
    for (const row of rows) publicIds.set(row.id, row.public_id);
  });
});

const act = <T>(principal: Principal, work: (ctx: Contexte) => Promise<T>, platform = base().platform) =>
  platform.act(d63, principal, work);

let rank = 0;
async function invite(
  change: Partial<NouvelleInvitation> = {},
  principal: Principal = seme.personnes.caf.administrateur,
): Promise<{ id: Id<"invitation">; jeton: string; courriel: string }> {
  rank += 1;
  const courriel = change.courriel ?? `invite${rank}@caf.example`;
  const id = await act(principal, (ctx) =>
    inviter(ctx, references, {
      institution: publicIds.get(seme.institutions.caf) ?? "",
      ...{
        personne: "",
        nom: `Invitée Numéro ${rank}`,
        fonction: "",
        roles: ["redacteur"],
        du: null,
        au: null,
      },
      ...{ message: "Bienvenue", cle: newId(), origin },
      ...change,
      courriel,
    }),
  );
  return { id, jeton: await jetonOf(courriel), courriel };
}

/** The secret of the last mail sent to an address. */
async function jetonOf(courriel: string): Promise<string> {
  const row = await act(ESSAIS, (ctx) =>
    ctx.tx
      .selectFrom("courriel")
      .select("contenu")
      .where("destinataire", "=", courriel)
      .orderBy("id", "desc")
      .executeTakeFirstOrThrow(),
  );
  const [, text = ""] = /\/invitation\/([\w.-]+)/.exec(JSON.stringify(row.contenu)) ?? [];
  return readLien(text)?.jeton ?? "";
}

const accept = (jeton: string, compte: Id<"compte"> | null = null, platform = base().platform) =>
  act(ANONYME, (ctx) => acceptInvitation(ctx, { jeton, compte }), platform);

const principalOf = (personne: Id<"acteur">, institution: Id<"acteur">) =>
  act(ESSAIS, (ctx) => readPrincipal(ctx, personne, institution));

describe("an invitation", () => {
  it("makes an account, a person and their roles when it is accepted, once", async () => {
    const { jeton, courriel } = await invite();
    const done = await accept(jeton);
    expect(done).toMatchObject({ institution: seme.institutions.caf, agit: true });
    expect(await principalOf(done.personne, seme.institutions.caf)).toMatchObject({ roles: ["redacteur"] });
    const compte = await act(ESSAIS, (ctx) =>
      ctx.tx.selectFrom("compte").select("courriel").where("id", "=", done.compte).executeTakeFirst(),
    );
    expect(compte).toEqual({ courriel });
    await expect(accept(jeton)).rejects.toMatchObject({ code: "invitation.deja-acceptee" });
  });

  it("gives one result to ten who accept at once", async () => {
    const { jeton } = await invite();
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => accept(jeton)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refused = results.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
    expect(new Set(refused)).toEqual(new Set(["invitation.deja-acceptee"]));
  });

  it("keeps the secret nowhere but in the mail", async () => {
    const { id, jeton } = await invite();
    const row = await act(ESSAIS, (ctx) =>
      ctx.tx
        .selectFrom("invitation")
        .selectAll()
        .where("departement", "=", d63)
        .where("id", "=", id)
        .executeTakeFirst(),
    );
    expect(JSON.stringify(row)).not.toContain(jeton);
  });

  it("sent twice by a double click is one", async () => {
    const cle = newId();
    const one = await invite({ cle, nom: "Double Clic", courriel: "double@caf.example" });
    const two = await invite({ cle, nom: "Double Clic", courriel: "double@caf.example" });
    expect(two).toEqual(one);
  });

  it("is worth nothing once cancelled, replaced, too late, cut or made up", async () => {
    const cancelled = await invite();
    await act(seme.personnes.caf.administrateur, (ctx) => cancelInvitation(ctx, references, cancelled.id));
    await expect(accept(cancelled.jeton)).rejects.toMatchObject({ code: "invitation.deja-annulee" });
    const resent = await invite();
    await act(seme.personnes.caf.administrateur, (ctx) =>
      resendInvitation(ctx, references, { invitation: resent.id, origin }),
    );
    await expect(accept(resent.jeton)).rejects.toMatchObject({ code: "invitation.inconnue", status: 404 });
    await accept(await jetonOf(resent.courriel));
    const late = await invite();
    const later = new Platform(base().database, clockAt("2026-12-23T09:00:00Z"));
    await expect(accept(late.jeton, null, later)).rejects.toMatchObject({ code: "invitation.expiree" });
    await expect(accept(late.jeton.slice(0, 20))).rejects.toMatchObject({ status: 404 });
    const link = writeLien("63", late.jeton);
    expect(readLien(link)).toEqual({ departement: "63", jeton: late.jeton });
    for (const text of [
      "",
      link.slice(0, -1),
      `${link}x`,
      late.jeton,
      `63.${"é".repeat(43)}`,
      `63/${late.jeton}`,
    ]) {
      expect(readLien(text)).toBeNull();
    }
  });

  it("attaches somebody who was named without an account, with everything they were named in", async () => {
    const { personne } = seme.personnes.piloteNomme;
    const { jeton } = await invite({
      institution: publicIds.get(seme.institutions.association) ?? "",
      personne: publicIds.get(personne) ?? "",
      courriel: "paule@petits-pas.example",
      roles: ["administrateur"],
    });
    const done = await accept(jeton);
    expect(done.personne).toBe(personne);
    expect(await principalOf(personne, seme.institutions.association)).toMatchObject({
      roles: ["administrateur", "lecteur"],
    });
  });

  it("proposes a person known by their address instead of doubling them", async () => {
    const [, courriel] = await act(ESSAIS, async (ctx) => {
      const connu = { genre: "personne" as const, nom: "Connue Déjà", courriel: "connue@caf.example" };
      const [id] = await createActeurs(ctx, [{ ...connu, parent: seme.institutions.caf }]);
      return [id, connu.courriel];
    });
    await expect(invite({ courriel: courriel.toUpperCase() })).rejects.toMatchObject({
      code: "invitation.deja-connue",
      details: { nom: "Connue Déjà" },
    });
  });

  it("is accepted with another account when the person chooses so, and never for somebody else", async () => {
    const first = await invite();
    const { compte, personne } = await accept(first.jeton);
    const second = await invite({
      institution: publicIds.get(seme.institutions.caf) ?? "",
      roles: ["lecteur"],
    });
    const kept = await accept(second.jeton, compte);
    expect(kept).toMatchObject({ compte, personne });
    const named = await act(ESSAIS, (ctx) =>
      createActeurs(ctx, [{ genre: "personne", nom: "Autre Personne", parent: seme.institutions.caf }]),
    );
    const publicId = await act(ESSAIS, async (ctx) => {
      const row = await ctx.tx
        .selectFrom("acteur")
        .select("public_id")
        .where("departement", "=", d63)
        .where("id", "=", named[0] ?? null)
        .executeTakeFirstOrThrow();
      return row.public_id;
    });
    const third = await invite({ personne: publicId });
    await expect(accept(third.jeton, compte)).rejects.toMatchObject({ code: "invitation.autre-personne" });
  });
});

describe("nobody is taken by an invitation", () => {
  it("somebody who acts for another institution is invited at their own address only", async () => {
    const personne = publicIds.get(seme.personnes.redacteurMsa.personne) ?? "";
    await expect(invite({ personne, courriel: "piege@caf.example" })).rejects.toMatchObject({
      code: "invitation.adresse",
    });
  });

  it("nor when they got that role after it left", async () => {
    const [id] = await act(ESSAIS, (ctx) =>
      createActeurs(ctx, [{ genre: "personne", nom: "Tard Venue", parent: seme.institutions.caf }]),
    );
    if (!id) throw new Error("nobody");
    const row = await act(ESSAIS, (ctx) =>
      ctx.tx
        .selectFrom("acteur")
        .select("public_id")
        .where("departement", "=", d63)
        .where("id", "=", id)
        .executeTakeFirstOrThrow(),
    );
    const { jeton } = await invite({ personne: row.public_id, courriel: "tard@caf.example" });
    await act(ESSAIS, (ctx) =>
      grantRoles(ctx, { personne: id, institution: seme.institutions.msa, roles: ["administrateur"] }),
    );
    await expect(accept(jeton)).rejects.toMatchObject({ code: "invitation.adresse" });
  });
});

describe("the first administrator of an institution", () => {
  const cd = () => ({ institution: publicIds.get(seme.institutions.cd) ?? "" });

  it("is invited by the administrator of a copilot, and by nobody else", async () => {
    await expect(invite({ ...cd(), roles: ["lecteur"] })).rejects.toMatchObject({
      code: "invitation.administrateur",
    });
    const admin = { ...cd(), roles: ["administrateur"] as const };
    for (const principal of [
      seme.personnes.caf.redacteur,
      seme.personnes.redacteurMsa,
      seme.personnes.correspondantCd,
    ]) {
      await expect(invite(admin, principal)).rejects.toMatchObject({ status: 403 });
    }
    const one = await invite(admin);
    const two = await invite(admin);
    await accept(one.jeton);
    // It has its own by now: what another institution sent is worth nothing.
    await expect(accept(two.jeton)).rejects.toMatchObject({ code: "invitation.deja-administree" });
    await expect(invite(admin)).rejects.toMatchObject({ status: 403 });
  });
});
