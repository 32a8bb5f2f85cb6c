import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Contexte } from "#platform/context/contexte.ts";
import { Platform } from "#platform/context/platform.ts";
import { limitesFichiers } from "#platform/files/limites.ts";
import { readFichier } from "#platform/files/store.ts";
import { ANONYME, type Principal } from "#platform/identity/principal.ts";
import { applyConservation } from "#platform/rgpd/conservation.ts";
import { newId } from "#platform/values/ids.ts";
import { clockAt } from "#testing/clock.ts";
import { NOW, type TestDatabase, testDatabase } from "#testing/database.ts";
import { changesOf, linesOf } from "#testing/journal.ts";
import { D63, type Monde, seedMonde } from "#testing/monde.ts";
import { ESSAIS } from "#testing/personas.ts";
import { seedSchema } from "#testing/schema.ts";
import { dureesEchanges } from "../../personnel-echanges.ts";
import { findPiece } from "../../queries/echanges/find-piece.ts";
import { listMentions } from "../../queries/echanges/list-mentions.ts";
import { loadCommentaires } from "../../queries/echanges/load-commentaires.ts";
import { loadEchanges } from "../../queries/echanges/load-echanges.ts";
import { attachPiece, attachToCommentaire } from "./attach-piece.ts";
import { changePiece, removePiece, replacePiece, restorePiece } from "./change-piece.ts";
import {
  markMentions,
  removeCommentaire,
  resolveCommentaire,
  restoreCommentaire,
} from "./remove-commentaire.ts";
import { type CommentaireVoulu, editCommentaire, writeCommentaire } from "./write-commentaire.ts";

let base: TestDatabase;
let monde: Monde;

beforeEach(async () => {
  base = await testDatabase();
  monde = await seedMonde(base.platform);
  await base.platform.act(D63, ESSAIS, async ({ tx }) => {
    const { caf } = monde.acteurs.personnes;
    for (const [rang, qui] of [caf.lecteur, caf.correspondant, caf.redacteur].entries()) {
      await tx
        .updateTable("acteur")
        .set({
          courriel: `personne${rang}@exemple.fr`,
          nom: ["Lucie Lectrice", "Colin Correspond", "Rita Rédige"][rang] ?? "",
        })
        .where("departement", "=", D63)
        .where("id", "=", qui.personne)
        .execute();
    }
  });
});
afterEach(() => base.dispose());

const on = <T>(qui: Principal, work: (ctx: Contexte) => Promise<T>, at: string = NOW) =>
  new Platform(base.database, clockAt(at)).act(D63, qui, work);
const caf = () => monde.acteurs.personnes.caf;
const lieu = () => ({
  ...{ schema: monde.schema.publicId, genre: "action", objet: monde.schema.actions["1-A"].publicId },
});
const write = (qui: Principal, texte: string, autre: Partial<CommentaireVoulu> = {}) =>
  on(qui, (ctx) =>
    writeCommentaire(ctx, {
      ...{ ...lieu(), texte, prevenir: "", sansPrevenir: false, parent: null, cle: newId() },
      adresse: "https://maillage.example",
      ...autre,
    }),
  );
const read = (qui: Principal) =>
  on(qui, (ctx) => loadEchanges(ctx, lieu(), { params: new URLSearchParams(), parPage: 20 }));
const ids = (commentaire: string) => ({ schema: monde.schema.publicId, commentaire });
const mails = () =>
  base.database.national((tx) => tx.selectFrom("courriel").selectAll().orderBy("id").execute());
const PDF = (texte = "") => ({ nom: "compte rendu.pdf", contenu: Buffer.from(`%PDF-1.7\n${texte}`) });

describe("a comment", () => {
  it("is read with its answers, by the département and by no visitor", async () => {
    const fil = await write(caf().lecteur, "Où en est le local ?");
    const reponse = await write(caf().redacteur, "Trouvé.", { parent: fil });
    // An answer to an answer joins the thread.
    await write(caf().lecteur, "Merci.", { parent: reponse });
    const { fils, total } = await read(monde.autre.personnes.lecteur);
    expect(total).toBe(1);
    expect(fils[0]).toMatchObject({ texte: "Où en est le local ?", auteur: expect.any(String) });
    expect(fils[0]?.reponses.map(({ texte }) => texte)).toEqual(["Trouvé.", "Merci."]);
    expect(await read(ANONYME)).toMatchObject({ fils: [], total: 0, personnes: [] });
    const { fils: seen } = await on(ANONYME, (ctx) =>
      loadCommentaires(ctx, monde.schema.publicId, { etat: null, genre: null, moi: false, texte: "" }, null),
    );
    expect(seen).toEqual([]);
  });

  it("keeps plain text of what was pasted, and is refused empty or too long with its words", async () => {
    await write(caf().lecteur, "<p class=MsoNormal><b>Bonjour</b><o:p></o:p></p><script>alert(1)</script>");
    expect((await read(caf().lecteur)).fils[0]?.texte).toBe("Bonjour");
    for (const [texte, code] of [
      [" \n ", "texte.vide"],
      ["<p> </p>", "texte.vide"],
      ["é".repeat(100_000), "texte.trop-long"],
      ["x".repeat(10_001), "texte.trop-long"],
    ] as const) {
      await expect(write(caf().lecteur, texte)).rejects.toMatchObject({ code, details: { champ: "texte" } });
    }
  });

  it("sent twice is written once, and says its mails once", async () => {
    const cle = newId();
    const texte = "@Lucie Lectrice, tu as vu ?";
    const [one, two] = [
      await write(caf().redacteur, texte, { cle }),
      await write(caf().redacteur, texte, { cle }),
    ];
    expect(two).toBe(one);
    expect((await read(caf().redacteur)).total).toBe(1);
    expect(await mails()).toHaveLength(1);
  });

  it("is changed by its author only, from what they saw, and its history keeps what it said", async () => {
    const id = await write(caf().lecteur, "Avant");
    const edit = (qui: Principal, texte: string, revision = 1) =>
      on(qui, (ctx) =>
        editCommentaire(ctx, {
          ...{ ...ids(id), texte, revision, prevenir: "", sansPrevenir: false },
          adresse: "https://maillage.example",
        }),
      );
    await expect(edit(caf().administrateur, "Autre")).rejects.toMatchObject({ status: 403 });
    await edit(caf().lecteur, "Après");
    await expect(edit(caf().lecteur, "Encore")).rejects.toMatchObject({
      code: "commentaire.perime",
      status: 409,
    });
    const [lu] = (await read(caf().lecteur)).fils;
    expect(lu).toMatchObject({ texte: "Après", modifieLe: expect.any(String) });
    const objet = await on(ESSAIS, ({ tx }) =>
      tx.selectFrom("commentaire").select("id").executeTakeFirstOrThrow(),
    );
    const lines = await linesOf(base.platform, D63, objet.id);
    expect(changesOf(lines).at(-1)).toEqual({
      operation: "schemas.modifier-commentaire",
      avant: { texte: "Avant" },
      apres: { texte: "Après" },
    });
  });

  it("is removed by its author, or by a copilot with a reason, and given back within thirty days", async () => {
    const id = await write(caf().lecteur, "À retirer");
    await write(caf().redacteur, "Réponse", { parent: id });
    const remove = (qui: Principal, motif: string) =>
      on(qui, (ctx) => removeCommentaire(ctx, { ...ids(id), motif }));
    await expect(remove(caf().correspondant, "non")).rejects.toMatchObject({ status: 403 });
    await expect(remove(caf().administrateur, " ")).rejects.toMatchObject({ code: "commentaire.motif-vide" });
    await remove(caf().administrateur, "Donnée personnelle");
    const [shown] = (await read(monde.autre.personnes.lecteur)).fils;
    expect(shown).toMatchObject({ texte: "", retireMotif: "Donnée personnelle" });
    await expect(write(caf().redacteur, "Trop tard", { parent: id })).rejects.toMatchObject({
      code: "commentaire.retire",
    });
    // What a copilot removed is not for its author to give back.
    await expect(on(caf().lecteur, (ctx) => restoreCommentaire(ctx, ids(id)))).rejects.toMatchObject({
      status: 403,
    });
    const restore = (at: string) => on(caf().redacteur, (ctx) => restoreCommentaire(ctx, ids(id)), at);
    await expect(restore("2027-01-02T09:00:00Z")).rejects.toMatchObject({ code: "corbeille.passee" });
    await restore("2026-12-20T09:00:00Z");
    expect((await read(caf().lecteur)).fils[0]?.texte).toBe("À retirer");
  });

  it("goes for good after its term, unless an answer stands under it", async () => {
    const seul = await write(caf().lecteur, "Seul");
    const suivi = await write(caf().lecteur, "Suivi");
    await write(caf().redacteur, "Réponse", { parent: suivi });
    for (const id of [seul, suivi])
      await on(caf().lecteur, (ctx) => removeCommentaire(ctx, { ...ids(id), motif: "" }));
    await applyConservation(new Platform(base.database, clockAt("2026-12-30T09:00:00Z")), dureesEchanges, [
      D63,
    ]);
    const rows = await on(ESSAIS, ({ tx }) => tx.selectFrom("commentaire").select("public_id").execute());
    expect(rows.map(({ public_id }) => public_id)).not.toContain(seul);
    expect(rows).toHaveLength(2);
  });

  it("is marked as settled by whoever takes part, and opened again", async () => {
    const id = await write(caf().lecteur, "À faire");
    const resolve = (qui: Principal, resolu: boolean) =>
      on(qui, (ctx) => resolveCommentaire(ctx, { ...ids(id), resolu }));
    await expect(resolve(monde.autre.personnes.redacteur, true)).rejects.toMatchObject({ status: 403 });
    await resolve(caf().correspondant, true);
    await resolve(caf().correspondant, true);
    expect(await read(caf().lecteur)).toMatchObject({ total: 1, ouverts: 0 });
    await resolve(caf().lecteur, false);
    expect(await read(caf().lecteur)).toMatchObject({ total: 1, ouverts: 1 });
  });

  it("is written by a pilot who has no role, and by nobody from elsewhere", async () => {
    await write(monde.acteurs.personnes.piloteNomme, "Je pilote");
    await expect(write(monde.autre.personnes.administrateur, "Bonjour")).rejects.toMatchObject({
      status: 403,
    });
    await expect(write(ANONYME, "Bonjour")).rejects.toMatchObject({ status: 403 });
    await expect(write(monde.voisins.personnes.caf.administrateur, "Bonjour")).rejects.toMatchObject({
      status: 403,
    });
    const secret = await seedSchema(base.platform, D63, monde.acteurs, {
      titre: "Secret",
      phase: "elaboration",
    });
    const ailleurs = { schema: secret.publicId, genre: "schema", objet: "tout" };
    await expect(write(monde.autre.personnes.lecteur, "Bonjour", ailleurs)).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe("somebody whom a comment names", () => {
  it("is written to, sees it until they say they read it, and may refuse such mails", async () => {
    const id = await write(caf().redacteur, "@Lucie Lectrice, <b>peux-tu</b> relire ?\n=SOMME(A1)");
    const [mail] = await mails();
    expect(mail).toMatchObject({ genre: "mention", destinataire: "personne0@exemple.fr", departement: "63" });
    expect(JSON.stringify(mail?.contenu)).toContain(`/echanges/action/${lieu().objet}?fil=${id}#c-${id}`);
    const mentions = () => on(caf().lecteur, (ctx) => listMentions(ctx, "2000-01-01T00:00:00Z"));
    expect((await mentions()).mentions).toMatchObject([{ publicId: id, genre: "action" }]);
    await on(caf().lecteur, (ctx) => markMentions(ctx));
    expect((await mentions()).mentions).toEqual([]);
    await base.database.national((tx) =>
      tx
        .insertInto("courriel_choix")
        .values({ adresse: "personne0@exemple.fr", genre: "mention", rythme: "jamais", depuis: NOW })
        .execute(),
    );
    await write(caf().redacteur, "@Lucie Lectrice encore");
    expect((await mails()).map(({ etat }) => etat)).toEqual(["garde", "annule"]);
  });

  it("is not written to when they may not read the scheme, nor when they wrote it themselves", async () => {
    const secret = await seedSchema(base.platform, D63, monde.acteurs, {
      titre: "Secret",
      phase: "elaboration",
    });
    await on(ESSAIS, async ({ tx, departement }) => {
      const { institution } = monde.autre;
      const { personne } = monde.autre.personnes.lecteur;
      await tx
        .insertInto("role_personne")
        .values({
          ...{
            departement,
            id: newId<"role_personne">(),
            personne,
            institution,
            role: "lecteur",
            du: "2026-01-01",
          },
          ...({} as object),
        } as never)
        .execute();
    });
    const ou = { schema: secret.publicId, genre: "schema", objet: "tout" };
    await expect(write(caf().redacteur, "@Dominique lecteur", ou)).rejects.toMatchObject({
      code: "commentaire.mentions",
      details: { champ: "texte", noms: ["« @Dominique lecteur » ne peut pas lire ce schéma"] },
    });
    await write(caf().redacteur, "@Rita Rédige, note pour moi", ou);
    expect(await mails()).toEqual([]);
  });

  it("must be known, unless one publishes without", async () => {
    await expect(write(caf().redacteur, "@Zorro")).rejects.toMatchObject({ code: "commentaire.mentions" });
    await expect(write(caf().redacteur, "Bonjour", { prevenir: "Zorro" })).rejects.toMatchObject({
      details: { champ: "prevenir" },
    });
    expect((await read(caf().redacteur)).total).toBe(0);
    await write(caf().redacteur, "@Zorro", { sansPrevenir: true });
    await write(caf().redacteur, "Sans nom", { prevenir: "Lucie Lectrice" });
    expect(await mails()).toHaveLength(1);
  });
});

describe("an attached file", () => {
  const attach = (qui: Principal, autre: object = {}) =>
    on(qui, (ctx) =>
      attachPiece(ctx, { ...lieu(), titre: "", publique: false, fichier: PDF(), cle: newId(), ...autre }),
    );
  const piece = (id: string) => ({ schema: monde.schema.publicId, piece: id });
  const open = (qui: Principal, id: string) =>
    on(qui, async (ctx) => readFichier(ctx, (await findPiece(ctx, piece(id))).fichier));

  it("is opened by the département, and by visitors once a copilot shows it", async () => {
    const id = await attach(caf().lecteur);
    expect((await open(monde.autre.personnes.lecteur, id)).toString()).toBe("%PDF-1.7\n");
    await expect(open(ANONYME, id)).rejects.toMatchObject({ status: 404 });
    await expect(attach(caf().lecteur, { publique: true })).rejects.toMatchObject({ status: 403 });
    const show = (qui: Principal) =>
      on(qui, (ctx) =>
        changePiece(ctx, { ...piece(id), titre: "Compte rendu", publique: true, revision: 1 }),
      );
    await expect(show(caf().lecteur)).rejects.toMatchObject({ status: 403 });
    await show(caf().redacteur);
    expect((await open(ANONYME, id)).length).toBe(9);
    expect((await read(ANONYME)).pieces).toMatchObject([
      { titre: "Compte rendu", auteur: null, institution: null },
    ]);
  });

  it("is replaced under its address, and the former one stays in the trash", async () => {
    const id = await attach(caf().lecteur);
    await on(caf().lecteur, (ctx) => replacePiece(ctx, { ...piece(id), fichier: PDF("revu"), revision: 1 }));
    expect((await open(caf().lecteur, id)).toString()).toBe("%PDF-1.7\nrevu");
    const { pieces, corbeille } = await read(caf().lecteur);
    expect([pieces.length, corbeille.length, corbeille[0]?.remplacee]).toEqual([1, 1, true]);
    await on(caf().lecteur, (ctx) => restorePiece(ctx, piece(corbeille[0]?.publicId ?? "")));
    expect((await read(caf().lecteur)).pieces).toHaveLength(2);
    await expect(
      on(caf().lecteur, (ctx) => replacePiece(ctx, { ...piece(id), fichier: PDF("x"), revision: 1 })),
    ).rejects.toMatchObject({ code: "piece.perimee" });
  });

  it("is removed and given back within thirty days, by whoever attached it or a copilot", async () => {
    const id = await attach(caf().lecteur);
    await expect(on(caf().correspondant, (ctx) => removePiece(ctx, piece(id)))).rejects.toMatchObject({
      status: 403,
    });
    await on(caf().redacteur, (ctx) => removePiece(ctx, piece(id)));
    await expect(open(caf().lecteur, id)).rejects.toMatchObject({ status: 404 });
    const restore = (at: string) => on(caf().lecteur, (ctx) => restorePiece(ctx, piece(id)), at);
    await expect(restore("2027-01-02T09:00:00Z")).rejects.toMatchObject({ code: "corbeille.passee" });
    await restore("2026-12-01T09:00:00Z");
    expect((await open(caf().lecteur, id)).length).toBe(9);
  });

  it("goes with the comment that bears it", async () => {
    const id = await write(caf().lecteur, "Ci-joint");
    const jointe = await on(caf().lecteur, (ctx) =>
      attachToCommentaire(ctx, { ...ids(id), fichier: PDF(), cle: newId() }),
    );
    expect((await read(caf().redacteur)).fils[0]?.pieces).toMatchObject([{ publicId: jointe }]);
    await expect(
      on(caf().redacteur, (ctx) =>
        changePiece(ctx, { ...piece(jointe), titre: "", publique: true, revision: 1 }),
      ),
    ).rejects.toMatchObject({ code: "piece.publique" });
    await on(caf().lecteur, (ctx) => removeCommentaire(ctx, { ...ids(id), motif: "" }));
    await expect(open(caf().lecteur, jointe)).rejects.toMatchObject({ status: 404 });
  });

  it.each([
    ["vide.pdf", Buffer.alloc(0), "fichier.vide"],
    ["virus.exe", Buffer.from("MZ\x90\0"), "fichier.type-inconnu"],
    ["photo.pdf", Buffer.from("\xff\xd8\xff", "latin1"), "fichier.extension"],
    ["page.html", Buffer.from("<html>"), "fichier.code"],
    ["lourd.pdf", Buffer.concat([Buffer.from("%PDF-1.7"), Buffer.alloc(1024 * 1024)]), "fichier.trop-lourd"],
  ])("%s is refused in words, naming its field", async (nom, contenu, code) => {
    const small = new Platform(base.database, clockAt(NOW), limitesFichiers(1));
    const sent = small.act(D63, caf().lecteur, (ctx) =>
      attachPiece(ctx, { ...lieu(), titre: "", publique: false, fichier: { nom, contenu }, cle: newId() }),
    );
    await expect(sent).rejects.toMatchObject({ code, details: { champ: "fichier" } });
  });

  it("keeps an odd and endless name to what can be shown", async () => {
    const nom = `..\\${"très long ".repeat(40)}\u202e\r\n".pdf`;
    await attach(caf().lecteur, { fichier: { nom, contenu: PDF().contenu } });
    const [lue] = (await read(caf().lecteur)).pieces;
    expect(lue?.nom.endsWith('".pdf')).toBe(true);
    expect([...(lue?.nom ?? "")].length).toBeLessThanOrEqual(150);
    expect(lue?.titre).not.toMatch(/[\r\n\\/\u202e]/);
  });
});
