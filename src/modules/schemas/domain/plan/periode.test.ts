import { expect, it } from "vitest";
import { parsePartialDate } from "#platform/values/partial-date.ts";
import { periodeEnMots } from "./periode.ts";

it.each([
  ["", "", "pas de date dans le plan"],
  ["2023", "", "à partir de 2023"],
  ["2023-04", "", "à partir d'avril 2023"],
  ["2023-09", "", "à partir de septembre 2023"],
  ["2023-04-17", "", "à partir du 17 avril 2023"],
  ["", "2025", "jusqu'à fin 2025"],
  ["", "2025-10", "jusqu'à fin octobre 2025"],
  ["", "2025-10-01", "jusqu'au 1er octobre 2025"],
  ["2023", "2023", "2023"],
  ["2023-08", "2023-08", "août 2023"],
  ["2023-08-02", "2023-08-02", "2 août 2023"],
  ["2023", "2025", "de 2023 à 2025"],
  ["2023-08", "2025-04", "d'août 2023 à avril 2025"],
  ["2023-08-01", "2025", "du 1er août 2023 à 2025"],
  ["2023", "2025-04-17", "de 2023 au 17 avril 2025"],
])("%s to %s is « %s »", (debut, fin, expected) => {
  expect(periodeEnMots(parsePartialDate(debut), parsePartialDate(fin))).toBe(expected);
});
