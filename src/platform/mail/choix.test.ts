import { expect, it } from "vitest";
import { newId } from "#platform/values/ids.ts";
import { lienChoix, openChoix } from "./choix.ts";

it("a link of choices opens its mail, and nothing once a letter is changed", () => {
  const id = newId<"courriel">();
  const lien = lienChoix("https://x.fr", "secret", id);
  const jeton = lien.slice("https://x.fr/courriels/choix/".length);
  expect(openChoix("secret", jeton)).toBe(id);
  expect(openChoix("autre", jeton)).toBeNull();
  for (const bad of [
    "",
    ".",
    id,
    `${id}.`,
    jeton.slice(0, -1),
    `${jeton}A`,
    `${newId()}.${jeton.split(".")[1]}`,
    "é".repeat(99),
  ]) {
    expect(openChoix("secret", bad)).toBeNull();
  }
});
