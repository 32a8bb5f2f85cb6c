/** The steps of an import, as the person sees them. */
export const ETAPES_IMPORT = ["Déposer", "Vérifier", "Terminé"] as const;
