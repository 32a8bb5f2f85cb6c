import type { Contexte } from "#platform/context/contexte.ts";
import { importLieux } from "./commands/lieux/import-lieux.ts";
import { importZonage } from "./commands/zonages/import-zonage.ts";
import { CENTRES_63 } from "./demo/centres-63.ts";

/** SIG ville: the priority quarters of the Puy-de-Dôme from 2015 to 2023, and their commune. */
const QUARTIERS_63 = `CODGEO;LIBGEO;LIB_COM
QP063001;Molles Cizolles;Thiers
QP063002;Saint-Jacques;Clermont-Ferrand
QP063003;Quartiers Nord;Clermont-Ferrand
QP063004;La Gauthière;Clermont-Ferrand
QP063005;Fontaine Du Bac;Clermont-Ferrand
QP063006;Cournon D'Auvergne;Cournon-d'Auvergne
QP063007;Centre Ancien;Thiers
`;

/** Loads the public zonings of the demonstration, and where its communes are. What each EPCI takes care of is left for people to say. */
export async function loadZonagesDemo(ctx: Contexte): Promise<void> {
  if (ctx.departement !== "63") return;
  for (const annee of [2019, 2022]) {
    await importZonage(ctx, {
      ...{ genre: "qpv", annee, nom: `quartiers-${annee}.csv` },
      ...{ contenu: new TextEncoder().encode(QUARTIERS_63), source: "SIG ville, quartiers 2015-2023" },
    });
  }
  await importLieux(ctx, {
    nom: "centres-63.csv",
    contenu: new TextEncoder().encode(`code;lon;lat\n${CENTRES_63.trim().replaceAll(" ", "\n")}\n`),
    source: "IGN, Admin Express COG 2018",
  });
}
