import nodemailer, { type Transporter } from "nodemailer";
import type SMTPPool from "nodemailer/lib/smtp-pool/index.js";
import type { SmtpSettings } from "./smtp-settings.ts";

/** A mail as the server gets it. */
export type Message = {
  readonly messageId: string;
  readonly date: Date;
  readonly expediteur: { readonly nom: string; readonly adresse: string };
  readonly destinataire: { readonly nom: string | null; readonly adresse: string };
  readonly sujet: string;
  readonly texte: string;
  readonly html: string;
  /** Address that takes the refusal of this kind (RFC 8058); null for a kind that cannot be refused. */
  readonly refus: string | null;
};

/**
 * What became of a mail given to the server.
 * - `acceptee`: the server carries it.
 * - `reportee`: not now (4xx). `refusee`: never (5xx); `adresse` when it is the address that it does not want.
 * - `injoignable`: the connection failed, possibly after everything was said: nobody knows.
 * - `reglage`: the server refuses us, whatever the mail: password, sender, TLS.
 */
export type Issue =
  | { readonly issue: "acceptee" | "reportee" | "injoignable" | "reglage"; readonly reponse: string }
  | { readonly issue: "refusee"; readonly reponse: string; readonly adresse: boolean };

export type Transport = {
  send(message: Message, signal: AbortSignal): Promise<Issue>;
  close(): void;
};

/** Seconds that one step of the conversation may take. */
export type SmtpTimeouts = { readonly connexion: number; readonly silence: number };

/**
 * Connections to the mail server, kept open between mails. `ca`: certificates trusted beside those of the system.
 */
export function smtpTransport(
  { host, port, auth, tls }: SmtpSettings,
  options: { connexions: number; timeouts?: SmtpTimeouts; ca?: string },
): Transport {
  const { connexion, silence } = options.timeouts ?? { connexion: 10, silence: 40 };
  const settings: SMTPPool.Options & { maxRequeues: number; socketCloseTimeout: number } = {
    host,
    port,
    secure: tls === "smtps",
    requireTLS: tls === "starttls",
    ignoreTLS: tls === "non",
    ...(auth && { auth: { type: "login" as const, ...auth } }),
    ...(options.ca !== undefined && { tls: { ca: options.ca } }),
    pool: true,
    maxConnections: options.connexions,
    maxMessages: 200,
    // A mail whose connection was cut may have been taken: whether to give it again is ours to decide, and to write down.
    maxRequeues: 0,
    connectionTimeout: connexion * 1000,
    greetingTimeout: connexion * 1000,
    socketTimeout: silence * 1000,
    socketCloseTimeout: 1000,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  const pool = nodemailer.createTransport(settings);
  // Errors of idle connections; those of a mail come with it.
  pool.on("error", () => {});
  return {
    send: (message, signal) => send(pool, message, signal),
    close: () => pool.close(),
  };
}

async function send(
  pool: Transporter<SMTPPool.SentMessageInfo>,
  message: Message,
  signal: AbortSignal,
): Promise<Issue> {
  const { expediteur, destinataire, refus } = message;
  const mail = {
    from: { name: expediteur.nom, address: expediteur.adresse },
    to: { name: destinataire.nom ?? "", address: destinataire.adresse },
    subject: message.sujet,
    text: message.texte,
    html: message.html,
    messageId: message.messageId,
    date: message.date,
    // Nobody's holiday answers a machine.
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      ...(refus !== null && {
        "List-Unsubscribe": `<${refus}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }),
    },
    signal,
  };
  try {
    const info = await pool.sendMail(mail);
    return { issue: "acceptee", reponse: clean(info.response, destinataire.adresse) };
  } catch (error) {
    return classify(error as SmtpError, destinataire.adresse);
  }
}

type SmtpError = Error & { code?: string; command?: string; responseCode?: number; response?: string };

/** What an error of the conversation means for the mail. Exported for its table of tests. */
export function classify(error: SmtpError, adresse: string): Issue {
  const { code = "", command = "", responseCode = 0 } = error;
  const reponse = clean(error.response || error.message, adresse);
  if (code === "EAUTH" || code === "ENOAUTH" || code === "ETLS" || code === "ECONFIG") {
    // 454: the server cannot check a password for now.
    const later = responseCode >= 400 && responseCode < 500;
    return { issue: later ? "injoignable" : "reglage", reponse };
  }
  // 421: the server leaves, whatever was asked. 503: the conversation went wrong, not the mail.
  if (responseCode === 421 || responseCode === 503) return { issue: "injoignable", reponse };
  if (responseCode >= 400 && responseCode < 500) return { issue: "reportee", reponse };
  if (responseCode >= 500) {
    if (command === "MAIL FROM") return { issue: "reglage", reponse };
    return { issue: "refusee", reponse, adresse: command === "RCPT TO" && isAboutAddress(reponse) };
  }
  // Refused before anything was said: a mail that no server may carry.
  if (code === "EENVELOPE" || code === "EMESSAGE") return { issue: "refusee", reponse, adresse: false };
  return { issue: "injoignable", reponse };
}

/** A refusal of the recipient for another reason than the address: full box, policy, system (RFC 3463). */
function isAboutAddress(reponse: string): boolean {
  return !/\b5\.(?:2\.[23]|3\.\d+|4\.\d+|7\.\d+)\b/.test(reponse);
}

/** The words of the server without the address that it repeats: what is kept and logged names nobody. */
function clean(reponse: string, adresse: string): string {
  const hidden = reponse.replaceAll(new RegExp(adresse.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "gi"), "…");
  return hidden
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .slice(0, 300);
}
