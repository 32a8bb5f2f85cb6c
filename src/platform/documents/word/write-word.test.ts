import PizZip from "pizzip";
import { expect, it } from "vitest";
import { writeWord } from "./write-word.ts";

const enumeration = (...elements: string[]) =>
  ({ genre: "texte", texte: [{ genre: "enumeration", elements }] }) as const;

it("each numbered list begins at one, also in the cell of a table", async () => {
  const octets = await writeWord(
    {
      ...{ titre: "Essai", langue: "fr", auteur: "", jour: "25 novembre 2026", couleur: "#1f4e79" },
      ...{ enTete: "", pied: "" },
      blocs: [
        enumeration("un", "deux"),
        { genre: "paysage", blocs: [enumeration("un", "deux", "trois")] },
        {
          ...{ genre: "tableau", entete: ["Étapes"] },
          lignes: [[[{ genre: "enumeration", elements: ["un", "deux"] }]]],
        },
      ],
    },
    {},
  );
  const zip = new PizZip(octets);
  const used = [...(zip.file("word/document.xml")?.asText() ?? "").matchAll(/<w:numId w:val="(\d+)"/g)];
  const ids = used.map(([, id]) => id);
  expect(ids).toHaveLength(7);
  expect(new Set([ids[0], ids[2], ids[5]]).size).toBe(3);
  expect([ids[1], ids[3], ids[4], ids[6]]).toEqual([ids[0], ids[2], ids[2], ids[5]]);
  const numbers = zip.file("word/numbering.xml")?.asText() ?? "";
  for (const id of new Set(ids)) {
    const [, body = ""] = numbers.match(new RegExp(`<w:num w:numId="${id}"[^>]*>(.*?)</w:num>`)) ?? [];
    expect(body, id).toContain('<w:startOverride w:val="1"/>');
  }
});
