import type { Contexte } from "#platform/context/contexte.ts";
import type { MembreFige } from "../../domain/versions/contenu.ts";
import { listMembres } from "../membres/load-partenaires.ts";
import type { SchemaTrouve } from "../plan/find-schema.ts";

/** The institutions whose role counts today, the strongest role first; no person is named. */
export async function readMembresFiges(ctx: Contexte, schema: SchemaTrouve): Promise<MembreFige[]> {
  const membres = (await listMembres(ctx, schema)).filter(({ enVigueur }) => enVigueur);
  return membres.map(({ institution: { publicId, nom, court }, role, porteeEnMots, du, accepteJour }) => ({
    institution: { id: publicId, nom, court, genre: "institution" },
    role,
    portee: porteeEnMots,
    du: accepteJour !== null && accepteJour > du ? accepteJour : du,
  }));
}
