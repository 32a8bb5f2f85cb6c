import { espaceOf, inEspace, stateOf } from "#platform/http/page.ts";
import { noteVisite } from "../../../commands/suivi/note-visite.ts";
import type { Visite } from "../../../queries/suivi/read-visite.ts";

/** Writes that the person came today, when that is not written yet: once a day, in no transaction of the page. */
export async function noterVisite(args: Parameters<typeof espaceOf>[0], { aNoter }: Visite): Promise<void> {
  if (aNoter) await inEspace(stateOf(args), await espaceOf(args), "act", noteVisite);
}
