import { listEpci } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { compareFrench } from "#platform/values/french.ts";
import type { Id } from "#platform/values/ids.ts";
import {
  type EtatNote,
  type LignePanier,
  paniersAu,
  type ReglePanier,
  regleAu,
} from "../../domain/panier/panier.ts";

export type PanierLu = {
  /** ISO day. */
  jour: string;
  regle: ReglePanier;
  lignes: (LignePanier & { nom: string })[];
};

/** Every note of the département, oldest first. */
export async function readEtatsPanier({ tx, departement }: Contexte): Promise<EtatNote[]> {
  const rows = await tx
    .selectFrom("panier_etat")
    .selectAll()
    .where("departement", "=", departement)
    .orderBy("depuis")
    .orderBy("id")
    .execute();
  return rows.map(({ epci, service, depuis, etat, implantation, source }) => ({
    ...{ epci, source, depuis: String(depuis) },
    service: service as EtatNote["service"],
    etat: etat as EtatNote["etat"],
    implantation: implantation as EtatNote["implantation"],
  }));
}

export type RegleGardee = ReglePanier & { id: Id<"panier_regle"> };

/** The rules of the département, the newest first. */
export async function listReglesPanier({ tx, departement }: Contexte): Promise<RegleGardee[]> {
  const rows = await tx
    .selectFrom("panier_regle")
    .selectAll()
    .where("departement", "=", departement)
    .orderBy("depuis", "desc")
    .execute();
  return rows.map(({ id, depuis, requis, rayonnement_suffit, note }) => ({
    ...{ id, note, depuis: String(depuis), rayonnementSuffit: rayonnement_suffit },
    requis: requis as ReglePanier["requis"],
  }));
}

/** The baskets of all the EPCI on these days, each by the rule of its day. Public. */
export async function loadPaniers(ctx: Contexte, jours: readonly string[]): Promise<PanierLu[]> {
  const epci = (await listEpci(ctx)).sort((a, b) => compareFrench(a.nom, b.nom));
  const noms = new Map(epci.map(({ siren, nom }) => [siren, nom]));
  const [notes, regles] = [await readEtatsPanier(ctx), await listReglesPanier(ctx)];
  return jours.map((jour) => {
    const regle = regleAu(regles, jour);
    const lignes = paniersAu(
      epci.map(({ siren }) => siren),
      notes,
      regle,
      jour,
    );
    return {
      jour,
      regle,
      lignes: lignes.map((ligne) => ({ ...ligne, nom: noms.get(ligne.epci) ?? ligne.epci })),
    };
  });
}
