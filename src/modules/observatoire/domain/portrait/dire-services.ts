/** Sentences of the services of a territory, short enough for a printed sheet. Pure. */
import { formatIsoDay, formatList, formatNumber, plural } from "#platform/values/french.ts";
import { type EtatNote, LIBELLE_SERVICE, type LignePanier, SERVICES } from "../panier/panier.ts";

type ZoneDite = {
  readonly genre: string;
  readonly annee: number;
  readonly nom: string;
  readonly communes: readonly { readonly nom: string }[];
};

/** More communes than this are counted. */
const COMMUNES = 3;

/** « Clas et Laep notés au 31 décembre 2019 (Schéma…). » for each day and source, then what nobody noted. */
export function sayNotes(etats: LignePanier["etats"]): string[] {
  const groups = new Map<string, { note: EtatNote; services: string[] }>();
  for (const service of SERVICES) {
    const note = etats[service];
    if (!note) continue;
    const key = `${note.depuis} ${note.source}`;
    const own = groups.get(key) ?? { note, services: [] };
    own.services.push(LIBELLE_SERVICE[service].court);
    groups.set(key, own);
  }
  const sans = SERVICES.filter((service) => etats[service] === null).map(
    (service) => LIBELLE_SERVICE[service].court,
  );
  return [
    ...[...groups.values()].map(
      ({ note, services }) =>
        `${formatList(services)} : état au ${formatIsoDay(note.depuis)} (${note.source}).`,
    ),
    ...(sans.length > 0 ? [`${formatList(sans)} : rien n’est noté.`] : []),
  ];
}

/** The zones of a territory by kind and year: « Molles Cizolles et Centre Ancien (Thiers) ». */
export function sayZones<T extends ZoneDite>(
  zones: readonly T[],
): { genre: T["genre"]; annee: number; texte: string }[] {
  const groups = new Map<string, T[]>();
  for (const zone of zones) {
    const key = `${zone.genre} ${zone.annee}`;
    groups.set(key, [...(groups.get(key) ?? []), zone]);
  }
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    return first ? [{ genre: first.genre, annee: first.annee, texte: formatList(sayPlaces(own)) }] : [];
  });
}

/** Zones of the same communes share one bracket. */
function sayPlaces(zones: readonly ZoneDite[]): string[] {
  const places = new Map<string, string[]>();
  for (const { nom, communes } of zones) {
    const where =
      communes.length > COMMUNES
        ? plural(communes.length, "commune")
        : formatList(communes.map((one) => one.nom));
    places.set(where, [...(places.get(where) ?? []), nom]);
  }
  return [...places].map(([where, noms]) => `${formatList(noms)} (${where})`);
}

/** That what is added up leaves out the communes of another département; null when there are none. */
export function sayDehors(
  dehors: readonly { readonly nom: string; readonly departementNom: string }[],
): string | null {
  if (dehors.length === 0) return null;
  const noms =
    dehors.length > COMMUNES
      ? `${formatNumber(dehors.length)} de ses communes`
      : formatList(dehors.map(({ nom, departementNom }) => `${nom} (${departementNom})`));
  return `Ce qui est additionné ici ne compte que ses communes du département : ${noms} n’y ${dehors.length < 2 ? "est" : "sont"} pas.`;
}
