import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { findPostmaster } from "#platform/database/embedded/postmaster.ts";
import { freePort, makeOutsideCluster, type OutsideCluster, PREPARATION } from "#testing/outside-cluster.ts";
import { FormClient, hidden, hiddenFields } from "./support/form-client.ts";
import { runCommand, type Server, startServer } from "./support/processes.ts";
import { expectClean, openBrowser, WIDTHS } from "./support/visitor.ts";

const browser = openBrowser();
let cluster: OutsideCluster;
let settings: Record<string, string>;
let one: Server;
let two: Server;

beforeAll(async () => {
  cluster = await makeOutsideCluster();
  for (const statement of PREPARATION) await cluster.run(statement);
  settings = {
    DATABASE_URL: cluster.url("maillage_application", "maillage"),
    DATABASE_URL_PROPRIETAIRE: cluster.url("maillage_proprietaire", "maillage"),
    MAILLAGE_DEMO: "1",
  };
  const ports = [await freePort(), await freePort()] as const;
  // Both at once, on a base that holds nothing: this is the first test.
  [one, two] = await Promise.all([startServer(ports[0], settings), startServer(ports[1], settings)]);
});
afterAll(async () => {
  await Promise.all([one?.stop(), two?.stop()]);
  await cluster?.remove();
});

const rows = (sql: string) => cluster.run(sql, "maillage");
const count = async (from: string) => Number((await rows(`SELECT count(*) AS n FROM ${from}`))[0]?.n);

describe("two processes on one outside base", () => {
  it("started at once: each migration and the demonstration were loaded once", async () => {
    const answers = await Promise.all([one, two].map(({ address }) => fetch(`${address}/sante`)));
    const healths = (await Promise.all(answers.map((answer) => answer.json()))) as Record<string, unknown>[];
    expect(healths[0]).toMatchObject({ statut: "ok", base: "externe", migrations: await count("migration") });
    expect(healths[1]).toEqual(healths[0]);
    expect(await count("espace")).toBe(3);
    expect(await count("schema WHERE departement = '63'")).toBe(
      await count("(SELECT DISTINCT titre FROM schema WHERE departement = '63') AS t"),
    );
    expect(await count("acteur WHERE nom = 'Solène Marchebois'")).toBe(1);
  });

  it("a session opened by one is known to the other", async () => {
    const client = new FormClient();
    await client.signIn(one.address, "Solène Marchebois");
    expect(await client.read(`${two.address}/63`)).toContain("Solène Marchebois");
    expect(await client.read(`${two.address}/63/importer`)).toContain("Déposer et vérifier");
  });

  it("a session closed on one is closed on the other, at once", async () => {
    const client = new FormClient();
    await client.signIn(one.address, "Solène Marchebois");
    const before = client.cookie;
    expect(await client.read(`${two.address}/63`)).toContain("Solène Marchebois");
    await client.read(`${one.address}/demonstration`);
    const { status } = await client.send(`${one.address}/demonstration`, { identite: "visiteur" });
    expect(status).toBe(302);
    // The cookie that was kept, as by another window or a thief.
    const answers = await Promise.all(
      [one, two].map(({ address }) => fetch(`${address}/63`, { headers: { cookie: before } })),
    );
    for (const answer of answers) expect(await answer.text()).not.toContain("Solène Marchebois");
  });

  it("two changes of one action at once: one is kept, the other is refused", async () => {
    const clients = [new FormClient(), new FormClient()] as const;
    for (const client of clients) await client.signIn(one.address, "Solène Marchebois");
    const [action] = await rows(
      "SELECT '/63/schemas/' || s.public_id || '/actions/' || a.public_id || '/modifier' AS path FROM action a JOIN schema s ON s.departement = a.departement AND s.id = a.schema WHERE a.departement = '63' AND a.code = '3-A' LIMIT 1",
    );
    const sent = await Promise.all(
      clients.map(async (client, index) => {
        const url = `${(index === 0 ? one : two).address}${action?.path}`;
        const { revision = "" } = hiddenFields(await client.read(url), "intitule");
        return {
          client,
          url,
          form: { revision, intitule: `Écrit par le ${index + 1}`, nature: "", debut: "", fin: "" },
        };
      }),
    );
    const answers = await Promise.all(sent.map(({ client, url, form }) => client.send(url, form)));
    expect(answers.map(({ status }) => status).sort()).toEqual([302, 409]);
    expect(await count("action WHERE intitule LIKE 'Écrit par le _'")).toBe(1);
  });

  it("news sent twice, to one and to the other at once, are given once", async () => {
    const client = new FormClient();
    await client.signIn(one.address, "Solène Marchebois");
    const [action] = await rows(
      "SELECT '/63/schemas/' || s.public_id || '/actions/' || a.public_id AS path FROM action a JOIN schema s ON s.departement = a.departement AND s.id = a.schema WHERE a.departement = '63' AND a.code = '2-B' LIMIT 1",
    );
    const page = await client.read(`${one.address}${action?.path}`);
    const news = {
      cle: hidden(page, "cle"),
      statut: "en_cours",
      avancement: "50",
      meteo: "soleil",
      commentaire: "Envoyé deux fois, aux deux.",
      date: hidden(page, "date"),
    };
    const sent = await Promise.all(
      [one, two].map((server) => client.send(`${server.address}${action?.path}`, news)),
    );
    expect(sent.map(({ status }) => status)).toEqual([302, 302]);
    expect(await count("point_avancement WHERE commentaire = 'Envoyé deux fois, aux deux.'")).toBe(1);
  });

  it("an import confirmed on both at once is done once; two imports of one scheme follow each other", async () => {
    const client = new FormClient();
    await client.signIn(one.address, "Solène Marchebois");
    const deposit = async (address: string, actions: string[], cible: Record<string, string>) => {
      const lines = actions.map(
        (intitule, index) =>
          `1,Petite enfance,1,Accueillir,1,Places,1-${"ABC"[index]},${intitule},nouvelle,2023,2025,Caf`,
      );
      const header =
        "volet_no,volet,engagement_no,engagement,objectif_no,objectif,action_code,action,nature,debut,fin,pilotage";
      const { status, to } = await client.send(`${address}/63/importer`, {
        cle: hidden(await client.read(`${address}/63/importer`), "cle"),
        fichier: new File([[header, ...lines].join("\n")], "plan.csv", { type: "text/csv" }),
        schema: "",
        titre: "Essai à deux",
        type: "sdsf",
        debut: "2023",
        fin: "2027",
        phase: "elaboration",
        ...cible,
      });
      expect(status).toBe(302);
      return to;
    };
    const confirm = (server: Server, path: string) =>
      client.send(`${server.address}${path}`, { intention: "confirmer" });

    const staged = await deposit(one.address, ["Ouvrir", "Former"], {});
    const sent = await Promise.all([confirm(one, staged), confirm(two, staged)]);
    expect(sent.map(({ status }) => status)).toEqual([302, 302]);
    const actions =
      "action a JOIN schema s ON s.departement = a.departement AND s.id = a.schema WHERE s.titre = 'Essai à deux'";
    expect(await count(actions)).toBe(2);

    const [schema] = await rows("SELECT public_id AS id FROM schema WHERE titre = 'Essai à deux'");
    const cible = { schema: String(schema?.id) };
    const first = await deposit(one.address, ["Ouvrir", "Former", "Publier"], cible);
    const second = await deposit(two.address, ["Ouvrir grand", "Former", "Publier"], cible);
    const both = await Promise.all([confirm(one, first), confirm(two, second)]);
    expect(both.map(({ status }) => status)).toEqual([302, 302]);
    expect(await count(actions)).toBe(3);
    expect(await count(`${actions} AND a.code = '1-C'`)).toBe(1);
    expect(await count("importation WHERE etat = 'confirmee'")).toBe(3);
  });

  it("the demonstration reset on both at once is loaded once again, whole", async () => {
    const clients = [new FormClient(), new FormClient()];
    await Promise.all(clients.map((client) => client.signIn(one.address, "Solène Marchebois")));
    await Promise.all(clients.map((client) => client.read(`${one.address}/demonstration`)));
    const before = await rows("SELECT id FROM schema WHERE departement = '63' ORDER BY id");
    await Promise.all(
      [one, two].map((server, index) =>
        clients[index]?.send(`${server.address}/demonstration/reinitialiser`, {}),
      ),
    );
    expect(await rows("SELECT id FROM schema WHERE departement = '63' ORDER BY id")).not.toEqual(before);
    expect(await count("acteur WHERE nom = 'Solène Marchebois'")).toBe(1);
    expect(await count("schema WHERE titre = 'Essai à deux'")).toBe(0);
    const visitor = new FormClient();
    await visitor.signIn(two.address, "Solène Marchebois");
    expect(await visitor.read(`${one.address}/63`)).toContain("Solène Marchebois");
  });
});

describe("`administrateur creer`", () => {
  const person = [
    "--nom",
    "Durand",
    "--prenom",
    "Camille",
    "--courriel",
    "camille@exemple.fr",
    "--institution",
    "Caf",
  ];
  const create = (departement: string, ...more: string[]) =>
    runCommand(["administrateur", "creer", "--departement", departement, ...person, ...more], {
      ...settings,
      MAILLAGE_DEMO: "0",
    });

  it("opens a département that both processes show within a second", async () => {
    const client = new FormClient();
    const made = await create("15");
    expect(made.code, made.said).toBe(0);
    expect(made.json).toMatchObject({ departement: "15", espaceOuvert: true, roles: ["administrateur"] });
    // The link is said to the person at the terminal, and is not in the result that a log may keep.
    const [lien = ""] =
      /\/connexion\/lien\?jeton=[\w-]{43}/.exec(
        made.said.replace(/^.*Première connexion, une fois, pendant 24 heures : /s, ""),
      ) ?? [];
    expect(lien, made.said).not.toBe("");
    expect(JSON.stringify(made.json)).not.toContain("jeton");
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    for (const { address } of [one, two]) {
      expect(await client.read(address)).toContain("Cantal");
      expect(await client.read(`${address}/15`)).toContain("Cantal");
    }
    // Asked for by one process, used at the other, known to the first.
    await client.read(two.address + lien);
    const jeton = new URL(lien, two.address).searchParams.get("jeton") ?? "";
    expect(await client.send(`${two.address}/connexion/lien`, { jeton })).toMatchObject({
      status: 302,
      to: "/15",
    });
    const home = await client.read(`${one.address}/15`);
    expect(home).toContain("Camille Durand");
    expect(await client.read(`${one.address}/compte`)).toContain("Vous exploitez ce déploiement");
  });

  it("refuses a double, a démonstration, a wrong address, a département that is none", async () => {
    const refused = [
      await create("15"),
      await create("63"),
      await create("15", "--courriel", "x"),
      await create("20"),
    ];
    expect(refused.map(({ code }) => code)).toEqual([2, 2, 2, 2]);
    const said = refused
      .map(({ said }) => said)
      .join("\n")
      .replaceAll(/\s/g, " ");
    for (const words of ["est déjà celle de Camille Durand", "démonstration", "« x »", "« 20 »"])
      expect(said).toContain(words);
    expect(await count("acteur WHERE courriel = 'camille@exemple.fr'")).toBe(1);
  });

  it("two imports by command of one new scheme, at once, make one scheme", async () => {
    const folder = await mkdtemp(join(tmpdir(), "maillage-deux-"));
    const file = join(folder, "plan.csv");
    await writeFile(file, "volet,engagement,objectif,action\nPetite enfance,Accueillir,Places,Ouvrir\n");
    const command = ["importer", "plan", file, "--departement", "15", "--schema", "SDSF 2024-2028"];
    const run = () => runCommand(command, { ...settings, MAILLAGE_DEMO: "0" });
    const results = await Promise.all([run(), run()]);
    expect(
      results.map(({ code }) => code),
      results.map(({ said }) => said).join("\n"),
    ).toEqual([0, 0]);
    expect(results.map(({ json }) => json.ajoutees).sort()).toEqual([0, 1]);
  });
});

describe("when the base goes away", () => {
  it("pages say so with 503 and without a fault of ours, and everything comes back by itself", async () => {
    await cluster.stop();
    for (const path of ["/", "/63", "/63/schemas", "/demonstration", "/99"]) {
      const answer = await fetch(one.address + path);
      expect(answer.status, path).toBe(503);
      expect(answer.headers.get("retry-after")).toBe("10");
      expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(await answer.text(), path).toContain("Réessayez dans un instant");
    }
    expect((await fetch(`${two.address}/63/acteurs.csv`)).status).toBe(503);
    const health = await fetch(`${one.address}/sante`);
    expect(health.status).toBe(503);
    expect(await health.json()).toMatchObject({
      statut: "indisponible",
      raison: expect.stringMatching(/ECONNREFUSED/),
    });
    for (const width of WIDTHS) {
      const page = await browser.visit({ width });
      await page.goto(`${one.address}/63`);
      await page.getByRole("heading", { name: "Maillage est momentanément indisponible" }).waitFor();
      await expectClean(page);
    }

    await cluster.start();
    for (const { address } of [one, two]) {
      expect((await fetch(`${address}/63`)).status).toBe(200);
      expect((await fetch(`${address}/sante`)).status).toBe(200);
    }
  });

  it("the embedded one is started again by the server that uses it", async () => {
    const address = inject("address");
    const running = findPostmaster(join(inject("donnees"), "postgresql", "donnees"));
    if (!running) throw new Error("the embedded base does not run");
    process.kill(running.pid, "SIGINT");
    const seen = new Set<number>();
    await expect
      .poll(
        async () => {
          const { status } = await fetch(`${address}/63`);
          seen.add(status);
          return (
            findPostmaster(join(inject("donnees"), "postgresql", "donnees"))?.pid !== running.pid && status
          );
        },
        { timeout: 30_000, interval: 50 },
      )
      .toBe(200);
    expect([...seen].filter((status) => status !== 200 && status !== 503)).toEqual([]);
  });
});
