import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PureCommand } from "#platform/cli/run-command.ts";
import { commandeAttaquer } from "./cli-attaquer.ts";

let dossier: string;
beforeAll(async () => {
  dossier = await mkdtemp(join(tmpdir(), "attaquer-"));
});
afterAll(() => rm(dossier, { recursive: true }));

async function call(contenu: unknown, options = {}) {
  const fichier = join(dossier, "table.json");
  await writeFile(fichier, typeof contenu === "string" ? contenu : JSON.stringify(contenu));
  const said: string[] = [];
  const { run } = commandeAttaquer as PureCommand;
  const answer = await run({
    arguments: [fichier],
    options,
    say: (line) => said.push(line.replaceAll("\u00a0", " ")),
  });
  return { ...answer, said };
}

const TABLE = {
  cellules: [
    { cle: "total", valeur: 30, cout: null },
    { cle: "seuls", valeur: 17 },
    { cle: "couples", valeur: 10 },
    { cle: "monoparents", valeur: 3, masque: "primaire", max: 4, protection: 3 },
  ],
  equations: [
    {
      termes: [
        ["total", 1],
        ["seuls", -1],
        ["couples", -1],
        ["monoparents", -1],
      ],
      min: 0,
      max: 0,
    },
    {
      genre: "ordre",
      termes: [
        ["total", 1],
        ["seuls", -1],
      ],
      min: 0,
    },
  ],
};

test("says what a table gives away, and by what, never the value that the file holds", async () => {
  const { result, exit, said } = await call(TABLE);
  expect({ exit, said }).toEqual({
    exit: 0,
    said: [
      "1 case masquée, dont 1 à retrouver.",
      "monoparents : Cette case se retrouve par un calcul : le total « total », moins « seuls » et « couples ».",
    ],
  });
  expect(result).toEqual({
    cellules: [
      {
        cle: "monoparents",
        min: 3,
        max: 3,
        exposee: true,
        par: [{ genre: "parties", ...TABLE.equations[0] }],
      },
    ],
    exposees: 1,
  });
});

test("hides what is needed when asked, and writes null where nothing limits", async () => {
  const { result, said } = await call(TABLE, { proteger: true });
  expect(said).toEqual(["1 case de plus à masquer. 2 cases masquées, dont 0 à retrouver."]);
  expect(result).toMatchObject({ ajoutees: ["couples"], restantes: [], exposees: 0 });
  const libre = await call({ cellules: [{ cle: "a", masque: "primaire", min: null }] });
  expect(libre.result).toMatchObject({ cellules: [{ cle: "a", min: null, max: null, exposee: false }] });
});

test.each([
  ["ce n’est pas du JSON", "{", /n’est pas du JSON/],
  ["rien", {}, /./],
  ["aucune case", { cellules: [] }, /au moins une case est attendue/],
  ["une clé deux fois", { cellules: [{ cle: "a" }, { cle: "a" }] }, /la clé « a » est écrite deux fois/],
  [
    "une case inconnue",
    { cellules: [{ cle: "a" }], equations: [{ termes: [["b", 1]], min: 0 }] },
    /aucune case ne s’appelle « b »/,
  ],
  [
    "sans limite",
    { cellules: [{ cle: "a" }], equations: [{ termes: [["a", 1]] }] },
    /un minimum, un maximum, ou les deux/,
  ],
  ["à l’envers", { cellules: [{ cle: "a", min: 4, max: 1 }] }, /le minimum dépasse le maximum/],
  ["un masque inconnu", { cellules: [{ cle: "a", masque: "caché" }] }, /primaire ou secondaire est attendu/],
])("refuses a file with %s, and says where", async (_, contenu, message) => {
  const { result, exit, said } = await call(contenu);
  expect(exit).toBe(2);
  expect(result).toHaveProperty("erreurs");
  expect(said.join("\n")).toMatch(message);
});

test("refuses a file that is not there", async () => {
  const { run } = commandeAttaquer as PureCommand;
  const answer = await run({ arguments: [join(dossier, "absent.json")], options: {}, say: () => undefined });
  expect(answer.exit).toBe(2);
});
