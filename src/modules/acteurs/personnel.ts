import { type RawBuilder, sql } from "kysely";
import type { DureeConservation } from "#platform/rgpd/conservation.ts";
import type { FindPersonne, PartPersonne, PersonneVisee } from "#platform/rgpd/personne.ts";
import type { Traitement } from "#platform/rgpd/traitement.ts";
import { normalise } from "#platform/values/french.ts";
import { Refusal } from "#platform/values/refusal.ts";

/** The person of an id; null when it is another kind of acteur, or nobody. */
export const findPersonne: FindPersonne = async (ctx, which) => {
  const row = await ctx.tx
    .selectFrom("acteur")
    .select(["id", "public_id", "nom", "courriel", "parent", "revision"])
    .where("departement", "=", ctx.departement)
    .where((eb) => ("id" in which ? eb("id", "=", which.id) : eb("public_id", "=", which.publicId)))
    .where("genre", "=", "personne")
    .executeTakeFirst();
  if (!row) return null;
  const { id, nom, courriel, parent, revision } = row;
  return { id, publicId: row.public_id, nom, courriel, institution: parent, revision };
};

type InvitationLue = Record<
  "nom" | "courriel" | "roles" | "message" | "etat" | "cree" | "expire" | "institution",
  string
> & { fonction: string | null };

/** SQL condition: an invitation `v` was written to the person, whom it may not have known as such. */
function written({ id, courriel }: PersonneVisee): RawBuilder<boolean> {
  return sql<boolean>`(v.personne = ${id} OR (v.personne IS NULL AND v.courriel = ${courriel?.toLowerCase() ?? null}))`;
}

/** Roles whose acts are accounting evidence. */
const COMPTABLES = ["certificateur", "signataire"];

/** Card, ways of writing the name, roles. */
export const partActeurs: PartPersonne = {
  cle: "acteurs",

  exporter: async (ctx, personne) => {
    const { id } = personne;
    const { tx, departement } = ctx;
    const fiche = await tx
      .selectFrom("acteur")
      .select(["nom", "fonction", "courriel", "cree_le"])
      .where("departement", "=", departement)
      .where("id", "=", id)
      .execute();
    const { rows: roles } = await sql<{ role: string; institution: string; du: string; au: string | null }>`
      SELECT r.role, i.nom AS institution, r.du::text AS du, r.au::text AS au
        FROM role_personne r JOIN acteur i ON i.departement = r.departement AND i.id = r.institution
       WHERE r.departement = ${departement} AND r.personne = ${id} ORDER BY r.du, r.role`.execute(tx);
    const noms = await tx
      .selectFrom("acteur_nom")
      .select("ecrit")
      .where("departement", "=", departement)
      .where("acteur", "=", id)
      .execute();
    const { rows: invitations } = await sql<InvitationLue>`
      SELECT v.nom, v.fonction, v.courriel, v.roles::text AS roles, v.message, v.etat, v.cree_le AS cree,
             v.expire_le AS expire, o.nom AS institution
        FROM invitation v JOIN acteur o ON o.departement = v.departement AND o.id = v.institution
       WHERE v.departement = ${departement} AND ${written(personne)} ORDER BY v.cree_le`.execute(tx);
    return [
      {
        titre: "Fiche",
        lignes: fiche.map(({ nom, fonction, courriel, cree_le }) => ({
          Nom: nom,
          Fonction: fonction,
          "Adresse électronique": courriel,
          "Inscrite le": cree_le,
        })),
      },
      {
        titre: "Rôles",
        lignes: roles.map(({ role, institution, du, au }) => ({
          Rôle: role,
          Institution: institution,
          Du: du,
          Au: au,
        })),
      },
      {
        titre: "Invitations reçues",
        lignes: invitations.map((one) => ({
          Institution: one.institution,
          Nom: one.nom,
          Fonction: one.fonction,
          "Adresse électronique": one.courriel,
          Rôles: one.roles,
          Message: one.message,
          État: one.etat,
          Envoyée: one.cree,
          "Valable jusqu'au": one.expire,
        })),
      },
      { titre: "Écritures du nom", lignes: noms.map(({ ecrit }) => ({ Écriture: ecrit })) },
    ];
  },

  empeche: async (ctx, { id }) => {
    const { tx, departement, today } = ctx;
    const { rows: pieces } = await sql`
      SELECT FROM role_personne
       WHERE departement = ${departement} AND personne = ${id} AND role = ANY(${COMPTABLES}::text[])
         AND (au IS NULL OR au > ${today.subtract({ years: 10 }).toString()}::date) LIMIT 1`.execute(tx);
    if (pieces.length > 0) return new Refusal("rgpd.obligation-comptable", {}, 409);
    const { rows: seules } = await sql<{ institution: string }>`
      SELECT i.nom AS institution FROM role_personne r
        JOIN acteur i ON i.departement = r.departement AND i.id = r.institution
       WHERE r.departement = ${departement} AND r.personne = ${id} AND r.role = 'administrateur'
         AND r.du <= ${today.toString()}::date AND (r.au IS NULL OR r.au >= ${today.toString()}::date)
         AND NOT EXISTS (
           SELECT FROM role_personne o
            WHERE o.departement = r.departement AND o.institution = r.institution AND o.role = r.role
              AND o.personne <> r.personne AND (o.au IS NULL OR o.au >= ${today.toString()}::date))
       LIMIT 1`.execute(tx);
    const [seule] = seules;
    return seule ? new Refusal("rgpd.seul-administrateur", { institution: seule.institution }, 409) : null;
  },

  effacer: async (ctx, personne, remplacement) => {
    const { id, revision } = personne;
    const { tx, departement } = ctx;
    await tx
      .updateTable("acteur")
      .set({ nom: remplacement, fonction: null, courriel: null, revision: revision + 1 })
      .where("departement", "=", departement)
      .where("id", "=", id)
      .execute();
    await tx
      .deleteFrom("acteur_nom")
      .where("departement", "=", departement)
      .where("acteur", "=", id)
      .execute();
    await tx
      .insertInto("acteur_nom")
      .values({ departement, nom: normalise(remplacement), acteur: id, ecrit: remplacement })
      .execute();
    // Invitations hold the name and the e-mail that the person was written to; none is needed once they are gone.
    await sql`DELETE FROM invitation v WHERE v.departement = ${departement} AND ${written(personne)}`.execute(
      tx,
    );
    // Those that they sent are others' data: only their name leaves.
    await tx
      .updateTable("invitation")
      .set({ invite_par_nom: remplacement })
      .where("departement", "=", departement)
      .where("invite_par", "=", id)
      .execute();
    // What was held is history; what is still open ends, and what had not begun is not.
    const today = ctx.today.toString();
    await sql`DELETE FROM role_personne WHERE departement = ${departement} AND personne = ${id} AND du >= ${today}::date`.execute(
      tx,
    );
    await sql`
      UPDATE role_personne SET au = ${ctx.today.subtract({ days: 1 }).toString()}::date, revision = revision + 1
       WHERE departement = ${departement} AND personne = ${id} AND (au IS NULL OR au >= ${today}::date)`.execute(
      tx,
    );
    return 1;
  },
};

/** What the module does with personal data. */
export const traitementsActeurs: readonly Traitement[] = [
  {
    cle: "annuaire",
    activite: "Annuaire des institutions et des personnes",
    finalite:
      "Savoir qui agit, au nom de quelle institution et avec quel rôle, pour conduire le schéma ensemble.",
    base: "mission-interet-public",
    personnes: ["Agents des institutions", "Partenaires associatifs", "Élus"],
    donnees: [
      "Nom",
      "Fonction",
      "Institution",
      "Rôles et leurs dates",
      "Adresse électronique professionnelle",
    ],
    destinataires: ["Les personnes des institutions du département ; jamais le public"],
    conservation: ["Le temps des fonctions ; effacement à la demande, dix ans pour qui certifie ou signe"],
    securite: [
      "Cloison par département dans la base",
      "Personnes cachées aux visiteurs",
      "Lectures journalisées",
    ],
  },
];

/** What the module lets go when its time is over. */
export const dureesActeurs: readonly DureeConservation[] = [
  {
    cle: "invitation",
    libelle: "Invitations",
    contient: "Nom, adresse électronique, fonction et rôles proposés, message, qui a invité",
    table: "invitation",
    identifiants: ["departement", "id"],
    depuis: "expire_le",
    depuisLibelle: "l'expiration du lien, acceptée ou non",
    portee: "departement",
    jours: 180,
    bornes: [30, 730],
    source:
      "RGPD, article 5.1.e\u00a0: pas plus longtemps que nécessaire\u00a0; le journal garde qui a donné quel rôle",
  },
];
