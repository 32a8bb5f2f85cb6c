import type { Contexte } from "#platform/context/contexte.ts";
import { require } from "#platform/rights/rights.ts";
import type { Id } from "#platform/values/ids.ts";
import { Refusal, type RefusalDetails } from "#platform/values/refusal.ts";
import type { FormatPapier } from "./papier.ts";
import { type DroitsPapier, operationsPapiers } from "./rights.ts";

export const ETATS_PAPIER = ["attente", "en_cours", "pret", "echoue", "annule"] as const;
export type EtatPapier = (typeof ETATS_PAPIER)[number];
export type EtapePapier = "lecture" | "composition" | "enregistrement";

/** One paper that somebody asked for. Instants are ISO 8601. */
export type PapierDemande = DroitsPapier & {
  id: Id<"papier">;
  publicId: string;
  cle: string;
  objet: string;
  format: FormatPapier;
  titre: string;
  etat: EtatPapier;
  etape: EtapePapier | null;
  demandeLe: string;
  termineLe: string | null;
  motif: string | null;
  motifDetails: RefusalDetails | null;
  fichier: string | null;
  nomFichier: string | null;
  pages: number | null;
  absents: readonly string[];
};

function select(ctx: Contexte) {
  return ctx.tx
    .selectFrom("papier")
    .select([
      "id",
      "public_id as publicId",
      "cle",
      "objet",
      "format",
      "titre",
      "demandeur",
      "etat",
      "etape",
      "demande_le as demandeLe",
      "termine_le as termineLe",
      "motif",
      "motif_details as motifDetails",
      "fichier",
      "nom_fichier as nomFichier",
      "pages",
      "absents",
    ])
    .where("departement", "=", ctx.departement);
}

/** One paper, for whoever asked for it. @throws Refusal `introuvable` (404), also for everybody else. */
export async function findPapier(ctx: Contexte, publicId: string): Promise<PapierDemande> {
  const found = await select(ctx).where("public_id", "=", publicId).executeTakeFirst();
  if (!found) throw new Refusal("introuvable", {}, 404);
  const papier = read(found);
  require(ctx, operationsPapiers.suivre, papier);
  return papier;
}

/** Papers of the list of one person. */
const LISTE = 200;

/** The papers that whoever asks has asked for, the latest first. @throws Refusal for whoever is not of the département. */
export async function listPapiers(ctx: Contexte): Promise<PapierDemande[]> {
  require(ctx, operationsPapiers.demander, null);
  if (ctx.principal.genre !== "personne") return [];
  const rows = await select(ctx)
    .where("demandeur", "=", ctx.principal.personne)
    .orderBy("demande_le", "desc")
    .orderBy("id", "desc")
    .limit(LISTE)
    .execute();
  return rows.map(read);
}

/** How many papers will be made before this one, on the whole deployment; null when it waits no more. */
export async function countBefore(ctx: Contexte, { id }: Pick<PapierDemande, "id">): Promise<number | null> {
  const own = await ctx.tx
    .selectFrom("papier_file")
    .select(["demande_le"])
    .where("papier", "=", id)
    .executeTakeFirst();
  if (!own) return null;
  const { before } = await ctx.tx
    .selectFrom("papier_file")
    .select(({ fn }) => fn.countAll<string>().as("before"))
    .where(({ eb, and, or }) =>
      or([
        eb("demande_le", "<", own.demande_le),
        and([eb("demande_le", "=", own.demande_le), eb("papier", "<", id)]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return Number(before);
}

function read(row: Awaited<ReturnType<ReturnType<typeof select>["executeTakeFirstOrThrow"]>>): PapierDemande {
  return {
    ...row,
    motifDetails: row.motifDetails as RefusalDetails | null,
    absents: row.absents ?? [],
  };
}
