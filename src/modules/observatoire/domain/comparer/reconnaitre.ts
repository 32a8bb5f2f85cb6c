import { normalise } from "#platform/values/french.ts";

type Nomme = { readonly code: string; readonly nom: string };

/** What somebody typed or an address says, and the territory that it is; `proches` when several names begin so. */
export type Reconnu<T extends Nomme> = {
  readonly texte: string;
  readonly trouve: T | null;
  readonly proches: readonly T[];
};

/** How a territory is offered and read again: « Riom (63300) ». */
export function nommerChoix({ nom, code }: Nomme): string {
  return `${nom} (${code})`;
}

/** The territory of a code, of « Riom (63300) », of a name, or of the only name that begins so. */
export function reconnaitre<T extends Nomme>(choix: readonly T[], texte: string): Reconnu<T> {
  const typed = texte.trim();
  const code = /\(([0-9A-Z]{2,9})\)$/.exec(typed)?.[1] ?? typed;
  const byCode = choix.find((one) => one.code === code);
  if (byCode) return { texte: typed, trouve: byCode, proches: [] };
  const wanted = normalise(typed);
  const same = choix.filter(({ nom }) => normalise(nom) === wanted);
  const near =
    same.length > 0 ? same : choix.filter(({ nom }) => wanted !== "" && normalise(nom).includes(wanted));
  return { texte: typed, trouve: near.length === 1 ? (near[0] ?? null) : null, proches: near };
}
