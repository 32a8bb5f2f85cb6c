import { readSettings } from "#platform/config/settings.ts";
import { systemClock } from "#platform/context/clock.ts";
import { connect } from "#platform/database/connect.ts";
import { GenresCourriel } from "#platform/mail/genres.ts";
import { Outbox } from "#platform/mail/outbox.ts";
import { smtpTransport } from "#platform/mail/smtp.ts";
import { CONCURRENCE, DELAI, GENRE_RONDE } from "./courriel-round.ts";

/** A process that sends: the outbox as the server runs it, with a short lease so that a kill is soon overcome. */
const settings = readSettings(process.env);
const { smtp, expediteur } = settings.courriel;
if (!smtp || !expediteur) throw new Error("a mail server is missing");
const { database } = await connect(settings, () => {});
new Outbox({
  database,
  clock: systemClock,
  genres: new GenresCourriel([GENRE_RONDE]),
  transport: smtpTransport(smtp, { connexions: CONCURRENCE }),
  expediteur,
  origine: "http://localhost",
  secret: "mesures",
  concurrence: CONCURRENCE,
  parMinute: null,
  parDomaine: 100,
  rhythm: 100,
  delai: DELAI,
  log: () => {},
}).start();
// Its timers do not hold a process.
setInterval(() => {}, 60_000);
