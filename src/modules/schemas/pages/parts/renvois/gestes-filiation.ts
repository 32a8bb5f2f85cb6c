import type { Contexte } from "#platform/context/contexte.ts";
import type { References } from "#platform/references/references.ts";
import { addRenvoi } from "#platform/references/relier.ts";
import { Refusal } from "#platform/values/refusal.ts";
import {
  declareFiliation,
  removeFiliation,
  restoreFiliation,
  updateFiliation,
} from "../../../commands/renvois/declare-filiation.ts";
import { lireDates, lireFiliation } from "./lire-filiation.ts";

/** Does what a form of the page of linked schemes asks for; gives what the address says of it then. */
export async function gesteFiliation(
  ctx: Contexte,
  references: References,
  schema: string,
  form: FormData,
): Promise<string> {
  const text = (name: string) => String(form.get(name) ?? "");
  const filiation = text("filiation");
  const cle = text("cle");
  switch (text("geste")) {
    case "declarer":
      await declareFiliation(ctx, { ...lireFiliation(form), schema, autre: text("autre"), cle });
      return "?fait";
    case "modifier":
      await updateFiliation(ctx, {
        ...{ schema, filiation, revision: Number(text("revision")) },
        ...lireDates(form),
      });
      return "?fait";
    case "retirer":
      await removeFiliation(ctx, { schema, filiation });
      return `?retiree=${encodeURIComponent(filiation)}`;
    case "retablir":
      await restoreFiliation(ctx, { schema, filiation });
      return "?fait";
    default:
      await addRenvoi(ctx, references, {
        ...{ nature: "decline", sens: "direct", note: "", cle },
        objet: lireObjet(text("objet"), "objet"),
        autre: lireObjet(text("origine"), "origine"),
      });
      return "?fait#provenance";
  }
}

/** « objectif:0190… ». @throws Refusal `formulaire.choix` naming the field. */
function lireObjet(text: string, champ: string): { genre: string; cle: string } {
  const [genre = "", cle = ""] = text.split(":");
  if (!cle) throw new Refusal("formulaire.choix", { champ });
  return { genre, cle };
}
