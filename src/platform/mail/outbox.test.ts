import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NOW, setUpDatabase } from "#testing/database.ts";
import { type MovableClock, movableClock } from "#testing/movable-clock.ts";
import { type ServeurSmtp, startSmtp } from "#testing/smtp.ts";
import { CERTIFICAT } from "#testing/smtp-certificate.ts";
import { paragraphe } from "./contenu.ts";
import { COURRIEL_CONNEXION, COURRIEL_ESSAI, type GenreCourriel, GenresCourriel } from "./genres.ts";
import { Outbox, type OutboxOptions } from "./outbox.ts";
import { type NouveauCourriel, queueMails } from "./queue-mail.ts";
import { declareServer, holdPending } from "./serveur.ts";
import { smtpTransport, type Transport } from "./smtp.ts";
import type { SmtpSettings } from "./smtp-settings.ts";

const base = setUpDatabase();
const EXPEDITEUR = { nom: "Maillage du Puy-de-Dôme", adresse: "maillage@exemple.fr" };
const NOUVELLES: GenreCourriel = {
  code: "nouvelles",
  libelle: "Nouvelles",
  raison: "vous pilotez une action",
  refusable: true,
  secret: false,
  urgent: false,
  regroupement: null,
};
const RAPPEL: GenreCourriel = {
  ...NOUVELLES,
  code: "rappel",
  regroupement: { minutes: 30, sujet: (n) => `${n} rappels` },
};
const genres = new GenresCourriel([NOUVELLES, RAPPEL]);

let clock: MovableClock;
let servers: ServeurSmtp[] = [];
let outboxes: Outbox[] = [];
const logged: string[] = [];

beforeEach(async () => {
  clock = movableClock(NOW);
  logged.length = 0;
  await base().database.national(async (tx) => {
    for (const table of ["courriel", "courriel_serveur", "courriel_choix", "adresse_refusee"] as const) {
      await tx.deleteFrom(table).execute();
    }
  });
});

afterEach(async () => {
  await Promise.all(outboxes.map((one) => one.stop(0)));
  await Promise.all(servers.map((one) => one.stop()));
  outboxes = [];
  servers = [];
});

async function server(options: Parameters<typeof startSmtp>[0] = {}): Promise<ServeurSmtp> {
  const one = await startSmtp(options);
  servers.push(one);
  await declare(one.settings);
  return one;
}

const declare = (smtp: SmtpSettings | null) =>
  declareServer(base().database, { smtp, expediteur: smtp && EXPEDITEUR, parMinute: null });

function processOf(
  to: SmtpSettings | Transport,
  options: Partial<OutboxOptions> & { ca?: string } = {},
): Outbox {
  const transport =
    "send" in to
      ? to
      : smtpTransport(to, { connexions: 5, timeouts: { connexion: 2, silence: 2 }, ca: options.ca });
  const one = new Outbox({
    database: base().database,
    clock,
    genres,
    transport,
    expediteur: EXPEDITEUR,
    origine: "https://maillage.exemple.fr",
    secret: "secret d'essai",
    concurrence: 5,
    parMinute: null,
    parDomaine: 100,
    random: () => 0.5,
    log: (line) => logged.push(line),
    ...options,
  });
  outboxes.push(one);
  return one;
}

const courriel = (change: Partial<NouveauCourriel> = {}): NouveauCourriel => ({
  genre: NOUVELLES,
  departement: null,
  destinataire: "camille@exemple.fr",
  nom: "Camille Durand",
  sujet: "Où en est l'action ?",
  contenu: "Bonjour,\n\nDonnez des nouvelles.",
  ...change,
});

const queue = (...changes: Partial<NouveauCourriel>[]) =>
  base().database.national((tx) => queueMails(tx, changes.map(courriel), clock.now()));

const round = (count: number) =>
  queue(...Array.from({ length: count }, (_, n) => ({ destinataire: `p${n}@exemple${n % 7}.fr` })));

const rows = () =>
  base().database.national((tx) => tx.selectFrom("courriel").selectAll().orderBy("id").execute());

const states = async () => {
  const count: Record<string, number> = {};
  for (const { etat } of await rows()) count[etat] = (count[etat] ?? 0) + 1;
  return count;
};

const attempts = () =>
  base().database.national((tx) =>
    tx.selectFrom("courriel_tentative").selectAll().orderBy("debut").orderBy("numero").execute(),
  );

const serverRow = () =>
  base().database.national((tx) => tx.selectFrom("courriel_serveur").selectAll().executeTakeFirstOrThrow());

const nextIn = async () => {
  const [row] = await rows();
  if (!row) throw new Error("no mail");
  return Temporal.Instant.from(row.prochain_essai).since(clock.now()).total("minutes");
};

describe("a mail that leaves", () => {
  it("reaches the server with both forms, and is written as sent", async () => {
    const smtp = await server();
    const [id] = await queue({});
    expect(await processOf(smtp.settings).sendDue()).toBe(1);
    const [recu] = smtp.recus;
    expect(recu?.expediteur).toBe("maillage@exemple.fr");
    expect(recu?.destinataires).toEqual(["camille@exemple.fr"]);
    expect(recu?.messageId).toBe(`<${id}@exemple.fr>`);
    expect(recu?.headers.get("auto-submitted")).toBe("auto-generated");
    expect(recu?.headers.get("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    expect(recu?.headers.get("list-unsubscribe")).toContain(
      `<https://maillage.exemple.fr/courriels/refus/${id}.`,
    );
    expect(recu?.headers.get("content-type")).toContain("multipart/alternative");
    expect(await rows()).toMatchObject([{ etat: "envoye", bail: null, motif: null }]);
    expect(await attempts()).toMatchObject([{ numero: 1, issue: "acceptee" }]);
  });

  it("that holds a secret is erased once sent, and cannot be refused", async () => {
    const smtp = await server();
    await queue({ genre: COURRIEL_CONNEXION, sujet: "Votre lien" }, { genre: NOUVELLES });
    await processOf(smtp.settings).sendDue();
    const written = await rows();
    expect(written.map((row) => row.contenu === null)).toEqual([true, false]);
    expect(smtp.recus.map((one) => one.headers.has("list-unsubscribe"))).toEqual([false, true]);
  });

  it("goes before the others when somebody waits for it", async () => {
    const smtp = await server();
    await queue({}, {}, { genre: COURRIEL_CONNEXION, destinataire: "presse@exemple.fr" });
    await processOf(smtp.settings, { concurrence: 1 }).sendDue();
    expect(smtp.recus[0]?.destinataires).toEqual(["presse@exemple.fr"]);
  });

  it("is kept while no server is set, and does not leave by itself when one comes", async () => {
    await queue({});
    const smtp = await server();
    await queue({ destinataire: "apres@exemple.fr" });
    await processOf(smtp.settings).sendDue();
    expect(smtp.recus.map((one) => one.destinataires[0])).toEqual(["apres@exemple.fr"]);
    expect(await states()).toEqual({ garde: 1, envoye: 1 });
  });

  it("is kept again when the server is taken away", async () => {
    await server();
    await queue({});
    await declare(null);
    expect(await states()).toEqual({ garde: 1 });
  });

  it("of a restored backup is kept: it has left since", async () => {
    const smtp = await server();
    await queue({}, { destinataire: "b@exemple.fr" });
    await base().database.asOwner(null, (tx) => holdPending(tx));
    await processOf(smtp.settings).sendDue();
    expect(smtp.recus).toEqual([]);
    expect(await states()).toEqual({ garde: 2 });
  });

  it("does not leave once it is too late", async () => {
    const smtp = await server();
    await queue({ genre: COURRIEL_CONNEXION, expire: clock.now().add({ minutes: 15 }) });
    clock.add({ minutes: 15 });
    await processOf(smtp.settings).sendDue();
    expect(smtp.recus).toEqual([]);
    expect(await rows()).toMatchObject([{ etat: "expire", contenu: null }]);
  });

  it("does not leave before its time", async () => {
    const smtp = await server();
    await queue({ partir: clock.now().add({ hours: 2 }) });
    const outbox = processOf(smtp.settings);
    clock.add({ minutes: 119 });
    expect(await outbox.sendDue()).toBe(0);
    clock.add({ minutes: 1 });
    expect(await outbox.sendDue()).toBe(1);
  });

  it("carries what people wrote, and no header of theirs", async () => {
    const smtp = await server();
    const long = "Où en est l'action « Relais petite enfance » ? ".repeat(20);
    await queue({
      nom: 'Zoé "Zo" Ève-Marie <tous@exemple.fr>, 藤本\r\nBcc: tous@exemple.fr',
      sujet: `${long}\r\nBcc: tous@exemple.fr\r\n\r\n<script>`,
      contenu: [paragraphe(`${"L'été, « déjà » — 100 kB. ".repeat(4000)}\n.\n\r\n.\r\nMAIL FROM:<x@y.fr>`)],
    });
    await processOf(smtp.settings).sendDue();
    const [recu] = smtp.recus;
    expect(recu?.destinataires).toEqual(["camille@exemple.fr"]);
    expect(recu?.headers.has("bcc")).toBe(false);
    expect(recu?.headers.get("to")).toMatch(/<camille@exemple\.fr>$/);
    expect(recu?.headers.get("to")?.match(/</g)).toHaveLength(1);
    expect(recu?.headers.get("subject")).toContain("=?UTF-8?");
    expect(Math.max(...(recu?.brut.split("\r\n").map((line) => line.length) ?? []))).toBeLessThan(998);
    expect(smtp.recus).toHaveLength(1);
    expect(await states()).toEqual({ envoye: 1 });
  });
});

describe("a server that says no", () => {
  it("for good to an address: the mail is refused, the address marked, and cleared by one that gets through", async () => {
    const smtp = await server();
    smtp.conduite = { rcptTo: () => "550 5.1.1 <camille@exemple.fr> inconnu ici" };
    await queue({});
    const outbox = processOf(smtp.settings);
    await outbox.sendDue();
    const [row] = await rows();
    expect(row).toMatchObject({ etat: "refuse" });
    expect(row?.motif).toContain("550");
    expect(row?.motif).not.toContain("camille");
    expect(logged.join()).not.toContain("camille");
    const marks = () =>
      base().database.national((tx) => tx.selectFrom("adresse_refusee").select("adresse").execute());
    expect(await marks()).toEqual([{ adresse: "camille@exemple.fr" }]);
    smtp.conduite = {};
    await queue({});
    await outbox.sendDue();
    expect(await marks()).toEqual([]);
  });

  it.each([
    ["a full box", { rcptTo: () => "552 5.2.2 boite pleine" }],
    ["a policy", { rcptTo: () => "550 5.7.1 refuse par la politique" }],
    ["the text", { fin: () => "554 5.6.0 contenu refuse" }],
  ])("for good because of %s: refused, and the address keeps its name", async (_name, conduite) => {
    const smtp = await server();
    smtp.conduite = conduite;
    await queue({});
    await processOf(smtp.settings).sendDue();
    expect(await states()).toEqual({ refuse: 1 });
    const marks = await base().database.national((tx) =>
      tx.selectFrom("adresse_refusee").selectAll().execute(),
    );
    expect(marks).toEqual([]);
  });

  it("for now: tried again after growing delays under the same Message-ID, then given up after five days", async () => {
    const smtp = await server();
    const seen: string[] = [];
    smtp.conduite = {
      fin: (recu) => {
        seen.push(recu.messageId);
        return "451 4.7.1 revenez plus tard";
      },
    };
    await queue({});
    const outbox = processOf(smtp.settings);
    const waits: number[] = [];
    for (let n = 0; n < 8; n += 1) {
      await outbox.sendDue();
      waits.push(await nextIn());
      clock.add({ milliseconds: Math.round(waits[n] ?? 0) * 60_000 });
    }
    expect(waits).toEqual([1, 3, 9, 27, 81, 240, 240, 240]);
    expect(new Set(seen).size).toBe(1);
    clock.add({ hours: 24 * 5 });
    await outbox.sendDue();
    const [row] = await rows();
    expect(row).toMatchObject({ etat: "refuse" });
    expect(row?.motif).toContain("Abandonné après 5 jours");
  });

  it("for now, then yes", async () => {
    const smtp = await server();
    let no = true;
    smtp.conduite = { rcptTo: () => (no ? "450 4.2.1 liste grise" : null) };
    await queue({});
    const outbox = processOf(smtp.settings);
    await outbox.sendDue();
    expect(await states()).toEqual({ reporte: 1 });
    no = false;
    expect(await outbox.sendDue()).toBe(0);
    clock.add({ minutes: 1 });
    await outbox.sendDue();
    expect(await states()).toEqual({ envoye: 1 });
    expect((await attempts()).map((one) => one.issue)).toEqual(["reportee", "acceptee"]);
  });

  it("to our sender: no mail is lost, and the server is left alone", async () => {
    const smtp = await server();
    smtp.conduite = { mailFrom: () => "553 5.7.1 expediteur non autorise" };
    await round(20);
    const outbox = processOf(smtp.settings, { concurrence: 1 });
    expect(await outbox.sendDue()).toBe(1);
    expect(await serverRow()).toMatchObject({ echecs: 1 });
    expect((await serverRow()).reponse).toContain("553");
    expect(await states()).toEqual({ reporte: 1, a_envoyer: 19 });
  });
});

describe("a connection that is cut", () => {
  it.each([
    ["after the sender", { mailFrom: () => "coupe" as const }, 1],
    ["after the recipient", { rcptTo: () => "coupe" as const }, 1],
    ["in the text", { coupeDansTexte: () => true }, 1],
    ["after the final dot, the mail being taken", { fin: () => "coupe" as const }, 2],
  ])("%s: the mail leaves again under the same Message-ID", async (_name, conduite, copies) => {
    const smtp = await server();
    smtp.conduite = conduite;
    await queue({});
    const outbox = processOf(smtp.settings);
    await outbox.sendDue();
    expect(await states()).toEqual({ reporte: 1 });
    expect((await attempts()).map((one) => one.issue)).toEqual(["injoignable"]);
    smtp.conduite = {};
    clock.add({ minutes: 2 });
    await outbox.sendDue();
    expect(await states()).toEqual({ envoye: 1 });
    expect(smtp.recus).toHaveLength(copies);
    expect(new Set(smtp.recus.map((one) => one.messageId)).size).toBe(1);
  });

  it("by a silence: the mail is given up for now, and no other process may take it meanwhile", async () => {
    const smtp = await server();
    let release = () => {};
    smtp.conduite = {
      fin: () =>
        new Promise((resolve) => {
          release = () => resolve(null);
        }),
    };
    await queue({});
    const slow = processOf(smtp.settings).sendDue();
    await expect.poll(states).toEqual({ en_cours: 1 });
    expect(await processOf(smtp.settings).sendDue()).toBe(0);
    await slow;
    expect(await states()).toEqual({ reporte: 1 });
    release();
  }, 15_000);
});

describe("a server that asks for more", () => {
  const auth = { user: "maillage", pass: "p@ss:é" };

  it("takes a mail under TLS with the password", async () => {
    const smtp = await server({ auth, tls: CERTIFICAT });
    await queue({});
    await processOf(smtp.settings, { ca: CERTIFICAT.cert }).sendDue();
    expect(await states()).toEqual({ envoye: 1 });
  });

  it("with a certificate that nobody knows gets neither mail nor password", async () => {
    const smtp = await server({ auth, tls: CERTIFICAT });
    await queue({});
    await processOf(smtp.settings).sendDue();
    expect(await states()).toEqual({ reporte: 1 });
    expect((await serverRow()).reponse).toMatch(/certificate/i);
  });

  it("without TLS gets no password when TLS is asked for", async () => {
    const smtp = await server({ auth });
    await queue({});
    await processOf({ ...smtp.settings, tls: "starttls" }).sendDue();
    expect(await states()).toEqual({ reporte: 1 });
    expect(smtp.recus).toEqual([]);
  });

  it("and refuses the password: said on the page, tried again one mail at a time", async () => {
    const smtp = await server({ auth });
    await round(10);
    const outbox = processOf({ ...smtp.settings, auth: { ...auth, pass: "faux" } }, { concurrence: 1 });
    expect(await outbox.sendDue()).toBe(1);
    const { reponse, pause_fin } = await serverRow();
    expect(reponse).toContain("535");
    expect(pause_fin).not.toBeNull();
    expect(await outbox.sendDue()).toBe(0);
  });
});

describe("a dead mail server", () => {
  it("with 200 recipients: a handful of attempts, nothing lost, all sent once when it is back", async () => {
    const smtp = await server();
    await smtp.stop();
    await round(200);
    const outbox = processOf(smtp.settings);
    let given = 0;
    for (let minute = 0; minute < 60; minute += 1) {
      given += await outbox.sendDue();
      clock.add({ minutes: 1 });
    }
    expect(given).toBeGreaterThan(5);
    expect(given).toBeLessThan(40);
    expect((await serverRow()).reponse).toContain("ECONNREFUSED");
    const waiting = await states();
    expect((waiting.a_envoyer ?? 0) + (waiting.reporte ?? 0)).toBe(200);
    await smtp.restart();
    for (let minute = 0; minute < 300 && (await states()).envoye !== 200; minute += 10) {
      clock.add({ minutes: 10 });
      await outbox.sendDue();
    }
    expect(await states()).toEqual({ envoye: 200 });
    expect(new Set(smtp.recus.map((one) => one.messageId)).size).toBe(200);
    expect(smtp.recus).toHaveLength(200);
    expect(await serverRow()).toMatchObject({ echecs: 0, pause_fin: null, reponse: null });
  }, 60_000);
});

describe("several processes", () => {
  it("share a round: each mail leaves once", async () => {
    const smtp = await server();
    await round(200);
    const given = await Promise.all(
      Array.from({ length: 3 }, () => processOf(smtp.settings, { concurrence: 3 }).sendDue()),
    );
    expect(given.reduce((sum, one) => sum + one, 0)).toBe(200);
    expect(given.filter((one) => one > 0).length).toBeGreaterThan(1);
    expect(smtp.recus).toHaveLength(200);
    expect(await states()).toEqual({ envoye: 200 });
  }, 60_000);

  it("one of which dies in the middle: the other sends what it held, once its lease has ended", async () => {
    const smtp = await server();
    await queue({});
    const never: Transport = { send: () => new Promise(() => {}), close: () => {} };
    const dead = new Outbox({
      database: base().database,
      clock,
      genres,
      transport: never,
      expediteur: EXPEDITEUR,
      origine: "",
      secret: "",
      concurrence: 1,
      parMinute: null,
    });
    void dead.sendDue();
    await expect.poll(states).toEqual({ en_cours: 1 });
    const other = processOf(smtp.settings);
    clock.add({ seconds: 89 });
    expect(await other.sendDue()).toBe(0);
    clock.add({ seconds: 1 });
    expect(await other.sendDue()).toBe(1);
    expect(smtp.recus).toHaveLength(1);
    expect((await attempts()).map((one) => one.issue)).toEqual(["perdue", "acceptee"]);
  });

  it("do not go on for ever with a mail that kills each of them", async () => {
    await server();
    await queue({ genre: COURRIEL_CONNEXION });
    for (let n = 0; n < 5; n += 1) {
      const never: Transport = { send: () => new Promise(() => {}), close: () => {} };
      void new Outbox({
        database: base().database,
        clock,
        genres,
        transport: never,
        expediteur: EXPEDITEUR,
        origine: "",
        secret: "",
        concurrence: 1,
        parMinute: null,
      }).sendDue();
      // The state alone was so already: the try itself says that this process has taken the mail.
      await expect.poll(async () => (await attempts()).length).toBe(n + 1);
      clock.add({ seconds: 90 });
    }
    await processOf({ send: () => new Promise(() => {}), close: () => {} }).sendDue();
    expect(await rows()).toMatchObject([{ etat: "refuse", contenu: null }]);
  });
});

describe("limits", () => {
  it("of mails a minute are those of all processes together", async () => {
    const smtp = await server();
    await round(30);
    const two = [1, 2].map(() => processOf(smtp.settings, { parMinute: 10 }));
    const sent = async () => (await Promise.all(two.map((one) => one.sendDue()))).reduce((a, b) => a + b, 0);
    expect(await sent()).toBe(10);
    clock.add({ seconds: 59 });
    expect(await sent()).toBe(0);
    clock.add({ seconds: 1 });
    expect(await sent()).toBe(10);
  });

  it("by domain leave the others their place", async () => {
    const smtp = await server();
    let most = 0;
    let now = 0;
    smtp.conduite = {
      fin: async (recu) => {
        const big = recu.destinataires[0]?.endsWith("@grand.fr");
        if (big) most = Math.max(most, ++now);
        await new Promise((resolve) => setTimeout(resolve, 20));
        if (big) now -= 1;
        return null;
      },
    };
    await queue(
      ...Array.from({ length: 20 }, (_, n) => ({ destinataire: `p${n}@grand.fr` })),
      ...Array.from({ length: 3 }, (_, n) => ({ destinataire: `p${n}@petit${n}.fr` })),
    );
    const outbox = processOf(smtp.settings, { parDomaine: 2 });
    await outbox.sendDue();
    expect(most).toBe(2);
    expect(smtp.recus).toHaveLength(23);
  });
});

describe("grouping", () => {
  it("makes one mail of those of one kind to one person within the window", async () => {
    const smtp = await server();
    const rappel = (sujet: string, contenu: string) => ({ genre: RAPPEL, sujet, contenu });
    await queue(rappel("Action 1-A", "Premier"));
    clock.add({ minutes: 20 });
    await queue(rappel("Action 1-B", "Deuxième"), {
      ...rappel("Action 2-A", "Autre personne"),
      destinataire: "b@exemple.fr",
    });
    const outbox = processOf(smtp.settings);
    expect(await outbox.sendDue()).toBe(0);
    clock.add({ minutes: 10 });
    expect(await outbox.sendDue()).toBe(1);
    expect(smtp.recus[0]?.headers.get("subject")).toBe("2 rappels");
    expect(smtp.recus[0]?.brut).toContain("Action 1-B");
    clock.add({ minutes: 20 });
    await outbox.sendDue();
    expect(smtp.recus.map((one) => one.headers.get("subject"))).toEqual(["2 rappels", "Action 2-A"]);
    expect(await states()).toEqual({ envoye: 3 });
  });

  it("says the same thing when it leaves again: what came meanwhile waits for the next", async () => {
    const smtp = await server();
    smtp.conduite = { fin: () => "451 4.7.1 plus tard" };
    await queue({ genre: RAPPEL, sujet: "A" }, { genre: RAPPEL, sujet: "B" });
    clock.add({ minutes: 30 });
    const outbox = processOf(smtp.settings);
    await outbox.sendDue();
    expect(await states()).toEqual({ reporte: 2 });
    await queue({ genre: RAPPEL, sujet: "C" });
    smtp.conduite = {};
    clock.add({ minutes: 5 });
    await outbox.sendDue();
    expect(smtp.recus.map((one) => one.headers.get("subject"))).toEqual(["2 rappels"]);
    clock.add({ minutes: 30 });
    await outbox.sendDue();
    expect(smtp.recus.map((one) => one.headers.get("subject"))).toEqual(["2 rappels", "C"]);
  });
});

describe("an outbox that runs", () => {
  it("sends by itself within its rhythm, and stops cleanly", async () => {
    const smtp = await server();
    const outbox = processOf(smtp.settings, { rhythm: 20 });
    outbox.start();
    await queue({ genre: COURRIEL_ESSAI });
    await expect.poll(() => smtp.recus.length).toBe(1);
    await outbox.stop();
    await queue({ genre: COURRIEL_ESSAI });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(smtp.recus).toHaveLength(1);
    expect(await outbox.sendDue()).toBe(0);
  });

  it("waits for the mail under way when it stops", async () => {
    const smtp = await server();
    smtp.conduite = {
      fin: async () => {
        await new Promise((resolve) => setTimeout(resolve, 300));
        return null;
      },
    };
    await queue({}, { destinataire: "b@exemple.fr" });
    const outbox = processOf(smtp.settings, { concurrence: 1, rhythm: 10 });
    outbox.start();
    await expect.poll(states).toEqual({ en_cours: 1, a_envoyer: 1 });
    await outbox.stop();
    expect(await states()).toEqual({ envoye: 1, a_envoyer: 1 });
  });
});
