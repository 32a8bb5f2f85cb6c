import { expect, it } from "vitest";
import { htmlOf } from "#platform/ui/html.testing.tsx";
import { newId } from "#platform/values/ids.ts";
import type { RenvoisDeFiche } from "../load-renvois.ts";
import { Renvois } from "./renvois.tsx";

it("says who tied two objects and the day in Paris, from an instant as PostgreSQL writes it", () => {
  const fiche = {
    bout: { genre: "action", id: newId() },
    peutOuvrir: true,
    renvois: [
      {
        ...{ id: newId(), nature: "depend", sens: "direct" },
        autre: {
          ...{
            lisible: true,
            mot: "Action",
            court: "3-B",
            titre: "Former",
            lien: "/63",
            cadre: "",
            retire: false,
          },
          etat: null,
        },
        details: {
          note: "",
          auteur: "Solène Marchebois",
          institution: "Caf",
          creeLe: "2026-03-24 23:10:00.5+00",
        },
      },
    ],
  } as unknown as RenvoisDeFiche;
  expect(htmlOf(<Renvois departement="63" fiche={fiche} />)).toMatch(
    /Relié le 25.mars.2026 par Solène Marchebois, Caf/u,
  );
});
