import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readSettings, SANS_COURRIEL } from "./settings.ts";

/** The refusal that an environment meets. */
function refusalOf(env: NodeJS.ProcessEnv): { code: string; details: { fautes?: readonly string[] } } {
  try {
    readSettings(env);
  } catch (error) {
    return error as { code: string; details: { fautes?: readonly string[] } };
  }
  throw new Error("the settings were accepted");
}

const base = "postgres://maillage@serveur/maillage";

describe("the settings", () => {
  it("are those of a demonstration at home when nothing is said", () => {
    const expected = {
      port: 3000,
      host: "127.0.0.1",
      origine: null,
      databaseUrl: null,
      databaseUrlProprietaire: null,
      donnees: null,
      demo: true,
      courriel: SANS_COURRIEL,
      fichiers: { octetsParFichier: 20 * 1024 ** 2, octetsParDepartement: 5_000 * 1024 ** 2 },
      oidc: null,
      protection: {
        proxies: { kind: "nombre", nombre: 0 },
        journal: "refus",
        limites: { adresse: 6_000, session: 1_800, envois: 600 },
      },
    };
    expect(readSettings({})).toEqual(expected);
    const empty = {
      PORT: "",
      HOST: "",
      DATABASE_URL: "",
      MAILLAGE_DONNEES: "",
      MAILLAGE_DEMO: "",
      MAILLAGE_ORIGINE: "",
    };
    expect(readSettings(empty)).toEqual(expected);
    expect(readSettings({ PATH: "/usr/bin", PORTE: "3" })).toEqual(expected);
  });

  it("are all read", () => {
    const settings = readSettings({
      PORT: "8080",
      HOST: "::",
      DATABASE_URL: base,
      DATABASE_URL_PROPRIETAIRE: "postgresql://chef@serveur/maillage",
      MAILLAGE_DONNEES: "donnees",
      MAILLAGE_ORIGINE: "https://maillage.exemple.fr",
      MAILLAGE_PROXY_DE_CONFIANCE: "10.0.0.2, fd00::/8",
      MAILLAGE_JOURNAL_HTTP: "tout",
      MAILLAGE_LIMITE_ADRESSE: "0",
      MAILLAGE_LIMITE_SESSION: "100",
      MAILLAGE_LIMITE_ENVOIS: "10",
      MAILLAGE_FICHIER_MO: "8",
      MAILLAGE_FICHIERS_DEPARTEMENT_MO: "900",
      MAILLAGE_OIDC_EMETTEUR: "https://fournisseur.exemple.fr/api/v2",
      MAILLAGE_OIDC_CLIENT_ID: "maillage",
      MAILLAGE_OIDC_CLIENT_SECRET: "secret",
    });
    expect(settings).toEqual({
      port: 8080,
      host: "::",
      origine: "https://maillage.exemple.fr",
      databaseUrl: base,
      databaseUrlProprietaire: "postgresql://chef@serveur/maillage",
      donnees: resolve("donnees"),
      demo: false,
      courriel: SANS_COURRIEL,
      fichiers: { octetsParFichier: 8 * 1024 ** 2, octetsParDepartement: 900 * 1024 ** 2 },
      oidc: {
        emetteur: "https://fournisseur.exemple.fr/api/v2",
        clientId: "maillage",
        clientSecret: "secret",
        nom: "ProConnect",
      },
      protection: {
        proxies: { kind: "liste", liste: ["10.0.0.2", "fd00::/8"] },
        journal: "tout",
        limites: { adresse: 0, session: 100, envois: 10 },
      },
    });
  });

  it("open the demonstration on the embedded base only, unless told otherwise", () => {
    expect(readSettings({ DATABASE_URL: base }).demo).toBe(false);
    expect(readSettings({ DATABASE_URL: base, MAILLAGE_DEMO: "1" }).demo).toBe(true);
    expect(readSettings({ MAILLAGE_DEMO: "0" }).demo).toBe(false);
  });

  it("never open the demonstration on an https address", () => {
    const https = "https://maillage.exemple.fr";
    expect(refusalOf({ MAILLAGE_ORIGINE: https }).code).toBe("reglage.demonstration-publique");
    const asked = { MAILLAGE_ORIGINE: https, MAILLAGE_DEMO: "1", DATABASE_URL: base };
    expect(refusalOf(asked).code).toBe("reglage.demonstration-publique");
    expect(readSettings({ MAILLAGE_ORIGINE: https, MAILLAGE_DEMO: "0" }).demo).toBe(false);
    expect(readSettings({ MAILLAGE_ORIGINE: "http://192.168.1.4:3000" }).demo).toBe(true);
  });

  it.each([
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "trois"],
    ["PORT", "80.5"],
    ["HOST", "un nom"],
    ["DATABASE_URL", "mysql://serveur/base"],
    ["DATABASE_URL", "serveur"],
    ["MAILLAGE_DEMO", "oui"],
    ["MAILLAGE_DEMO", "true"],
    ["MAILLAGE_ORIGINE", "maillage.exemple.fr"],
    ["MAILLAGE_ORIGINE", "http://maillage.exemple.fr/"],
    ["MAILLAGE_ORIGINE", "http://maillage.exemple.fr/chemin"],
    ["MAILLAGE_OIDC_EMETTEUR", "http://fournisseur.exemple.fr"],
    ["MAILLAGE_OIDC_EMETTEUR", "http://localhost.exemple.fr"],
    ["MAILLAGE_OIDC_EMETTEUR", "https://fournisseur.exemple.fr?a=b"],
  ])("refuse %s=%s, naming it", (name, value) => {
    const { code, details } = refusalOf({ [name]: value });
    expect(code).toBe("reglage.invalide");
    expect(details.fautes).toHaveLength(1);
    expect(details.fautes?.[0]).toMatch(new RegExp(`^${name} attend `));
  });

  it("say every fault at once", () => {
    const { details } = refusalOf({ PORT: "x", HOST: "a b", MAILLAGE_DEMO: "2" });
    expect(details.fautes?.map((faute) => faute.split(" ")[0])).toEqual(["PORT", "HOST", "MAILLAGE_DEMO"]);
  });

  it("take an identity provider whole, with the address that it sends people back to", () => {
    const { details } = refusalOf({ MAILLAGE_OIDC_CLIENT_ID: "maillage" });
    expect(details.fautes?.map((faute) => faute.split(" ")[0])).toEqual([
      "MAILLAGE_OIDC_EMETTEUR",
      "MAILLAGE_OIDC_CLIENT_SECRET",
      "MAILLAGE_ORIGINE",
    ]);
  });

  it("refuse an owner's address without the base it owns", () => {
    const { details } = refusalOf({ DATABASE_URL_PROPRIETAIRE: base });
    expect(details.fautes).toEqual(["DATABASE_URL_PROPRIETAIRE ne va pas sans DATABASE_URL"]);
  });
});
