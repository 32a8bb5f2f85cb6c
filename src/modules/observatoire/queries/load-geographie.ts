import { listCodes, listEpci, loadCommunes, MILLESIME, resolveCommune } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Geographie, Reconnaissance } from "../domain/imports/territoires-connus.ts";

/**
 * What the geographic code knows of the département and around it. Communes are looked at in the vintage `annee`, that
 * shipped when null: a code gone since is one of ours all the same.
 */
export async function loadGeographie(ctx: Contexte, annee: number | null): Promise<Geographie> {
  const { tx, departement } = ctx;
  const own = await tx
    .selectFrom("departement")
    .select(["nom", "region", "region_nom"])
    .where("code", "=", departement)
    .executeTakeFirst();
  if (!own) throw new Refusal("introuvable", {}, 404);
  const communes = await loadCommunes(ctx);
  const [ici, epci] = [await listCodes(ctx, "commune"), await listEpci(ctx)];
  const tous = await tx.selectFrom("epci").select("siren").execute();
  // An EPCI goes over the border: its communes beyond it are part of what it counts.
  const membres = await tx
    .selectFrom("appartenance_epci")
    .select("commune")
    .where(
      "epci",
      "in",
      epci.map(({ siren }) => siren),
    )
    .execute();
  const voisines = new Set(membres.map(({ commune }) => commune));
  const known = new Map<string, Reconnaissance>();
  const recognise = (code: string): Reconnaissance => {
    const found = resolveCommune(communes, code, annee ?? MILLESIME);
    if (found.genre === "fictif") return "provisoire";
    if (found.genre === "arrondissement") return "ailleurs";
    if (found.genre === "inconnue") return "inconnu";
    if (found.departement !== departement && !voisines.has(found.code)) return "ailleurs";
    return found.genre === "obsolete" ? "ancien" : "connu";
  };
  return {
    departement,
    departementNom: own.nom,
    region: own.region,
    regionNom: own.region_nom,
    communes: new Map(ici.map(({ code, nom }) => [code, nom])),
    epci: new Map(epci.map(({ siren, nom }) => [siren, nom])),
    tousEpci: new Set(tous.map(({ siren }) => siren)),
    commune: (code) => {
      const found = known.get(code) ?? recognise(code);
      known.set(code, found);
      return found;
    },
  };
}
