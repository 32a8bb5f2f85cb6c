import fc from "fast-check";
import ICAL from "ical.js";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { escapeText, foldLine, writeIcal } from "./ical.ts";

const INSTANT = Temporal.Instant.from("2026-11-25T08:03:04.567Z");
const jour = (iso: string) => Temporal.PlainDate.from(iso);

/** Texts as people paste them: accents, emoji of several code points, separators, line ends, controls. */
const texte = fc
  .array(
    fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom(
        "é",
        "👩‍👧‍👦",
        "🇫🇷",
        "œ",
        ";",
        ",",
        "\\",
        "\\n",
        "\n",
        "\r\n",
        "\r",
        ":",
        '"',
        "\t",
        "«\u00a0",
        "\u0000",
      ),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));

/** What a calendar may hold of it: one kind of line end, no control, no half of a character. */
function tenu(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those that RFC 5545 forbids
  return text.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f\p{Cs}]/gu, "");
}

function lire(ics: string) {
  const calendar = new ICAL.Component(ICAL.parse(ics));
  return {
    description: calendar.getFirstPropertyValue("description"),
    evenements: calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one)),
  };
}

describe("a calendar", () => {
  it("is read back by another reader as it was, whatever the texts", () => {
    fc.assert(
      fc.property(
        texte,
        fc.array(fc.record({ titre: texte, description: texte, categorie: texte }), { maxLength: 4 }),
        (nom, textes) => {
          const evenements = textes.map((one, index) => ({
            ...one,
            uid: `${index}@maillage.example`,
            jour: jour("2026-02-28").add({ days: index }),
            adresse: "https://maillage.example/63/moi",
          }));
          const lu = lire(writeIcal({ nom, description: nom, evenements }, INSTANT));
          expect(lu.description).toBe(tenu(nom));
          expect(lu.evenements.map(({ uid, summary }) => [uid, summary])).toEqual(
            evenements.map(({ uid, titre }) => [uid, tenu(titre)]),
          );
          for (const [index, one] of lu.evenements.entries()) {
            const { description, jour: day } = evenements[index] ?? {
              description: "",
              jour: jour("2026-01-01"),
            };
            expect(one.description ?? "").toBe(tenu(description));
            expect(one.startDate.isDate).toBe(true);
            expect(one.startDate.toString()).toBe(day.toString());
            expect(one.endDate.toString()).toBe(day.add({ days: 1 }).toString());
          }
        },
      ),
    );
  });

  it("has no line longer than 75 octets, none that stops inside a character, all ended by CR LF", () => {
    fc.assert(
      fc.property(texte, (titre) => {
        const ics = writeIcal(
          { nom: titre, description: titre, evenements: [evenement({ titre, description: titre })] },
          INSTANT,
        );
        const lines = ics.split("\r\n");
        expect(lines.pop()).toBe("");
        for (const line of lines) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n\p{Cs}]/u);
        }
      }),
    );
  });

  it("says whole days, the instant it was made, and that nobody is busy", () => {
    const ics = writeIcal({ nom: "Mien", description: "", evenements: [evenement({})] }, INSTANT);
    expect(ics).toContain("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n");
    expect(ics).toContain("DTSTAMP:20261125T080305Z\r\n");
    expect(ics).toContain("TRANSP:TRANSPARENT\r\n");
    expect(ics.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")).toBe(true);
    expect(ics).not.toContain("DESCRIPTION:\r\nURL");
  });
});

describe("folding and escaping", () => {
  it("undo one another", () => {
    fc.assert(
      fc.property(texte, (text) => {
        const one = escapeText(text);
        expect(foldLine(one).replaceAll("\r\n ", "")).toBe(one);
      }),
    );
    expect(escapeText("a;b,c\\d\ne")).toBe("a\\;b\\,c\\\\d\\ne");
    expect(escapeText("fin\ud83d")).toBe("fin");
  });
});

function evenement(over: { titre?: string; description?: string }) {
  return {
    uid: "1@x",
    jour: jour("2026-12-31"),
    titre: "Fin",
    description: "",
    adresse: "https://x.example/63",
    categorie: "Fin d’une action",
    ...over,
  };
}
