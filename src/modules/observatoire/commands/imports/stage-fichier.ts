import { createHash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { MILLESIME } from "#modules/territoires/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { cleanName } from "#platform/http/attachment.ts";
import type { Octets } from "#platform/import/stream-rows.ts";
import { recordJournal } from "#platform/journal/journal.ts";
import { require } from "#platform/rights/rights.ts";
import { canonicalJson } from "#platform/values/canonical-json.ts";
import { type Id, newId, newPublicId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Controle, Entete, Ouverture, Provenance, Reglage } from "../../domain/imports/prereglage.ts";
import { choosePrereglage, PREREGLAGES } from "../../domain/imports/prereglages/index.ts";
import { type Rapport, Releve } from "../../domain/imports/rapport.ts";
import { nameFinder } from "../../domain/imports/territoires-connus.ts";
import { checkFigures } from "../../queries/check-figures.ts";
import { loadGeographie } from "../../queries/load-geographie.ts";
import { operationsObservatoire } from "../../rights.ts";
import { loadCatalogue } from "../ensure-indicateurs.ts";
import { lockObservatoire } from "./lock-observatoire.ts";
import { openSource, type Source } from "./open-source.ts";
import { FigureReader } from "./read-figures.ts";
import { writeContenu } from "./write-observations.ts";

export type DepotDonnees = {
  readonly source: Source;
  readonly prereglage: string | null;
  readonly reglage: Reglage;
};

export type FichierRecu = {
  readonly id: Id<"fichier_source">;
  readonly publicId: string;
  readonly etat: "recu" | "publie" | "annule";
  readonly rapport: Rapport;
  /** True when the same file was there, read in the same way: nothing was written. */
  readonly deja: boolean;
};

/** Rows looked at for a header: tables of Insee begin with titles. */
const ENTETE = 15;

/**
 * Reads a file into the observatory without showing anything of it yet: figures, and a report of what is doubtful. The
 * same file read in the same way is found again and nothing is written.
 *
 * @throws Refusal of the rights; `import.*` when it cannot be read; `observatoire.forme`, `observatoire.prereglage`,
 * `observatoire.autre-departement`, `observatoire.edition`, `observatoire.geographie`.
 */
export async function stageFichier(ctx: Contexte, depot: DepotDonnees): Promise<FichierRecu> {
  require(ctx, operationsObservatoire.importerDonnees, null);
  const { source, prereglage, reglage } = depot;
  if (prereglage !== null && !PREREGLAGES.some(({ code }) => code === prereglage)) {
    throw new Refusal("observatoire.prereglage", {
      champ: "prereglage",
      connus: PREREGLAGES.map(({ code }) => code),
    });
  }
  const edition = readEdition(reglage.edition ?? ctx.today.toString());
  const empreinte = await hashOf(source.octets);
  const said = canonicalJson({ nom: source.nom, prereglage, reglage });
  await lockObservatoire(ctx);
  const before = await findSame(ctx, empreinte, said);
  if (before) return { ...before, deja: true };

  const geographie = await loadGeographie(ctx, reglage.geographie ?? null);
  const catalogue = await loadCatalogue(ctx);
  const ouverte = await openSource(source);
  const id = newId<"fichier_source">();
  const publicId = newPublicId();
  const releve = new Releve();
  const reader = new FigureReader(ctx, { fichier: id, geographie, catalogue, releve });
  const entete = (colonnes: readonly string[]): Entete => ({
    ...{ nom: source.nom, colonnes, reglage, departement: ctx.departement },
    ...{ trouver: nameFinder(geographie), catalogue: new Set(catalogue.keys()) },
  });
  const controles: Controle[] = [];
  let premier: { code: string; provenance: Provenance; colonnes: readonly string[] } | null = null;
  for (const tableau of ouverte.tableaux) {
    let ouverture: Ouverture | null = null;
    let largeur: number | null = null;
    let candidates = 0;
    for await (const lignes of tableau) {
      for (const ligne of lignes) {
        if (ouverture) {
          await reader.read(ligne, ouverture, largeur);
          continue;
        }
        const found = choosePrereglage(entete(ligne.cellules), prereglage);
        if (found) {
          ouverture = found.ouverture;
          largeur = ouverte.stricte ? ligne.cellules.length : null;
          if (premier === null) {
            premier = {
              code: found.prereglage.code,
              provenance: withSaid(ouverture.provenance, reglage),
              colonnes: ligne.cellules,
            };
            await insertFichier(ctx, {
              id,
              publicId,
              empreinte,
              said,
              edition,
              depot,
              premier,
              ouverte,
              geographie: ouverture.geographie,
            });
          }
          await reader.open(ouverture);
          controles.push(...ouverture.controles);
        } else if (++candidates >= ENTETE) throw noShape(prereglage);
      }
    }
    if (!ouverture && premier === null) throw noShape(prereglage);
  }
  if (premier === null) throw new Refusal("import.feuille-vide");
  await reader.finish();
  if (reader.lues === 0 && reader.ailleurs > 0) {
    throw new Refusal("observatoire.autre-departement", { champ: "fichier", lignes: reader.ailleurs });
  }
  const contenu = await writeContenu(ctx, id);
  await checkFigures(ctx, { id, ...premier.provenance }, controles, releve);
  const rapport: Rapport = {
    ...{ prereglage: premier.code, encodage: ouverte.encodage, separateur: ouverte.separateur },
    ...{ lignes: reader.lignes, ...contenu, refusees: reader.refusees, ailleurs: reader.ailleurs },
    ...{ indicateursCrees: reader.indicateursCrees, anomalies: releve.list() },
  };
  await ctx.tx
    .updateTable("fichier_source")
    .set({ rapport: JSON.stringify(rapport), lignes: reader.lignes, observations: contenu.observations })
    .where("departement", "=", ctx.departement)
    .where("id", "=", id)
    .execute();
  await recordJournal(ctx, [
    {
      operation: "observatoire.deposer",
      objet: { genre: "fichier-source", id },
      apres: { nom: cleanName(source.nom), prereglage: premier.code, observations: contenu.observations },
    },
  ]);
  return { id, publicId, etat: "recu", rapport, deja: false };
}

function noShape(prereglage: string | null): Refusal {
  return new Refusal("observatoire.forme", { champ: "fichier", prereglage });
}

async function hashOf(octets: Octets): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of octets()) hash.update(part);
  return hash.digest("hex");
}

function readEdition(texte: string): string {
  try {
    return Temporal.PlainDate.from(texte, { overflow: "reject" }).toString();
  } catch {
    throw new Refusal("observatoire.edition", { champ: "edition" });
  }
}

async function findSame({ tx, departement }: Contexte, empreinte: string, reglage: string) {
  const row = await tx
    .selectFrom("fichier_source")
    .select(["id", "public_id as publicId", "etat", "rapport"])
    .where("departement", "=", departement)
    .where("empreinte", "=", empreinte)
    .where("reglage", "=", reglage)
    .executeTakeFirst();
  return row && (row as unknown as Omit<FichierRecu, "deja">);
}

function withSaid(provenance: Provenance, { producteur, jeu, licence, adresse }: Reglage): Provenance {
  return {
    producteur: producteur ?? provenance.producteur,
    jeu: jeu ?? provenance.jeu,
    licence: licence ?? provenance.licence,
    adresse: adresse ?? provenance.adresse,
  };
}

type NouveauFichier = {
  id: Id<"fichier_source">;
  publicId: string;
  empreinte: string;
  said: string;
  edition: string;
  depot: DepotDonnees;
  premier: { code: string; provenance: Provenance; colonnes: readonly string[] };
  ouverte: { encodage: string | null; separateur: string | null };
  geographie: number | null;
};

async function insertFichier(ctx: Contexte, given: NouveauFichier): Promise<void> {
  const { depot, premier, ouverte } = given;
  const geographie = depot.reglage.geographie ?? given.geographie ?? MILLESIME;
  if (!Number.isInteger(geographie) || geographie < 1943 || geographie > ctx.today.year + 1) {
    throw new Refusal("observatoire.geographie", { champ: "geographie" });
  }
  await ctx.tx
    .insertInto("fichier_source")
    .values({
      ...{ departement: ctx.departement, id: given.id, public_id: given.publicId },
      ...{
        nom: cleanName(depot.source.nom),
        empreinte: given.empreinte,
        octets: BigInt(depot.source.taille),
      },
      ...premier.provenance,
      ...{ encodage: ouverte.encodage, separateur: ouverte.separateur, colonnes: [...premier.colonnes] },
      ...{ geographie, prereglage: premier.code, reglage: given.said, edition: given.edition },
      ...{ etat: "recu", recu_le: ctx.now.toString(), rapport: "{}" },
    })
    .execute();
}
