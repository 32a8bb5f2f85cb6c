/** Two texts of a scheme compared field by field: what was adopted and what is written today, or two versions. */
import { formatIsoDay } from "#platform/values/french.ts";
import { formatPartialDate } from "#platform/values/partial-date.ts";
import { LIBELLE_RUBRIQUE } from "../imprime/textes.ts";
import { LIBELLE_ROLE_MEMBRE } from "../membres/membre.ts";
import { LIBELLE_PERIODICITE, LIBELLE_SENS } from "../plan/fiche.ts";
import { NIVEAUX, type Niveau } from "../plan/niveaux.ts";
import { LIBELLE_NATURE, LIBELLE_TYPE } from "../plan/vocabulaire.ts";
import type {
  ActeurFige,
  ActeursFiges,
  ActionFigee,
  ContenuVersion,
  EngagementFige,
  EtiquetteFigee,
  ObjectifFige,
  TexteFige,
  VoletFige,
} from "./contenu.ts";

/** One field of one object, as a text on each side; null where the object is not there. */
export type ChampCompare = { champ: string; avant: string | null; apres: string | null };

export type EtatEcart = "ajoute" | "retire" | "modifie" | "identique";
export const LIBELLE_ECART: Readonly<Record<EtatEcart, string>> = {
  ajoute: "Ajouté",
  retire: "Retiré",
  modifie: "Modifié",
  identique: "Identique",
};

export type NiveauCompare = Niveau | "schema" | "texte";

/** An object that is in one of the texts at least. */
export type Ecart = {
  niveau: NiveauCompare;
  /** Public id of an objectif or an action, identifier of a volet or an engagement. */
  id: string;
  titre: string;
  /** Identifier of its volet; null for the scheme itself. */
  volet: string | null;
  etat: EtatEcart;
  champs: ChampCompare[];
};

/** One object with what it says, field by field, in the order in which they are read, and the key of what it hangs on. */
type Objet = Omit<Ecart, "etat" | "champs"> & {
  sous: string;
  champs: readonly (readonly [string, string])[];
};

/** Every object of both texts, in the order of the later one; what is gone stands after what came before it. */
export function comparer(avant: ContenuVersion, apres: ContenuVersion): Ecart[] {
  const [first, after] = withRangs(objetsDe(avant), objetsDe(apres));
  const before = new Map(first.map((objet) => [key(objet), objet]));
  const there = new Set(after.map(key));
  const gone = goneAfter([...before.values()], there);
  return [
    ...(gone.get(null) ?? []).map((objet) => ecart(objet, null)),
    ...after.flatMap((objet) => [
      ecart(before.get(key(objet)) ?? null, objet),
      ...(gone.get(key(objet)) ?? []).map((one) => ecart(one, null)),
    ]),
  ];
}

/** True when both say the same thing everywhere. */
export function isIdentique(ecarts: readonly Ecart[]): boolean {
  return ecarts.every(({ etat }) => etat === "identique");
}

function key({ niveau, id }: Pick<Ecart, "niveau" | "id">): string {
  return `${niveau} ${id}`;
}

/**
 * Both lists with a field « Rang » on what changed place among those that hang on the same: the fewest of them. What comes
 * or goes moves nothing.
 */
function withRangs(before: readonly Objet[], after: readonly Objet[]): [Objet[], Objet[]] {
  const under = (objets: readonly Objet[], others: readonly Objet[]) => {
    const known = new Set(others.map((one) => `${one.sous} ${key(one)}`));
    const groups = new Map<string, string[]>();
    for (const one of objets) {
      if (!known.has(`${one.sous} ${key(one)}`)) continue;
      groups.set(one.sous, [...(groups.get(one.sous) ?? []), key(one)]);
    }
    return groups;
  };
  const avant = under(before, after);
  const apres = under(after, before);
  const moved = new Set<string>();
  for (const [sous, keys] of apres) {
    const rank = new Map((avant.get(sous) ?? []).map((one, index) => [one, index]));
    const kept = longestRun(keys.map((one) => rank.get(one) ?? 0));
    for (const [index, one] of keys.entries()) if (!kept.has(index)) moved.add(one);
  }
  const ranked = (objets: readonly Objet[], groups: ReadonlyMap<string, readonly string[]>) =>
    objets.map((one) => {
      if (!moved.has(key(one))) return one;
      const rang = (groups.get(one.sous) ?? []).indexOf(key(one)) + 1;
      return { ...one, champs: [...one.champs, ["Rang", String(rang)] as const] };
    });
  return [ranked(before, avant), ranked(after, apres)];
}

/** The indices of a longest run of numbers that only rises. */
function longestRun(numbers: readonly number[]): ReadonlySet<number> {
  const lengths: number[] = [];
  const previous: number[] = [];
  let best = -1;
  for (const [index, number] of numbers.entries()) {
    lengths[index] = 1;
    previous[index] = -1;
    for (let before = 0; before < index; before++) {
      const length = (lengths[before] ?? 0) + 1;
      if ((numbers[before] ?? 0) < number && length > (lengths[index] ?? 0)) {
        lengths[index] = length;
        previous[index] = before;
      }
    }
    if (best < 0 || (lengths[index] ?? 0) > (lengths[best] ?? 0)) best = index;
  }
  const run = new Set<number>();
  for (let index = best; index >= 0; index = previous[index] ?? -1) run.add(index);
  return run;
}

/** What is gone, under the key of the object that it followed; null: it came first. */
function goneAfter(before: readonly Objet[], there: ReadonlySet<string>): Map<string | null, Objet[]> {
  const gone = new Map<string | null, Objet[]>();
  let last: string | null = null;
  for (const objet of before) {
    if (there.has(key(objet))) last = key(objet);
    else gone.set(last, [...(gone.get(last) ?? []), objet]);
  }
  return gone;
}

function ecart(avant: Objet | null, apres: Objet | null): Ecart {
  const shown = apres ?? avant;
  if (!shown) throw new Error("nothing to compare");
  const { niveau, id, titre, volet } = shown;
  const names = [...new Set([...(apres?.champs ?? []), ...(avant?.champs ?? [])].map(([champ]) => champ))];
  const of = (objet: Objet | null, champ: string) =>
    objet === null ? null : (objet.champs.find(([name]) => name === champ)?.[1] ?? "");
  const champs = names
    .map((champ) => ({ champ, avant: of(avant, champ), apres: of(apres, champ) }))
    .filter((one) => (one.avant ?? "") !== "" || (one.apres ?? "") !== "");
  if (!avant) return { niveau, id, titre, volet, etat: "ajoute", champs };
  if (!apres) return { niveau, id, titre, volet, etat: "retire", champs };
  const changed = champs.some((one) => one.avant !== one.apres);
  return { niveau, id, titre, volet, etat: changed ? "modifie" : "identique", champs };
}

function objetsDe(contenu: ContenuVersion): Objet[] {
  const { id, titre, type, debut, fin, mots } = contenu.schema;
  const schema: Objet = {
    ...{ niveau: "schema", id, titre, volet: null, sous: "" },
    champs: [
      ["Titre", titre],
      ["Type", LIBELLE_TYPE[type]],
      ["Années", `${debut}-${fin}`],
      ["Mots des niveaux", NIVEAUX.flatMap((niveau) => mots[niveau] ?? []).join(", ")],
      ["Qui porte le schéma", lines(contenu.membres, dire)],
    ],
  };
  return [schema, ...contenu.textes.map(ofTexte), ...contenu.volets.flatMap(ofVolet)];
}

function ofTexte({ id, rubrique, volet, titre, texte }: TexteFige): Objet {
  return {
    ...{ niveau: "texte", id, titre, volet, sous: `${rubrique} ${volet ?? ""}` },
    champs: [
      ["Partie du document", LIBELLE_RUBRIQUE[rubrique]],
      ["Titre", titre],
      ["Texte", texte],
    ],
  };
}

function dire({ institution, role, portee, du }: ContenuVersion["membres"][number]): string {
  const jour = formatIsoDay(du);
  return `${institution.nom}, ${LIBELLE_ROLE_MEMBRE[role].toLowerCase()} (${portee}) depuis le ${jour}`;
}

function ofVolet(volet: VoletFige): Objet[] {
  return [
    rubrique("volet", volet, null, volet.id),
    ...volet.engagements.flatMap((engagement) => [
      rubrique("engagement", engagement, volet, volet.id),
      ...under(engagement, engagement, volet.id),
    ]),
    ...under(volet, volet, volet.id),
  ];
}

type Place = { id: string; no: number | null; titre: string };

function rubrique(
  niveau: "volet" | "engagement",
  { id, no, titre }: Pick<EngagementFige, "id" | "no" | "titre">,
  sous: Place | null,
  volet: string,
): Objet {
  return {
    ...{ niveau, id, titre: numbered({ no, titre }), volet, sous: sous?.id ?? "" },
    champs: [["Numéro", no === null ? "" : String(no)], ["Titre", titre], ...placed(sous)],
  };
}

function under(
  { objectifs, actions }: Pick<EngagementFige, "objectifs" | "actions">,
  sous: Place,
  volet: string,
): Objet[] {
  return [
    ...objectifs.flatMap((objectif) => [
      ofObjectif(objectif, sous, volet),
      ...objectif.actions.map((action) => ofAction(action, objectif, volet)),
    ]),
    ...actions.map((action) => ofAction(action, sous, volet)),
  ];
}

function ofObjectif(objectif: ObjectifFige, sous: Place, volet: string): Objet {
  const { id, no, titre, contexte, resultatsAttendus, indicateurs, etiquettes } = objectif;
  return {
    ...{ niveau: "objectif", id, titre: numbered({ no, titre }), volet, sous: sous.id },
    champs: [
      ["Numéro", no === null ? "" : String(no)],
      ["Titre", titre],
      ...placed(sous),
      ["Contexte", contexte],
      ["Résultats attendus", lines(resultatsAttendus, (one) => one)],
      ["Indicateurs", lines(indicateurs, direIndicateur)],
      ...roles(objectif),
      ["Étiquettes", direEtiquettes(etiquettes)],
    ],
  };
}

function ofAction(action: ActionFigee, sous: Place, volet: string): Objet {
  const { id, code, intitule, description, nature, debut, fin, territoires, jalons, etiquettes } = action;
  return {
    ...{
      niveau: "action",
      id,
      titre: code === null ? intitule : `${code} ${intitule}`,
      volet,
      sous: sous.id,
    },
    champs: [
      ["Code", code ?? ""],
      ["Intitulé", intitule],
      ...placed(sous),
      ["Description", description],
      ["Nature", nature === null ? "" : LIBELLE_NATURE[nature]],
      ["Début", debut === null ? "" : formatPartialDate(debut)],
      ["Fin", fin === null ? "" : formatPartialDate(fin)],
      ...roles(action),
      ["Territoires", lines(territoires, ({ nom }) => nom)],
      [
        "Jalons",
        lines(jalons, ({ libelle, date }) => (date ? `${libelle} (${formatPartialDate(date)})` : libelle)),
      ],
      ["Étiquettes", direEtiquettes(etiquettes)],
    ],
  };
}

function placed(sous: Place | null): [string, string][] {
  return sous === null ? [] : [["Placé sous", numbered(sous)]];
}

function roles({ pilotes, coordination, partenaires }: ActeursFiges): [string, string][] {
  const names = (acteurs: readonly ActeurFige[]) => lines(acteurs, ({ nom }) => nom);
  return [
    ["Pilotes", names(pilotes)],
    ["Coordination", names(coordination)],
    ["Partenaires", names(partenaires)],
  ];
}

function direIndicateur({
  libelle,
  resultatVise,
  unite,
  sens,
  base,
  cibles,
  periodicite,
}: ObjectifFige["indicateurs"][number]): string {
  const details = [
    ...[resultatVise, unite, sens && LIBELLE_SENS[sens], base, cibles],
    periodicite && LIBELLE_PERIODICITE[periodicite],
  ].filter(Boolean);
  return details.length > 0 ? `${libelle} (${details.join(" ; ")})` : libelle;
}

function direEtiquettes(etiquettes: readonly EtiquetteFigee[]): string {
  return lines(etiquettes, ({ libelle }) => libelle);
}

function lines<T>(list: readonly T[], line: (one: T) => string): string {
  return list.map(line).join("\n");
}

function numbered({ no, titre }: Omit<Place, "id">): string {
  return no === null ? titre : `${no}. ${titre}`;
}
