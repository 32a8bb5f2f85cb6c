import { addressWith } from "#platform/http/listing.ts";

/** The search of a département: `/63/recherche?q=petite+enfance&genre=action`. */
export function lienRecherche(
  departement: string,
  params: Readonly<Record<string, string | number | null | undefined>> = {},
): string {
  return addressWith(`/${departement}/recherche`, params);
}
