import { sql } from "kysely";
import {
  attachPiece,
  attachToCommentaire,
  attachToPoint,
} from "#modules/schemas/commands/echanges/attach-piece.ts";
import {
  changePiece,
  removePiece,
  replacePiece,
  restorePiece,
} from "#modules/schemas/commands/echanges/change-piece.ts";
import {
  markMentions,
  removeCommentaire,
  resolveCommentaire,
  restoreCommentaire,
} from "#modules/schemas/commands/echanges/remove-commentaire.ts";
import { editCommentaire, writeCommentaire } from "#modules/schemas/commands/echanges/write-commentaire.ts";
import { recordPointAvancement } from "#modules/schemas/commands/nouvelles/record-point-avancement.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { ROLES } from "#platform/identity/principal.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { D63, type Monde } from "../monde.ts";
import { ESSAIS } from "../personas.ts";
import { by, type Commande, copilote, PERSONNE, REDACTION } from "./commande.ts";

const PDF = { nom: "compte-rendu.pdf", contenu: Buffer.from("%PDF-1.7\n") };
const AUTRE_PDF = { nom: "compte-rendu.pdf", contenu: Buffer.from("%PDF-1.7\nrevu") };
const SITE = { adresse: "https://maillage.example", prevenir: "", sansPrevenir: false };
/** Whoever takes part in the scheme: the Caf, which is a copilot. */
const participant = { concernee: ROLES, autre: PERSONNE };

const action = ({ schema }: Monde) => ({
  ...{ schema: schema.publicId, genre: "action", objet: schema.actions["1-A"].publicId },
});

/** A comment of nobody who tries: the copilots' redactors alone may remove it. */
function commentaire(monde: Monde): Promise<string> {
  return by(monde, ESSAIS, (ctx) =>
    writeCommentaire(ctx, { ...action(monde), ...SITE, texte: "Bonjour", parent: null, cle: newId() }),
  );
}

function piece(monde: Monde): Promise<string> {
  return by(monde, ESSAIS, (ctx) =>
    attachPiece(ctx, { ...action(monde), titre: "", publique: false, fichier: PDF, cle: newId() }),
  );
}

/** The one of its author alone: whoever tries writes theirs first, and those who may not fail there. */
const sien = async (ctx: Contexte, monde: Monde): Promise<string> =>
  writeCommentaire(ctx, { ...action(monde), ...SITE, texte: "À moi", parent: null, cle: newId() });

export const COMMANDES_ECHANGES: Readonly<Record<string, Commande>> = {
  writeCommentaire: {
    ...participant,
    run: (ctx, monde) =>
      writeCommentaire(ctx, {
        ...action(monde),
        ...{ ...SITE, texte: "Bonjour", parent: null, cle: newId() },
      }),
  },
  editCommentaire: {
    ...participant,
    run: async (ctx, monde) =>
      editCommentaire(ctx, {
        ...{ schema: monde.schema.publicId, commentaire: await sien(ctx, monde), revision: 1 },
        ...{ ...SITE, texte: "Autrement" },
      }),
  },
  removeCommentaire: {
    ...copilote,
    prepare: commentaire,
    run: (ctx, { schema }, id) =>
      removeCommentaire(ctx, { schema: schema.publicId, commentaire: id, motif: "Hors sujet" }),
  },
  restoreCommentaire: {
    ...copilote,
    prepare: async (monde) => {
      const id = await commentaire(monde);
      await by(monde, monde.acteurs.personnes.caf.redacteur, (ctx) =>
        removeCommentaire(ctx, { schema: monde.schema.publicId, commentaire: id, motif: "Hors sujet" }),
      );
      return id;
    },
    run: (ctx, { schema }, id) => restoreCommentaire(ctx, { schema: schema.publicId, commentaire: id }),
  },
  resolveCommentaire: {
    ...participant,
    prepare: commentaire,
    run: (ctx, { schema }, id) =>
      resolveCommentaire(ctx, { schema: schema.publicId, commentaire: id, resolu: true }),
  },
  markMentions: {
    concernee: ROLES,
    autre: ROLES,
    nouveau: true,
    // Whoever of 63 tries has a mention to read: one comment names them all.
    prepare: async (monde) => {
      const id = await commentaire(monde);
      const everybody = [
        ...Object.values(monde.acteurs.personnes.caf),
        ...Object.values(monde.autre.personnes),
      ];
      await monde.platform.act(D63, ESSAIS, async ({ tx, now }) => {
        for (const { personne } of everybody) {
          await sql`INSERT INTO commentaire_mention (departement, commentaire, personne, ecrit, le)
            SELECT departement, id, ${personne}::uuid, '', ${now.toString()}::timestamptz
              FROM commentaire WHERE departement = ${D63} AND public_id = ${id} ON CONFLICT DO NOTHING`.execute(
            tx,
          );
        }
      });
      return id;
    },
    run: (ctx) => markMentions(ctx),
  },
  attachPiece: {
    ...participant,
    run: (ctx, monde) =>
      attachPiece(ctx, { ...action(monde), titre: "", publique: false, fichier: PDF, cle: newId() }),
  },
  attachToCommentaire: {
    ...participant,
    run: async (ctx, monde) =>
      attachToCommentaire(ctx, {
        ...{ schema: monde.schema.publicId, commentaire: await sien(ctx, monde), fichier: PDF, cle: newId() },
      }),
  },
  attachToPoint: {
    concernee: ["correspondant", ...REDACTION],
    autre: PERSONNE,
    prepare: (monde) =>
      by(monde, monde.acteurs.personnes.caf.redacteur, (ctx) =>
        recordPointAvancement(ctx, {
          ...{ schema: monde.schema.publicId, action: monde.schema.actions["1-A"].publicId, cle: newId() },
          ...{ statut: "en_cours", avancement: 10, meteo: "soleil", commentaire: "", blocage: null },
        }),
      ),
    run: (ctx, { schema }, point) =>
      attachToPoint(ctx, {
        ...{ schema: schema.publicId, action: schema.actions["1-A"].publicId },
        ...{ point: point as Id<"point_avancement">, fichier: PDF, cle: newId() },
      }),
  },
  changePiece: {
    ...copilote,
    prepare: piece,
    run: (ctx, { schema }, id) =>
      changePiece(ctx, { schema: schema.publicId, piece: id, titre: "Titre", publique: true, revision: 1 }),
  },
  replacePiece: {
    ...copilote,
    prepare: piece,
    run: (ctx, { schema }, id) =>
      replacePiece(ctx, { schema: schema.publicId, piece: id, fichier: AUTRE_PDF, revision: 1 }),
  },
  removePiece: {
    ...copilote,
    prepare: piece,
    run: (ctx, { schema }, id) => removePiece(ctx, { schema: schema.publicId, piece: id }),
  },
  restorePiece: {
    ...copilote,
    prepare: async (monde) => {
      const id = await piece(monde);
      await by(monde, ESSAIS, (ctx) => removePiece(ctx, { schema: monde.schema.publicId, piece: id }));
      return id;
    },
    run: (ctx, { schema }, id) => restorePiece(ctx, { schema: schema.publicId, piece: id }),
  },
};
