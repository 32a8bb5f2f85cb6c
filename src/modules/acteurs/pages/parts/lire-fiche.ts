import type { FicheSaisie } from "../../domain/fiche.ts";

/** What the form of an acteur says, as typed. */
export function readSaisie(form: FormData): FicheSaisie & { parent: string; homonyme: boolean } {
  const text = (name: string) => String(form.get(name) ?? "");
  return {
    nom: text("nom"),
    sigle: text("sigle"),
    nature: text("nature"),
    siret: text("siret"),
    fonction: text("fonction"),
    courriel: text("courriel"),
    parent: text("parent"),
    homonyme: form.get("homonyme") === "oui",
  };
}
