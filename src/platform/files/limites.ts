const MEGA = 1024 * 1024;

/** What people may drop; in bytes. */
export type LimitesFichiers = {
  readonly octetsParFichier: number;
  /** All the files of a département together, each counted once. */
  readonly octetsParDepartement: number;
};

/** The server takes no request above 21 MB: no setting can promise a larger file. */
export const MEGA_MAXIMUM = 20;

/** From megabytes, as settings give them. */
export function limitesFichiers(fichier = MEGA_MAXIMUM, departement = 5_000): LimitesFichiers {
  return { octetsParFichier: fichier * MEGA, octetsParDepartement: departement * MEGA };
}
