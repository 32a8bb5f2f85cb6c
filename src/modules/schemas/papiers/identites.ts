import { type Logo, readIdentite, readLogos } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import type { DocumentSchema } from "../domain/imprime/document.ts";

/** What the institutions that hold a scheme put on its papers. */
export type Identites = {
  /** By public id of the institution. */
  readonly logos: ReadonlyMap<string, Logo>;
  /** Of the first of them; null: the one of Maillage. */
  readonly couleur: string | null;
};

/** Names are written, in the colour of Maillage. */
export const SANS_IDENTITE: Identites = { logos: new Map(), couleur: null };

/** As they are today, whatever the text that is printed. */
export async function readIdentites(
  ctx: Contexte,
  { copilotes }: Pick<DocumentSchema, "copilotes">,
): Promise<Identites> {
  const [first] = copilotes;
  const logos = await readLogos(
    ctx,
    copilotes.map(({ id }) => id),
  );
  // An adopted text may name an institution that was merged since.
  const identite = first && (await readIdentite(ctx, first.id).catch(() => null));
  return { logos, couleur: identite?.couleur ?? null };
}

/** Those who hold the scheme, by their logo or their name. */
export function institutionsOf({ copilotes }: Pick<DocumentSchema, "copilotes">, { logos }: Identites) {
  return copilotes.map(({ id, nom }) => {
    const logo = logos.get(id);
    return { nom, logo: logo ? { cle: logo.cle, alternative: logo.alternative } : null };
  });
}

export function imagesOf({ logos }: Identites): Record<string, Uint8Array> {
  return Object.fromEntries([...logos.values()].map(({ cle, octets }) => [cle, octets]));
}
