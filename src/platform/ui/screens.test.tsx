import { describe, expect, it } from "vitest";
import { Button, ButtonLink } from "./actions.tsx";
import { Diff } from "./diff.tsx";
import { Chip, EmptyState, Notice, ProgressBar, StatutChip } from "./feedback.tsx";
import { Meteo } from "./glyphs.tsx";
import { attributes, htmlOf } from "./html.testing.tsx";
import { CONTENU, Definition, KeyFigures, Page, Section } from "./layout.tsx";
import { GroupedTabs, Pagination, pageWindow, Steps, Tabs } from "./navigation.tsx";
import { SiteHeader, SkipLink } from "./shell.tsx";
import { type Column, DataTable } from "./table.tsx";
import { Timeline } from "./timeline.tsx";
import { Tree, TreeItem } from "./tree.tsx";

describe("Page and shell", () => {
  const html = htmlOf(
    <>
      <SkipLink />
      <SiteHeader
        produit="Maillage"
        departement={{ code: "63", nom: "Puy-de-Dôme" }}
        nav={[
          { label: "Schémas", to: "/63/schemas" },
          { label: "Acteurs", to: "/63/acteurs" },
        ]}
      />
      <Page titre="Plan" fil={[{ label: "Accueil", to: "/63" }]}>
        <Section titre="Détail">x</Section>
      </Page>
    </>,
    "/63/schemas/abc",
  );

  it("has one main region, which the skip link reaches", () => {
    expect(html.match(/<main/g)).toHaveLength(1);
    expect(attributes(html, "main")).toMatchObject({ id: CONTENU, tabindex: "-1" });
    expect(attributes(html, 'a class="evitement"').href).toBe(`#${CONTENU}`);
  });

  it("goes from the only h1 to h2", () => {
    expect([...html.matchAll(/<h(\d)/g)].map(([, level]) => level)).toEqual(["1", "2"]);
  });

  it("marks where the visitor is in the navigation", () => {
    expect(attributes(html, 'a[^>]*href="/63/schemas"')["aria-current"]).toBe("page");
    expect(attributes(html, 'a[^>]*href="/63/acteurs"')).not.toHaveProperty("aria-current");
  });
});

describe("Grouped tabs", () => {
  const at = (pathname: string) =>
    htmlOf(
      <GroupedTabs
        label="Vues"
        groups={[
          { label: "Ensemble", items: [{ label: "Ensemble", to: "/s", exact: true }] },
          {
            label: "Plan",
            items: [
              { label: "Plan d’actions", to: "/s/plan" },
              { label: "Calendrier", to: "/s/calendrier" },
            ],
            aussi: ["/s/lots"],
          },
        ]}
      />,
      pathname,
    );
  const current = (html: string) =>
    [...html.matchAll(/aria-current="(\w+)"[^>]*>([^<]*)/g)].map(([, kind, label]) => `${kind} ${label}`);

  it("shows the views of the group in hand, and marks both", () => {
    expect(current(at("/s/calendrier"))).toEqual(["true Plan", "page Calendrier"]);
    expect(current(at("/s/plan/imprimer"))).toEqual(["true Plan", "page Plan d’actions"]);
  });

  it("has no second line for a group of one view", () => {
    expect(current(at("/s"))).toEqual(["page Ensemble"]);
    expect(at("/s")).not.toContain("Calendrier");
  });

  it("keeps the group open on a page reached from it, and nothing open elsewhere", () => {
    expect(current(at("/s/lots/12"))).toEqual(["true Plan"]);
    expect(current(at("/s/actions/3"))).toEqual([]);
  });
});

describe("Tabs, steps, pagination", () => {
  it("lets the caller say which tab is current", () => {
    const html = htmlOf(
      <Tabs
        label="Vues"
        items={[
          { label: "Arbre", to: "?vue=arbre", current: false },
          { label: "Table", to: "?vue=table", current: true, count: 1234 },
        ]}
      />,
    );
    expect(html.match(/aria-current/g)).toHaveLength(1);
    expect(attributes(html, 'a[^>]*href="\\?vue=table"')["aria-current"]).toBe("page");
    expect(html).toContain("1\u202f234");
  });

  it("says which steps are done and which one is in hand", () => {
    const html = htmlOf(<Steps etapes={["Fichier", "Colonnes", "Confirmation"]} courante={1} />);
    expect(html.match(/étape faite/g)).toHaveLength(1);
    expect(html).toMatch(/<li aria-current="step">.*Colonnes/);
  });

  it("shows the ends and the neighbours, never a gap of one page", () => {
    expect(pageWindow(1, 1)).toEqual([1]);
    expect(pageWindow(5, 12)).toEqual([1, null, 4, 5, 6, null, 12]);
    expect(pageWindow(3, 12)).toEqual([1, 2, 3, 4, null, 12]);
    expect(pageWindow(4, 7)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(pageWindow(12, 12)).toEqual([1, null, 11, 12]);
  });

  it("links to the pages around and marks the current one", () => {
    const html = htmlOf(<Pagination page={2} pages={3} lien={(n) => `?page=${n}`} />);
    expect(attributes(html, 'a[^>]*rel="prev"').href).toBe("?page=1");
    expect(attributes(html, 'a[^>]*rel="next"').href).toBe("?page=3");
    expect(html).toMatch(/aria-current="page"[^>]*><span class="vh">Page <\/span>2</);
    expect(htmlOf(<Pagination page={1} pages={1} lien={String} />)).toBe("");
  });
});

describe("DataTable", () => {
  type Row = { code: string; titre: string };
  const colonnes: Column<Row>[] = [
    { cle: "code", titre: "Code", tri: "code", rendu: (row) => row.code },
    { cle: "titre", titre: "Intitulé", tri: "titre", entete: true, rendu: (row) => row.titre },
    { cle: "n", titre: "Montant", align: "end", rendu: () => <b>1</b> },
  ];
  const table = (lignes: Row[], sens: "asc" | "desc" = "asc") =>
    htmlOf(
      <DataTable
        legende="Actions"
        colonnes={colonnes}
        lignes={lignes}
        cleLigne={(row) => row.code}
        tri={{ cle: "code", sens }}
        lienTri={(cle, order) => `?tri=${cle}&sens=${order}`}
        vide={<p>Aucune action</p>}
      />,
    );
  const html = table([{ code: "1-A", titre: "Observer" }]);

  it("names its region, columns and rows", () => {
    expect(attributes(html, "section")).toMatchObject({ "aria-label": "Actions", tabindex: "0" });
    expect(html).toContain("<caption>Actions</caption>");
    expect(html.match(/scope="col"/g)).toHaveLength(3);
    expect(html).toContain('<th scope="row">Observer</th>');
    expect(html).toContain('<td data-label="Code">1-A</td>');
    expect(html).toContain('<td class="fin" data-label="Montant"><div><b>1</b></div></td>');
  });

  it("says the order in force on one column only, and links to the other order", () => {
    expect(html.match(/aria-sort/g)).toHaveLength(1);
    expect(attributes(html, "th[^>]*aria-sort")["aria-sort"]).toBe("ascending");
    expect(html).toContain('href="?tri=code&amp;sens=desc"');
    expect(html).toContain('href="?tri=titre&amp;sens=asc"');
    const down = table([{ code: "1-A", titre: "Observer" }], "desc");
    expect(attributes(down, "th[^>]*aria-sort")["aria-sort"]).toBe("descending");
    expect(down).toContain('href="?tri=code&amp;sens=asc"');
  });

  it("gives way to the empty state", () => {
    expect(table([])).toBe("<p>Aucune action</p>");
  });
});

describe("Tree", () => {
  it("nests headings in disclosures and makes leaves plain links", () => {
    const html = htmlOf(
      <Tree>
        <TreeItem niveau={1} no="1" titre="Volet" open>
          <TreeItem niveau={2} titre="Engagement" to="/63/e" lien="Ouvrir">
            <TreeItem niveau={3} titre="Action" to="/63/a" />
          </TreeItem>
        </TreeItem>
      </Tree>,
    );
    expect(html.match(/<details/g)).toHaveLength(2);
    expect(html.match(/ open=""/g)).toHaveLength(1);
    expect(html).toMatch(/<summary><h2[^>]*>.*Volet<\/h2>/);
    expect(html).toMatch(/<summary><h3[^>]*>Engagement<\/h3>/);
    expect(html).toMatch(/<a [^>]*href="\/63\/a"[^>]*>Action<\/a>/);
  });
});

describe("states in words", () => {
  it("never leaves a colour alone", () => {
    const chip = htmlOf(
      <StatutChip etat="ok" table={{ ok: { ton: "succes", glyphe: "coche", label: "Réalisée" } }} />,
    );
    expect(chip).toMatch(/<svg class="glyphe"[^>]*aria-hidden="true".*Réalisée/);
    expect(htmlOf(<Meteo etat="orage" />)).toContain("Orage");
    expect(htmlOf(<Notice kind="erreur" titre="Refusé" annonce />)).toMatch(
      /role="alert".*Erreur\u00a0: .*Refusé/,
    );
    expect(htmlOf(<Notice kind="info" titre="Note" />)).not.toContain("role=");
  });

  it("writes an unknown progress as unknown, and bounds the others", () => {
    expect(htmlOf(<ProgressBar valeur={null} label="Avancement" />)).toContain(
      "Avancement\u00a0: Non renseigné",
    );
    expect(htmlOf(<ProgressBar valeur={0} label="Avancement" />)).toContain("Avancement\u00a0: 0\u202f%");
    expect(
      attributes(htmlOf(<ProgressBar valeur={140} label="A" />), 'rect class="progres-part"').width,
    ).toBe("100%");
  });

  it("strikes what goes and underlines what comes", () => {
    expect(htmlOf(<Diff avant="un accueil de jour" apres="un accueil de nuit" />)).toMatch(
      /un accueil de.*<del>jour<\/del>.*<ins>nuit<\/ins>/,
    );
    expect(htmlOf(<Diff avant={null} apres="2026" />)).toMatch(
      /Avant.*<em>vide<\/em>.*Après.*<ins>2026<\/ins>/,
    );
    expect(htmlOf(<Diff avant="Caf" apres="Caf" />)).not.toContain("<del>");
  });

  it("leaves out the definitions without value, not the zeros", () => {
    const html = htmlOf(
      <Definition
        items={[
          { terme: "Absent", valeur: null },
          { terme: "Nul", valeur: 0 },
        ]}
      />,
    );
    expect(html).not.toContain("Absent");
    expect(html).toContain("<dd>0</dd>");
  });
});

describe("content policy", () => {
  it("writes no style attribute", () => {
    const html = htmlOf(
      <Page titre="T" chapo="c" actions={<Button>Oui</Button>} surtitre="s">
        <KeyFigures items={[{ label: "actions", valeur: 114, precision: "p", to: "/63" }]} />
        <EmptyState titre="Vide" action={<ButtonLink to="/63">Aller</ButtonLink>}>
          Rien.
        </EmptyState>
        <Chip ton="info" glyphe="demi">
          En cours
        </Chip>
        <ProgressBar valeur={50} label="Avancement" />
        <Timeline items={[{ date: "hier", iso: "2026-09-17", titre: "Point", children: "x" }]} />
      </Page>,
    );
    expect(html).not.toMatch(/\sstyle=/);
    expect(html).not.toContain("<style");
    expect(html).toContain('<time dateTime="2026-09-17">hier</time>');
  });
});
