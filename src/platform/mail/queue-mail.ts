import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "#platform/database/database.ts";
import { type CodeDepartement, type Id, newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { domaineOf, oneLine, readAdresse } from "./adresse.ts";
import { type Bloc, contenuOf } from "./contenu.ts";
import type { GenreCourriel } from "./genres.ts";
import { nextEnvoi } from "./rythme.ts";
import { MOTIF_NON_VOULU } from "./save-choix.ts";

export type NouveauCourriel = {
  readonly genre: GenreCourriel;
  /** The département it speaks of; null: of the deployment as a whole. */
  readonly departement: CodeDepartement | null;
  readonly destinataire: string;
  /** As it is written before the address; left out when unknown. */
  readonly nom?: string;
  readonly sujet: string;
  /** Blocks ({@link Bloc}), or a plain text cut in paragraphs by empty lines; both forms of the mail are made of them. */
  readonly contenu: string | readonly Bloc[];
  /** After this instant it is not sent any more: give it to every mail that holds a link which dies. */
  readonly expire?: Temporal.Instant;
  /** Not before this instant; left out: now. */
  readonly partir?: Temporal.Instant;
  /** The same key makes one mail, for ever: « rappel 2026-12 action … ». */
  readonly cle?: string;
};

/** Characters of the longest subject: beyond, it is cut and ends with « … ». */
const LONGUEUR_SUJET = 200;
const LONGUEUR_NOM = 120;
/** Characters of the longest content, all blocks together. */
const LONGUEUR_CONTENU = 500_000;

/**
 * Writes a mail in the outbox, in the caller's transaction: it leaves if and only if that transaction is kept. It is
 * sent within seconds, later with those of its day or week when its addressee chose so (see `courriel_choix`), or kept to
 * be read at `/courriels` while no mail server is set. An unwanted kind is written as cancelled and not sent. Returns its id, that of the first one when `cle` has served.
 *
 * @throws Refusal `courriel.adresse`, `courriel.sujet-vide`, `courriel.contenu-vide`, `courriel.contenu-long`
 */
export async function queueMail(
  tx: Tx,
  courriel: NouveauCourriel,
  now: Temporal.Instant,
): Promise<Id<"courriel">> {
  const [id] = await queueMails(tx, [courriel], now);
  if (!id) throw new Error("a mail was queued and has no id");
  return id;
}

/** The same for many, in a few statements: a round of news to hundreds of pilots. Ids in the order given. */
export async function queueMails(
  tx: Tx,
  courriels: readonly NouveauCourriel[],
  now: Temporal.Instant,
): Promise<Id<"courriel">[]> {
  const rows = courriels.map((courriel) => rowOf(courriel, now));
  const found: Id<"courriel">[] = [];
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    found.push(...(await insert(tx, rows.slice(from, from + AT_ONCE), now)));
  }
  return found;
}

const AT_ONCE = 500;

type Row = ReturnType<typeof rowOf>;

function rowOf(courriel: NouveauCourriel, now: Temporal.Instant) {
  const { genre, departement, nom, expire, partir, cle } = courriel;
  const destinataire = readAdresse(courriel.destinataire);
  const sujet = shorten(oneLine(courriel.sujet), LONGUEUR_SUJET);
  if (sujet === "") throw new Refusal("courriel.sujet-vide");
  const contenu = readContenu(courriel.contenu);
  const wait = genre.regroupement ? now.add({ minutes: genre.regroupement.minutes }) : now;
  const attente = partir && partir.epochMilliseconds > wait.epochMilliseconds ? partir : wait;
  return {
    id: newId<"courriel">(now.epochMilliseconds),
    genre: genre.code,
    departement,
    destinataire,
    destinataire_nom: nom ? shorten(oneLine(nom), LONGUEUR_NOM) || null : null,
    domaine: domaineOf(destinataire),
    sujet,
    contenu,
    cle: cle ?? null,
    priorite: genre.urgent ? 0 : 1,
    prochain_essai: attente.toString(),
    jour: together(courriel, "jour", attente),
    semaine: together(courriel, "semaine", attente),
    expire_le: expire?.toString() ?? null,
  };
}

/** When it leaves with those of its day or week; with those that cannot wait so long, as if nothing had been chosen. */
function together(
  { genre, expire }: NouveauCourriel,
  rythme: "jour" | "semaine",
  attente: Temporal.Instant,
): string {
  const envoi = nextEnvoi(rythme, attente);
  const late = expire !== undefined && expire.epochMilliseconds <= envoi.epochMilliseconds;
  return (genre.regroupement && !late ? envoi : attente).toString();
}

async function insert(tx: Tx, rows: readonly Row[], now: Temporal.Instant): Promise<Id<"courriel">[]> {
  const instant = now.toString();
  const { rows: written } = await sql<{ id: Id<"courriel">; cle: string | null }>`
    INSERT INTO courriel (id, genre, departement, destinataire, destinataire_nom, domaine, sujet, contenu, cle, priorite,
                          etat, motif, cree_le, prochain_essai, expire_le, echecs, termine_le)
    SELECT m.id, m.genre, m.departement, m.destinataire, m.destinataire_nom, m.domaine, m.sujet, m.contenu, m.cle, m.priorite,
           CASE WHEN r.rythme = 'jamais' THEN 'annule'
                WHEN EXISTS (SELECT FROM courriel_serveur s WHERE s.regle) THEN 'a_envoyer'
                ELSE 'garde' END,
           CASE WHEN r.rythme = 'jamais' THEN ${MOTIF_NON_VOULU} END,
           ${instant}::timestamptz,
           CASE r.rythme WHEN 'jour' THEN m.jour WHEN 'semaine' THEN m.semaine ELSE m.prochain_essai END, m.expire_le, 0,
           CASE WHEN r.rythme = 'jamais' THEN ${instant}::timestamptz END
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           AS m(id uuid, genre text, departement text, destinataire text, destinataire_nom text, domaine text, sujet text,
                contenu jsonb, cle text, priorite smallint, prochain_essai timestamptz, jour timestamptz, semaine timestamptz, expire_le timestamptz)
      LEFT JOIN courriel_choix r ON r.adresse = m.destinataire AND r.genre = m.genre
        ON CONFLICT (cle) DO NOTHING
    RETURNING id, cle`.execute(tx);
  const known = new Set(written.map((row) => row.id));
  const missing = rows.filter((row) => !known.has(row.id)).flatMap((row) => row.cle ?? []);
  const before = await idsByKey(tx, missing);
  return rows.map((row) => {
    const id = known.has(row.id) ? row.id : before.get(row.cle ?? "");
    if (!id) throw new Error("a mail was neither written nor found by its key");
    return id;
  });
}

async function idsByKey(tx: Tx, keys: readonly string[]): Promise<Map<string, Id<"courriel">>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.selectFrom("courriel").select(["id", "cle"]).where("cle", "in", keys).execute();
  return new Map(rows.map((row) => [row.cle ?? "", row.id]));
}

function readContenu(contenu: string | readonly Bloc[]): readonly Bloc[] {
  const blocs = typeof contenu === "string" ? contenuOf(contenu) : contenu;
  const length = blocs.reduce((sum, bloc) => sum + lengthOf(bloc), 0);
  if (length === 0) throw new Refusal("courriel.contenu-vide");
  if (length > LONGUEUR_CONTENU) throw new Refusal("courriel.contenu-long", { maximum: LONGUEUR_CONTENU });
  return blocs.map(keepable);
}

function lengthOf(bloc: Bloc): number {
  return (
    ("texte" in bloc ? bloc.texte : "").length + ("elements" in bloc ? bloc.elements.join("") : "").length
  );
}

/** Neither a NUL nor half of a character can be kept by the base, nor carried by mail. */
function keepable(bloc: Bloc): Bloc {
  const clean = (text: string) => text.replace(/[\0\p{Cs}]/gu, "");
  if (bloc.bloc === "liste") return { ...bloc, elements: bloc.elements.map(clean) };
  if (bloc.bloc === "article") {
    return { ...bloc, texte: clean(bloc.texte), elements: bloc.elements.map(clean) };
  }
  return { ...bloc, texte: clean(bloc.texte) };
}

function shorten(text: string, length: number): string {
  const letters = [...text];
  return letters.length <= length
    ? text
    : `${letters
        .slice(0, length - 1)
        .join("")
        .trimEnd()}…`;
}
