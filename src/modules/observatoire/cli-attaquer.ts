import type { Command, CommandResult, PureCall } from "#platform/cli/run-command.ts";
import { plural } from "#platform/values/french.ts";
import { readDemande } from "./cli-demande.ts";
import { attaquer } from "./domain/secret/attaquer.ts";
import { DemandeSecretContract } from "./domain/secret/demande-secret.ts";
import { sayAttaque } from "./domain/secret/dire-attaque.ts";
import type { Attaque } from "./domain/secret/modele.ts";
import { proteger } from "./domain/secret/proteger.ts";

/** `npm run maillage -- attaquer table.json`: what a table would give away, before it is published; no base is opened. */
export const commandeAttaquer: Command = {
  mots: "attaquer",
  resume:
    "Dit ce qu’un lecteur peut déduire de chaque case masquée d’une table, à partir d’un fichier JSON (cases, équations publiées). Le résultat est du JSON : plus petite et plus grande valeur possibles, case retrouvée ou non, et par quelles équations. Avec --proteger, masque aussi ce qu’il faut pour que plus rien ne se retrouve. Rien n’est lu ni écrit dans la base.",
  usage: "attaquer FICHIER.json [--proteger]",
  options: { proteger: { type: "boolean" } },
  arguments: 1,
  prepare: "rien",
  run,
};

async function run({ arguments: [fichier], options, say }: PureCall): Promise<CommandResult> {
  const lue = await readDemande(fichier as string, DemandeSecretContract, say);
  if ("erreurs" in lue) return { result: lue, exit: 2 };
  const { cellules, equations } = lue.demande;
  if (options.proteger !== true) {
    const attaques = attaquer(cellules, equations);
    say(sayCount(attaques));
    sayExposed(attaques, say);
    return { result: { cellules: attaques.map(line), exposees: countExposed(attaques) }, exit: 0 };
  }
  const { cellules: protegees, ajoutees, restantes } = proteger(cellules, equations);
  const attaques = attaquer(protegees, equations);
  say(`${plural(ajoutees.length, "case")} de plus à masquer. ${sayCount(attaques)}`);
  sayExposed(restantes, say);
  return {
    result: {
      ajoutees,
      restantes: restantes.map(line),
      cellules: attaques.map(line),
      exposees: restantes.length,
    },
    exit: 0,
  };
}

function countExposed(attaques: readonly Attaque[]): number {
  return attaques.filter(({ exposee }) => exposee).length;
}

function sayCount(attaques: readonly Attaque[]): string {
  return `${plural(attaques.length, "case masquée", "cases masquées")}, dont ${countExposed(attaques)} à retrouver.`;
}

/** Cells said one by one for people; the result has them all. */
const DITES = 20;

function sayExposed(attaques: readonly Attaque[], say: PureCall["say"]): void {
  for (const attaque of attaques.filter(({ exposee }) => exposee).slice(0, DITES)) {
    say(`${attaque.cle} : ${sayAttaque(attaque, (cle) => cle).join(" ")}`);
  }
}

/** JSON has no infinity: null says that nothing limits the cell on that side. */
function line({ cle, min, max, exposee, par, contradictoire }: Attaque): object {
  const limite = (value: number) => (Number.isFinite(value) ? value : null);
  return { cle, min: limite(min), max: limite(max), exposee, par, ...(contradictoire && { contradictoire }) };
}
