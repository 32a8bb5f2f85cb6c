import type { Platform } from "#platform/context/platform.ts";
import type { Tache } from "#platform/schedule/scheduler.ts";
import { forgetEnded } from "./sessions.ts";

/** Recurring work of sign-in. */
export const tacheIdentite: Tache<{ readonly platform: Platform }> = {
  nom: "identite.menage",
  libelle: "Oublier les sessions, les liens et les identifications finis depuis un jour",
  cadence: { minutes: 60 },
  run: async ({ platform }) => {
    const rows = await platform.database.national((tx) => forgetEnded(tx, platform.clock.now()));
    return `${rows} lignes`;
  },
};
