import { Temporal } from "temporal-polyfill";
import { afterAll, describe, expect, it } from "vitest";
import { textOfDocx, withFiles, writeDocx } from "#testing/docx.ts";
import { stopPapiers } from "../render-pdf.ts";
import { renderWord } from "../word/render-word.ts";
import { boucle, type Champ, exempleDe, liste, texte } from "./champ.ts";
import { checkModele } from "./check-modele.ts";
import { phraseOf, placeOf } from "./phrases.ts";
import { renderModele } from "./render-modele.ts";

const CHAMPS: readonly Champ[] = [
  texte("titre", "Le titre", "Garder les enfants"),
  texte("contexte", "Le contexte", ""),
  liste("resultats", "Les résultats attendus", "Des places", "Des horaires"),
  boucle("actions", "Les actions", [
    texte("code", "Son numéro", "1-A"),
    texte("intitule", "Son intitulé", "Ouvrir une crèche"),
  ]),
];

afterAll(stopPapiers);

const check = (octets: Uint8Array) => checkModele(octets, CHAMPS);
const codeOf = (octets: Uint8Array) =>
  check(octets).then(
    () => "accepté",
    (error) => error.code as string,
  );

describe("a model of an institution", () => {
  it("is filled: texts, lists, rows of a table, conditions, fields cut by Word into pieces", async () => {
    const modele = await writeDocx(
      [
        { morceaux: ["Fiche {ti", "tre", "}"] },
        "{#contexte}Contexte : {contexte}{/contexte}{^contexte}Sans contexte{/contexte}",
        "{#resultats}",
        "– {.}",
        "{/resultats}",
        [
          ["N°", "Action"],
          ["{#actions}{code}", "{intitule} de {titre}{/actions}"],
        ],
      ],
      "En-tête de {titre}",
    );
    const lu = await check(modele);
    expect(lu.fautes).toEqual([]);
    expect([...lu.champs].sort()).toEqual(["actions", "code", "contexte", "intitule", "resultats", "titre"]);
    const donnees = { ...exempleDe(CHAMPS), titre: "L’été & <l’hiver>\n{code}", contexte: "" };
    const fait = await renderModele(modele, { titre: "Fiche & co", donnees });
    const text = textOfDocx(fait);
    expect(text).toContain("Fiche L’été & <l’hiver>\n{code}");
    expect(text).toContain("Sans contexte");
    expect(text).toContain("– Des places\n– Des horaires\n");
    expect(text.match(/1-A\nOuvrir une crèche de L’été/g)).toHaveLength(2);
    expect(textOfDocx(fait, "word/header1.xml")).toContain("En-tête de L’été");
    expect(textOfDocx(fait, "docProps/core.xml")).toContain("Fiche & co");
  });

  it("that forgot a brace is told which, where, and what to write", async () => {
    const modele = await writeDocx(
      ["Un début tranquille.", "Le titre est {titre, puis la suite", "La fin {contexte}."],
      "En-tête {titre",
    );
    const { fautes } = await check(modele);
    expect(fautes.map(({ genre, partie }) => `${genre} ${partie}`)).toEqual([
      "non-ferme en-tete",
      "non-ferme corps",
    ]);
    const [tete, corps] = fautes;
    if (!tete || !corps) throw new Error("no fault");
    expect(placeOf(tete)).toBe("Dans l’en-tête, près de «\u00a0En-tête {titre\u00a0»");
    expect(placeOf(corps)).toContain("Le titre est {titre, puis la suite");
    expect(phraseOf(tete)).toMatch(/n’est pas fermé.*ajoutez l’accolade/);
    expect(fautes.map(({ champ }) => champ)).toEqual(["titre", "titre"]);
    const suite = await check(await writeDocx(["Début : {titre", "Suite : {contexte}"]));
    expect(suite.fautes.map(phraseOf)[0]).toContain("Le champ «\u00a0{titre\u00a0» n’est pas fermé");
  });

  it.each<[string, string[], string]>([
    ["inconnu", ["{intitulle}", "{titre}"], "vouliez-vous écrire «\u00a0{intitule}\u00a0»"],
    ["inconnu", ["{constructor}"], "n’existe pas. Prenez un nom de la liste"],
    ["inconnu", ["{__proto__}"], "n’existe pas"],
    ["hors-de-sa-boucle", ["{code}"], "entre «\u00a0{#actions}\u00a0» et «\u00a0{/actions}\u00a0»"],
    ["hors-de-sa-boucle", ["{.}"], "à l’intérieur d’une répétition"],
    ["boucle-attendue", ["{actions}"], "écrivez «\u00a0{#actions}\u00a0»"],
    ["boucle-non-fermee", ["{#actions}{code}"], "n’a pas de fin"],
    ["boucle-non-ouverte", ["{code}{/actions}"], "qui n’a pas commencé"],
    ["boucles-croisees", ["{#actions}{#titre}{/actions}{/titre}"], "est fermée par"],
    ["non-ouvert", ["titre} suite"], "n’a pas été ouvert"],
    ["accolades-doublees", ["{{titre}}"], "sont doublées"],
    ["brut", ["{@titre}"], "n’est pas accepté"],
  ])("is told of its faults: %s %j", async (genre, lignes, phrase) => {
    const { fautes } = await check(await writeDocx(lignes));
    expect(fautes.map((one) => one.genre)).toContain(genre);
    expect(fautes.map(phraseOf).join("\n")).toContain(phrase);
  });

  it("is told of a loop that leaves its table, and of every fault at once", async () => {
    const modele = await writeDocx(["{#actions}", [["{/actions}", "x"]], "{inconnue}", "{titre"]);
    const genres = (await check(modele)).fautes.map(({ genre }) => genre);
    expect(genres).toEqual(expect.arrayContaining(["inconnu", "non-ferme"]));
    const seule = await check(await writeDocx(["{#actions}", [["{/actions}", "x"]]]));
    expect(seule.fautes.map(({ genre }) => genre)).toEqual(["boucle-mal-placee"]);
  });

  it("leaves alone what office suites write between braces in the properties of a file", async () => {
    const modele = await writeDocx(["{titre}"]);
    const core =
      '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>{D5CDD505-2E9C}</dc:title></cp:coreProperties>';
    const lu = await check(withFiles(modele, { "docProps/core.xml": core }));
    expect(lu).toEqual({ champs: ["titre"], fautes: [] });
  });
});

describe("a table of contents in a model", () => {
  it("is not read for fields, and Word makes it anew", async () => {
    const modele = await renderWord({
      titre: "Modèle",
      creation: Temporal.Instant.from("2026-11-25T10:00:00Z"),
      blocs: [
        { genre: "sommaire" },
        { genre: "texte", texte: "{#actions}" },
        { genre: "titre", niveau: 2, texte: "{code}" },
        { genre: "texte", texte: "{/actions}" },
      ],
    });
    expect(textOfDocx(modele)).toMatch(/TOC[\s\S]*\{code\}PAGEREF/);
    expect((await check(modele)).fautes).toEqual([]);
    const fait = await renderModele(modele, { titre: "Fait", donnees: exempleDe(CHAMPS) });
    expect(textOfDocx(fait)).toContain("Sommaire à mettre à jour");
    expect(textOfDocx(fait)).not.toContain("{code}");
    expect(textOfDocx(fait).match(/1-A/g)).toHaveLength(2);
  });
});

describe("what is no model is refused at once", () => {
  it.each<[string, () => Promise<Uint8Array>]>([
    ["modele.sans-champ", () => writeDocx(["Rien à remplir."])],
    ["fichier.vide", async () => new Uint8Array()],
    ["modele.pas-docx", async () => Buffer.from("%PDF-1.7 rien")],
    ["modele.pas-docx", async () => Buffer.from("du texte {titre}")],
    [
      "fichier.archive",
      async () =>
        withFiles(new Uint8Array(Buffer.from("UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==", "base64")), { a: "b" }),
    ],
    ["modele.trop-lourd", async () => new Uint8Array(30 * 1024 * 1024)],
    ["fichier.macros", async () => withFiles(await writeDocx(["{titre}"]), { "word/vbaProject.bin": "x" })],
    [
      "modele.objet",
      async () => withFiles(await writeDocx(["{titre}"]), { "word/embeddings/classeur.xlsx": "x" }),
    ],
    [
      "fichier.bombe",
      async () =>
        withFiles(await writeDocx(["{titre}"]), { "word/media/vide.bin": new Uint8Array(90 * 1024 * 1024) }),
    ],
    [
      "fichier.abime",
      async () =>
        withFiles(await writeDocx(["{titre}"]), { "word/header9.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x/>' }),
    ],
    [
      "fichier.abime",
      async () => withFiles(await writeDocx(["{titre}"]), { "word/document.xml": "<w:document><w:p>" }),
    ],
    ["fichier.abime", async () => (await writeDocx(["{titre}"])).slice(0, 2_000)],
    [
      "modele.exterieur",
      async () =>
        withFiles(await writeDocx(["{titre}"]), {
          "word/_rels/settings.xml.rels":
            '<Relationships><Relationship Id="r" Type="http://x/attachedTemplate" Target="http://x/a.dotm" TargetMode="External"/></Relationships>',
        }),
    ],
    [
      "modele.commande",
      async () =>
        withFiles(await writeDocx(["{titre}"]), {
          "word/header9.xml":
            "<w:hdr><w:instrText>DDE</w:instrText><w:instrText>AUTO c:\\\\x</w:instrText></w:hdr>",
        }),
    ],
  ])("%s", async (code, make) => {
    expect(await codeOf(await make())).toBe(code);
  });

  it("a link that somebody clicks is no danger", async () => {
    const lien =
      '<Relationships><Relationship Id="r" Type="http://x/hyperlink" Target="https://caf.fr" TargetMode="External"/></Relationships>';
    expect(
      await codeOf(withFiles(await writeDocx(["{titre}"]), { "word/_rels/header9.xml.rels": lien })),
    ).toBe("accepté");
  });
});

it("a sample of ours is a model without a fault", async () => {
  const octets = await renderWord({
    titre: "{titre}",
    creation: Temporal.Instant.from("2026-11-25T10:00:00Z"),
    blocs: [
      { genre: "titre", niveau: 1, texte: "{titre}" },
      { genre: "tableau", entete: ["N°", "Action"], lignes: [["{#actions}{code}", "{intitule}{/actions}"]] },
    ],
  });
  expect((await check(octets)).fautes).toEqual([]);
});
