import type { Settings } from "#platform/config/settings.ts";
import type { Application } from "#platform/http/application.ts";
import { Outbox } from "./outbox.ts";
import { declareServer } from "./serveur.ts";
import { smtpTransport } from "./smtp.ts";

/** Connections to the mail server, and mails under way, of one process. */
const CONCURRENCE = 5;

/** Says to the base whether mail leaves, and gives what sends it; null without a mail server: mail is then kept. */
export async function openOutbox(
  { platform, genresCourriel, secret }: Application,
  { courriel }: Settings,
  origine: string,
): Promise<Outbox | null> {
  const { smtp, expediteur, parMinute } = courriel;
  await declareServer(platform.database, courriel);
  if (!smtp || !expediteur) return null;
  return new Outbox({
    database: platform.database,
    clock: platform.clock,
    genres: genresCourriel,
    transport: smtpTransport(smtp, { connexions: CONCURRENCE }),
    expediteur,
    origine,
    secret,
    concurrence: CONCURRENCE,
    parMinute,
  });
}
