import { createHash } from "node:crypto";
import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { type Communes, loadCommunes, loadLieux, resolveCommune } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { newId, newPublicId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import {
  type CommuneReconnue,
  GENRES_ACCES,
  type GenreAcces,
  LecteurAcces,
  type LigneAccesLue,
  type RapportAcces,
} from "../../domain/accessibilite/lire-fichier-acces.ts";
import { operationsObservatoire } from "../../rights.ts";
import { octetsOf, openSource } from "../imports/open-source.ts";

export type FichierAccesRecu = {
  genre: string;
  nom: string;
  contenu: Uint8Array;
  /** Who counted or measured. */
  source: string;
  /** ISO day that the file tells of. */
  date: string;
};

const SOURCE_AU_PLUS = 200;
/** A journey between any two of 1 200 communes. */
const LIGNES_AU_PLUS = 1_500_000;

/**
 * Reads a file and keeps it aside with its report: nothing is computed from it before it is published. The same bytes with the
 * same source and day are the same file, whose public id comes back.
 *
 * @throws Refusal `acces.genre`, `acces.source`, `acces.date`, `acces.colonnes`, `acces.rien`, `acces.lignes` (413), `import.*`
 */
export async function stageAcces(ctx: Contexte, recu: FichierAccesRecu): Promise<string> {
  require(ctx, operationsObservatoire.importerDonnees, null);
  const genre = GENRES_ACCES.find((one) => one === recu.genre);
  if (!genre) throw new Refusal("acces.genre", { champ: "genre" });
  const source = recu.source.replace(/\s+/g, " ").trim();
  if (source === "" || [...source].length > SOURCE_AU_PLUS)
    throw new Refusal("acces.source", { champ: "source", maximum: SOURCE_AU_PLUS });
  const date = readDate(ctx, recu.date);
  const { departement } = ctx;
  const empreinte = createHash("sha256").update(recu.contenu).digest("hex");
  const known = await ctx.tx
    .selectFrom("acces_fichier")
    .select("public_id")
    .where("departement", "=", departement)
    .where("genre", "=", genre)
    .where("empreinte", "=", empreinte)
    .where("source", "=", source)
    .where("date", "=", date)
    .executeTakeFirst();
  if (known) return known.public_id;
  const { lignes, rapport } = await readLignes(ctx, genre, recu);
  const id = newId<"acces_fichier">(ctx.now.epochMilliseconds);
  const publicId = newPublicId();
  const nom = recu.nom.slice(0, 200);
  await ctx.tx
    .insertInto("acces_fichier")
    .values({
      ...{ departement, id, public_id: publicId, genre, nom, source, date, empreinte, etat: "recu" },
      ...{ recu_le: ctx.now.toString(), lignes: lignes.length, rapport: JSON.stringify(rapport) },
    })
    .execute();
  await sql`
    INSERT INTO acces_ligne (departement, fichier, no, commune, vers, nombre, nom)
    SELECT ${departement}, ${id}::uuid, l.no, l.commune, l.vers, l.nombre, l.nom
      FROM unnest(${lignes.map((one) => one.commune)}::text[], ${lignes.map((one) => one.vers)}::text[],
                  ${lignes.map((one) => one.nombre)}::float8[], ${lignes.map((one) => one.nom)}::text[])
           WITH ORDINALITY AS l (commune, vers, nombre, nom, no)`.execute(ctx.tx);
  await recordJournal(ctx, [
    {
      operation: "observatoire.deposer-acces",
      objet: { genre: "acces-fichier", id },
      apres: { genre, nom, source, date, lignes: lignes.length },
    },
  ]);
  return publicId;
}

function readDate(ctx: Contexte, texte: string): string {
  try {
    const day = Temporal.PlainDate.from(texte.trim());
    if (day.since(ctx.today).sign <= 0) return day.toString();
  } catch {
    // The same refusal as a day to come.
  }
  throw new Refusal("acces.date", { champ: "date" });
}

async function readLignes(
  ctx: Contexte,
  genre: GenreAcces,
  { nom, contenu }: FichierAccesRecu,
): Promise<{ lignes: readonly LigneAccesLue[]; rapport: RapportAcces }> {
  const lieux = await loadLieux(ctx);
  const lecteur = new LecteurAcces(genre, {
    reconnaitre: recogniser(await loadCommunes(ctx), ctx.departement),
    proches: lieux && new Set(lieux.communes.map(({ code }) => code)),
  });
  const { tableaux } = await openSource({ nom, octets: octetsOf(contenu), taille: contenu.length });
  let opened = false;
  let count = 0;
  for await (const tranche of tableaux[0] ?? [])
    for (const { numero, cellules } of tranche) {
      if (opened) {
        count += 1;
        if (count > LIGNES_AU_PLUS)
          throw new Refusal("acces.lignes", { champ: "fichier", maximum: LIGNES_AU_PLUS }, 413);
        lecteur.read(cellules, numero);
      } else {
        opened = lecteur.open(cellules);
        if (!opened) throw new Refusal("acces.colonnes", { champ: "fichier", genre });
      }
    }
  const lu = lecteur.close();
  if (lu.lignes.length === 0) throw new Refusal("acces.rien", { champ: "fichier", lues: lu.rapport.lues });
  return lu;
}

/** A commune in force, or the only one that took it. */
function recogniser(communes: Communes, departement: string) {
  return (texte: string): CommuneReconnue | null => {
    const resolu = resolveCommune(communes, texte, communes.millesime);
    const ancien = resolu.genre === "obsolete" && resolu.successeurs.length === 1;
    const code = resolu.genre === "connue" ? resolu.code : ancien ? resolu.successeurs[0] : undefined;
    if (code === undefined) return null;
    return { code, ancien, ici: communes.enVigueur.get(code)?.departement === departement };
  };
}
