import { describe, expect, it } from "vitest";
import { recordJournal } from "#platform/journal/journal.ts";
import { newId } from "#platform/values/ids.ts";
import { setUpDatabase } from "#testing/database.ts";
import { departement } from "#testing/personas.ts";
import type { Application } from "./application.ts";
import { EspaceDirectory } from "./application.ts";
import { PublicDocuments } from "./public-documents.ts";

const base = setUpDatabase();
const d63 = departement("63");

function documents() {
  const { platform } = base();
  const espaces = new EspaceDirectory(async () => [{ code: d63, nom: "Puy-de-Dôme", demonstration: true }]);
  return new PublicDocuments({ platform, espaces } as unknown as Application);
}

const write = () =>
  base().platform.act(d63, { genre: "systeme", nom: "essai" }, (ctx) =>
    recordJournal(ctx, [{ operation: "essai.ecrire", objet: { genre: "essai", id: newId() } }]),
  );

/** A page that says how many times it was rendered. */
function page(status = 200) {
  let renders = 0;
  return async () => {
    renders += 1;
    return { response: new Response(null, { status }), html: `<p>${renders}</p>` };
  };
}

async function ask(from: PublicDocuments, path: string, render: ReturnType<typeof page>, etag?: string) {
  const url = new URL(path, "http://localhost");
  const response = await from.answer(
    new Request(url, { headers: etag ? { "if-none-match": etag } : {} }),
    url,
    render,
  );
  return { status: response.status, body: await response.text(), etag: response.headers.get("etag") ?? "" };
}

describe("documents for visitors", () => {
  it("are rendered once, and again when something is written in their département", async () => {
    await write();
    const from = documents();
    const render = page();
    expect((await ask(from, "/63/schemas", render)).body).toBe("<p>1</p>");
    expect((await ask(from, "/63/schemas", render)).body).toBe("<p>1</p>");
    expect((await ask(from, "/63/schemas?tri=nom", render)).body).toBe("<p>2</p>");
    await write();
    expect((await ask(from, "/63/schemas", render)).body).toBe("<p>3</p>");
  });

  it("are not sent again to a browser that has them", async () => {
    await write();
    const from = documents();
    const render = page();
    const { etag } = await ask(from, "/63", render);
    expect(await ask(from, "/63", render, etag)).toEqual({ status: 304, body: "", etag });
    await write();
    expect(await ask(from, "/63", render, etag)).toMatchObject({ status: 200, body: "<p>2</p>" });
  });

  it("keep nothing outside of an open département, nor a refusal", async () => {
    await write();
    const from = documents();
    for (const [path, status] of [
      ["/", 200],
      ["/75/schemas", 200],
      ["/63/schemas/aaaaaaaa", 404],
    ] as const) {
      const render = page(status);
      expect([(await ask(from, path, render)).body, (await ask(from, path, render)).body]).toEqual([
        "<p>1</p>",
        "<p>2</p>",
      ]);
    }
  });
});
