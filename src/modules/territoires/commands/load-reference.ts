import { sql } from "kysely";
import type { Database, Tx } from "#platform/database/database.ts";
import { isCodeDepartement } from "#platform/values/ids.ts";
import { MILLESIME } from "../domain/millesime.ts";
import { insertChangements } from "./import-historique-communes.ts";
import { readPaquet } from "./read-paquet.ts";

type Departement = { code: string; nom: string; region: string };
type Region = { code: string; nom: string };
type Commune = {
  code: string;
  nom: string;
  departement: string;
  type: string;
  /** Codes that were those of communes in full right, and are no more. */
  anciensCodes?: string[];
  /** Of a delegated or associated commune: the commune that leads it. */
  chefLieu?: string;
};
type Epci = {
  code: string;
  nom: string;
  type: string;
  populationMunicipale: number;
  membres: { code: string; populationMunicipale: number }[];
};

/**
 * Loads départements, communes, EPCI, who belongs to which and which codes are gone, once: a base that has them is left alone. Runs as the
 * owner (the application only reads them). The package carries two populations; the municipal one is kept.
 */
export async function loadReference(database: Database): Promise<void> {
  await database.asOwner(null, async (tx) => {
    // Two processes that start together: the second waits, then finds the work done.
    await sql`LOCK TABLE departement IN SHARE ROW EXCLUSIVE MODE`.execute(tx);
    if (!(await holds(tx, "departement"))) await insertTerritoires(tx);
    if (!(await holds(tx, "commune_passage")))
      await insertPassages(tx, await readPaquet<Commune>("communes"));
  });
}

async function holds(tx: Tx, table: "departement" | "commune_passage"): Promise<boolean> {
  return (await tx.selectFrom(table).select(sql`1`.as("un")).limit(1).executeTakeFirst()) !== undefined;
}

async function insertTerritoires(tx: Tx): Promise<void> {
  const [departements, regions, communes, epci] = await Promise.all([
    readPaquet<Departement>("departements"),
    readPaquet<Region>("regions"),
    readPaquet<Commune>("communes"),
    readPaquet<Epci>("epci"),
  ]);
  await insertDepartements(tx, departements, regions);
  await insertCommunes(tx, communes, epci);
  await insertEpci(tx, epci);
}

/** The package says which codes are gone, and to which commune; not since when. */
async function insertPassages(tx: Tx, communes: readonly Commune[]): Promise<void> {
  const current = new Set(communes.flatMap(({ type, code }) => (type === "commune-actuelle" ? [code] : [])));
  const gone = communes.flatMap(({ type, code, nom, anciensCodes = [], chefLieu }) => {
    if (type === "commune-actuelle")
      return anciensCodes.map((ancien) => ({ ancien, vers: code, nom: ancien }));
    const led = type === "commune-deleguee" || type === "commune-associee";
    return led && chefLieu !== undefined ? [{ ancien: code, vers: chefLieu, nom }] : [];
  });
  // Named ones last: a delegated commune is also among the old codes of its leader.
  const byCode = new Map(
    gone
      .filter(({ ancien, vers }) => !current.has(ancien) && current.has(vers))
      .map((one) => [one.ancien, one]),
  );
  await insertChangements(
    tx,
    [...byCode.values()].map(({ ancien, vers, nom }) => ({
      genre: "fusion",
      date: `${MILLESIME}-01-01`,
      dateConnue: false,
      de: ancien,
      vers,
      poids: 1,
      nom,
    })),
    `@etalab/decoupage-administratif, COG ${MILLESIME}`,
  );
}

async function insertDepartements(tx: Tx, departements: Departement[], regions: Region[]): Promise<void> {
  const names = new Map(regions.map((region) => [region.code, region.nom]));
  // The file also lists overseas collectivities, which are not départements.
  const kept = departements.filter((departement) => isCodeDepartement(departement.code));
  await sql`
    INSERT INTO departement (code, nom, region, region_nom)
    SELECT * FROM unnest(${kept.map((d) => d.code)}::text[], ${kept.map((d) => d.nom)}::text[],
                         ${kept.map((d) => d.region)}::text[], ${kept.map((d) => names.get(d.region) ?? "")}::text[])
  `.execute(tx);
}

async function insertCommunes(tx: Tx, communes: Commune[], epci: Epci[]): Promise<void> {
  const kept = communes.filter(
    (commune) => commune.type === "commune-actuelle" && isCodeDepartement(commune.departement),
  );
  const population = new Map(
    epci.flatMap((one) => one.membres.map((membre) => [membre.code, membre.populationMunicipale] as const)),
  );
  await sql`
    INSERT INTO commune (code, departement, nom, population)
    SELECT * FROM unnest(${kept.map((c) => c.code)}::text[], ${kept.map((c) => c.departement)}::text[],
                         ${kept.map((c) => c.nom)}::text[], ${kept.map((c) => population.get(c.code) ?? null)}::int[])
  `.execute(tx);
}

async function insertEpci(tx: Tx, epci: Epci[]): Promise<void> {
  await sql`
    INSERT INTO epci (siren, nom, nature, population)
    SELECT * FROM unnest(${epci.map((e) => e.code)}::text[], ${epci.map((e) => e.nom)}::text[],
                         ${epci.map((e) => e.type)}::text[], ${epci.map((e) => e.populationMunicipale)}::int[])
  `.execute(tx);
  const members = epci.flatMap((one) =>
    one.membres.map((membre) => ({ epci: one.code, commune: membre.code })),
  );
  // A member may be a commune of a collectivity that is not a département: it has no row to point to.
  await sql`
    INSERT INTO appartenance_epci (annee, commune, epci)
    SELECT ${MILLESIME}::int, m.commune, m.epci
      FROM unnest(${members.map((m) => m.commune)}::text[], ${members.map((m) => m.epci)}::text[]) AS m(commune, epci)
      JOIN commune c ON c.code = m.commune
  `.execute(tx);
}
