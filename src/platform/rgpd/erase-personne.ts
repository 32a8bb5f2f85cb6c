import type { Contexte } from "#platform/context/contexte.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { recordReading } from "#platform/journal/lecture.ts";
import { require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { FindPersonne, PartPersonne, PersonneVisee, Tableau, TexteARevoir } from "./personne.ts";
import { nomEfface } from "./personne.ts";
import { operationsRgpd } from "./rights.ts";

/** What the deployment knows of persons. */
export type ConnaitPersonnes = {
  readonly parts: readonly PartPersonne[];
  readonly findPersonne: FindPersonne;
};

/** Why a person is erased: words of the code, for the line that says it cannot be erased itself. */
export const MOTIFS_EFFACEMENT = {
  demande: "Demande de la personne",
  depart: "Fin de ses fonctions",
  erreur: "Inscrite par erreur",
} as const;

async function found(
  ctx: Contexte,
  { findPersonne }: ConnaitPersonnes,
  publicId: string,
): Promise<PersonneVisee> {
  const personne = await findPersonne(ctx, { publicId });
  if (!personne) throw new Refusal("introuvable", {}, 404);
  return personne;
}

const droitsOf = ({ id, institution }: PersonneVisee) => ({ personne: id, institution });

export type DonneesPersonne = { nom: string; publicId: string; revision: number; tableaux: Tableau[] };

/**
 * Everything about a person, across modules; read by them or by an administrator of their institution, and noted as a
 * reading. @throws Refusal `introuvable`, `droit.refuse`
 */
export async function exportPersonne(
  ctx: Contexte,
  connait: ConnaitPersonnes,
  publicId: string,
): Promise<DonneesPersonne> {
  const personne = await found(ctx, connait, publicId);
  require(ctx, operationsRgpd.exporter, droitsOf(personne));
  return gather(ctx, connait, personne);
}

/** The same for whoever has proved to be that person, by their account. Null when there is nobody any more. */
export async function exportDonnees(
  ctx: Contexte,
  connait: ConnaitPersonnes,
  id: Id<"acteur">,
): Promise<DonneesPersonne | null> {
  const personne = await connait.findPersonne(ctx, { id });
  return personne && gather(ctx, connait, personne);
}

async function gather(
  ctx: Contexte,
  connait: ConnaitPersonnes,
  personne: PersonneVisee,
): Promise<DonneesPersonne> {
  const tableaux: Tableau[] = [];
  for (const part of connait.parts) tableaux.push(...(await part.exporter(ctx, personne)));
  recordReading(ctx, { operation: "rgpd.exporter", objet: { genre: "acteur", id: personne.id } });
  const { nom, publicId, revision } = personne;
  return { nom, publicId, revision, tableaux: tableaux.filter(({ lignes }) => lignes.length > 0) };
}

export type Effacement = { remplacement: string; empeche: Refusal | null; aRevoir: TexteARevoir[] };

/** What the erasure of a person would do, to be read before it is confirmed. */
export async function prepareErasure(
  ctx: Contexte,
  connait: ConnaitPersonnes,
  publicId: string,
): Promise<Effacement> {
  const personne = await found(ctx, connait, publicId);
  require(ctx, operationsRgpd.effacer, droitsOf(personne));
  return {
    remplacement: nomEfface(publicId),
    empeche: await obstacle(ctx, connait, personne),
    aRevoir: await toReview(ctx, connait, personne),
  };
}

async function obstacle(
  ctx: Contexte,
  { parts }: ConnaitPersonnes,
  personne: PersonneVisee,
): Promise<Refusal | null> {
  const { principal } = ctx;
  if (principal.genre === "personne" && principal.personne === personne.id)
    return new Refusal("rgpd.soi-meme", {}, 409);
  for (const part of parts) {
    const refusal = await part.empeche?.(ctx, personne);
    if (refusal) return refusal;
  }
  return null;
}

async function toReview(
  ctx: Contexte,
  { parts }: ConnaitPersonnes,
  personne: PersonneVisee,
): Promise<TexteARevoir[]> {
  const texts: TexteARevoir[] = [];
  for (const part of parts) texts.push(...((await part.aRevoir?.(ctx, personne)) ?? []));
  return texts;
}

export type DemandeEffacementPersonne = {
  publicId: string;
  revision: number;
  motif: string;
  /** The name, typed again: nobody is erased by a click. */
  confirmation: string;
};

/**
 * Erases a person for good: every module replaces the name or removes the row, in one transaction. What the application
 * may not touch (news already given) is erased by {@link eraseFrozen} just after. Returns the person as they were.
 *
 * @throws Refusal `introuvable`, `droit.refuse`; `rgpd.confirmation`, `rgpd.motif`; `rgpd.perime` (409); what holds the
 * person back (409).
 */
export async function erasePersonne(
  ctx: Contexte,
  connait: ConnaitPersonnes,
  demande: DemandeEffacementPersonne,
): Promise<PersonneVisee> {
  const personne = await found(ctx, connait, demande.publicId);
  require(ctx, operationsRgpd.effacer, droitsOf(personne));
  if (!Object.hasOwn(MOTIFS_EFFACEMENT, demande.motif)) throw new Refusal("rgpd.motif", { champ: "motif" });
  if (plain(demande.confirmation) !== plain(personne.nom)) {
    throw new Refusal("rgpd.confirmation", { champ: "confirmation", nom: personne.nom });
  }
  if (demande.revision !== personne.revision) throw new Refusal("rgpd.perime", {}, 409);
  const held = await obstacle(ctx, connait, personne);
  if (held) throw held;
  let lignes = 0;
  for (const part of connait.parts) lignes += await part.effacer(ctx, personne, nomEfface(personne.publicId));
  await recordJournal(ctx, [
    {
      operation: "rgpd.effacer",
      objet: { genre: "acteur", id: personne.id },
      apres: { motif: demande.motif, lignes },
    },
  ]);
  return personne;
}

function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[\s\u2019']+/g, " ")
    .trim()
    .toLocaleLowerCase("fr");
}
