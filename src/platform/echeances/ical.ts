/** Calendars as RFC 5545 writes them: what phones and mail clients subscribe to. */
import type { Temporal } from "temporal-polyfill";

/** An event of whole days. */
export type EvenementIcal = {
  /** The same from one reading to the next, whatever its day becomes. */
  uid: string;
  jour: Temporal.PlainDate;
  titre: string;
  description: string;
  /** Absolute. */
  adresse: string;
  categorie: string;
};

export type CalendrierIcal = {
  nom: string;
  description: string;
  evenements: readonly EvenementIcal[];
};

/** Octets of a line, its end aside. */
const LIGNE = 75;

/** How often a calendar should read again: the dates of a scheme do not change by the hour. */
const RELECTURE = "PT6H";

/** The whole text, lines ended by CR LF. `instant` is when it was made, to the second. */
export function writeIcal(
  { nom, description, evenements }: CalendrierIcal,
  instant: Temporal.Instant,
): string {
  const fait = basic(instant.round("second").toString());
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Maillage//Maillage//FR",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `NAME:${escapeText(nom)}`,
    `X-WR-CALNAME:${escapeText(nom)}`,
    `DESCRIPTION:${escapeText(description)}`,
    `X-WR-CALDESC:${escapeText(description)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${RELECTURE}`,
    `X-PUBLISHED-TTL:${RELECTURE}`,
    ...evenements.flatMap((one) => evenement(one, fait)),
    "END:VCALENDAR",
  ]
    .map((line) => `${foldLine(line)}\r\n`)
    .join("");
}

function evenement(
  { uid, jour, titre, description, adresse, categorie }: EvenementIcal,
  fait: string,
): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${fait}`,
    `DTSTART;VALUE=DATE:${basic(jour.toString())}`,
    // The first day on which it is over.
    `DTEND;VALUE=DATE:${basic(jour.add({ days: 1 }).toString())}`,
    `SUMMARY:${escapeText(titre)}`,
    ...(description ? [`DESCRIPTION:${escapeText(description)}`] : []),
    `URL:${adresse}`,
    `CATEGORIES:${escapeText(categorie)}`,
    // A term does not make somebody busy.
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** « 2026-11-25T08:00:00Z » as « 20261125T080000Z ». */
function basic(iso: string): string {
  return iso.replace(/[-:]/g, "");
}

/** A value of type TEXT: what separates is escaped, what no calendar may hold is left out. */
export function escapeText(text: string): string {
  return (
    text
      .replace(/\r\n?/g, "\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 5545 forbids them in a text, but for the tab
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f\p{Cs}]/gu, "")
      .replace(/[\\;,]/g, "\\$&")
      .replace(/\n/g, "\\n")
  );
}

/** Cuts a line so that none is longer than 75 octets, never inside a character; what follows begins with a space. */
export function foldLine(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > LIGNE) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}
