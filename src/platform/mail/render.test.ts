import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bouton, citation, contenuOf, liste, note, paragraphe, titre } from "./contenu.ts";
import { type ARendre, renderHtml, renderText, typographie } from "./render.ts";

const mail = (change: Partial<ARendre> = {}): ARendre => ({
  genre: { raison: "vous pilotez une action" },
  sujet: "Où en est l'action ?",
  parties: [
    {
      sujet: "Où en est l'action ?",
      contenu: [
        titre("Donnez des nouvelles"),
        paragraphe("Bonjour,\nvoici vos actions :"),
        liste(["1-A Accueil", "1-B Information"]),
        citation("Rien de nouveau"),
        bouton("Répondre", "https://maillage.exemple.fr/x?a=1&b=2"),
        note("Ce lien vaut 30 jours."),
      ],
    },
  ],
  origine: "https://maillage.exemple.fr",
  choix: { lien: "https://maillage.exemple.fr/courriels/choix/abc", refusable: true },
  ...change,
});

describe("the template kit", () => {
  it("says in text all that it says in HTML", () => {
    const text = renderText(mail());
    const html = renderHtml(mail());
    for (const words of [
      "Donnez des nouvelles",
      "1-A Accueil",
      "Rien de nouveau",
      "Ce lien vaut 30 jours.",
      "vous pilotez une action",
    ]) {
      expect(text).toContain(words);
      expect(html).toContain(words);
    }
    expect(text).toContain("https://maillage.exemple.fr/x?a=1&b=2");
    expect(html).toContain('href="https://maillage.exemple.fr/x?a=1&amp;b=2"');
    expect(text).toContain("/courriels/choix/abc");
  });

  it("fetches nothing and runs nothing", () => {
    expect(renderHtml(mail())).not.toMatch(/<img|<script|<link|url\(|@import|<form|javascript:/i);
  });

  it("shows what people wrote, and never obeys it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (wild) => {
        const nasty = `</td><script>alert(1)</script><img src=x onerror=y>"'&${wild}`;
        const contenu = [
          titre(nasty),
          paragraphe(nasty),
          liste([nasty]),
          citation(nasty),
          note(nasty),
          bouton(nasty, nasty),
        ];
        const html = renderHtml(
          mail({ sujet: nasty, parties: [{ sujet: nasty, contenu }], genre: { raison: nasty } }),
        );
        const clean = renderHtml(
          mail({
            sujet: "x",
            parties: [
              {
                sujet: "x",
                contenu: contenu.map((one) =>
                  "texte" in one
                    ? { ...one, texte: "x", ...("adresse" in one && { adresse: "x" }) }
                    : liste(["x"]),
                ),
              },
            ],
            genre: { raison: "x" },
          }),
        );
        expect((html.match(/<(?!br>)/g) ?? []).length).toBe((clean.match(/<(?!br>)/g) ?? []).length);
      }),
    );
  });

  it("opens pages only", () => {
    const contenu = [bouton("Entrer", "javascript:alert(1)"), bouton("Entrer", "data:text/html,x")];
    const html = renderHtml(mail({ parties: [{ sujet: "", contenu }] }));
    expect(html).not.toMatch(/href="(?:javascript|data):/);
  });

  it("puts French spaces, and leaves addresses alone", () => {
    expect(typographie("« Où » : ici ; vite ! non ?")).toBe(
      "«\u00a0Où\u00a0»\u00a0: ici\u202f; vite\u202f! non\u202f?",
    );
    expect(typographie("https://x.fr/a?b=c:d")).toBe("https://x.fr/a?b=c:d");
  });

  it("gives each of those that became one its own heading", () => {
    const part = (sujet: string) => ({ sujet, contenu: [paragraphe("…")] });
    const text = renderText(mail({ parties: [part("Premier"), part("Second")] }));
    expect(text).toContain("Premier\n=======");
    expect(text).toContain("Second\n======");
  });

  it("cuts a plain text in paragraphs", () => {
    expect(contenuOf("A\r\nB\r\n\r\n \r\nC\n")).toEqual([paragraphe("A\nB"), paragraphe("C")]);
  });
});
