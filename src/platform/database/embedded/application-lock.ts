import { join } from "node:path";
import { isRefusal, Refusal } from "#platform/values/refusal.ts";
import { folderRefusal, prepareDataFolder } from "./folders.ts";
import { tryLock } from "./process-lock.ts";

export type ApplicationLock = {
  /** Tells the others where this server answers, for instance `http://localhost:3000`. */
  setAddress(address: string): void;
  release(): Promise<void>;
};

/**
 * One server per data folder. The lock keeps `{ pid, startedAt, address }`; a dead holder, or another process that
 * received its number, is replaced.
 * @throws Refusal `demarrage.deja-lance` `{ pid, startedAt, address }` (409; `address` empty until it is known),
 * `base.dossier-inaccessible`, `base.disque-plein`
 */
export async function lockApplication(dossier: string): Promise<ApplicationLock> {
  const folders = prepareDataFolder(dossier);
  const startedAt = new Date().toISOString();
  try {
    const attempt = tryLock(join(folders.dossier, "verrous"), "serveur", { startedAt, address: "" });
    if ("holder" in attempt) {
      const { pid, note } = attempt.holder;
      throw new Refusal(
        "demarrage.deja-lance",
        { pid, startedAt: note.startedAt ?? "", address: note.address ?? "" },
        409,
      );
    }
    return {
      setAddress: (address) => attempt.lock.setNote({ startedAt, address }),
      release: async () => attempt.lock.release(),
    };
  } catch (error) {
    throw isRefusal(error) ? error : folderRefusal(dossier, error);
  }
}
