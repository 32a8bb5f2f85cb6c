import type { Contexte } from "#platform/context/contexte.ts";
import type { Platform } from "#platform/context/platform.ts";
import { csvLines } from "#platform/http/csv.ts";
import type { References } from "#platform/references/references.ts";
import { require } from "#platform/rights/rights.ts";
import { recordReading } from "../lecture.ts";
import { operationsJournal } from "../rights.ts";
import { type FiltreJournal, listLignes } from "./list-lignes.ts";
import { type LigneLue, readLignes } from "./read-lignes.ts";

/** Lines read at once. */
const SLICE = 500;

const HEADERS = [
  "Ligne",
  "Instant (UTC)",
  "À Paris",
  "Opération",
  "Genre d'objet",
  "Objet",
  "Auteur",
  "Au nom de",
  "Champ",
  "Avant",
  "Après",
];

/**
 * The lines of the journal that match, the latest first, as CSV that is read from the base while it is sent: each slice is a
 * reading of its own, asked for when the one before has left. One row a field that changed. The download is noted.
 *
 * @throws Refusal those of `journal.consulter`
 */
export async function openExport(
  ctx: Contexte,
  platform: Platform,
  references: References,
  filtre: FiltreJournal,
): Promise<ReadableStream<Uint8Array>> {
  require(ctx, operationsJournal.consulter, null);
  recordReading(ctx, { operation: "journal.telecharger", objet: { genre: "journal", id: null } });
  const { departement, principal } = ctx;
  const encoder = new TextEncoder();
  let avant: bigint | null = null;
  return new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(`\ufeff${csvLines([HEADERS])}`)),
    pull: async (controller) => {
      const lignes = await platform.read(departement, principal, async (slice) => {
        const found = await listLignes(slice, filtre, { avant, limit: SLICE });
        avant = found.at(-1)?.no ?? avant;
        return readLignes(slice, references, found);
      });
      if (lignes.length > 0) controller.enqueue(encoder.encode(csvLines(lignes.flatMap(rowsOf))));
      if (lignes.length < SLICE) controller.close();
    },
  });
}

function rowsOf(ligne: LigneLue): (string | null)[][] {
  const { no, instant, quand, operation, objet, auteur, institution, changements } = ligne;
  const start = [no, instant, quand, operation, objet.genre, objet.titre, auteur, institution];
  const fields = changements.length > 0 ? changements : [{ champ: null, avant: null, apres: null }];
  return fields.map(({ champ, avant, apres }) => [...start, champ, avant, apres]);
}
