import { describe, expect, it } from "vitest";
import { readSettings } from "#platform/config/settings.ts";
import { readExpediteur, readSmtpUrl, sayServer } from "./smtp-settings.ts";

describe("SMTP_URL", () => {
  it.each([
    ["smtp://serveur", { host: "serveur", port: 25, auth: null, tls: "possible" }],
    ["smtp://serveur:2525?tls=oui", { host: "serveur", port: 2525, auth: null, tls: "starttls" }],
    ["smtps://a:b@serveur", { host: "serveur", port: 465, auth: { user: "a", pass: "b" }, tls: "smtps" }],
    [
      "smtp://a%40x.fr:p%3A%25@serveur",
      { host: "serveur", port: 587, auth: { user: "a@x.fr", pass: "p:%" }, tls: "starttls" },
    ],
    [
      "smtp://a:b@serveur:25?tls=non",
      { host: "serveur", port: 25, auth: { user: "a", pass: "b" }, tls: "non" },
    ],
    [
      "smtp://a:b@127.0.0.1:1025",
      { host: "127.0.0.1", port: 1025, auth: { user: "a", pass: "b" }, tls: "possible" },
    ],
    ["smtp://[::1]:1025", { host: "::1", port: 1025, auth: null, tls: "possible" }],
  ])("%s", (text, wanted) => {
    expect(readSmtpUrl(text)).toEqual(wanted);
  });

  it.each([
    ["serveur:25"],
    ["http://serveur"],
    ["smtp://"],
    ["smtp://serveur/chemin"],
    ["smtp://serveur?requireTLS=true"],
    ["smtp://serveur?tls=peut-etre"],
    ["smtps://serveur?tls=non"],
    ["smtp://a@serveur"],
    ["smtp://a:%zz@serveur"],
    ["smtp://serveur:99999"],
  ])("%s is refused with a sentence", (text) => {
    expect(readSmtpUrl(text)).toBeTypeOf("string");
  });

  it("is shown without what opens it", () => {
    const settings = readSmtpUrl("smtp://a:secret@[::1]:25");
    expect(typeof settings === "string" ? settings : sayServer(settings)).toBe("[::1]:25");
  });

  it("goes with a sender, and no fault repeats the password", () => {
    const read = (env: NodeJS.ProcessEnv) => () => readSettings(env);
    const faultOf = (env: NodeJS.ProcessEnv) => {
      try {
        readSettings(env);
      } catch (error) {
        return JSON.stringify((error as { details: object }).details);
      }
      throw new Error("not refused");
    };
    expect(faultOf({ SMTP_URL: "smtp://a:b@serveur" })).toContain("ne va pas sans");
    expect(faultOf({ SMTP_URL: "imap://a:secret@serveur", MAILLAGE_COURRIEL_EXPEDITEUR: "x" })).not.toContain(
      "secret",
    );
    expect(faultOf({ MAILLAGE_COURRIEL_PAR_MINUTE: "0" })).toContain("au moins 1");
    expect(read({ SMTP_URL: "", MAILLAGE_COURRIEL_EXPEDITEUR: "" })().courriel).toEqual({
      smtp: null,
      expediteur: null,
      parMinute: null,
    });
    expect(
      read({
        SMTP_URL: "smtp://serveur",
        MAILLAGE_COURRIEL_EXPEDITEUR: "Maillage <m@exemple.fr>",
        MAILLAGE_COURRIEL_PAR_MINUTE: "60",
      })().courriel,
    ).toMatchObject({ smtp: { host: "serveur" }, expediteur: { adresse: "m@exemple.fr" }, parMinute: 60 });
  });
});

describe("the sender", () => {
  it.each([
    ["m@exemple.fr", { nom: "Maillage", adresse: "m@exemple.fr" }],
    ["Maillage du Puy-de-Dôme <M@Exemple.fr>", { nom: "Maillage du Puy-de-Dôme", adresse: "m@exemple.fr" }],
    ['"Maillage, 63" <m@exemple.fr>', { nom: "Maillage, 63", adresse: "m@exemple.fr" }],
  ])("%s", (text, wanted) => {
    expect(readExpediteur(text)).toEqual(wanted);
  });

  it.each([["Maillage"], ["a@b.fr, c@d.fr"], ["A <a@b.fr>\nBcc: c@d.fr"], ["A\r\nBcc: <a@b.fr>"], ["<>"]])(
    "%j is refused",
    (text) => {
      expect(readExpediteur(text)).toBeTypeOf("string");
    },
  );
});
