import type { Settings } from "#platform/config/settings.ts";
import type { Database, Tx } from "#platform/database/database.ts";
import { sayServer } from "./smtp-settings.ts";

/** The mail server as it was last found. */
export type EtatServeur = {
  /** False: mail is kept. */
  regle: boolean;
  adresse: string | null;
  expediteur: string | null;
  echecs: number;
  enPanneDepuis: string | null;
  pauseFin: string | null;
  reponse: string | null;
};

/**
 * Writes down whether a mail server is set, as the last process that started knows it. Without one, what waited is kept;
 * what was kept never leaves by itself when one comes: a link of last month would surprise.
 */
export async function declareServer(
  database: Database,
  { smtp, expediteur }: Settings["courriel"],
): Promise<void> {
  const row = {
    regle: smtp !== null,
    adresse: smtp && sayServer(smtp),
    expediteur: expediteur && `${expediteur.nom} <${expediteur.adresse}>`,
    echecs: 0,
    pause_fin: null,
    en_panne_depuis: null,
    reponse: null,
  };
  await database.national(async (tx) => {
    await tx
      .insertInto("courriel_serveur")
      .values({ cle: "smtp", ...row })
      // A new start is a new chance: the setting that was refused may have been mended.
      .onConflict((conflict) => conflict.column("cle").doUpdateSet(row))
      .execute();
    if (smtp) return;
    await tx
      .updateTable("courriel")
      .set({ etat: "garde", motif: null })
      .where("etat", "in", ["a_envoyer", "reporte"])
      .execute();
  });
}

/**
 * Keeps what a backup held to be sent: since then it has left. Whoever restores looks at `/courriels` and sends by hand what
 * must still go.
 */
export async function holdPending(tx: Tx): Promise<void> {
  await tx
    .updateTable("courriel")
    .set({
      etat: "garde",
      bail: null,
      bail_fin: null,
      motif: "Gardé à la restauration d'une sauvegarde : il était peut-être déjà parti.",
    })
    .where("etat", "in", ["a_envoyer", "en_cours", "reporte"])
    .execute();
}

export async function readServer(tx: Tx): Promise<EtatServeur> {
  const row = await tx
    .selectFrom("courriel_serveur")
    .selectAll()
    .where("cle", "=", "smtp")
    .executeTakeFirst();
  return {
    regle: row?.regle ?? false,
    adresse: row?.adresse ?? null,
    expediteur: row?.expediteur ?? null,
    echecs: row?.echecs ?? 0,
    enPanneDepuis: row?.en_panne_depuis ?? null,
    pauseFin: row?.pause_fin ?? null,
    reponse: row?.reponse ?? null,
  };
}
