import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Gloses } from "#platform/glossaire/gloses.ts";
import { assemble } from "#platform/glossaire/glossaire.ts";
import { REFERENCE } from "#platform/glossaire/reference/index.ts";
import { Reperage } from "#platform/glossaire/reperage.ts";
import { Annotated, GlosesContext, GlossaryNotes, WordsOfPage } from "./annotated.tsx";

function rendered(children: React.ReactNode): string {
  const gloses = new Gloses();
  gloses.open("63", new Reperage(assemble(REFERENCE, [])));
  return renderToString(
    <GlosesContext value={gloses}>
      {children}
      <GlossaryNotes />
    </GlosesContext>,
  );
}

describe("a text with acronyms", () => {
  it("opens the definition of each at its first place of the document only", () => {
    const html = rendered(
      <>
        <p>
          <Annotated>{"La Caf et la MSA."}</Annotated>
        </p>
        <p>
          <Annotated>{"La CAF, encore."}</Annotated>
        </p>
      </>,
    );
    expect(html.match(/<button[^>]*class="sigle"/g)).toHaveLength(2);
    expect(html).toMatch(/popoverTarget="glose-caf"[^>]*>Caf<\/button> et la /i);
    expect(html).toContain("La CAF, encore.");
    expect(html.match(/<aside[^>]*id="glose-(?:caf|msa)"[^>]*popover="auto"/g)).toHaveLength(2);
    expect(html).toContain('href="/63/glossaire#terme-caf"');
    // Nothing of it needs a script or a style of its own.
    expect(html).not.toMatch(/<script|style=| on[a-z]+=/);
  });

  it("is left as it is where no glossary was read", () => {
    expect(renderToString(<Annotated>{"La Caf."}</Annotated>)).toBe("La Caf.");
    expect(renderToString(<WordsOfPage textes={["La Caf."]} />)).toBe("");
  });

  it("escapes what somebody typed", () => {
    expect(rendered(<Annotated>{"<b>Caf</b>"}</Annotated>)).toContain("&lt;b&gt;<button");
  });

  it("is explained at the end of the page where it stands in links, but for what was explained", () => {
    const html = rendered(
      <>
        <Annotated>{"La Caf"}</Annotated>
        <WordsOfPage textes={["Un RPE", "La Caf", "Deux RPE et un Laep"]} />
      </>,
    );
    expect(html).toContain("Sigles et mots de cette page (2)");
    expect(html.indexOf("#terme-laep")).toBeLessThan(html.indexOf("#terme-rpe"));
    expect(html.match(/<dt>/g)).toHaveLength(2);
  });
});
