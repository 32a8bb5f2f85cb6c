import type { TerritoireFige } from "../versions/contenu.ts";

/** EPCI of each commune that actions name, by code. */
export type PresenceEpci = ReadonlyMap<string, string>;

/** How an action stands to a place. */
export type Portee = "propre" | "partout" | "ailleurs";

/** « partout » for an action without any place, or of the whole département. */
export function porteeDans(
  { territoires }: { territoires: readonly TerritoireFige[] },
  siren: string,
  presence: PresenceEpci,
): Portee {
  if (territoires.length === 0 || territoires.some(({ genre }) => genre === "departement")) return "partout";
  const here = territoires.some(({ genre, code }) =>
    genre === "epci" ? code === siren : presence.get(code) === siren,
  );
  return here ? "propre" : "ailleurs";
}

/** True when something of the action happens in the EPCI. */
export function isPresent(
  action: { territoires: readonly TerritoireFige[] },
  siren: string,
  presence: PresenceEpci,
): boolean {
  return porteeDans(action, siren, presence) !== "ailleurs";
}
