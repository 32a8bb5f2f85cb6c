import { Temporal } from "temporal-polyfill";
import type { ActeursDemo } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { newId } from "#platform/values/ids.ts";
import { updateAction } from "../commands/ecrire/update-action.ts";
import { adoptSchema } from "../commands/versions/adopt-schema.ts";
import { adoptAmendement, openAmendement } from "../commands/versions/amend-schema.ts";
import { changePhase } from "../commands/versions/change-phase.ts";
import { answerRemarque, giveAvis, giveRemarque, openConsultation } from "../commands/versions/consult.ts";
import { judgeObjectif } from "../commands/versions/judge-objectif.ts";
import { openNext } from "../commands/versions/open-next.ts";
import type { Phase } from "../domain/plan/vocabulaire.ts";
import type { Jugement, SuiteBilan } from "../domain/versions/bilan-precedent.ts";
import type { SensAvis } from "../domain/versions/consultation.ts";
import { findAction } from "../queries/plan/find-action.ts";
import { findSchema } from "../queries/plan/find-schema.ts";
import { actionsOf, loadPlan, objectifsOf } from "../queries/plan/load-plan.ts";
import { readConsultables } from "../queries/versions/read-consultables.ts";
import { asOn, loadMembresDemo } from "./load-membres.ts";
import type { ContenuMembre } from "./membres.ts";

/** Who commits a copilot and writes for it, in each département. The decisions are invented. */
const AUTEURS: Readonly<Record<string, { cle: string; decision: string }>> = {
  "63": { cle: "solene-marchebois", decision: "CDSF-2022-03" },
  "03": { cle: "marguerite-vaubourdon", decision: "CDSF 03/2022-02" },
  "43": { cle: "apolline-montredon", decision: "2022-CDSF-1" },
};
const INSTANCE = "Comité départemental des services aux familles";

/** Adopts the scheme as it was written, on the 30 June of its first year when that day had come; amends that of the Puy-de-Dôme. */
export async function loadAdoptionDemo(
  ctx: Contexte,
  schema: string,
  debut: string,
  acteurs: ActeursDemo,
): Promise<void> {
  const auteur = AUTEURS[ctx.departement];
  if (!auteur) return;
  const on = (joursAvant: number) => asOn(ctx, acteurs, auteur.cle, joursAvant);
  const commun = { instance: INSTANCE, empreinte: null };
  const prevue = Temporal.PlainDate.from(`${debut}-06-30`);
  const saisie = on(1_290);
  await adoptSchema(saisie, {
    ...{ ...commun, schema, numeroDecision: auteur.decision, alertesLues: true, cle: newId() },
    adopteeLe: Temporal.PlainDate.compare(prevue, saisie.today) > 0 ? on(1_295).today : prevue,
  });
  if (ctx.departement !== "63") return;
  await rewrite(
    on(460),
    schema,
    0,
    (intitule) => `${intitule}, en priorité dans les bassins sans solution d’accueil`,
  );
  const amendement = await openAmendement(on(450), {
    ...{ schema, cle: newId(), objet: "Priorité aux bassins sans solution d’accueil" },
    motif: "Le comité a voulu que les premières places aillent là où les familles n’en trouvent aucune.",
  });
  await adoptAmendement(on(430), {
    ...{ ...commun, schema, amendement, numeroDecision: "CDSF-2025-07", cle: newId() },
    adopteeLe: on(432).today,
  });
  await rewrite(on(40), schema, 3, (intitule) => `${intitule} (avec les communes volontaires)`);
  await openAmendement(on(12), {
    ...{ schema, cle: newId(), objet: "Communes volontaires et calendrier de la dernière année" },
    motif: "Des communes ont rejoint l’action, et plusieurs dates de la dernière année ont glissé.",
  });
}

/** Rewrites the title of the action of that rank. */
async function rewrite(ctx: Contexte, schema: string, rang: number, change: (intitule: string) => string) {
  const action = actionsOf(await loadPlan(ctx, schema))[rang];
  if (!action) throw new Error(`demonstration: no action of rank ${rang}`);
  const { revision, intitule, nature, debut, fin } = await findAction(ctx, {
    schema,
    action: action.publicId,
  });
  const dates = { nature, debut, fin };
  await updateAction(ctx, {
    schema,
    action: action.publicId,
    revision,
    intitule: change(intitule),
    ...dates,
  });
}

const SUITE_63 = "Services aux familles 2027-2031, le schéma qui vient";
const MEMBRES_SUITE: readonly ContenuMembre[] = [
  ...(
    [
      ["msa", "copilote", "aubin-trevelec"],
      ["dsden", "contributeur", "gaspard-montorgueil"],
      ["ville-clermont", "consulte", "capucine-riomont"],
    ] as const
  ).map(([institution, role, par]): ContenuMembre => {
    return { institution, role, proposeAvant: 110, par: "solene-marchebois", reponse: { avant: 100, par } };
  }),
];

const JUGEMENTS: readonly { jugement: Jugement; suite: SuiteBilan; texte: string }[] = [
  { jugement: "atteint", suite: "repris", texte: "Les relais couvrent désormais tous les bassins de vie." },
  {
    jugement: "en_partie",
    suite: "repris_en_partie",
    texte: "Les outils existent, leur usage reste inégal.",
  },
  {
    jugement: "non_atteint",
    suite: "repris",
    texte: "Le poste attendu n’a pas été pourvu ; le besoin demeure.",
  },
];

/** The next scheme of the Puy-de-Dôme: balance begun, plan carried over, opinions asked and given. */
export async function loadSuiteDemo(ctx: Contexte, source: string, acteurs: ActeursDemo): Promise<void> {
  const auteur = AUTEURS[ctx.departement];
  if (!auteur || ctx.departement !== "63") return;
  const on = (joursAvant: number, cle = auteur.cle) => asOn(ctx, acteurs, cle, joursAvant);
  const plan = await loadPlan(on(130), source);
  const objectifs = plan.volets.flatMap(objectifsOf).slice(0, 6);
  const schema = await openNext(on(130), {
    ...{ source, titre: SUITE_63, debut: plan.schema.fin + 1, fin: plan.schema.fin + 5, cle: newId() },
    objectifs: objectifs.map(({ publicId }) => publicId),
    actions: objectifs.flatMap((objectif) => objectif.actions.map(({ publicId }) => publicId)),
  });
  const { id } = await findSchema(on(120), schema);
  await loadMembresDemo(ctx, { id, publicId: schema }, MEMBRES_SUITE, acteurs);
  for (const [index, jugement] of JUGEMENTS.entries()) {
    const objectif = objectifs[index]?.publicId ?? "";
    await judgeObjectif(on(95), { schema, objectif, ...jugement, revision: 0 });
  }
  await goThrough(on, schema, ["bilan_precedent", "diagnostic", "elaboration", "consultation"], 80);
  await consult(ctx, acteurs, on, schema, [
    { cle: "aubin-trevelec", sens: "favorable", texte: "La MSA retrouve ses priorités rurales." },
    {
      ...{ cle: "capucine-riomont", sens: "favorable_reserves" },
      texte: "La ville demande un calendrier plus précis pour les quartiers prioritaires.",
    },
  ]);
}

/** The drafts of the other départements: the one of the Haute-Loire is in consultation. */
export async function loadConsultationDemo(
  ctx: Contexte,
  schema: string,
  acteurs: ActeursDemo,
): Promise<void> {
  const auteur = AUTEURS[ctx.departement];
  if (!auteur || ctx.departement !== "43") return;
  const on = (joursAvant: number, cle = auteur.cle) => asOn(ctx, acteurs, cle, joursAvant);
  await goThrough(on, schema, ["elaboration", "consultation"], 35);
  await consult(ctx, acteurs, on, schema, [
    { cle: "tristan-chantelauze", sens: "favorable", texte: "Le Département soutient ces priorités." },
  ]);
}

type On = (joursAvant: number, cle?: string) => Contexte;

async function goThrough(on: On, schema: string, phases: readonly Phase[], depuis: number): Promise<void> {
  for (const [index, vers] of phases.entries()) {
    const de = phases[index - 1];
    if (de) await changePhase(on(depuis - 15 * index), { schema, de, vers, motif: "", alertesLues: true });
  }
}

/** Asks every institution that may be asked, gives the opinions, a remark that has its answer and one that waits. */
async function consult(
  ctx: Contexte,
  acteurs: ActeursDemo,
  on: On,
  schema: string,
  avis: readonly { cle: string; sens: SensAvis; texte: string }[],
): Promise<void> {
  const found = await findSchema(on(18), schema);
  await openConsultation(on(18), {
    ...{ schema, cle: newId(), echeance: ctx.today.add({ days: 12 }) },
    texte:
      "Merci de nous dire ce que votre institution pense du texte, objectif par objectif si elle le souhaite.",
    institutions: (await readConsultables(on(18), found)).map(({ publicId }) => publicId),
  });
  for (const [index, { cle, sens, texte }] of avis.entries()) {
    await giveAvis(asOn(ctx, acteurs, cle, 9 - index), { schema, sens, texte, cle: newId() });
  }
  const [first, second] = (await loadPlan(on(8), schema)).volets.flatMap(objectifsOf);
  const { cle } = avis[1] ?? {};
  if (!cle || !first || !second) return;
  const remarque = (objet: string, texte: string) =>
    giveRemarque(asOn(ctx, acteurs, cle, 7), { schema, niveau: "objectif", objet, texte, cle: newId() });
  const answered = await remarque(
    first.id,
    "Dire combien de places sont visées dans les quartiers prioritaires.",
  );
  await remarque(second.id, "Associer la ville au pilotage de cet objectif.");
  await answerRemarque(on(3), {
    ...{ schema, remarque: answered, reponse: "partiellement", revision: 1 },
    texte:
      "Un ordre de grandeur sera donné par bassin de vie ; le chiffre par quartier viendra avec les conventions.",
  });
}
