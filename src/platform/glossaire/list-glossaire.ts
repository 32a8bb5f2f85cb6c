import type { Contexte } from "#platform/context/contexte.ts";
import { remember } from "#platform/journal/remember.ts";
import { assemble, type TermeEcrit, type TermeGlossaire, type TermePropre } from "./glossaire.ts";
import { REFERENCE } from "./reference/index.ts";
import { Reperage } from "./reperage.ts";

/**
 * The glossary of the département, in the order of its page: the common entries as it says them, and its own, without
 * those that it hides. Anybody reads it. What is returned is shared.
 */
export async function listGlossaire(ctx: Contexte): Promise<readonly TermeGlossaire[]> {
  return (await loadGlossaire(ctx)).termes;
}

/** Every entry, hidden ones too, for those who write it. */
export async function listTermesEcrits(ctx: Contexte): Promise<readonly TermeEcrit[]> {
  return (await loadGlossaire(ctx)).ecrits;
}

/** Finds the entries of the département in texts. */
export async function loadReperage(ctx: Contexte): Promise<Reperage> {
  return (await loadGlossaire(ctx)).reperage;
}

function loadGlossaire(ctx: Contexte) {
  return remember(ctx, "glossaire", async () => {
    const ecrits = assemble(REFERENCE, await listPropres(ctx));
    const termes = ecrits.filter(({ masque }) => !masque);
    return { ecrits, termes, reperage: new Reperage(termes) };
  });
}

/** What the département says beside or instead of the common entries. */
async function listPropres({ tx, departement }: Contexte): Promise<TermePropre[]> {
  return tx
    .selectFrom("glossaire_terme")
    .select(["id", "cle", "masque", "sigle", "terme", "definition", "lien", "variantes", "revision"])
    .where("departement", "=", departement)
    .orderBy("cle")
    .execute();
}
