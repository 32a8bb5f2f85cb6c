import { sql } from "kysely";
import { readCompte } from "#platform/identity/compte-page.ts";
import type { Deploiement } from "#platform/identity/comptes.ts";
import type { Principal } from "#platform/identity/principal.ts";
import type { CodeDepartement, Id } from "#platform/values/ids.ts";
import { type ConnaitPersonnes, exportDonnees } from "./erase-personne.ts";
import { type Dossier, dossierOf } from "./fichiers-donnees.ts";

/** Who reads where somebody has no role left: they are still the person of their account. */
const SOI: Principal = { genre: "systeme", nom: "la personne, par son compte" };

/**
 * Everything that the deployment knows of the holder of an account: the account, then the person that it is in each open
 * département, whatever roles are left. Noted as a reading in each.
 */
export async function exportCompte(
  deploiement: Deploiement,
  connait: ConnaitPersonnes,
  compte: Id<"compte">,
): Promise<Dossier[]> {
  const { platform, espaces } = deploiement;
  const lu = await readCompte(deploiement, compte);
  const { persons, mails } = await platform.database.national(async (tx) => ({
    persons: await tx
      .selectFrom("compte_personne")
      .select(["departement", "personne"])
      .where("compte", "=", compte)
      .orderBy("departement")
      .execute(),
    mails: (
      await sql<{ sujet: string; genre: string; etat: string; cree: string }>`
        SELECT sujet, genre, etat, cree_le AS cree FROM courriel
         WHERE destinataire = ${lu.courriel} AND departement IS NULL ORDER BY cree_le`.execute(tx)
    ).rows,
  }));
  const open = new Set((await espaces.list()).map((one) => one.code));
  const dossiers: Dossier[] = [compteOf(lu, mails)];
  for (const { departement, personne } of persons) {
    const code = departement as CodeDepartement;
    if (!open.has(code)) continue;
    const as = lu.identites.find((one) => one.departement === code) ?? SOI;
    const donnees = await platform.read(code, as, (ctx) =>
      exportDonnees(ctx, connait, personne as Id<"acteur">),
    );
    if (donnees) dossiers.push(dossierOf(code, donnees));
  }
  return dossiers;
}

function compteOf(
  { nom, courriel, fournisseurDepuis, sessions }: Awaited<ReturnType<typeof readCompte>>,
  mails: readonly { sujet: string; genre: string; etat: string; cree: string }[],
): Dossier {
  const compte = {
    Nom: nom,
    "Adresse électronique": courriel,
    "Garanti par un fournisseur d'identité depuis": fournisseurDepuis,
  };
  const tableaux = [
    { titre: "Compte", lignes: [compte] },
    {
      titre: "Sessions ouvertes",
      lignes: sessions.map((one) =>
        Object.fromEntries(Object.entries(one).map(([k, v]) => [k, String(v ?? "")])),
      ),
    },
    {
      titre: "Courriels reçus, hors département",
      lignes: mails.map(({ sujet, genre, etat, cree }) => ({
        Objet: sujet,
        Genre: genre,
        État: etat,
        Date: cree,
      })),
    },
  ].filter(({ lignes }) => lignes.length > 0);
  return {
    nom: "compte",
    titre: `Compte de ${nom}`,
    donnees: { donnees: Object.fromEntries(tableaux.map(({ titre, lignes }) => [titre, lignes])) },
    tableaux,
  };
}
