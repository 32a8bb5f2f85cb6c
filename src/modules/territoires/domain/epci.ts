/** What an EPCI is, in full; codes of the DGCL (BANATIC). */
const NATURES: Record<string, string> = {
  CC: "Communauté de communes",
  CA: "Communauté d'agglomération",
  CU: "Communauté urbaine",
  METRO: "Métropole",
  MET69: "Métropole de Lyon",
};

export function libelleNature(code: string): string {
  return NATURES[code] ?? code;
}

/** « CC Billom Communauté » → « Billom Communauté »: the nature is shown apart. */
export function nomCourt(nom: string): string {
  return nom.replace(/^(?:CC|CA|CU)\s+(?:du |de la |de l'|des |de )?/i, "");
}
