import { sql } from "kysely";
import type { Contexte } from "#platform/context/contexte.ts";
import { may, require } from "#platform/rights/rights.ts";
import { motsDe } from "#platform/search/mots.ts";
import { attachesOf } from "../../domain/plan/niveaux.ts";
import {
  type ActionAFusionner,
  CHOIX_PROPOSE,
  type ChampAuChoix,
  COTES,
  choixPossibles,
  fusionner,
} from "../../domain/structure/fusion.ts";
import { operationsSchemas } from "../../rights.ts";
import { type ActionTrouvee, findAction } from "../plan/find-action.ts";
import { loadPlan } from "../plan/load-plan.ts";
import { numbered } from "../plan/load-plan-filtre.ts";
import { type SchemaVue, toSchemaVue } from "../plan/load-vue-ensemble.ts";
import { readLieux } from "../plan/read-lieux.ts";
import { CHAMPS_DITS, type ChampDit, direFiches } from "./dire-fiche.ts";
import { type CompteFusion, countSuites, readAFusionner } from "./lire-fusion.ts";

type Cote = { publicId: string; titre: string; code: string | null; revision: number };

export type ApercuFusionActions = {
  gardee: Cote;
  absorbee: Cote;
  /** Every field in which one of the two says something, in words; `apres` as proposed. */
  lignes: { champ: ChampDit; gardee: string; absorbee: string; apres: string }[];
  /** What is to be chosen: each choice with what would be kept. */
  choix: {
    champ: ChampAuChoix;
    propose: (typeof COTES)[number];
    options: { value: (typeof COTES)[number]; texte: string }[];
  }[];
  /** What goes to the one that stays. */
  suites: CompteFusion;
};

export type PageFusionner = {
  schema: SchemaVue;
  publicId: string;
  code: string | null;
  intitule: string;
  /** The other actions of the scheme that whoever asks may merge, by what they hang on; those of like titles first. */
  candidates: { value: string; label: string; groupe: string }[];
  /** Null while none is chosen. */
  apercu: ApercuFusionActions | null;
};

/** How many actions of like titles are proposed first. */
const PROCHES = 5;
const GROUPE_PROCHES = "Intitulés proches";

/**
 * What merging another action (`avec`, its public id; an unknown one is none) into this one would do, for whoever writes
 * the plan. @throws Refusal `introuvable`, `droit.refuse`.
 */
export async function loadFusionner(
  ctx: Contexte,
  ids: { schema: string; action: string },
  avec: string,
): Promise<PageFusionner> {
  const gardee = await findAction(ctx, ids);
  require(ctx, operationsSchemas.ecrire, gardee.droits);
  const candidates = await listCandidates(ctx, gardee);
  const chosen = candidates.some(({ value }) => value === avec);
  const absorbee = chosen ? await findAction(ctx, { schema: ids.schema, action: avec }) : null;
  const { schema, publicId, code, intitule } = gardee;
  return {
    schema: toSchemaVue(schema),
    ...{ publicId, code, intitule, candidates },
    apercu: absorbee && (await loadApercu(ctx, gardee, absorbee)),
  };
}

async function listCandidates(ctx: Contexte, gardee: ActionTrouvee): Promise<PageFusionner["candidates"]> {
  const { schema } = gardee;
  const lieux = await readLieux(ctx, schema, sql`lieu.niveau = 'action'`);
  const permises = new Set(
    lieux.flatMap(({ publicId, droits }) =>
      publicId !== gardee.publicId && may(ctx, operationsSchemas.ecrire, droits) ? [publicId] : [],
    ),
  );
  const { volets } = await loadPlan(ctx, schema.publicId);
  const all = volets.flatMap((volet) =>
    attachesOf(volet).flatMap((attache) =>
      attache.actions.flatMap(({ publicId, code, intitule, rattachee }) =>
        rattachee === null && permises.has(publicId)
          ? [
              {
                value: publicId,
                label: nommer({ code, intitule }),
                intitule,
                groupe: numbered(attache.objectif ?? attache.engagement ?? attache.volet),
              },
            ]
          : [],
      ),
    ),
  );
  const own = racines(gardee.intitule);
  const proches = all
    .map((one) => ({ one, score: ressemblance(own, racines(one.intitule)) }))
    .filter(({ score }) => score >= 0.4)
    .sort((a, b) => b.score - a.score)
    .slice(0, PROCHES)
    .map(({ one }) => one);
  const known = new Set(proches.map(({ value }) => value));
  const others = all.filter(({ value }) => !known.has(value));
  return [...proches.map((one) => ({ ...one, groupe: GROUPE_PROCHES })), ...others].map(
    ({ value, label, groupe }) => ({ value, label, groupe }),
  );
}

function racines(titre: string): Set<string> {
  return new Set(motsDe(titre).flatMap(({ racine }) => (racine.length > 3 ? [racine] : [])));
}

/** Shared words over those of the shorter title. */
function ressemblance(un: ReadonlySet<string>, autre: ReadonlySet<string>): number {
  const shared = [...un].filter((mot) => autre.has(mot)).length;
  return shared / Math.max(1, Math.min(un.size, autre.size));
}

async function loadApercu(
  ctx: Contexte,
  gardee: ActionTrouvee,
  absorbee: ActionTrouvee,
): Promise<ApercuFusionActions> {
  const [own, other] = [await readAFusionner(ctx, gardee), await readAFusionner(ctx, absorbee)];
  const possibles = choixPossibles(own, other);
  const whole = (cote: (typeof COTES)[number]): ActionAFusionner => ({
    ...fusionner(own, other, Object.fromEntries(possibles.map(({ champ }) => [champ, cote]))),
    herites: own.herites,
  });
  const propose: ActionAFusionner = { ...fusionner(own, other, {}), herites: own.herites };
  const [un, deux, apres, ...parCote] = await direFiches(ctx, [own, other, propose, ...COTES.map(whole)]);
  if (!un || !deux || !apres) throw new Error("fiches without words");
  const dits = Object.fromEntries(COTES.map((cote, index) => [cote, parCote[index]]));
  return {
    gardee: coteOf(gardee),
    absorbee: coteOf(absorbee),
    lignes: CHAMPS_DITS.flatMap((champ) =>
      un[champ] || deux[champ]
        ? [{ champ, gardee: un[champ], absorbee: deux[champ], apres: apres[champ] }]
        : [],
    ),
    choix: possibles.map(({ champ, cotes }) => ({
      champ,
      propose: CHOIX_PROPOSE[champ],
      options: cotes.map((value) => ({ value, texte: dits[value]?.[champ] ?? "" })),
    })),
    suites: await countSuites(ctx, absorbee.id),
  };
}

function coteOf({ publicId, code, intitule, revision }: ActionTrouvee): Cote {
  return { publicId, code, titre: nommer({ code, intitule }), revision };
}

function nommer({ code, intitule }: { code: string | null; intitule: string }): string {
  return [code, intitule].filter(Boolean).join(" ");
}
