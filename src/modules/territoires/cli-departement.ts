import type { Application } from "#platform/http/application.ts";
import { type CodeDepartement, isCodeDepartement } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { nomDepartement } from "./queries/list-espaces.ts";

/** The département that a command names. @throws Refusal `commande.option`, `commande.departement` */
export async function readDepartement(
  application: Application,
  code: string | boolean | undefined,
): Promise<CodeDepartement> {
  if (typeof code !== "string") throw new Refusal("commande.option", { option: "--departement" });
  const name = isCodeDepartement(code) ? await nomDepartement(application.platform.database, code) : null;
  if (!isCodeDepartement(code) || name === null) throw new Refusal("commande.departement", { code });
  return code;
}
