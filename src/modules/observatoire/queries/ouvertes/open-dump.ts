import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Platform } from "#platform/context/platform.ts";
import { type CsvCell, csvLines } from "#platform/http/csv.ts";
import type { Maille } from "../../domain/vocabulaire.ts";
import { type IndicateurListe, listIndicateurs } from "../list-indicateurs.ts";
import { listNoms } from "../list-noms.ts";
import { type ObservationLue, readFigures } from "../read-figures.ts";

const HEADERS = [
  ...[
    "indicateur",
    "libelle",
    "unite",
    "definition",
    "texte_definition",
    "maille",
    "code",
    "nom",
    "millesime",
  ],
  ...["valeur", "numerateur", "denominateur", "statut", "note", "valeurs_contraires", "autres_sources"],
  ...["producteur", "jeu", "licence", "edition", "geographie"],
];

/** What is read at once: one indicator at one mesh and one vintage, the communes of the country at most. */
type Tranche = { indicateur: IndicateurListe; definition: number; maille: Maille; millesime: string };

/**
 * Every published figure of the département, as the screens show it, in one CSV that is read from the base while it is
 * sent: each slice is a reading of its own, asked for when the one before has left. Public, as the figures are.
 */
export async function openDump(ctx: Contexte, platform: Platform): Promise<ReadableStream<Uint8Array>> {
  const { departement, principal } = ctx;
  const tranches = await listTranches(ctx);
  const noms = new Map<Maille, ReadonlyMap<string, string>>();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(`\ufeff${csvLines([HEADERS])}`)),
    pull: async (controller) => {
      const tranche = tranches.shift();
      if (!tranche) return controller.close();
      const lines = await platform.read(departement, principal, async (slice) => {
        const known = noms.get(tranche.maille) ?? (await listNoms(slice, tranche.maille));
        noms.set(tranche.maille, known);
        return (await readTranche(slice, tranche)).map((one) => rowOf(tranche, one, known));
      });
      controller.enqueue(encoder.encode(csvLines(lines)));
    },
  });
}

/** By indicator, mesh and vintage, in the order of the catalogue. */
async function listTranches(ctx: Contexte): Promise<Tranche[]> {
  return (await listIndicateurs(ctx)).flatMap((indicateur) =>
    indicateur.couverture.map(({ definition, maille, millesime }) => ({
      ...{ indicateur, definition, maille, millesime },
    })),
  );
}

async function readTranche(ctx: Contexte, tranche: Tranche): Promise<ObservationLue[]> {
  const { indicateur, definition, maille, millesime } = tranche;
  const found = await readFigures(
    ctx,
    indicateur.id,
    sql`o.maille = ${maille} AND o.millesime = ${millesime} AND o.definition = ${definition}::smallint`,
  );
  return found.sort((a, b) => (a.code < b.code ? -1 : 1));
}

function rowOf(
  { indicateur, definition, maille, millesime }: Tranche,
  one: ObservationLue,
  noms: ReadonlyMap<string, string>,
): CsvCell[] {
  const { producteur, jeu, licence, edition, geographie } = one.origine;
  const texte = indicateur.definitions.find(({ no }) => no === definition)?.texte ?? "";
  const autres = one.ecarts.map(
    (version) => `${version.valeur ?? version.statut} (${version.origine.producteur})`,
  );
  return [
    ...[indicateur.code, indicateur.libelle, indicateur.unite, definition, texte],
    ...[maille, one.code, noms.get(one.code) ?? one.code, millesime],
    ...[one.valeur, one.numerateur, one.denominateur, one.statut, one.note],
    ...[one.contradiction?.join(" | ") ?? null, autres.join(" | ") || null],
    ...[producteur, jeu, licence, edition, geographie],
  ];
}
