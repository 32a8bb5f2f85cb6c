import { removeFromPlan } from "#modules/schemas/commands/corbeille/remove-from-plan.ts";
import { attachPiece } from "#modules/schemas/commands/echanges/attach-piece.ts";
import { writeCommentaire } from "#modules/schemas/commands/echanges/write-commentaire.ts";
import { createNiveau } from "#modules/schemas/commands/ecrire/create-niveau.ts";
import { recordPointAvancement } from "#modules/schemas/commands/nouvelles/record-point-avancement.ts";
import { followObjet } from "#modules/schemas/commands/suivi/follow.ts";
import { readEmport } from "#modules/schemas/queries/corbeille/read-emport.ts";
import type { Platform } from "#platform/context/platform.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { parsePartialDate } from "#platform/values/partial-date.ts";
import { D63, type Monde } from "./monde.ts";

/** A word that nothing else says. */
export const MOT = "Zanzibar";

/**
 * An objectif of the public scheme of 63 with an action beneath it, which say {@link MOT} wherever something of them is
 * read: titles, news, blockage, comments, files, dates. `remove` puts them in the trash.
 */
export async function seedSentinelle(
  platform: Platform,
  { schema, acteurs }: Monde,
  adresse: string,
): Promise<{ remove: () => Promise<void> }> {
  const { administrateur } = acteurs.personnes.caf;
  const acteursFiche = { pilotes: [acteurs.institutions.caf], coordination: [], partenaires: [] };
  const ici = { schema: schema.publicId };
  const objet = await platform.act(D63, administrateur, async (ctx) => {
    const { tx } = ctx;
    const { engagement } = await tx
      .selectFrom("objectif")
      .select("engagement")
      .where("departement", "=", D63)
      .where("id", "=", schema.objectifs.get(1)?.id as Id<"objectif">)
      .executeTakeFirstOrThrow();
    const objectif = await createNiveau(ctx, {
      ...{ ...ici, sous: engagement, cle: newId() },
      fiche: {
        ...{ niveau: "objectif", no: 9, titre: `Objectif ${MOT}`, contexte: MOT, resultatsAttendus: [MOT] },
        ...{ acteurs: acteursFiche, indicateurs: [], etiquettes: [] },
      },
    });
    const { id } = await tx
      .selectFrom("objectif")
      .select("id")
      .where("departement", "=", D63)
      .where("public_id", "=", objectif)
      .executeTakeFirstOrThrow();
    const action = await createNiveau(ctx, {
      ...{ ...ici, sous: id, cle: newId() },
      fiche: {
        ...{ niveau: "action", code: "9-Z", intitule: `Action ${MOT}`, nature: "nouvelle", description: MOT },
        ...{ debut: parsePartialDate("2026-01"), fin: parsePartialDate("2026-12"), etiquettes: [] },
        ...{ acteurs: acteursFiche, territoires: [{ genre: "departement", code: "" }] },
        jalons: [{ libelle: `Jalon ${MOT}`, date: parsePartialDate("2026-12-01"), fait: false }],
      },
    });
    await recordPointAvancement(ctx, {
      ...{
        ...ici,
        action,
        cle: newId(),
        statut: "en_cours",
        avancement: 40,
        meteo: "orage",
        commentaire: MOT,
      },
      blocage: { raison: MOT, condition: MOT, echeance: ctx.today },
    });
    for (const [genre, objet] of [
      ["objectif", objectif],
      ["action", action],
    ] as const) {
      await writeCommentaire(ctx, {
        ...{ ...ici, genre, objet, texte: `Commentaire ${MOT}`, prevenir: "", sansPrevenir: false },
        ...{ parent: null, cle: newId(), adresse },
      });
      await attachPiece(ctx, {
        ...{ ...ici, genre, objet, titre: `Fichier ${MOT}`, publique: true, cle: newId() },
        fichier: { nom: `${MOT}.txt`, contenu: Buffer.from("Notes") },
      });
      await followObjet(ctx, { ...ici, genre, objet });
    }
    return { niveau: "objectif" as const, id };
  });
  return {
    remove: () =>
      platform.act(D63, administrateur, async (ctx) => {
        const { empreinte } = await readEmport(ctx, objet);
        await removeFromPlan(ctx, { ...ici, ...objet, empreinte });
      }),
  };
}
