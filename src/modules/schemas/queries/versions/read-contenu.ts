import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { remember } from "#platform/journal/remember.ts";
import type { Id } from "#platform/values/ids.ts";
import type { Indicateur, RoleFiche, Territoire } from "../../domain/plan/fiche.ts";
import {
  type ActeurFige,
  type ActeursFiges,
  type ActionFigee,
  type ContenuVersion,
  type EngagementFige,
  type EtiquetteFigee,
  FORMAT_VERSION,
  type JalonFige,
  type ObjectifFige,
  type TexteFige,
} from "../../domain/versions/contenu.ts";
import { listTextes } from "../imprime/list-textes.ts";
import type { SchemaTrouve } from "../plan/find-schema.ts";
import { nameTerritoires } from "../plan/name-details.ts";
import { readMembresFiges } from "./read-membres-figes.ts";

/** The text as it is now, names of persons included, whoever asks: the caller says who may read them. */
export function readContenu(ctx: Contexte, schema: SchemaTrouve): Promise<ContenuVersion> {
  return remember(ctx, `contenu ${schema.id} ${ctx.today}`, () => read(ctx, schema));
}

async function read(ctx: Contexte, schema: SchemaTrouve): Promise<ContenuVersion> {
  const { id, publicId, titre, type, debut, fin, forme, mots } = schema;
  const acteurs = await readActeurs(ctx, id);
  const actions = await readActions(ctx, id, acteurs);
  const objectifs = await readObjectifs(ctx, id, acteurs, actions);
  const engagements = await readRubriques(ctx, "engagement", id);
  const volets = await readRubriques(ctx, "volet", id);
  const under = (sous: string): Pick<EngagementFige, "objectifs" | "actions"> => ({
    objectifs: objectifs.get(sous) ?? [],
    actions: actions.get(sous) ?? [],
  });
  return {
    format: "maillage-schema",
    numeroFormat: FORMAT_VERSION,
    departement: ctx.departement,
    schema: { id: publicId, titre, type, debut, fin, forme, mots },
    membres: await readMembresFiges(ctx, schema),
    textes: await readTextes(ctx, id),
    volets: volets.map((volet) => ({
      ...rubrique(volet),
      ...under(volet.id),
      engagements: engagements
        .filter(({ sous }) => sous === volet.id)
        .map((engagement) => ({ ...rubrique(engagement), ...under(engagement.id) })),
    })),
  };
}

async function readTextes(ctx: Contexte, schema: Id<"schema">): Promise<TexteFige[]> {
  const textes = (await listTextes(ctx, schema)).filter(({ retire }) => !retire);
  return textes.map(({ publicId: id, rubrique, volet, titre, texte }) => ({
    id,
    rubrique,
    volet,
    titre,
    texte,
  }));
}

type Rubrique = { id: string; no: number | null; titre: string; sous: string | null };

const rubrique = ({ id, no, titre }: Rubrique) => ({ id, no, titre });

async function readRubriques(
  { tx, departement }: Contexte,
  genre: "volet" | "engagement",
  schema: Id<"schema">,
): Promise<Rubrique[]> {
  const { rows } = await sql<Rubrique>`
    SELECT r.id, r.no, r.titre, ${genre === "volet" ? sql`NULL::uuid` : sql`r.volet`} AS sous
      FROM ${sql.table(genre)} r
     WHERE r.departement = ${departement} AND r.schema = ${schema} AND r.retire_le IS NULL
     ORDER BY r.ordre, r.id`.execute(tx);
  return rows;
}

const ROLES: readonly [RoleFiche, string][] = [
  ["pilotes", "pilote"],
  ["coordination", "coordination"],
  ["partenaires", "partenaire"],
];

/** Those that each objectif and action names itself, by « id role ». */
async function readActeurs(
  { tx, departement }: Contexte,
  schema: Id<"schema">,
): Promise<(id: string) => ActeursFiges> {
  const { rows } = await sql<{ liens: [string, string, string[]][] | null; acteurs: ActeurLu[] | null }>`
    WITH lien AS (
      SELECT l.objectif AS objet, l.role, l.acteur, l.ordre
        FROM objectif o JOIN objectif_acteur l ON l.departement = o.departement AND l.objectif = o.id
       WHERE o.departement = ${departement} AND o.schema = ${schema}
      UNION ALL
      SELECT l.action, l.role, l.acteur, l.ordre
        FROM action c JOIN action_acteur l ON l.departement = c.departement AND l.action = c.id
       WHERE c.departement = ${departement} AND c.schema = ${schema}
    )
    SELECT (SELECT json_agg(json_build_array(g.objet, g.role, g.acteurs))
              FROM (SELECT objet, role, json_agg(acteur ORDER BY ordre, acteur) AS acteurs
                      FROM lien GROUP BY objet, role) g) AS liens,
           (SELECT json_agg(json_build_object('cle', a.id, 'id', a.public_id, 'nom', a.nom,
                                              'court', coalesce(a.sigle, a.nom), 'genre', a.genre))
              FROM acteur a
             WHERE a.departement = ${departement} AND a.id IN (SELECT acteur FROM lien)) AS acteurs`.execute(
    tx,
  );
  const { liens, acteurs } = rows[0] ?? { liens: null, acteurs: null };
  const byId = new Map((acteurs ?? []).map(({ cle, ...acteur }): [string, ActeurFige] => [cle, acteur]));
  const named = new Map(
    (liens ?? []).map(([objet, role, ids]) => [
      `${objet} ${role}`,
      ids.flatMap((one) => byId.get(one) ?? []),
    ]),
  );
  return (id) =>
    Object.fromEntries(
      ROLES.map(([role, stored]) => [role, named.get(`${id} ${stored}`) ?? []]),
    ) as unknown as ActeursFiges;
}

type ActeurLu = ActeurFige & { cle: string };

const etiquettes = (genre: "objectif" | "action") => sql`coalesce((
  SELECT json_agg(json_build_object('genre', e.genre, 'libelle', e.libelle) ORDER BY e.genre, e.libelle)
    FROM ${sql.table(`${genre}_etiquette`)} l
    JOIN etiquette e ON e.departement = l.departement AND e.id = l.etiquette
   WHERE l.departement = f.departement AND l.${sql.ref(genre)} = f.id), '[]')`;

type ActionLue = Omit<ActionFigee, RoleFiche | "territoires"> & {
  cle: string;
  sous: string;
  territoires: Territoire[];
  jalons: JalonFige[];
  etiquettes: EtiquetteFigee[];
};

/** By the identifier of what they hang on, in the order of the plan. */
async function readActions(
  ctx: Contexte,
  schema: Id<"schema">,
  acteurs: (id: string) => ActeursFiges,
): Promise<Map<string, ActionFigee[]>> {
  const { rows } = await sql<ActionLue>`
    SELECT f.id AS cle, coalesce(f.objectif, f.engagement, f.volet) AS sous, f.public_id AS id, f.code, f.intitule,
           f.description, f.nature, f.debut, f.fin, ${etiquettes("action")} AS etiquettes,
           coalesce((SELECT json_agg(json_build_object('genre', t.genre, 'code', t.code) ORDER BY t.genre DESC, t.code)
              FROM action_territoire t WHERE t.departement = f.departement AND t.action = f.id), '[]') AS territoires,
           coalesce((SELECT json_agg(json_build_object('libelle', j.libelle, 'date', j.date) ORDER BY j.ordre)
              FROM jalon j WHERE j.departement = f.departement AND j.action = f.id), '[]') AS jalons
      FROM action f
     WHERE f.departement = ${ctx.departement} AND f.schema = ${schema} AND f.retiree_le IS NULL
     ORDER BY f.ordre, f.id`.execute(ctx.tx);
  const names = await nameCodes(
    ctx,
    rows.flatMap((row) => row.territoires),
  );
  const found = new Map<string, ActionFigee[]>();
  for (const { cle, sous, territoires, ...action } of rows) {
    const list = found.get(sous) ?? [];
    found.set(sous, list);
    list.push({
      ...action,
      ...acteurs(cle),
      territoires: territoires.map((one) => ({ ...one, nom: names.get(one.code) ?? one.code })),
    });
  }
  return found;
}

async function nameCodes(ctx: Contexte, territoires: readonly Territoire[]): Promise<Map<string, string>> {
  const places = [...new Map(territoires.map((one) => [one.code, one])).values()];
  const whole = places.filter(({ genre }) => genre === "departement");
  const parts = places.filter(({ genre }) => genre !== "departement");
  const names = await nameTerritoires(ctx, parts);
  return new Map([
    ...whole.map(({ code }): [string, string] => [code, "Tout le département"]),
    ...parts.map(({ code }, index): [string, string] => [code, names[index] ?? code]),
  ]);
}

type ObjectifLu = Omit<ObjectifFige, RoleFiche | "actions"> & {
  cle: string;
  sous: string;
  resultatsAttendus: string[];
  indicateurs: Indicateur[];
  etiquettes: EtiquetteFigee[];
};

async function readObjectifs(
  ctx: Contexte,
  schema: Id<"schema">,
  acteurs: (id: string) => ActeursFiges,
  actions: ReadonlyMap<string, ActionFigee[]>,
): Promise<Map<string, ObjectifFige[]>> {
  const { rows } = await sql<ObjectifLu>`
    SELECT f.id AS cle, coalesce(f.engagement, f.volet) AS sous, f.public_id AS id, f.no, f.titre, f.contexte,
           f.resultats_attendus AS "resultatsAttendus", ${etiquettes("objectif")} AS etiquettes,
           coalesce((SELECT json_agg(json_build_object(
                'libelle', i.libelle, 'resultatVise', i.resultat_vise, 'unite', i.unite, 'sens', i.sens, 'base', i.base,
                'cibles', i.cibles, 'periodicite', i.periodicite) ORDER BY i.ordre)
              FROM indicateur_evaluation i WHERE i.departement = f.departement AND i.objectif = f.id), '[]') AS indicateurs
      FROM objectif f
     WHERE f.departement = ${ctx.departement} AND f.schema = ${schema} AND f.retire_le IS NULL
     ORDER BY f.ordre, f.id`.execute(ctx.tx);
  const found = new Map<string, ObjectifFige[]>();
  for (const { cle, sous, ...objectif } of rows) {
    const list = found.get(sous) ?? [];
    found.set(sous, list);
    list.push({ ...objectif, ...acteurs(cle), actions: actions.get(cle) ?? [] });
  }
  return found;
}
