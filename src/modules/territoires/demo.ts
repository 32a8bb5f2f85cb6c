import type { Contexte } from "#platform/context/contexte.ts";
import { importCompetences } from "./commands/competences/import-competences.ts";
import { importLieux } from "./commands/lieux/import-lieux.ts";
import { readPaquet } from "./commands/read-paquet.ts";
import { importZonage } from "./commands/zonages/import-zonage.ts";
import { CENTRES_63 } from "./demo/centres-63.ts";
import type { Competence } from "./domain/competences/competence.ts";
import { MILLESIME } from "./domain/millesime.ts";
import { listEpci } from "./queries/list-epci.ts";

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

/** What the law gives to an EPCI of each nature; the rest is left for people to say. */
const PAR_LA_LOI: Readonly<Record<string, { source: string; competences: readonly Competence[] }>> = {
  CA: {
    source: "Code général des collectivités territoriales, article L. 5216-5",
    competences: ["politique-ville", "mobilites"],
  },
  METRO: {
    source: "Code général des collectivités territoriales, article L. 5217-2",
    competences: ["politique-ville", "mobilites"],
  },
};
/** Clermont became a métropole on 1 January 2018: equipment of metropolitan interest is hers since. */
const EQUIPEMENTS_63 = `246300701;equipements;partagee;2018;${PAR_LA_LOI.METRO?.source}`;

/** Loads the public zonings of the demonstration, the competences that the law gives, and where the communes are. */
export async function loadTerritoiresDemo(ctx: Contexte): Promise<void> {
  await loadArrondissements(ctx);
  await loadCompetences(ctx);
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
    source: "positions arrondies au centième de degré, 1 km",
  });
}

async function loadArrondissements(ctx: Contexte): Promise<void> {
  type Piece = { code: string; nom: string; departement: string; type?: string; arrondissement?: string };
  const ici = (one: Piece) => one.departement === ctx.departement;
  const noms = new Map(
    (await readPaquet<Piece>("arrondissements")).filter(ici).map(({ code, nom }) => [code, nom]),
  );
  const rows = (await readPaquet<Piece>("communes")).flatMap((one) => {
    const nom = noms.get(one.arrondissement ?? "");
    const wanted = ici(one) && one.type === "commune-actuelle" && nom !== undefined;
    return wanted ? [`${one.arrondissement};Arrondissement ${ofName(nom)};${one.code}`] : [];
  });
  await importZonage(ctx, {
    ...{ genre: "autre", annee: MILLESIME, nom: `arrondissements-${MILLESIME}.csv` },
    contenu: new TextEncoder().encode(["code_zone;nom_zone;code_commune", ...rows].join("\n")),
    source: `Insee, code officiel géographique ${MILLESIME}`,
  });
}

/** « d’Ambert », « du Puy-en-Velay », « de Riom ». */
function ofName(nom: string): string {
  if (nom.startsWith("Le ")) return `du ${nom.slice(3)}`;
  return /^[AEIOUYÉ]/.test(nom) ? `d’${nom}` : `de ${nom}`;
}

async function loadCompetences(ctx: Contexte): Promise<void> {
  const rows = (await listEpci(ctx)).flatMap(({ siren, nature }) => {
    const loi = PAR_LA_LOI[nature];
    return loi ? loi.competences.map((one) => `${siren};${one};exercee;;${loi.source}`) : [];
  });
  if (ctx.departement === "63") rows.push(EQUIPEMENTS_63);
  if (rows.length === 0) return;
  const table = ["siren;competence;exercice;depuis;source", ...rows].join("\n");
  await importCompetences(ctx, new TextEncoder().encode(table));
}
