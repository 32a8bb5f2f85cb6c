/** How to undo an import, and how to tell that somebody worked on what it wrote since. Pure. */

/** Tables that an import writes, parents first. */
export const TABLES_PLAN = [
  "schema",
  "schema_membre",
  "volet",
  "engagement",
  "objectif",
  "indicateur_evaluation",
  "objectif_acteur",
  "action",
  "action_acteur",
] as const;
export type TablePlan = (typeof TABLES_PLAN)[number];

/** A row as the base keeps it (JSON), without what counts rather than says: revision, latest news. */
export type LigneTable = Readonly<Record<string, unknown>>;
export type Instantane = Readonly<Record<TablePlan, readonly LigneTable[]>>;

export const INSTANTANE_VIDE: Instantane = {
  schema: [],
  schema_membre: [],
  volet: [],
  engagement: [],
  objectif: [],
  indicateur_evaluation: [],
  objectif_acteur: [],
  action: [],
  action_acteur: [],
};

/** `avant`: rows that were changed or removed, as they were; `apres`: rows that were changed or added, as they became. */
export type Ecart = { avant: readonly LigneTable[]; apres: readonly LigneTable[] };

export type Inverse = {
  tables: Readonly<Record<TablePlan, Ecart>>;
  /** Objectifs and actions written, in their own row or through their acteurs and indicators. */
  touches: readonly string[];
};

/** An object of the plan, by table and id. */
export type ObjetPlan = { table: "schema" | "volet" | "engagement" | "objectif" | "action"; id: string };

/** Column that names the object above; rows of `lie` tables belong to it and are put back with it. */
const PARENT = {
  schema: null,
  schema_membre: { colonne: "schema", table: "schema", lie: true },
  volet: { colonne: "schema", table: "schema", lie: false },
  engagement: { colonne: "volet", table: "volet", lie: false },
  // An import writes schemes of four levels only.
  objectif: { colonne: "engagement", table: "engagement", lie: false },
  indicateur_evaluation: { colonne: "objectif", table: "objectif", lie: true },
  objectif_acteur: { colonne: "objectif", table: "objectif", lie: true },
  action: { colonne: "objectif", table: "objectif", lie: false },
  action_acteur: { colonne: "action", table: "action", lie: true },
} as const satisfies Record<TablePlan, { colonne: string; table: ObjetPlan["table"]; lie: boolean } | null>;

/** Tables whose rows belong to an objectif or to an action. */
export const TABLES_LIEES = ["indicateur_evaluation", "objectif_acteur", "action_acteur"] as const;

/** What leads from `apres` back to `avant`. The rows of an object are taken whole as soon as one of them changed. */
export function inverseOf(avant: Instantane, apres: Instantane): Inverse {
  const own = Object.fromEntries(
    TABLES_PLAN.map((table) => [table, differing(table, avant[table], apres[table])]),
  ) as Record<TablePlan, Ecart>;
  const touches = new Set<string>();
  for (const table of ["objectif", "action"] as const) {
    for (const row of [...own[table].avant, ...own[table].apres]) touches.add(String(row.id));
  }
  for (const table of TABLES_LIEES) {
    for (const row of [...own[table].avant, ...own[table].apres]) touches.add(parentOf(table, row));
  }
  for (const table of TABLES_LIEES) {
    const whole = (rows: readonly LigneTable[]) => rows.filter((row) => touches.has(parentOf(table, row)));
    own[table] = { avant: whole(avant[table]), apres: whole(apres[table]) };
  }
  return { tables: own, touches: [...touches] };
}

/** Ids of the objects that the import added to one table. */
export function addedIn(inverse: Inverse, table: ObjetPlan["table"]): string[] {
  const before = new Set(inverse.tables[table].avant.map((row) => row.id));
  return inverse.tables[table].apres.flatMap((row) => (before.has(row.id) ? [] : [String(row.id)]));
}

/**
 * The objects on which somebody worked since the import: a row that it wrote is not as it left it, or something was put
 * under what it added. Undoing would lose that.
 */
export function changedSince(inverse: Inverse, courant: Instantane): ObjetPlan[] {
  const found = new Map<string, ObjetPlan>();
  const touched = new Set(inverse.touches);
  for (const table of TABLES_PLAN) {
    const parent = PARENT[table];
    const holder = (row: LigneTable): ObjetPlan =>
      parent?.lie
        ? { table: parent.table, id: parentOf(table, row) }
        : { table: table as ObjetPlan["table"], id: String(row.id) };
    const note = (objet: ObjetPlan) => found.set(`${objet.table} ${objet.id}`, objet);
    const now = new Map(courant[table].map((row) => [keyOf(table, row), row]));
    const left = new Set<string>();
    for (const row of inverse.tables[table].apres) {
      const key = keyOf(table, row);
      left.add(key);
      if (!same(row, asKept(row, now.get(key)))) note(holder(row));
    }
    if (!parent) continue;
    const added = new Set(addedIn(inverse, parent.table));
    for (const [key, row] of now) {
      const above = parentOf(table, row);
      if (!left.has(key) && (parent.lie ? touched.has(above) || added.has(above) : added.has(above)))
        note(holder(row));
    }
  }
  for (const objet of entrusted(inverse, courant)) found.set(`${objet.table} ${objet.id}`, objet);
  return [...found.values()];
}

/** Volets and objectifs that the import added and that the role of an institution names since. */
function entrusted(inverse: Inverse, courant: Instantane): ObjetPlan[] {
  const named = courant.schema_membre.flatMap((row) =>
    row.etat === "proposee" || row.etat === "acceptee" ? (row.portee_ids as string[]) : [],
  );
  return (["volet", "objectif"] as const).flatMap((table) =>
    addedIn(inverse, table).flatMap((id) => (named.includes(id) ? [{ table, id }] : [])),
  );
}

/** `apres` is null for what goes; `avant` is what the import had left. */
type ChangementAnnule = { genre: "objectif" | "action"; id: string; avant: object; apres: object | null };

/** What undoing changes in each objectif and action, for the journal; places and last words of files are left out. */
export function changesOfUndo(inverse: Inverse): ChangementAnnule[] {
  return (["objectif", "action"] as const).flatMap((genre) => {
    const before = new Map(inverse.tables[genre].avant.map((row) => [String(row.id), row]));
    const after = new Map(inverse.tables[genre].apres.map((row) => [String(row.id), row]));
    const liens = `${genre}_acteur` as const;
    return inverse.touches.flatMap((id): ChangementAnnule[] => {
      const was = after.get(id);
      const back = before.get(id);
      const linksWere = linksOf(liens, inverse.tables[liens].apres, id);
      const linksBack = linksOf(liens, inverse.tables[liens].avant, id);
      if (was && !back) return [{ genre, id, avant: said(was), apres: null }];
      const rows = { ...linksBack, ...linksWere };
      const fields = Object.keys({ ...said(was ?? {}), ...rows });
      const changed = fields.filter(
        (field) => !same(was?.[field], back?.[field]) || !same(linksWere[field], linksBack[field]),
      );
      if (changed.length === 0) return [];
      const pick = (row: LigneTable | undefined, links: Record<string, unknown>) =>
        Object.fromEntries(changed.map((field) => [field, row?.[field] ?? links[field] ?? null]));
      return [{ genre, id, avant: pick(was, linksWere), apres: pick(back, linksBack) }];
    });
  });
}

function said(row: LigneTable): LigneTable {
  const { id: _id, public_id: _public, schema: _schema, ordre: _ordre, importe: _importe, ...fields } = row;
  return fields;
}

function linksOf(
  table: "objectif_acteur" | "action_acteur",
  rows: readonly LigneTable[],
  id: string,
): Record<string, unknown> {
  const own = rows.filter((row) => parentOf(table, row) === id);
  own.sort((a, b) => Number(a.ordre) - Number(b.ordre));
  const roles: Record<string, unknown[]> = {};
  for (const { role, acteur } of own) {
    const list = roles[`${String(role)}s`] ?? [];
    list.push(acteur);
    roles[`${String(role)}s`] = list;
  }
  return roles;
}

function differing(table: TablePlan, avant: readonly LigneTable[], apres: readonly LigneTable[]): Ecart {
  const before = new Map(avant.map((row) => [keyOf(table, row), row]));
  const after = new Map(apres.map((row) => [keyOf(table, row), row]));
  return {
    avant: avant.filter((row) => !same(row, after.get(keyOf(table, row)))),
    apres: apres.filter((row) => !same(row, before.get(keyOf(table, row)))),
  };
}

function keyOf(table: TablePlan, row: LigneTable): string {
  if (table === "objectif_acteur") return [row.objectif, row.role, row.acteur].join(" ");
  if (table === "action_acteur") return [row.action, row.role, row.acteur].join(" ");
  return String(row.id);
}

function parentOf(table: TablePlan, row: LigneTable): string {
  return String(row[PARENT[table]?.colonne ?? "id"]);
}

/** A row of today with the columns of one that was kept: the table may have gained others since. */
function asKept(kept: LigneTable, now: LigneTable | undefined): LigneTable | undefined {
  return now && Object.fromEntries(Object.keys(kept).map((column) => [column, now[column]]));
}

/** Rows come from the base with their keys in one order. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
