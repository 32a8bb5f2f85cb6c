import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";

/** Keeps a picture of the page in the folder named by `MAILLAGE_CAPTURES`: that is how the README gets its own. */
export async function capture(page: Page, nom: string): Promise<void> {
  const folder = process.env.MAILLAGE_CAPTURES;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${nom}.png`) });
}
