import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { remember } from "#platform/journal/remember.ts";
import { classer } from "../../domain/priorites/classer.ts";
import type { DemandePriorites } from "../../domain/priorites/demande.ts";
import type { Maille } from "../../domain/vocabulaire.ts";
import { listIndicateurs } from "../list-indicateurs.ts";
import { listObservations } from "../list-observations.ts";
import type { ClassementGarde } from "../priorites/classement-garde.ts";
import type { LectureClassement } from "../priorites/read-demande.ts";

/**
 * A kept ranking without the figures that have been hidden since: they leave its values, and it is ranked again without
 * them, for a score tells what it is made of. `masquees` counts them; 0, and nothing changed.
 */
export async function maskClassement(
  ctx: Contexte,
  garde: Omit<ClassementGarde, "masquees">,
): Promise<ClassementGarde> {
  if (!(await hidesSomething(ctx))) return { ...garde, masquees: 0 };
  return remember(ctx, `classement masque ${garde.id} ${garde.revision}`, () => mask(ctx, garde));
}

async function hidesSomething({ tx, departement }: Contexte): Promise<boolean> {
  const { rows } =
    await sql`SELECT 1 FROM cellule_secrete WHERE departement = ${departement} LIMIT 1`.execute(tx);
  return rows.length > 0;
}

async function mask(ctx: Contexte, garde: Omit<ClassementGarde, "masquees">): Promise<ClassementGarde> {
  const demande: DemandePriorites = structuredClone(garde.demande);
  const lecture: LectureClassement = structuredClone(garde.lecture);
  const byCode = new Map(demande.territoires.map((one) => [one.code, one]));
  let masquees = 0;
  for (const { code, millesime } of lecture.colonnes)
    for (const { code: ou, statut } of await listHidden(ctx, {
      indicateur: code,
      maille: garde.maille,
      millesime,
    })) {
      const one = byCode.get(ou);
      if (!one || (one.valeurs[code] ?? null) === null) continue;
      one.valeurs[code] = null;
      lecture.absences[ou] = { ...lecture.absences[ou], [code]: statut };
      masquees += 1;
    }
  masquees += await maskReperes(ctx, demande, lecture);
  masquees += await maskFamilles(ctx, garde.maille, byCode, lecture);
  if (masquees === 0) return { ...garde, masquees };
  const empreinte = createHash("sha256").update(JSON.stringify(demande)).digest("hex");
  return { ...garde, demande, lecture, resultat: classer(demande), empreinte, masquees };
}

type Ou = { indicateur: string; maille: Maille; millesime: string };

/** What is hidden today of an indicator, computed ones included; nothing of one that left the catalogue. */
async function listHidden(ctx: Contexte, ou: Ou) {
  const known = (await listIndicateurs(ctx, { vides: true })).some(({ code }) => code === ou.indicateur);
  const found = known ? await listObservations(ctx, ou) : [];
  return found.filter(({ statut }) => statut === "secret_primaire" || statut === "secret_secondaire");
}

async function maskReperes(
  ctx: Contexte,
  { indicateurs }: DemandePriorites,
  { colonnes }: LectureClassement,
): Promise<number> {
  let masques = 0;
  for (const one of indicateurs) {
    const millesime = colonnes.find(({ code }) => code === one.code)?.millesime;
    for (const maille of ["departement", "france"] as const) {
      if (one.reperes?.[maille] === undefined || millesime === undefined) continue;
      if ((await listHidden(ctx, { indicateur: one.code, maille, millesime })).length === 0) continue;
      delete one.reperes[maille];
      masques += 1;
    }
  }
  return masques;
}

async function maskFamilles(
  ctx: Contexte,
  maille: Maille,
  byCode: ReadonlyMap<string, DemandePriorites["territoires"][number]>,
  { familles }: LectureClassement,
): Promise<number> {
  if (familles === null) return 0;
  // A kept ranking names what it counts families by in words only.
  const named = (await listIndicateurs(ctx, { vides: true })).filter(
    ({ libelle }) => libelle === familles.libelle,
  );
  let masquees = 0;
  for (const { code } of named)
    for (const { code: ou } of await listHidden(ctx, {
      indicateur: code,
      maille,
      millesime: familles.millesime,
    })) {
      const one = byCode.get(ou);
      if (one?.familles === undefined) continue;
      delete one.familles;
      masquees += 1;
    }
  return masquees;
}
