import { isIP } from "node:net";
import { readAdresse } from "./adresse.ts";

/** Where mail is given to be carried. */
export type SmtpSettings = {
  readonly host: string;
  readonly port: number;
  readonly auth: { readonly user: string; readonly pass: string } | null;
  /** `smtps`: from the first byte; `starttls`: refused without; `possible`: when the server offers it; `non`: never. */
  readonly tls: "smtps" | "starttls" | "possible" | "non";
};

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/;

/**
 * Reads `smtp://utilisateur:mot-de-passe@serveur:587` or `smtps://…:465`; the end of a sentence that begins with the name of
 * the setting when it cannot. A password only leaves under TLS, unless the server is this machine or `?tls=non` says so.
 */
export function readSmtpUrl(text: string): SmtpSettings | string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || (url.protocol !== "smtp:" && url.protocol !== "smtps:") || !url.hostname) {
    return "attend une adresse comme smtp://utilisateur:mot-de-passe@serveur:587 ou smtps://utilisateur:mot-de-passe@serveur:465 (caractères spéciaux du mot de passe écrits en %XX)";
  }
  if (url.pathname.replace("/", "") !== "" || url.hash) return "attend une adresse sans chemin";
  const unknown = [...url.searchParams.keys()].find((name) => name !== "tls");
  if (unknown !== undefined) return `ne connaît pas l'option « ${unknown} » (seulement tls=oui ou tls=non)`;
  const tls = url.searchParams.get("tls");
  if (tls !== null && tls !== "oui" && tls !== "non") return "attend tls=oui ou tls=non";
  const smtps = url.protocol === "smtps:";
  if (smtps && tls === "non") return "ne peut pas dire à la fois smtps:// et tls=non";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const auth = readAuth(url);
  if (typeof auth === "string") return auth;
  const needed = tls === "oui" || (tls === null && auth !== null && !LOOPBACK.test(host));
  return {
    host,
    port: url.port ? Number(url.port) : smtps ? 465 : auth ? 587 : 25,
    auth,
    tls: smtps ? "smtps" : tls === "non" ? "non" : needed ? "starttls" : "possible",
  };
}

function readAuth(url: URL): SmtpSettings["auth"] | string {
  if (!url.username && !url.password) return null;
  try {
    const auth = { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
    return auth.user && auth.pass ? auth : "attend un utilisateur et un mot de passe, ou ni l'un ni l'autre";
  } catch {
    return "a un mot de passe ou un utilisateur mal écrit : un « % » s'y écrit %25";
  }
}

/** `serveur:port`, as it may be shown: without what opens it. */
export function sayServer({ host, port }: SmtpSettings): string {
  return `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

/** Reads « Maillage du Puy-de-Dôme <maillage@exemple.fr> » or an address alone; the end of a sentence when it cannot. */
export function readExpediteur(text: string): { nom: string; adresse: string } | string {
  const match = /^([^<>\p{Cc}]*)<([^<>]+)>$/u.exec(text.trim());
  const nom = (match?.[1] ?? "").trim().replace(/^"(.*)"$/, "$1");
  try {
    return { nom: nom || "Maillage", adresse: readAdresse(match?.[2] ?? text) };
  } catch {
    return "attend une adresse, seule ou après un nom : Maillage <maillage@exemple.fr>";
  }
}
