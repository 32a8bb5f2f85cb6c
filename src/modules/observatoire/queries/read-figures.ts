import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import type { Maille, Statut } from "../domain/vocabulaire.ts";
import { OBSERVATION_DIFFUSEE } from "./secret/observation-diffusee.ts";

/** Where a figure comes from, as every screen says it. */
export type OrigineChiffre = {
  readonly fichier: string;
  readonly producteur: string;
  readonly jeu: string;
  readonly licence: string;
  /** ISO day. */
  readonly edition: string;
  /** Year of the geographic code in which its territory is written. */
  readonly geographie: number;
};

/** What one source says of one cell. */
export type Version = {
  readonly valeur: number | null;
  readonly numerateur: number | null;
  readonly denominateur: number | null;
  readonly statut: Statut;
  readonly note: string | null;
  readonly origine: OrigineChiffre;
};

/**
 * One cell as it is shown. `versions` are all that published files say of it, the shown one first. `contradiction`: the
 * newest file says several things, none is chosen and `valeur` is null. `ecarts`: other sources say otherwise.
 */
export type ObservationLue = {
  readonly maille: Maille;
  readonly code: string;
  readonly millesime: string;
  readonly definition: number;
  readonly valeur: number | null;
  readonly numerateur: number | null;
  readonly denominateur: number | null;
  readonly statut: Statut;
  readonly note: string | null;
  readonly origine: OrigineChiffre;
  readonly contradiction: readonly number[] | null;
  readonly ecarts: readonly Version[];
  readonly versions: readonly Version[];
};

type Ligne = Omit<Version, "origine"> & {
  maille: Maille;
  code: string;
  millesime: string;
  definition: number;
} & OrigineChiffre;

/**
 * The figures of one indicator that `condition` (on the table `o`) keeps. Of several published files the newest edition is
 * shown; of two of the same day, the one published last.
 */
export async function readFigures(
  { tx, departement }: Contexte,
  indicateur: Id<"indicateur">,
  condition: RawBuilder<SqlBool>,
): Promise<ObservationLue[]> {
  const { rows } = await sql<Ligne>`
    SELECT o.maille, o.code, o.millesime, o.definition, o.valeur, o.numerateur, o.denominateur, o.statut, o.note,
           f.public_id AS fichier, f.producteur, f.jeu, f.licence, f.edition, f.geographie
      FROM ${OBSERVATION_DIFFUSEE} o
      JOIN fichier_source f ON f.departement = o.departement AND f.id = o.fichier AND f.etat = 'publie'
     WHERE o.departement = ${departement} AND o.indicateur = ${indicateur}::uuid
       AND o.definition IN (SELECT d.no FROM indicateur_definition d
                             WHERE d.departement = ${departement} AND d.indicateur = ${indicateur}::uuid)
       AND ${condition}
     ORDER BY o.definition, o.maille, o.code, o.millesime, f.edition DESC, f.publie_le DESC, f.id DESC, o.valeur`.execute(
    tx,
  );
  const cells = new Map<string, Ligne[]>();
  for (const row of rows) {
    const key = [row.definition, row.maille, row.code, row.millesime].join(" ");
    const own = cells.get(key);
    if (own) own.push(row);
    else cells.set(key, [row]);
  }
  const found = [...cells.values()].map(settle);
  if (!found.some((one) => one.versions.some(({ origine }) => origine.fichier !== one.origine.fichier)))
    return found;
  const masques = await listMillesimesMasques({ tx, departement }, indicateur);
  return found.map((one) => (masques.has(`${one.definition} ${one.millesime}`) ? keepShown(one) : one));
}

/** Vintages of an indicator where something is hidden: « definition vintage ». */
async function listMillesimesMasques(
  { tx, departement }: Pick<Contexte, "tx" | "departement">,
  indicateur: Id<"indicateur">,
): Promise<Set<string>> {
  const { rows } = await sql<{ cle: string }>`
    SELECT DISTINCT definition || ' ' || millesime AS cle FROM cellule_secrete
     WHERE departement = ${departement} AND indicateur = ${indicateur}::uuid`.execute(tx);
  return new Set(rows.map(({ cle }) => cle));
}

/** The protection looks at what is shown: what older editions and other sources say beside it would undo it. */
function keepShown(one: ObservationLue): ObservationLue {
  const versions = one.versions.map((version) =>
    version.origine.fichier === one.origine.fichier
      ? version
      : {
          ...{ valeur: null, numerateur: null, denominateur: null, note: null },
          ...{ statut: "secret_secondaire" as const, origine: version.origine },
        },
  );
  return { ...one, versions, ecarts: [] };
}

/** Chooses what is shown of what published files say of one cell. Never empty. */
function settle(rows: readonly Ligne[]): ObservationLue {
  const [first] = rows as [Ligne, ...Ligne[]];
  const shown = rows.filter(({ fichier }) => fichier === first.fichier);
  const said = new Map(shown.map((row) => [`${row.valeur} ${row.statut}`, row]));
  const valeurs = [...said.values()].flatMap(({ valeur }) => (valeur === null ? [] : [valeur]));
  const contradictoire = said.size > 1;
  const versions = rows.map(versionOf);
  const { maille, code, millesime, definition } = first;
  const own = versionOf(first);
  const ecarts = versions.filter(
    (one) =>
      one.origine.fichier !== first.fichier &&
      one.origine.jeu !== first.jeu &&
      one.valeur !== null &&
      !valeurs.includes(one.valeur),
  );
  return {
    ...{ maille, code, millesime, definition },
    ...own,
    ...(contradictoire && {
      valeur: null,
      numerateur: null,
      denominateur: null,
      statut: "non_disponible" as const,
    }),
    contradiction: contradictoire ? valeurs : null,
    ecarts,
    versions,
  };
}

function versionOf(row: Ligne): Version {
  const { valeur, numerateur, denominateur, statut, note } = row;
  const { fichier, producteur, jeu, licence, edition, geographie } = row;
  return {
    ...{ valeur, numerateur, denominateur, statut, note },
    origine: { fichier, producteur, jeu, licence, edition, geographie },
  };
}
