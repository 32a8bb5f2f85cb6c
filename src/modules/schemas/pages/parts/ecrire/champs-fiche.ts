/**
 * The forms of a fiche as flat fields, « pilotes-0 », « jalon-2-date »: what a form starts from and what comes back from
 * it have one shape, so that nothing typed is lost and two versions can be compared field by field.
 */

import type { Id } from "#platform/values/ids.ts";
import { type PartialDate, parsePartialDate } from "#platform/values/partial-date.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type {
  FicheObjectifSaisie,
  Indicateur,
  Jalon,
  Rubrique,
  Territoire,
} from "../../../domain/plan/fiche.ts";
import {
  type ActeursFiche,
  type DetailsAction,
  type FicheActionSaisie,
  PERIODICITES,
  ROLES_FICHE,
  SENS,
} from "../../../domain/plan/fiche.ts";
import { NATURES } from "../../../domain/plan/vocabulaire.ts";
import type { ChoixFiche } from "../../../queries/ecrire/load-choix-fiche.ts";

export type Champs = Readonly<Record<string, string>>;
type Nomme = { champ: string; nom: string };

export function champsRubrique({ no, titre }: Rubrique): Champs {
  return { no: no === null ? "" : String(no), titre };
}

export function champsObjectif(fiche: FicheObjectifSaisie, choix: ChoixFiche): Champs {
  return {
    ...champsRubrique(fiche),
    contexte: fiche.contexte,
    resultats: fiche.resultatsAttendus.join("\n"),
    ...champsActeurs(fiche.acteurs, choix),
    ...champsEtiquettes(fiche.etiquettes),
    ...Object.fromEntries(
      fiche.indicateurs.flatMap((one, index) =>
        Object.entries(champsIndicateur(one)).map(([name, value]) => [`indicateur-${index}-${name}`, value]),
      ),
    ),
  };
}

function champsIndicateur(one: Indicateur): Champs {
  const { libelle, resultatVise: vise, unite, base, cibles } = one;
  return { libelle, vise, unite, base, cibles, sens: one.sens ?? "", periodicite: one.periodicite ?? "" };
}

export function champsAction(
  fiche: Pick<FicheActionSaisie, "intitule" | "nature" | "debut" | "fin"> & DetailsAction,
  choix: ChoixFiche,
): Champs {
  const { intitule, nature, debut, fin, code, description, acteurs, etiquettes, territoires, jalons } = fiche;
  const lieux = territoires.filter(({ genre }) => genre !== "departement");
  return {
    ...{ code: code ?? "", intitule, nature: nature ?? "", debut: debut ?? "", fin: fin ?? "", description },
    ...champsActeurs(acteurs, choix),
    ...champsEtiquettes(etiquettes),
    ...(lieux.length < territoires.length && { partout: "oui" }),
    ...Object.fromEntries(lieux.map((lieu, index) => [`territoire-${index}`, nomTerritoire(lieu, choix)])),
    ...Object.fromEntries(
      jalons.flatMap(({ libelle, date, fait }, index) => [
        [`jalon-${index}-libelle`, libelle],
        [`jalon-${index}-date`, date ?? ""],
        ...(fait ? [[`jalon-${index}-fait`, "oui"]] : []),
      ]),
    ),
  };
}

function champsActeurs(acteurs: ActeursFiche, choix: ChoixFiche): Champs {
  const byId = new Map(choix.acteurs.map(({ id, ecrit }) => [id, ecrit]));
  return Object.fromEntries(
    ROLES_FICHE.flatMap((role) => acteurs[role].map((id, index) => [`${role}-${index}`, byId.get(id) ?? ""])),
  );
}

function champsEtiquettes(etiquettes: readonly string[]): Champs {
  return Object.fromEntries(etiquettes.map((id) => [`etiquette-${id}`, "oui"]));
}

function nomTerritoire({ genre, code }: Territoire, choix: ChoixFiche): string {
  return choix.territoires.find((one) => one.genre === genre && one.code === code)?.ecrit ?? code;
}

/** How many lines « name-N » the fields fill: one more than the last that says something. */
export function lignesRemplies(champs: Champs, name: string): number {
  const ranks = Object.entries(champs).flatMap(([key, value]) => {
    const [, rank] = new RegExp(`^${name}-(\\d{1,3})(?:-|$)`).exec(key) ?? [];
    return rank !== undefined && value ? [Number(rank) + 1] : [];
  });
  return Math.min(60, Math.max(0, ...ranks));
}

const text = (form: FormData, name: string) => String(form.get(name) ?? "");

export function lireRubrique(form: FormData): Rubrique {
  const no = text(form, "no").trim();
  // An empty number is none; what is no number is refused by the rule, which names the field.
  return {
    no: no === "" ? null : /^\d{1,5}$/.test(no) ? Number(no) : Number.NaN,
    titre: text(form, "titre"),
  };
}

/** The names of a role, with their fields; empty lines are left out. */
export function nomsSaisis(form: FormData, name: string): Nomme[] {
  return Array.from({ length: 60 }, (_, index) => `${name}-${index}`)
    .map((champ) => ({ champ, nom: text(form, champ).trim() }))
    .filter(({ nom }) => nom !== "");
}

export function etiquettesSaisies(form: FormData): Id<"etiquette">[] {
  return [...form.keys()].flatMap((key) =>
    key.startsWith("etiquette-") ? [key.slice("etiquette-".length) as Id<"etiquette">] : [],
  );
}

export function lireObjectif(form: FormData, acteurs: ActeursFiche): FicheObjectifSaisie {
  return {
    ...lireRubrique(form),
    contexte: text(form, "contexte"),
    resultatsAttendus: text(form, "resultats").split(/\r?\n/),
    acteurs,
    etiquettes: etiquettesSaisies(form),
    indicateurs: lignes(
      form,
      "indicateur",
      (line): Indicateur => ({
        libelle: line("libelle"),
        resultatVise: line("vise"),
        unite: line("unite"),
        base: line("base"),
        cibles: line("cibles"),
        sens: SENS.find((one) => one === line("sens")) ?? null,
        periodicite: PERIODICITES.find((one) => one === line("periodicite")) ?? null,
      }),
    ),
  };
}

export function lireAction(
  form: FormData,
  { acteurs, territoires }: { acteurs: ActeursFiche; territoires: readonly Territoire[] },
): FicheActionSaisie {
  return {
    code: text(form, "code").trim() || null,
    intitule: text(form, "intitule"),
    nature: NATURES.find((nature) => nature === form.get("nature")) ?? null,
    debut: readPartial(form, "debut"),
    fin: readPartial(form, "fin"),
    description: text(form, "description"),
    acteurs,
    etiquettes: etiquettesSaisies(form),
    territoires: form.get("partout") === "oui" ? [{ genre: "departement", code: "" }] : territoires,
    jalons: lignes(
      form,
      "jalon",
      (line, champ): Jalon => ({
        libelle: line("libelle"),
        date: readPartial(form, champ("date")),
        fait: line("fait") === "oui",
      }),
    ),
  };
}

function lignes<T>(
  form: FormData,
  name: string,
  read: (line: (part: string) => string, champ: (part: string) => string) => T,
): T[] {
  const ranks = [...form.keys()].flatMap((key) => {
    const [, rank] = new RegExp(`^${name}-(\\d{1,2})-`).exec(key) ?? [];
    return rank === undefined ? [] : [Number(rank)];
  });
  return Array.from({ length: Math.max(-1, ...ranks) + 1 }, (_, rank) => {
    const champ = (part: string) => `${name}-${rank}-${part}`;
    return read((part) => text(form, champ(part)), champ);
  });
}

/** A date with its precision, or none. @throws Refusal `action.date-illisible` naming the field. */
function readPartial(form: FormData, champ: string): PartialDate | null {
  const typed = text(form, champ).trim();
  const date = parsePartialDate(typed);
  if (typed && !date) throw new Refusal("action.date-illisible", { champ });
  return date;
}
