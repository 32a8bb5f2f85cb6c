import { describe, expect, it } from "vitest";
import { describeFault, RequestLog } from "./request-log.ts";
import { routePatterns } from "./route-pattern.ts";

describe("the log", () => {
  it("writes what its level asks for", () => {
    const wanted = (niveau: ConstructorParameters<typeof RequestLog>[0]) =>
      [200, 302, 404, 403, 429, 500].filter((statut) => new RequestLog(niveau).wants(statut));
    expect(wanted("aucun")).toEqual([]);
    expect(wanted("erreurs")).toEqual([500]);
    expect(wanted("refus")).toEqual([403, 429, 500]);
    expect(wanted("tout")).toEqual([200, 302, 404, 403, 429, 500]);
  });

  it("gives a fault a number, and writes what mends it without what people typed", () => {
    const lines: string[] = [];
    const error = Object.assign(
      new Error(
        'invalid input for "Camille Essai" (nom)=(Essai) camille.essai@exemple.fr, jeton Zm9vYmFyYmF6cXV4Zm9vYmFy',
      ),
      { code: "22P02" },
    );
    const incident = new RequestLog("aucun", (line) => lines.push(line)).fault(
      "2026-11-25T08:00:00Z",
      "ab",
      error,
    );
    expect(incident).toMatch(/^[0-9a-f]{8}$/);
    const [line = ""] = lines;
    const said = JSON.parse(line);
    expect(said).toMatchObject({
      niveau: "erreur",
      requete: "ab",
      incident,
      erreur: { nom: "Error", code: "22P02" },
    });
    expect(said.erreur.message).toBe("invalid input for … (…)=(…) … jeton …");
    expect(said.erreur.pile[0]).toContain("request-log.test.ts");
    expect(line).not.toMatch(/Camille|Essai|exemple|Zm9v/);
    expect(lines).toHaveLength(1);
  });

  it("describes what is no error, and hides a message that pretends to be a stack", () => {
    expect(describeFault("Camille a dit « non »")).toMatchObject({
      nom: "string",
      message: "Camille a dit …",
    });
    const strange = new Error("ligne\n    at camille.essai@exemple.fr");
    expect(JSON.stringify(describeFault(strange))).not.toContain("camille");
  });
});

describe("the pattern of an address", () => {
  const routes = {
    root: { id: "root", path: "" },
    acteur: { id: "acteur", parentId: "root", path: ":departement/acteurs/:acteur" },
    accueil: { id: "accueil", parentId: "root", index: true },
  };
  const patternOf = routePatterns({ routes } as unknown as Parameters<typeof routePatterns>[0]);

  it("says the page and nothing of what is asked", () => {
    expect(patternOf("/63/acteurs/camille-essai")).toBe("/:departement/acteurs/:acteur");
    expect(patternOf("/")).toBe("/");
    expect(patternOf("/camille/essai/rien")).toBe("*");
    expect(patternOf("/assets/index-abc.css")).toBe("/assets/*");
    expect(patternOf("/api/v1/departements/63/schemas/kx3f9q2m")).toBe("/api/v1/departements/:…/schemas/:…");
  });
});
