import { Temporal } from "temporal-polyfill";
import { listAdresses } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { article, type Bloc, bouton, note, paragraphe, titre } from "#platform/mail/contenu.ts";
import type { GenreCourriel } from "#platform/mail/genres.ts";
import { queueMail } from "#platform/mail/queue-mail.ts";
import { formatDate, NBSP, plural } from "#platform/values/french.ts";
import type { Id } from "#platform/values/ids.ts";
import type { ObjetReleve } from "../../domain/suivi/releve.ts";
import type { Releve, SchemaReleve } from "../../queries/suivi/load-releve.ts";

/** What changed in what one follows. */
export const COURRIEL_RELEVE: GenreCourriel = {
  code: "releve",
  libelle: "Ce qui a changé dans ce que je suis",
  raison: "quelque chose a changé dans un schéma, un objectif ou une action que vous suivez",
  refusable: true,
  secret: false,
  urgent: false,
  // Put together by the schedule, which knows what changed: the outbox has nothing to wait for.
  regroupement: null,
  rythmes: ["semaine", "jour", "aussitot", "jamais"],
};

/** Where a person stands: up to which line they were told, and when. */
export type EtatReleve = { personne: Id<"acteur">; jusqua: bigint; releveLe: string };

/**
 * Moves a person on to the end of what was looked at for them, and writes to them when something changed. False, and
 * nothing done, when another process did it meanwhile.
 */
export async function sendReleve(
  ctx: Contexte,
  etat: EtatReleve,
  releve: Releve,
  adresse: string,
): Promise<boolean> {
  const moved = await ctx.tx
    .updateTable("suivi_releve")
    .set({ jusqua: releve.jusqua, releve_le: ctx.now.toString() })
    .where("departement", "=", ctx.departement)
    .where("personne", "=", etat.personne)
    .where("jusqua", "=", etat.jusqua)
    .where("releve_le", "=", etat.releveLe)
    .executeTakeFirst();
  if (moved.numUpdatedRows === 0n) return false;
  if (releve.schemas.length === 0) return true;
  const [destinataire] = await listAdresses(ctx, [etat.personne]);
  if (!destinataire) return true;
  await queueMail(
    ctx.tx,
    {
      genre: COURRIEL_RELEVE,
      departement: ctx.departement,
      destinataire: destinataire.courriel,
      nom: destinataire.nom,
      sujet: `Ce qui a changé${NBSP}: ${compter(releve.schemas)}`,
      contenu: dire(ctx, { nom: destinataire.nom, etat, releve, adresse }),
    },
    ctx.now,
  );
  return true;
}

function compter(schemas: readonly SchemaReleve[]): string {
  const objets = schemas.flatMap((schema) => schema.objets);
  const count = (genre: ObjetReleve["genre"]) => objets.filter((one) => one.genre === genre).length;
  const commentaires = schemas.flatMap((schema) => schema.commentaires).length;
  return [
    [count("action"), "action"],
    [count("objectif"), "objectif"],
    [commentaires, "commentaire"],
  ]
    .flatMap(([nombre, mot]) => (Number(nombre) > 0 ? [plural(Number(nombre), String(mot))] : []))
    .join(", ");
}

/** Objects told one by one in a scheme, and comments quoted; beyond, their number and where they are read. */
const OBJETS = 40;
const COMMENTAIRES = 10;
/** Characters of somebody's words. */
const CITE = 240;

function dire(
  { departement }: Contexte,
  { nom, etat, releve, adresse }: { nom: string; etat: EtatReleve; releve: Releve; adresse: string },
): Bloc[] {
  const day = Temporal.Instant.from(etat.releveLe).toZonedDateTimeISO("Europe/Paris").toPlainDate();
  const racine = `${adresse}/${departement}`;
  return [
    paragraphe(`Bonjour ${nom},`),
    paragraphe(`Depuis le ${formatDate(day)}, dans ce que vous suivez${NBSP}:`),
    ...releve.schemas.flatMap((schema) => direSchema(racine, schema, day)),
    bouton("Voir ce que je suis", `${racine}/moi#suivis`),
    note(
      `Pour recevoir ce courriel plus souvent, moins souvent ou plus du tout, ou cesser de suivre${NBSP}: ${racine}/moi/notifications`,
    ),
  ];
}

function direSchema(
  racine: string,
  { publicId, titre: nom, objets, commentaires }: SchemaReleve,
  day: Temporal.PlainDate,
): Bloc[] {
  const lien = `${racine}/schemas/${publicId}`;
  const autres = objets.length - OBJETS;
  const tus = commentaires.length - COMMENTAIRES;
  return [
    titre(nom),
    ...objets.slice(0, OBJETS).map((objet) =>
      article(
        objet.titre,
        objet.publicId ? `${lien}/${objet.genre}s/${objet.publicId}` : `${lien}/changements?depuis=${day}`,
        objet.changements.map(({ phrase, citation }) =>
          citation ? `${phrase} «${NBSP}${abreger(citation)}${NBSP}»` : phrase,
        ),
      ),
    ),
    ...(autres > 0
      ? [article(`Et ${plural(autres, "autre")}`, `${lien}/changements?depuis=${day}`, [])]
      : []),
    ...commentaires
      .slice(0, COMMENTAIRES)
      .map(({ auteur, institution, sur, genre, objet, texte }) =>
        article(
          `${institution ? `${auteur} (${institution})` : auteur}, sur «${NBSP}${sur}${NBSP}»`,
          `${lien}/echanges/${genre}/${objet}`,
          [`«${NBSP}${abreger(texte)}${NBSP}»`],
        ),
      ),
    ...(tus > 0 ? [article(`Et ${plural(tus, "autre commentaire")}`, `${lien}/echanges`, [])] : []),
  ];
}

function abreger(text: string): string {
  const letters = [...text.replace(/\s+/g, " ").trim()];
  return letters.length <= CITE
    ? letters.join("")
    : `${letters
        .slice(0, CITE - 1)
        .join("")
        .trimEnd()}…`;
}
