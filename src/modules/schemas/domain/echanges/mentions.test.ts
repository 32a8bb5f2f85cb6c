import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "#platform/values/ids.ts";
import { type Nommable, readMentions, readNom } from "./mentions.ts";

const somebody = (nom: string, institution = "Caf", lit = true): Nommable => ({
  ...{ personne: newId<"acteur">(), nom, institutions: [institution], lit },
});
const solene = somebody("Solène Marchebois");
const camille = somebody("Camille Durand");
const autreCamille = somebody("Camille Durand", "MSA");
const anneMarie = somebody("Anne-Marie de La Tour", "Département");
const dehors = somebody("Yann Dehors", "Association", false);
const tous = [solene, camille, autreCamille, anneMarie, dehors];

const read = (texte: string) => {
  const { nommees, perdus } = readMentions(texte, tous);
  return {
    nommees: nommees.map(({ personne }) => tous.find((one) => one.personne === personne)),
    perdus: perdus.map(({ ecrit, raison }) => `${ecrit} ${raison}`),
  };
};

describe("who is named in a text", () => {
  it.each<[string, Nommable]>([
    ["@Solène Marchebois peux-tu relire ?", solene],
    ["Merci @solene marchebois.", solene],
    ["(@MARCHEBOIS SOLÈNE)", solene],
    ["@Solène, tu en penses quoi", solene],
    ["vu avec @Anne-Marie de La Tour hier", anneMarie],
    ["@Camille Durand (MSA) : d’accord", autreCamille],
    ["@Camille Durand (Caf), d’accord", camille],
  ])("%s", (texte, qui) => {
    expect(read(texte)).toEqual({ nommees: [qui], perdus: [] });
  });

  it.each([
    ["écrivez à contact@solene.fr", []],
    ["le 5 @ 10 h", []],
    ["@Camille Durand", ["Camille Durand ambigu"]],
    ["@Camille, ça va ?", ["Camille ambigu"]],
    ["@Yann Dehors", ["Yann Dehors sans-acces"]],
    ["@Robert Personne ici", ["Robert Personne inconnu"]],
    ["@equipe projet", ["equipe inconnu"]],
    ["@de", ["de inconnu"]],
  ])("« %s » names nobody", (texte, perdus) => {
    expect(read(texte)).toEqual({ nommees: [], perdus });
  });

  it("is named once, whatever the number of times, and the lost ones too", () => {
    expect(read("@Solène et @Solène Marchebois, puis @Zoé et @zoé")).toEqual({
      nommees: [solene],
      perdus: ["Zoé inconnu"],
    });
  });

  it("suggests the names of those who may read, with their institution", () => {
    expect(readMentions("@Camile", tous).perdus[0]?.proches).toEqual([
      "Camille Durand (Caf)",
      "Camille Durand (MSA)",
    ]);
    expect(readMentions("@Yan", tous).perdus[0]?.proches).toEqual([]);
  });

  it("is found alone as in a list", () => {
    expect(readNom("Camille Durand (MSA)", tous)).toMatchObject({ personne: autreCamille.personne });
    expect(readNom("Camille Durand", tous)).toMatchObject({ raison: "ambigu" });
    expect(readNom("Personne", tous)).toMatchObject({ raison: "inconnu" });
  });

  it("never fails, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("@", "Solène", " ", "\n", "(", "Camille Durand", "é", "@@", ".")),
        (parts) => {
          const { nommees } = readMentions(parts.join(""), tous);
          expect(nommees.length).toBeLessThanOrEqual(tous.length);
        },
      ),
    );
  });
});
