import type { DatabaseCall, DatabaseCommand } from "#platform/cli/run-command.ts";
import { formatNumber, plural } from "#platform/values/french.ts";
import { CODES_DEPARTEMENT, type CodeDepartement, isCodeDepartement } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Tete } from "./tete.ts";
import { type Verification, verifyChain } from "./verify.ts";

const NOMS = { journal: "journal", lecture: "lectures" } as const;

/** `journal verifier`: computes both chains again. Exit 0 when all is as written, 2 when something is not. */
export const commandeVerifierJournal: DatabaseCommand = {
  prepare: "base",
  mots: "journal verifier",
  resume:
    "Recalcule les chaînes du journal et des lectures, d'un département ou de tous, et dit quelle ligne a été changée, retirée, ajoutée, déplacée ou coupée. Écrit la tête (COMPTE:EMPREINTE), à noter ailleurs ; --tete (journal) et --tete-lectures comparent avec une tête notée avant.",
  usage: "journal verifier [--departement CODE] [--tete COMPTE:EMPREINTE] [--tete-lectures COMPTE:EMPREINTE]",
  options: {
    departement: { type: "string" },
    tete: { type: "string" },
    "tete-lectures": { type: "string" },
  },
  arguments: 0,
  run: async (call) => {
    const asked = readDepartement(call);
    const noted = { journal: readTete(call, "tete"), lecture: readTete(call, "tete-lectures") };
    if ((noted.journal || noted.lecture) && !asked) throw new Refusal("journal.tete-sans-departement");
    const departements: object[] = [];
    let anomalies = 0;
    for (const departement of asked ? [asked] : CODES_DEPARTEMENT) {
      const [journal, lecture] = await call.database.readDepartement(departement, async (tx) => [
        await verifyChain(tx, "journal", departement, noted.journal),
        await verifyChain(tx, "lecture", departement, noted.lecture),
      ]);
      const nothing = journal.lignes + lecture.lignes + journal.nombre + lecture.nombre === 0;
      if (nothing && !asked) continue;
      for (const one of [journal, lecture]) tell(call, departement, one);
      anomalies += journal.nombre + lecture.nombre;
      departements.push({ departement, journal: written(journal), lectures: written(lecture) });
    }
    if (departements.length === 0) call.say("Aucun département n'a de journal.");
    call.say(
      anomalies === 0
        ? "Les chaînes sont entières. Notez leurs têtes hors de cette base."
        : `${plural(anomalies, "anomalie")} : ne restaurez ni n'effacez rien avant d'avoir compris, et gardez une copie de la base.`,
    );
    return { result: { departements, anomalies }, exit: anomalies === 0 ? 0 : 2 };
  },
};

function tell(call: DatabaseCall, departement: CodeDepartement, one: Verification): void {
  const { chaine, lignes, tete, anomalies, nombre } = one;
  const verdict = nombre === 0 ? "rien d'anormal" : plural(nombre, "anomalie");
  call.say(
    `${departement} ${NOMS[chaine]} : ${plural(lignes, "ligne")}, ${verdict}. Tête ${tete.compte}:${tete.empreinte}`,
  );
  for (const { no, instant, operation, message } of anomalies) {
    const place = no === null ? "" : ` ligne ${[no, instant, operation].filter(Boolean).join(", ")} :`;
    call.say(`  -${place} ${message}.`);
  }
  if (nombre > anomalies.length) call.say(`  - et ${formatNumber(nombre - anomalies.length)} autres.`);
}

function written({ lignes, tete, anomalies, nombre }: Verification): object {
  return {
    lignes,
    tete: `${tete.compte}:${tete.empreinte}`,
    anomalies: nombre,
    details: anomalies.map(({ no, instant, operation, message }) => ({ no, instant, operation, message })),
  };
}

function readDepartement({ options }: DatabaseCall): CodeDepartement | null {
  const { departement } = options;
  if (typeof departement !== "string") return null;
  if (!isCodeDepartement(departement)) throw new Refusal("journal.departement-inconnu", { departement });
  return departement;
}

function readTete({ options }: DatabaseCall, name: string): Tete | null {
  const text = options[name];
  if (typeof text !== "string") return null;
  const [, compte, empreinte] = /^(\d{1,18}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  if (compte === undefined || empreinte === undefined)
    throw new Refusal("journal.tete-illisible", { tete: text });
  return { compte: BigInt(compte), empreinte };
}
