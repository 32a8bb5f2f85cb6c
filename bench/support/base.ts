import { readSettings, type Settings } from "#platform/config/settings.ts";
import { systemClock } from "#platform/context/clock.ts";
import { connect } from "#platform/database/connect.ts";
import { makeTrialFolder } from "#platform/database/embedded/test-helpers.ts";
import type { Application } from "#platform/http/application.ts";
import { compose } from "../../src/composition.ts";
import type { Cleanup } from "./cleanup.ts";

/** A data folder of one's own, empty, removed at the end with the server that would still live there. */
export function temporaryDataFolder(cleanup: Cleanup): { dossier: string; remove: () => Promise<void> } {
  const { dossier, remove } = makeTrialFolder();
  return { dossier, remove: cleanup.defer(remove) };
}

/** The embedded base of a data folder, without the demonstration. */
export function embeddedSettings(dossier: string): Settings {
  return readSettings({ MAILLAGE_DONNEES: dossier, MAILLAGE_DEMO: "0" });
}

/** Opens the platform on a data folder in this process, without the demonstration. */
export async function openPlatform(
  cleanup: Cleanup,
  dossier: string,
): Promise<{ application: Application; close: () => Promise<void> }> {
  const settings = embeddedSettings(dossier);
  const { database, stop } = await connect(settings, () => {});
  const close = cleanup.defer(stop);
  return { application: await compose(database, settings, systemClock), close };
}
