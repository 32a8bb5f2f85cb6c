import type { Application } from "#platform/http/application.ts";
import { attachPersonnes, keepCompte } from "#platform/identity/comptes.ts";
import { makeLien } from "#platform/identity/lien.ts";
import { openSession } from "#platform/identity/session.ts";
import { cookieName } from "#platform/identity/session-cookie.ts";
import { startProvider, walk } from "#testing/oidc-provider.ts";
import { FormClient } from "../e2e/support/form-client.ts";
import { type Content, fillDepartements } from "./departements.ts";
import { openPlatform, temporaryDataFolder } from "./support/base.ts";
import type { Cleanup } from "./support/cleanup.ts";
import { figure, printTable, quantile } from "./support/figures.ts";
import { LOOPBACK, type LoadOptions, type LoadResult, measureLoad } from "./support/load.ts";
import { freePort, startServer } from "./support/processes.ts";

/** Who signs in at once, each from a browser of their own. */
const PEOPLE = 10;

/** The one who signs in the `n`th time at the provider. Each has a name and an address of their own: tries are limited by both. */
const subOf = (n: number) => `mesures-${n}`;
const from = (n: number) => ({ "x-forwarded-for": `192.0.2.${n % 250}, 198.51.${n >> 8}.${n % 256}` });

type Measured = Pick<LoadResult, "perSecond" | "p50" | "p95"> & { what: string; ratioToSante: number };

export type IdentiteFigures = { connections: number; people: number; answers: Measured[] };

/** What a session costs a page, and how many people sign in per second, by a link and by an identity provider. */
export async function measureIdentite(cleanup: Cleanup, quick: boolean): Promise<IdentiteFigures> {
  const { dossier, remove } = temporaryDataFolder(cleanup);
  const port = await freePort();
  const origin = `http://${LOOPBACK}:${port}`;
  const provider = await startProvider({ algorithm: "ES256", client: origin });
  const stopProvider = cleanup.defer(() => provider.stop());
  const { application, close } = await openPlatform(cleanup, dossier);
  const content = await fillDepartements(application.platform, 1);
  // No more than are ready before the codes of the first ones die: a provider keeps them a minute.
  const signIns = quick ? 2 * PEOPLE : 100;
  const { cookie, liens } = await prepare(application, content, {
    origin,
    emetteur: provider.issuer,
    signIns,
  });
  await close();
  const server = await startServer(cleanup, dossier, {
    PORT: String(port),
    MAILLAGE_ORIGINE: origin,
    MAILLAGE_PROXY_DE_CONFIANCE: "1",
    MAILLAGE_OIDC_EMETTEUR: provider.issuer,
    MAILLAGE_OIDC_CLIENT_ID: provider.clientId,
    MAILLAGE_OIDC_CLIENT_SECRET: provider.clientSecret,
  });

  const options: LoadOptions = {
    port,
    connections: 20,
    warmupMs: quick ? 200 : 3_000,
    durationMs: quick ? 500 : 5_000,
    maximum: 50_000,
  };
  const page = (path: string, visitor: string | null) =>
    measureLoad([{ path, cookie: visitor, marks: visitor ? [content.personne.nom] : [] }], options);
  const found: Omit<Measured, "ratioToSante">[] = [
    { what: "/sante", ...(await page("/sante", null)) },
    { what: "accessibilité, visiteur", ...(await page("/accessibilite", null)) },
    { what: "accessibilité, connecté", ...(await page("/accessibilite", cookie)) },
    { what: "acteurs, visiteur", ...(await page("/63/acteurs", null)) },
    { what: "acteurs, connecté", ...(await page("/63/acteurs", cookie)) },
    { what: "entrer par un lien", ...(await byLink(origin, liens)) },
    { what: "revenir du fournisseur", ...(await byProvider(origin, provider, signIns)) },
  ];
  await server.stop();
  await stopProvider();
  await remove();

  const floor = found[0]?.perSecond ?? Number.NaN;
  const answers = found.map(({ what, perSecond, p50, p95 }) => ({
    ...{ what, perSecond, p50, p95 },
    ratioToSante: perSecond / floor,
  }));
  const figures = { connections: options.connections, people: PEOPLE, answers };
  print(figures);
  return figures;
}

/** An account that the provider knows, a session of it, and as many links, each to an address of its own. */
async function prepare(
  { platform }: Application,
  { personne }: Content,
  { origin, emetteur, signIns }: { origin: string; emetteur: string; signIns: number },
): Promise<{ cookie: string; liens: string[] }> {
  const now = platform.clock.now();
  return platform.database.national(async (tx) => {
    const compte = await keepCompte(tx, { courriel: "mesures@exemple.fr", nom: personne.nom }, now);
    await attachPersonnes(tx, compte, [personne], now);
    const cree_le = now.toString();
    await tx
      .insertInto("compte_identite")
      .values(
        Array.from({ length: signIns }, (_, n) => ({
          emetteur,
          sub: subOf(n),
          compte,
          cree_le,
          vue_le: cree_le,
        })),
      )
      .execute();
    const jeton = await openSession(tx, { compte, agir: personne, moyen: "lien", appareil: "mesures" }, now);
    const liens: string[] = [];
    for (let n = 0; n < signIns; n += 1) {
      const courriel = `mesures-${n}@exemple.fr`;
      await keepCompte(tx, { courriel, nom: `Mesures ${n}` }, now);
      liens.push(await makeLien(tx, { courriel, retour: null, expire: now.add({ hours: 1 }) }, now));
    }
    return { cookie: `${cookieName(origin)}=${jeton}`, liens };
  });
}

/** POST of the link page; the page itself is read before. */
async function byLink(origin: string, liens: readonly string[]) {
  const people = await Promise.all(
    Array.from({ length: PEOPLE }, async () => {
      const client = new FormClient();
      await client.read(`${origin}/connexion`);
      return client;
    }),
  );
  return timed(people, [...liens.entries()], async (client, [n, jeton]) => {
    // The proof of a form is of a visitor: each link is used by one who is not signed in.
    const { status } = await client.copy(from(n)).send(`${origin}/connexion/lien`, { jeton });
    if (status !== 302) throw new Error(`POST /connexion/lien: ${status}`);
  });
}

/** GET of the return alone: the code against tokens, both verified, the session. The journey before is not counted. */
async function byProvider(
  origin: string,
  provider: Awaited<ReturnType<typeof startProvider>>,
  signIns: number,
) {
  const ready: { client: FormClient; back: string }[] = [];
  for (let n = 0; n < signIns; n += 1) {
    provider.personne = { sub: subOf(n) };
    const client = new FormClient(from(n));
    const { to } = await client.open(`${origin}/connexion/fournisseur`);
    ready.push({ client, back: (await walk(new URL(to), origin)).href });
  }
  return timed(Array(PEOPLE).fill(null), ready, async (_, { client, back }) => {
    const { status, to } = await client.open(back);
    if (status !== 302 || to.startsWith("/connexion")) throw new Error(`/connexion/retour: ${status} ${to}`);
  });
}

/** Each of `people` takes the next of `items` until there is none. */
async function timed<P, T>(
  people: readonly P[],
  items: readonly T[],
  work: (person: P, item: T) => Promise<void>,
) {
  const times: number[] = [];
  let next = 0;
  const start = performance.now();
  await Promise.all(
    people.map(async (person) => {
      for (let item = items[next++]; item !== undefined; item = items[next++]) {
        const begin = performance.now();
        await work(person, item);
        times.push(performance.now() - begin);
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  times.sort((a, b) => a - b);
  return { perSecond: times.length / seconds, p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

function print({ connections, people, answers }: IdentiteFigures): void {
  printTable(
    `Identité, pages à ${connections} connexions, ${people} personnes qui entrent (part du débit de /sante)`,
    ["quoi", "par seconde", "p50", "p95", "/sante"],
    answers.map((one) => [
      one.what,
      figure(one.perSecond),
      figure(one.p50, " ms"),
      figure(one.p95, " ms"),
      figure(one.ratioToSante * 100, " %"),
    ]),
  );
}
