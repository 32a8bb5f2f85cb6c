/** The decision that adopts a text: which body, on which day, under which number. */
import { Temporal } from "temporal-polyfill";
import { formatDate } from "#platform/values/french.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { cleanTitre } from "../plan/texte-saisi.ts";

export type Decision = {
  /** « Comité départemental des services aux familles ». */
  instance: string;
  numeroDecision: string;
  adopteeLe: Temporal.PlainDate;
};

const INSTANCE_MAXIMUM = 300;
const NUMERO_MAXIMUM = 100;

/**
 * The decision as it is kept; it was made by `today`, and not before the last version.
 *
 * @throws Refusal `version.instance`, `version.numero-decision`, `version.date-a-venir`, `version.date-ancienne`,
 * `version.date-avant`.
 */
export function checkDecision(
  saisie: Decision,
  derniere: { numero: number; adopteeLe: string } | null,
  today: Temporal.PlainDate,
): Decision {
  const { compare } = Temporal.PlainDate;
  const instance = cleanTitre(saisie.instance, "instance");
  if (instance === "" || instance.length > INSTANCE_MAXIMUM)
    throw new Refusal("version.instance", { champ: "instance" });
  const numeroDecision = cleanTitre(saisie.numeroDecision, "numeroDecision");
  if (numeroDecision === "" || numeroDecision.length > NUMERO_MAXIMUM)
    throw new Refusal("version.numero-decision", { champ: "numeroDecision" });
  const { adopteeLe } = saisie;
  const champ = "adopteeLe";
  if (compare(adopteeLe, today) > 0) throw new Refusal("version.date-a-venir", { champ });
  if (adopteeLe.year < 1990) throw new Refusal("version.date-ancienne", { champ });
  if (derniere) {
    const avant = Temporal.PlainDate.from(derniere.adopteeLe);
    if (compare(adopteeLe, avant) < 0)
      throw new Refusal("version.date-avant", { champ, numero: derniere.numero, jour: formatDate(avant) });
  }
  return { instance, numeroDecision, adopteeLe };
}
