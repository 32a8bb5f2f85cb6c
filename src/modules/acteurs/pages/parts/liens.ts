/** Addresses of the module, built in one place. */
export function lienActeurs(departement: string): string {
  return `/${departement}/acteurs`;
}

export function lienActeur(departement: string, publicId: string): string {
  return `/${departement}/acteurs/${publicId}`;
}

export function lienModifier(departement: string, publicId: string): string {
  return `${lienActeur(departement, publicId)}/modifier`;
}

/** Logo and colour of an institution. */
export function lienIdentite(departement: string, publicId: string): string {
  return `${lienActeur(departement, publicId)}/identite`;
}

/** The persons of an institution, their roles, its invitations. */
export function lienInstitution(departement: string, publicId: string): string {
  return `/${departement}/institution/${publicId}`;
}

export function lienMandat(departement: string, institution: string, mandat: string): string {
  return `${lienInstitution(departement, institution)}/mandats/${mandat}`;
}

export function lienInviter(departement: string, institution: string, personne?: string): string {
  const address = `${lienInstitution(departement, institution)}/inviter`;
  return personne ? `${address}?personne=${personne}` : address;
}

export function lienDoublons(departement: string): string {
  return `${lienActeurs(departement)}/doublons`;
}

export function lienFusion(departement: string, conserve: string, absorbe: string): string {
  return `${lienActeur(departement, conserve)}/fusionner?avec=${absorbe}`;
}
