import { beforeAll, expect, it } from "vitest";
import { Platform } from "#platform/context/platform.ts";
import { ANONYME } from "#platform/identity/principal.ts";
import { clockAt } from "#testing/clock.ts";
import { setUpDatabase } from "#testing/database.ts";
import { type ActeursSeme, departement, seedActeurs } from "#testing/personas.ts";
import { readVisite } from "../../queries/suivi/read-visite.ts";
import { noteVisite } from "./note-visite.ts";

const d63 = departement("63");
const base = setUpDatabase();
let acteurs: ActeursSeme;

beforeAll(async () => {
  acteurs = await seedActeurs(base().platform, d63);
});

const on = (jour: string) => new Platform(base().database, clockAt(`${jour}T09:00:00Z`));
const read = (jour: string) => on(jour).read(d63, acteurs.personnes.caf.lecteur, readVisite);
const come = (jour: string) => on(jour).act(d63, acteurs.personnes.caf.lecteur, noteVisite);

it("remembers the last day on which the person had come before today", async () => {
  expect(await read("2026-11-01")).toEqual({ derniere: null, aNoter: true });
  await come("2026-11-01");
  expect(await read("2026-11-01")).toEqual({ derniere: null, aNoter: false });
  expect(await read("2026-11-05")).toEqual({ derniere: "2026-11-01", aNoter: true });
  await come("2026-11-05");
  await come("2026-11-05");
  expect(await read("2026-11-05")).toEqual({ derniere: "2026-11-01", aNoter: false });
  await come("2026-11-09");
  expect(await read("2026-11-09")).toEqual({ derniere: "2026-11-05", aNoter: false });
});

it("bears a clock put back", async () => {
  await come("2026-11-02");
  expect(await read("2026-11-02")).toEqual({ derniere: "2026-11-05", aNoter: false });
});

it("knows nothing of a visitor, and writes nothing for one", async () => {
  expect(await on("2026-11-09").read(d63, ANONYME, readVisite)).toEqual({ derniere: null, aNoter: false });
  await expect(on("2026-11-09").act(d63, ANONYME, noteVisite)).rejects.toMatchObject({ status: 403 });
});
