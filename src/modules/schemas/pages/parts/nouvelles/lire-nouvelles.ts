import { readDay } from "#platform/http/page.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { NouvellesDonnees } from "../../../commands/nouvelles/record-point-avancement.ts";
import { METEOS, STATUTS } from "../../../domain/plan/vocabulaire.ts";

/**
 * The news typed in the form. The blockage counts when « bloquée » is ticked, whatever was left in its fields.
 *
 * @throws Refusal `formulaire.choix`, `formulaire.date` naming the field.
 */
export function lireNouvelles(form: FormData): Omit<NouvellesDonnees, "schema" | "action"> {
  const text = (name: string) => String(form.get(name) ?? "");
  const statut = STATUTS.find((one) => one === text("statut"));
  if (!statut) throw new Refusal("formulaire.choix", { champ: "statut" });
  const meteo = METEOS.find((one) => one === text("meteo"));
  if (!meteo) throw new Refusal("formulaire.choix", { champ: "meteo" });
  const avancement = text("avancement").trim();
  return {
    statut,
    meteo,
    avancement: avancement === "" ? Number.NaN : Number(avancement),
    commentaire: text("commentaire"),
    date: readDay(form, "date"),
    blocage:
      form.get("bloquee") === "oui"
        ? { raison: text("raison"), condition: text("condition"), echeance: readDay(form, "echeance") }
        : null,
    cle: text("cle"),
  };
}
