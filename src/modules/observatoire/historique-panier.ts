import type { Contexte } from "#platform/context/contexte.ts";
import type { HistoriqueModule, ObjetNomme } from "#platform/references/references.ts";
import type { Id } from "#platform/values/ids.ts";
import { LIBELLE_SERVICE, SERVICES, type Service } from "./domain/panier/panier.ts";
import { lienPanier } from "./pages/parts/liens.ts";

const nameService = (code: unknown): string =>
  SERVICES.includes(code as Service) ? LIBELLE_SERVICE[code as Service].court : String(code);

const nameServices = (codes: unknown): string => [codes].flat().map(nameService).join(", ");

async function nommerEtats({ tx, departement }: Contexte, ids: readonly string[]) {
  const rows = await tx
    .selectFrom("panier_etat as p")
    .innerJoin("epci as e", "e.siren", "p.epci")
    .select(["p.id", "p.service", "p.epci", "e.nom"])
    .where("p.departement", "=", departement)
    .where("p.id", "in", ids as Id<"panier_etat">[])
    .execute();
  return new Map(
    rows.map(({ id, service, nom, epci }): [string, ObjetNomme] => [
      id,
      {
        lisible: true,
        titre: `${nameService(service)}, ${nom}`,
        lien: `${lienPanier(departement)}#epci-${epci}`,
      },
    ]),
  );
}

async function nommerRegles({ tx, departement }: Contexte, ids: readonly string[]) {
  const rows = await tx
    .selectFrom("panier_regle")
    .select(["id", "depuis"])
    .where("departement", "=", departement)
    .where("id", "in", ids as Id<"panier_regle">[])
    .execute();
  return new Map(
    rows.map(({ id, depuis }): [string, ObjetNomme] => [
      id,
      { lisible: true, titre: `Règle du panier depuis le ${depuis}`, lien: lienPanier(departement) },
    ]),
  );
}

/** What the journal says of the basket of parenting services. */
export const genresPanier: HistoriqueModule["genres"] = [
  {
    genre: "panier-etat",
    libelle: "Service à la parentalité",
    champs: {
      epci: { libelle: "Intercommunalité" },
      service: { libelle: "Service", lire: nameService },
      etat: { libelle: "État" },
      depuis: { libelle: "Depuis" },
      source: { libelle: "Source" },
    },
    nommer: nommerEtats,
    idOf: async (_ctx, id) => id,
  },
  {
    genre: "panier-regle",
    libelle: "Règle du panier de services",
    champs: {
      depuis: { libelle: "Depuis" },
      requis: { libelle: "Services requis", lire: nameServices },
      rayonnementSuffit: { libelle: "Un rayonnement suffit" },
      note: { libelle: "Note" },
    },
    nommer: nommerRegles,
    idOf: async (_ctx, id) => id,
  },
];
