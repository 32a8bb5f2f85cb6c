import { temporaryDataFolder } from "./support/base.ts";
import type { Cleanup } from "./support/cleanup.ts";
import { type Aim, figure, median, printTable, verdict } from "./support/figures.ts";
import { startServer } from "./support/processes.ts";

const COLD_LIMIT_S = 90;
const WARM_LIMIT_S = 4;

/** Seconds from the spawn of `npm start`'s script to the first healthy answer. */
export type StartFigures = { cold: number; warm: number[]; aims: { cold: Aim; warm: Aim } };

/** Starts on an empty data folder (base created, demonstration loaded), then again on the same one. */
export async function measureStart(cleanup: Cleanup, quick: boolean): Promise<StartFigures> {
  const { dossier, remove } = temporaryDataFolder(cleanup);
  const once = async (): Promise<number> => {
    const server = await startServer(cleanup, dossier);
    await server.stop();
    return server.readyMs / 1000;
  };
  const cold = await once();
  const warm: number[] = [];
  for (let run = 0; run < (quick ? 1 : 5); run++) warm.push(await once());
  await remove();
  const aims = {
    cold: { value: cold, limit: COLD_LIMIT_S, at: "most" },
    warm: { value: median(warm), limit: WARM_LIMIT_S, at: "most" },
  } as const;
  printTable(
    "Démarrage, paquets installés et application construite (secondes)",
    ["démarrage", "durée", "visé"],
    [
      ["dossier de données vide", figure(cold), verdict(aims.cold, " s")],
      [`suivants (médiane de ${warm.length})`, figure(median(warm)), verdict(aims.warm, " s")],
    ],
  );
  return { cold, warm, aims };
}
