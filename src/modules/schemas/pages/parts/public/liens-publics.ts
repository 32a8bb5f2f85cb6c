import { addressWith } from "#platform/http/listing.ts";
import { type FiltrePublic, SANS_FILTRE_PUBLIC } from "../../../domain/public/filtre-public.ts";
import { lienSchema } from "../liens.ts";

/** The actions of a scheme in plain words, with filters: `/63/schemas/7k2m9qfd/public/actions?volet=2`. */
export function lienActionsPubliques(
  departement: string,
  schema: string,
  filtre: Partial<FiltrePublic> = {},
): string {
  const { volet, ...rest } = { ...SANS_FILTRE_PUBLIC, ...filtre };
  return addressWith(lienSchema(departement, schema, "public/actions"), {
    ...rest,
    volet: volet === null ? null : String(volet),
  });
}
