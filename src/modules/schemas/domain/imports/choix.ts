import { z } from "zod";
import type { Id } from "#platform/values/ids.ts";
import { isId } from "#platform/values/ids.ts";

/** Kinds that a name met in a file may be given; a person is never created from a name alone. */
export const GENRES_NOMMES = ["institution", "service", "comite", "reseau", "categorie", "personne"] as const;

const ActeurId = z.custom<Id<"acteur">>((value) => typeof value === "string" && isId(value));

/**
 * What a person decided on the preview of an import: which sheet, what each column means (by index; null: left out),
 * whom an unknown name means or what to create, which conflicts the file wins (`id.champ`), whether actions that the
 * file does not have are removed; `sansMemoire`: columns as they are recognised, whatever was remembered for such a file.
 */
export const ChoixContract = z.object({
  feuille: z.string().optional(),
  colonnes: z.record(z.string(), z.string().nullable()).optional(),
  acteurs: z
    .record(z.string(), z.union([z.object({ acteur: ActeurId }), z.object({ genre: z.enum(GENRES_NOMMES) })]))
    .optional(),
  prendreFichier: z.array(z.string()).optional(),
  retirerAbsentes: z.boolean().optional(),
  sansMemoire: z.boolean().optional(),
});

export type Choix = z.infer<typeof ChoixContract>;
