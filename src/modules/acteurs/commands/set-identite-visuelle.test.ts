import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setUpDatabase } from "#testing/database.ts";
import { linesOf } from "#testing/journal.ts";
import { type ActeursSeme, departement, seedActeurs } from "#testing/personas.ts";
import { readIdentite, readLogos } from "../queries/read-logos.ts";
import { type IdentiteVisuelle, setIdentiteVisuelle } from "./set-identite-visuelle.ts";

const base = setUpDatabase();
const d63 = departement("63");
let acteurs: ActeursSeme;
let caf: string;
let revision: number;

/** One blue pixel, or a header that says that there are many. */
function png(largeur = 1, hauteur = 1): Buffer {
  const pixel = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  pixel.writeUInt32BE(largeur, 16);
  pixel.writeUInt32BE(hauteur, 20);
  return pixel;
}

beforeAll(async () => {
  acteurs = await seedActeurs(base().platform, d63);
});

const lire = () => base().platform.read(d63, { genre: "anonyme" }, (ctx) => readIdentite(ctx, caf));

beforeEach(async () => {
  const row = await base().database.inDepartement(d63, (tx) =>
    tx
      .selectFrom("acteur")
      .select(["public_id", "revision"])
      .where("departement", "=", d63)
      .where("id", "=", acteurs.institutions.caf)
      .executeTakeFirstOrThrow(),
  );
  caf = row.public_id;
  revision = row.revision;
});

function set(change: Partial<IdentiteVisuelle>): Promise<void> {
  const rien = { logo: null, retirer: false, alternative: "", couleur: "" };
  return base().platform.act(d63, acteurs.personnes.caf.administrateur, (ctx) =>
    setIdentiteVisuelle(ctx, { publicId: caf, revision, ...rien, ...change }),
  );
}

describe("the logo and the colour of an institution", () => {
  it("are kept with words for the logo, noted in the journal, then taken away", async () => {
    await set({
      logo: { nom: "logo.png", contenu: png() },
      alternative: "Logo de la Caf",
      couleur: "#005A9C",
    });
    expect(await lire()).toMatchObject({ alternative: "Logo de la Caf", couleur: "#005a9c" });
    const logos = await base().platform.read(d63, { genre: "anonyme" }, (ctx) =>
      readLogos(ctx, [caf, "rien"]),
    );
    expect([...logos.keys()]).toEqual([caf]);
    expect(Buffer.from(logos.get(caf)?.octets ?? []).equals(png())).toBe(true);
    const lines = await linesOf(base().platform, d63, acteurs.institutions.caf, "acteurs.modifier");
    expect(lines).toHaveLength(1);
    revision += 1;
    await set({ alternative: "Logo de la Caf", couleur: "#005a9c" });
    expect(await lire()).toMatchObject({ revision });
    await set({ retirer: true, couleur: "" });
    expect(await lire()).toMatchObject({
      logo: null,
      alternative: "",
      couleur: null,
      revision: revision + 1,
    });
  });

  it.each<[string, Partial<IdentiteVisuelle>]>([
    ["logo.alternative", { logo: { nom: "logo.png", contenu: png() }, alternative: "  " }],
    ["logo.trop-lourd", { logo: { nom: "logo.png", contenu: Buffer.alloc(6_000_000) }, alternative: "Logo" }],
    ["logo.trop-lourd", { logo: { nom: "logo.png", contenu: Buffer.alloc(30 << 20) }, alternative: "Logo" }],
    ["logo.trop-grand", { logo: { nom: "logo.png", contenu: png(30_000, 30_000) }, alternative: "Logo" }],
    ["logo.illisible", { logo: { nom: "logo.png", contenu: png(0, 10) }, alternative: "Logo" }],
    ["logo.type", { logo: { nom: "logo.pdf", contenu: Buffer.from("%PDF-1.7 rien") }, alternative: "Logo" }],
    [
      "fichier.svg",
      { logo: { nom: "logo.svg", contenu: Buffer.from("<svg onload='x()'/>") }, alternative: "Logo" },
    ],
    ["fichier.extension", { logo: { nom: "logo.jpg", contenu: png() }, alternative: "Logo" }],
    ["couleur.contraste", { couleur: "#ffee00" }],
    ["couleur.forme", { couleur: "rouge" }],
    ["acteur.perime", { revision: 99 }],
  ])("are refused: %s", async (code, change) => {
    await expect(set(change)).rejects.toMatchObject({ code });
    expect(await lire()).toMatchObject({ logo: null, revision });
  });
});
