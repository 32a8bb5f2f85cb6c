import type { NumeroChange } from "../../../domain/ordre/numeros.ts";
import { NIVEAUX } from "../../../domain/plan/niveaux.ts";
import type { LigneNumero } from "../../../queries/ordre/load-numeros.ts";

/** What the preview showed, as its form sends it back. */
export function ecrireApercu(lignes: readonly NumeroChange[]): string {
  return JSON.stringify(lignes.map(({ niveau, id, avant, apres }) => [niveau, id, avant, apres]));
}

/** The same, read; nothing when it is no such thing: the plan then differs from it. */
export function lireApercuNumeros(form: FormData): NumeroChange[] {
  return readApercu(String(form.get("apercu") ?? ""));
}

/** In words, how the preview that was sent differs from that of today. */
export function ecartsDApercu(envoye: string, lignes: readonly LigneNumero[]): string[] {
  const before = new Map(readApercu(envoye).map((one) => [one.id, one]));
  const say = ({ avant, apres }: NumeroChange) => `${avant ?? "aucun"} → ${apres}`;
  const changed = lignes.flatMap((one) => {
    const seen = before.get(one.id);
    before.delete(one.id);
    if (!seen) return [`${one.mot} « ${one.titre} » : ${say(one)}, absent de votre aperçu.`];
    return say(seen) === say(one)
      ? []
      : [`${one.mot} « ${one.titre} » : ${say(one)} ; vous aviez vu ${say(seen)}.`];
  });
  const gone = [...before.values()].map((one) => `${say(one)} n’a plus lieu d’être.`);
  return [...changed, ...gone];
}

function readApercu(text: string): NumeroChange[] {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(read)) return [];
  return read.flatMap((one) => {
    const [asked, id, avant, apres] = Array.isArray(one) ? one : [];
    const niveau = NIVEAUX.find((known) => known === asked);
    if (!niveau || typeof id !== "string" || typeof apres !== "string") return [];
    return [{ niveau, id, avant: typeof avant === "string" ? avant : null, apres }];
  });
}
