import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import { type SaisieEtat, writePanier } from "../commands/panier/write-panier.ts";
import type { Service } from "../domain/panier/panier.ts";

type Etats = Partial<Record<Service, SaisieEtat>>;

const COMPLET: Etats = { clas: "present siege", reaap: "present siege", laep: "present siege" };
const AUCUN: Etats = { clas: "absent", reaap: "absent", laep: "absent" };
const REAAP_SEUL: Etats = { ...AUCUN, reaap: "present siege" };

/** What the scheme of the Puy-de-Dôme says of the end of 2019, by EPCI; it says nothing of the four others. */
const FIN_2019: Readonly<Record<string, Etats>> = {
  "200070761": COMPLET,
  "200070712": COMPLET,
  "246300701": COMPLET,
  "200070753": COMPLET,
  "200072098": AUCUN,
  "200071215": AUCUN,
  "246300966": AUCUN,
  "200067627": AUCUN,
  "200072080": REAAP_SEUL,
  "200069169": REAAP_SEUL,
};

export async function loadPanierDemo(ctx: Contexte): Promise<void> {
  const source = "Schéma départemental des services aux familles 2022-2026, diagnostic de la parentalité";
  for (const [epci, etats] of Object.entries(FIN_2019))
    await writePanier(ctx, { epci, etats, source, depuis: Temporal.PlainDate.from("2019-12-31"), vus: {} });
}
