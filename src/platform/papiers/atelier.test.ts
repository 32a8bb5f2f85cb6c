import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Platform } from "#platform/context/platform.ts";
import { stopPapiers } from "#platform/documents/render-pdf.ts";
import type { Principal } from "#platform/identity/principal.ts";
import { applyConservation } from "#platform/rgpd/conservation.ts";
import { newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { clockAt } from "#testing/clock.ts";
import { NOW, setUpDatabase } from "#testing/database.ts";
import { linesOf } from "#testing/journal.ts";
import { type MovableClock, movableClock } from "#testing/movable-clock.ts";
import { lirePdf } from "#testing/pdf.ts";
import {
  type ActeursSeme,
  departement,
  ESSAIS,
  grantRoles,
  portPersonnes,
  seedActeurs,
} from "#testing/personas.ts";
import { allMessages, declaredRgpd } from "../../composition.ts";
import { Atelier, type AtelierOptions } from "./atelier.ts";
import { cancelPapier, removePapier } from "./cancel-papier.ts";
import { downloadPapier } from "./download-papier.ts";
import { findPapier, listPapiers } from "./find-papier.ts";
import type { Papier } from "./papier.ts";
import { readPapier } from "./read-papier.ts";
import { requestPapier } from "./request-papier.ts";

const base = setUpDatabase();
const d63 = departement("63");
const d43 = departement("43");
let acteurs: ActeursSeme;
let ailleurs: ActeursSeme;
let clock: MovableClock;
let platform: Platform;
let ateliers: Atelier[] = [];
let logged: string[] = [];

/** Whoever printed « secret » before their right was taken away. */
let droit = true;

const lettre: Papier = {
  cle: "essai.lettre",
  libelle: "la lettre",
  formats: ["pdf", "docx"],
  immediat: false,
  nommer: async (_ctx, objet) => {
    if (objet === "secret" && !droit) throw new Refusal("introuvable", {}, 404);
    return `Lettre ${objet}`;
  },
  lire: async (ctx, objet) => {
    if (objet === "panne") throw new TypeError("rien ne va");
    const titre = await lettre.nommer(ctx, objet);
    return {
      titre,
      nomFichier: titre,
      pdf: () => ({
        modele: "platform/documents/typst/lettre-essai.typ",
        data: { titre, texte: ctx.principal.genre === "personne" ? ctx.principal.nom : "" },
      }),
      docx: () => ({ blocs: [{ genre: "titre", niveau: 1, texte: titre }] }),
    };
  },
};
const papiers = [lettre];

beforeAll(async () => {
  acteurs = await seedActeurs(base().platform, d63);
  ailleurs = await seedActeurs(base().platform, d43);
});
afterAll(stopPapiers);

beforeEach(() => {
  clock = movableClock(NOW);
  platform = new Platform(base().database, clock);
  droit = true;
  logged = [];
});

afterEach(async () => {
  await Promise.all(ateliers.map((one) => one.stop()));
  ateliers = [];
  await base().database.national((tx) => tx.deleteFrom("papier_file").execute());
});

function atelier(options: Partial<AtelierOptions> = {}): Atelier {
  const one = new Atelier({
    application: { platform, papiers, personnes: portPersonnes },
    log: (line) => logged.push(line),
    ...options,
  });
  ateliers.push(one);
  return one;
}

const qui = () => acteurs.personnes.caf.lecteur;

function demander(
  objet: string,
  principal: Principal = qui(),
  cle: string = newId(),
  format = "pdf",
): Promise<string> {
  return platform.act(d63, principal, (ctx) =>
    requestPapier(ctx, papiers, { papier: "essai.lettre", objet, format, cle }),
  );
}

const lire = (publicId: string, principal: Principal = qui(), code = d63) =>
  platform.read(code, principal, (ctx) => readPapier(ctx, allMessages(), publicId));

const telecharger = (publicId: string, principal: Principal = qui()) =>
  platform.read(d63, principal, (ctx) => downloadPapier(ctx, papiers, publicId));

describe("a paper that is asked for", () => {
  it("is made with the rights of whoever asked, found again, named in French, noted in the journal", async () => {
    const id = await demander("un");
    expect(await lire(id)).toMatchObject({ etat: "attente", avant: 0, titre: "Lettre un" });
    expect(await atelier().runDue()).toBe(1);
    const papier = await lire(id);
    expect(papier).toMatchObject({ etat: "pret", pages: 1, nomFichier: "Lettre un (22 novembre 2026).pdf" });
    expect(papier.gardeJusquAu).toBe("2026-12-22T09:00:00Z");
    const { octets, headers } = await telecharger(id);
    const pdf = await lirePdf(octets);
    expect(pdf).toMatchObject({ titre: "Lettre un", langue: "fr" });
    expect(pdf.pages[0]).toContain(qui().nom);
    expect(headers).toMatchObject({
      "Content-Type": "application/pdf",
      "Content-Disposition": expect.stringContaining("Lettre%20un%20%2822%20novembre%202026%29.pdf"),
    });
    const lines = await linesOf(platform, d63, papier.id);
    expect(lines.map(({ operation }) => operation)).toEqual(["papiers.demander", "papiers.fabriquer"]);
  });

  it("in Word too", async () => {
    const id = await demander("mot", qui(), newId(), "docx");
    await atelier().runDue();
    const { octets, headers } = await telecharger(id);
    expect(Buffer.from(octets).subarray(0, 2).toString()).toBe("PK");
    expect(headers["Content-Disposition"]).toContain(".docx");
  });

  it("twice by the same form, or while the first still waits, is one", async () => {
    const cle = newId();
    const first = await demander("double", qui(), cle);
    expect(await demander("double", qui(), cle)).toBe(first);
    expect(await demander("double")).toBe(first);
    expect(await demander("double", acteurs.personnes.caf.redacteur)).not.toBe(first);
    expect(await atelier().runDue()).toBe(2);
    expect(await demander("double")).not.toBe(first);
  });

  it("is nobody else's: another person, another institution, another département, a visitor", async () => {
    const id = await demander("secret");
    await atelier().runDue();
    for (const other of [
      acteurs.personnes.caf.administrateur,
      acteurs.personnes.redacteurMsa,
      { genre: "anonyme" } as const,
    ]) {
      await expect(lire(id, other)).rejects.toMatchObject({ status: 404 });
      await expect(telecharger(id, other)).rejects.toMatchObject({ status: 404 });
      await expect(platform.act(d63, other, (ctx) => cancelPapier(ctx, id))).rejects.toMatchObject({
        status: 404,
      });
      await expect(platform.act(d63, other, (ctx) => removePapier(ctx, id))).rejects.toMatchObject({
        status: 404,
      });
    }
    await expect(lire(id, ailleurs.personnes.caf.lecteur, d43)).rejects.toMatchObject({ status: 404 });
    await expect(platform.read(d63, acteurs.personnes.redacteurMsa, listPapiers)).resolves.toEqual([]);
    await expect(platform.read(d63, { genre: "anonyme" }, listPapiers)).rejects.toMatchObject({
      status: 403,
    });
  });

  it("asks the right to read again when it is downloaded", async () => {
    const id = await demander("secret");
    await atelier().runDue();
    droit = false;
    await expect(telecharger(id)).rejects.toMatchObject({ code: "introuvable" });
    droit = true;
    expect((await telecharger(id)).octets.length).toBeGreaterThan(1000);
  });

  it("fails with a sentence when whoever asked holds no role any more, when the data are away, when we are at fault", async () => {
    const parti = acteurs.personnes.correspondantCd;
    const sans = await demander("parti", parti);
    await base().database.inDepartement(d63, (tx) =>
      tx
        .deleteFrom("role_personne")
        .where("departement", "=", d63)
        .where("personne", "=", parti.personne)
        .execute(),
    );
    droit = true;
    const refuse = await demander("secret");
    droit = false;
    const panne = await demander("panne");
    await atelier().runDue();
    await platform.act(d63, ESSAIS, (ctx) =>
      grantRoles(ctx, { personne: parti.personne, institution: parti.institution, roles: ["correspondant"] }),
    );
    expect((await lire(sans, parti)).phrase).toContain("Vous n’agissez plus");
    expect(await lire(refuse)).toMatchObject({ etat: "echoue", motif: "introuvable" });
    expect(await lire(panne)).toMatchObject({ etat: "echoue", motif: "papier.panne", fichier: null });
    expect(logged.join()).toContain("rien ne va");
    await expect(telecharger(panne)).rejects.toMatchObject({ code: "papier.pas-pret" });
  });

  it("is refused in an unknown format, of an unknown paper, and beyond five that wait", async () => {
    await expect(demander("x", qui(), newId(), "exe")).rejects.toMatchObject({ code: "papier.format" });
    const inconnu = (ctx: Parameters<typeof requestPapier>[0]) =>
      requestPapier(ctx, papiers, { papier: "autre", objet: "x", format: "pdf", cle: newId() });
    await expect(platform.act(d63, qui(), inconnu)).rejects.toMatchObject({ code: "papier.inconnu" });
    for (let index = 0; index < 5; index += 1) await demander(`n${index}`, acteurs.personnes.redacteurMsa);
    await expect(demander("n6", acteurs.personnes.redacteurMsa)).rejects.toMatchObject({
      code: "papier.trop-en-attente",
      status: 429,
    });
  });
});

describe("several processes", () => {
  it("make two papers at once, each once", async () => {
    const ids = [await demander("a"), await demander("b"), await demander("c")];
    const taken = await Promise.all([atelier().runDue(), atelier().runDue()]);
    expect(taken[0] + taken[1]).toBe(3);
    for (const id of ids) expect(await lire(id)).toMatchObject({ etat: "pret" });
  });

  it("one of them killed in its middle: taken again once, then failed with a sentence", async () => {
    const id = await demander("tue");
    /** As a process that dies: it never answers, and gives no sign of life. */
    const dead = () => atelier({ bail: 1000, fabriquer: () => new Promise(() => {}) });
    const first = dead();
    void first.runDue();
    await until(async () => (await lire(id)).etape === "composition");
    expect(await atelier().runDue()).toBe(0);
    clock.add({ seconds: 2_000 });
    const second = dead();
    void second.runDue();
    await until(async () => (await essais()) === 2);
    clock.add({ seconds: 2_000 });
    expect(await atelier().runDue()).toBe(1);
    expect(await lire(id)).toMatchObject({ etat: "echoue", motif: "papier.interrompu" });
    ateliers = ateliers.filter((one) => one !== first && one !== second);
  });

  it("taken again after a kill, it is made", async () => {
    const id = await demander("repris");
    const first = atelier({ bail: 1000, fabriquer: () => new Promise(() => {}) });
    void first.runDue();
    await until(async () => (await essais()) === 1);
    clock.add({ seconds: 2_000 });
    expect(await atelier().runDue()).toBe(1);
    expect(await lire(id)).toMatchObject({ etat: "pret" });
    ateliers = ateliers.filter((one) => one !== first);
  });
});

describe("a paper that is given up", () => {
  it("waits no more, and stops what was being made of it", async () => {
    const attente = await demander("attente");
    await platform.act(d63, qui(), (ctx) => cancelPapier(ctx, attente));
    expect(await atelier().runDue()).toBe(0);
    const id = await demander("en-cours");
    let stopped = false;
    const lent = atelier({
      bail: 1,
      fabriquer: (_lu, _format, _creation, signal) =>
        new Promise((_, reject) => {
          signal?.addEventListener("abort", () => {
            stopped = true;
            reject(new Refusal("documents.annule", {}, 409));
          });
        }),
    });
    const turn = lent.runDue();
    await until(async () => (await lire(id)).etape === "composition");
    await platform.act(d63, qui(), (ctx) => cancelPapier(ctx, id));
    await turn;
    expect(stopped).toBe(true);
    expect(await lire(id)).toMatchObject({ etat: "annule", motif: null, fichier: null });
  });

  it("or past its term is deleted, and its file with it", async () => {
    const [id, autre] = [await demander("vieux"), await demander("garde")];
    await atelier().runDue();
    await platform.act(d63, qui(), (ctx) => removePapier(ctx, autre));
    await expect(lire(autre)).rejects.toMatchObject({ status: 404 });
    const later = new Platform(base().database, clockAt("2026-12-23T09:00:00Z"));
    await applyConservation(later, declaredRgpd.durees, [d63]);
    await expect(lire(id)).rejects.toMatchObject({ status: 404 });
    await applyConservation(later, declaredRgpd.durees, [d63]);
    const left = await platform.read(d63, ESSAIS, (ctx) =>
      ctx.tx.selectFrom("fichier").select("empreinte").where("departement", "=", d63).execute(),
    );
    expect(left).toEqual([]);
  });

  it("is counted before the others in the queue", async () => {
    await demander("premier", acteurs.personnes.caf.redacteur);
    const id = await demander("second");
    expect((await lire(id)).avant).toBe(1);
    const papier = await platform.read(d63, qui(), (ctx) => findPapier(ctx, id));
    expect(papier.objet).toBe("second");
  });
});

async function essais(): Promise<number> {
  const row = await base().database.national((tx) =>
    tx.selectFrom("papier_file").select("essais").executeTakeFirst(),
  );
  return row?.essais ?? 0;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("it never came");
}
