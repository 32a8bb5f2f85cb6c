import { expect, it } from "vitest";
import { normalise } from "#platform/values/french.ts";
import { newId } from "#platform/values/ids.ts";
import { type Comparable, proposeDoublons } from "./doublons.ts";

function acteur(nom: string, rest: Partial<Comparable> = {}): Comparable {
  const plain = {
    id: newId<"acteur">(),
    genre: "institution" as const,
    sigle: null,
    siret: null,
    courriel: null,
  };
  return { ...plain, nom, ecritures: [normalise(nom)], ...rest };
}
const raisons = (...acteurs: Comparable[]) => proposeDoublons(acteurs).map(({ raison }) => raison);

it("says why, by the surest reason", () => {
  expect(raisons(acteur("Les Lilas"), acteur("LES LILAS"))).toEqual(["nom"]);
  expect(raisons(acteur("A", { siret: "1" }), acteur("a", { siret: "1" }))).toEqual(["siret"]);
  expect(raisons(acteur("Caf", { ecritures: ["caf", "la caf"] }), acteur("La Caf"))).toEqual(["ecriture"]);
  expect(raisons(acteur("Relais petite enfance Limagne"), acteur("Relai petite enfance Limagne"))).toEqual([
    "proche",
  ]);
  expect(raisons(acteur("Une", { sigle: "CD" }), acteur("Autre", { sigle: "cd" }))).toEqual(["sigle"]);
});

it("leaves apart what is different: numbers, far names, a person and an institution", () => {
  expect(raisons(acteur("Crèche Limagne 1"), acteur("Crèche Limagne 2"))).toEqual([]);
  expect(raisons(acteur("Mairie de Riom"), acteur("Mairie de Thiers"))).toEqual([]);
  expect(raisons(acteur("Camille Durand", { genre: "personne" }), acteur("Camille Durand"))).toEqual([]);
});

it("stays quick on a large département", () => {
  const many = Array.from({ length: 3_000 }, (_, n) => acteur(`Association ${n.toString(26)} des parents`));
  expect(proposeDoublons(many).length).toBeLessThan(many.length * 50);
});
