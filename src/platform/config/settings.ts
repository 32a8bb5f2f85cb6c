import { resolve } from "node:path";
import { z } from "zod";
import { type LimitesFichiers, limitesFichiers, MEGA_MAXIMUM } from "#platform/files/limites.ts";
import { parseTrustedProxies, type TrustedProxies } from "#platform/http/protection/client-address.ts";
import { NIVEAUX_JOURNAL, type NiveauJournal } from "#platform/http/protection/request-log.ts";
import type { ReglagesOidc } from "#platform/identity/fournisseur.ts";
import { readExpediteur, readSmtpUrl, type SmtpSettings } from "#platform/mail/smtp-settings.ts";
import { Refusal } from "#platform/values/refusal.ts";

/** What the environment says, checked once at start. */
export type Settings = {
  port: number;
  host: string;
  /** Public address, without a trailing slash; null: whatever the visitor typed. */
  origine: string | null;
  /** Null: the embedded base. */
  databaseUrl: string | null;
  databaseUrlProprietaire: string | null;
  /** Absolute folder of the embedded base; null: the usual one. */
  donnees: string | null;
  demo: boolean;
  courriel: {
    /** Null: mail is kept and not sent. */
    smtp: SmtpSettings | null;
    expediteur: { nom: string; adresse: string } | null;
    /** Mails a minute, all processes together; null: as many as the server takes. */
    parMinute: number | null;
  };
  fichiers: LimitesFichiers;
  /** The identity provider; null: sign-in by e-mailed link only. */
  oidc: ReglagesOidc | null;
};

/** Mail is kept: what a deployment that says nothing does. */
export const SANS_COURRIEL: Settings["courriel"] = { smtp: null, expediteur: null, parMinute: null };
/** How the web server protects itself; commands do without it. */
export type Protection = {
  /** Whose word is taken about the address of who asks. */
  proxies: TrustedProxies;
  journal: NiveauJournal;
  limites: Limites;
};

/** Requests a minute; 0: no limit. A quarter of it may come at once. */
export type Limites = {
  /** Pages and API, from one address. */
  adresse: number;
  /** Pages and API, in one session. */
  session: number;
  /** Forms sent, from one address or in one session. */
  envois: number;
};

const perMinute = (byDefault: number) =>
  z.coerce
    .number({ error: "attend un nombre de demandes par minute, 0 pour ne pas limiter" })
    .int("attend un nombre entier")
    .min(0, "attend 0 ou plus")
    .max(1_000_000, "attend 1000000 au plus")
    .default(byDefault);

const yesNo = z.enum(["0", "1"], { error: "attend 0 ou 1" }).transform((value) => value === "1");

const postgresUrl = z.string().refine((value) => /^postgres(?:ql)?:\/\//.test(value), {
  error: "attend une adresse qui commence par postgres:// (par exemple postgres://maillage@serveur/maillage)",
});

const Environment = z.object({
  PORT: z.coerce
    .number({ error: "attend un numéro de port" })
    .int("attend un nombre entier")
    .min(1, "attend un port de 1 à 65535")
    .max(65_535, "attend un port de 1 à 65535")
    .default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "attend un nom de machine ou une adresse IP")
    .default("127.0.0.1"),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_URL_PROPRIETAIRE: postgresUrl.optional(),
  MAILLAGE_DONNEES: z.string().optional(),
  MAILLAGE_DEMO: yesNo.optional(),
  MAILLAGE_ORIGINE: z
    .string()
    .regex(/^https?:\/\/[^/\s]+$/, "attend http(s)://nom, sans chemin ni barre finale")
    .optional(),
  SMTP_URL: z.string().optional(),
  MAILLAGE_COURRIEL_EXPEDITEUR: z.string().optional(),
  MAILLAGE_COURRIEL_PAR_MINUTE: z.coerce
    .number({ error: "attend un nombre de courriels" })
    .int("attend un nombre entier")
    .min(1, "attend au moins 1")
    .max(100_000, "attend 100000 au plus")
    .optional(),
  MAILLAGE_FICHIER_MO: z.coerce
    .number({ error: "attend un nombre de mégaoctets" })
    .int("attend un nombre entier")
    .min(1, "attend au moins 1")
    .max(MEGA_MAXIMUM, `attend ${MEGA_MAXIMUM} au plus`)
    .optional(),
  MAILLAGE_FICHIERS_DEPARTEMENT_MO: z.coerce
    .number({ error: "attend un nombre de mégaoctets" })
    .int("attend un nombre entier")
    .min(1, "attend au moins 1")
    .max(10_000_000, "attend 10000000 au plus")
    .optional(),
  MAILLAGE_OIDC_EMETTEUR: z
    .string()
    .regex(
      /^(?:https:\/\/[^\s?#]+|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:\/[^\s?#]*)?)$/,
      "attend une adresse https (http seulement sur localhost), sans « ? » ni « # »",
    )
    .optional(),
  MAILLAGE_OIDC_CLIENT_ID: z.string().optional(),
  MAILLAGE_OIDC_CLIENT_SECRET: z.string().optional(),
  MAILLAGE_OIDC_NOM: z.string().max(60, "attend 60 caractères au plus").default("ProConnect"),
  MAILLAGE_PROXY_DE_CONFIANCE: z
    .string()
    .transform((text, check) => {
      const proxies = parseTrustedProxies(text);
      if (!proxies)
        check.addIssue("attend un nombre de relais (0 à 9), ou leurs adresses séparées par des virgules");
      return proxies ?? NO_PROXY;
    })
    .optional(),
  MAILLAGE_JOURNAL_HTTP: z
    .enum(NIVEAUX_JOURNAL, { error: `attend ${NIVEAUX_JOURNAL.join(", ")}` })
    .default("refus"),
  MAILLAGE_LIMITE_ADRESSE: perMinute(6_000),
  MAILLAGE_LIMITE_SESSION: perMinute(1_800),
  MAILLAGE_LIMITE_ENVOIS: perMinute(600),
});

const NO_PROXY: TrustedProxies = { kind: "nombre", nombre: 0 };

/**
 * Reads the settings. An empty variable counts as absent, as in a `.env` file left as it is.
 *
 * @throws Refusal `reglage.invalide` with every fault at once; `reglage.demonstration-publique` when the demonstration,
 * which signs anybody in, would be opened on an https address.
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings & { protection: Protection } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const fautes = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new Refusal("reglage.invalide", { fautes });
  }
  const { PORT, HOST, DATABASE_URL, DATABASE_URL_PROPRIETAIRE, MAILLAGE_DEMO, MAILLAGE_ORIGINE } =
    parsed.data;
  if (DATABASE_URL_PROPRIETAIRE && !DATABASE_URL) {
    throw new Refusal("reglage.invalide", {
      fautes: ["DATABASE_URL_PROPRIETAIRE ne va pas sans DATABASE_URL"],
    });
  }
  const { courriel, fautes } = readCourriel(parsed.data);
  if (fautes.length > 0) throw new Refusal("reglage.invalide", { fautes });
  const demo = MAILLAGE_DEMO ?? DATABASE_URL === undefined;
  if (demo && MAILLAGE_ORIGINE?.startsWith("https:")) throw new Refusal("reglage.demonstration-publique");
  return {
    port: PORT,
    host: HOST,
    origine: MAILLAGE_ORIGINE ?? null,
    databaseUrl: DATABASE_URL ?? null,
    databaseUrlProprietaire: DATABASE_URL_PROPRIETAIRE ?? null,
    donnees: parsed.data.MAILLAGE_DONNEES ? resolve(parsed.data.MAILLAGE_DONNEES) : null,
    demo,
    courriel,
    fichiers: limitesFichiers(parsed.data.MAILLAGE_FICHIER_MO, parsed.data.MAILLAGE_FICHIERS_DEPARTEMENT_MO),
    oidc: readOidc(parsed.data),
    protection: {
      proxies: parsed.data.MAILLAGE_PROXY_DE_CONFIANCE ?? NO_PROXY,
      journal: parsed.data.MAILLAGE_JOURNAL_HTTP,
      limites: {
        adresse: parsed.data.MAILLAGE_LIMITE_ADRESSE,
        session: parsed.data.MAILLAGE_LIMITE_SESSION,
        envois: parsed.data.MAILLAGE_LIMITE_ENVOIS,
      },
    },
  };
}

function readCourriel(given: z.infer<typeof Environment>): {
  courriel: Settings["courriel"];
  fautes: string[];
} {
  const { SMTP_URL, MAILLAGE_COURRIEL_EXPEDITEUR, MAILLAGE_COURRIEL_PAR_MINUTE } = given;
  const smtp = SMTP_URL === undefined ? null : readSmtpUrl(SMTP_URL);
  const expediteur =
    MAILLAGE_COURRIEL_EXPEDITEUR === undefined ? null : readExpediteur(MAILLAGE_COURRIEL_EXPEDITEUR);
  const fautes: string[] = [];
  // Never what was given: it may hold a password.
  if (typeof smtp === "string") fautes.push(`SMTP_URL ${smtp}`);
  if (typeof expediteur === "string") fautes.push(`MAILLAGE_COURRIEL_EXPEDITEUR ${expediteur}`);
  if (smtp && expediteur === null) fautes.push("SMTP_URL ne va pas sans MAILLAGE_COURRIEL_EXPEDITEUR");
  return {
    courriel: {
      smtp: typeof smtp === "string" ? null : smtp,
      expediteur: typeof expediteur === "string" ? null : expediteur,
      parMinute: MAILLAGE_COURRIEL_PAR_MINUTE ?? null,
    },
    fautes,
  };
}

/** The provider: its three settings, or none. @throws Refusal `reglage.invalide` naming those that lack. */
function readOidc(given: z.output<typeof Environment>): ReglagesOidc | null {
  const needed = [
    "MAILLAGE_OIDC_EMETTEUR",
    "MAILLAGE_OIDC_CLIENT_ID",
    "MAILLAGE_OIDC_CLIENT_SECRET",
  ] as const;
  const missing = needed.filter((name) => given[name] === undefined);
  if (missing.length === needed.length) return null;
  const fautes = missing.map((name) => `${name} manque : ces réglages vont ensemble`);
  // Where people come back to is registered at the provider: it must not change with what a browser typed.
  if (given.MAILLAGE_ORIGINE === undefined) {
    fautes.push(
      "MAILLAGE_ORIGINE manque : le service d'identification renvoie les personnes à cette adresse",
    );
  }
  if (fautes.length > 0) throw new Refusal("reglage.invalide", { fautes });
  return {
    emetteur: given.MAILLAGE_OIDC_EMETTEUR ?? "",
    clientId: given.MAILLAGE_OIDC_CLIENT_ID ?? "",
    clientSecret: given.MAILLAGE_OIDC_CLIENT_SECRET ?? "",
    nom: given.MAILLAGE_OIDC_NOM,
  };
}
