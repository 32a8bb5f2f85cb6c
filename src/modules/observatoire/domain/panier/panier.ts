/**
 * The basket of parenting services: which service each EPCI has, on a day, and whether the basket is complete by the rule of
 * that day. Source: Schéma départemental des services aux familles du Puy-de-Dôme 2022-2026 (complete with a Clas, a Reaap
 * action and a Laep; objective 19 adds family mediation).
 */

export const SERVICES = ["clas", "reaap", "laep", "mediation"] as const;
export type Service = (typeof SERVICES)[number];

export const LIBELLE_SERVICE: Readonly<Record<Service, { court: string; long: string }>> = {
  clas: { court: "Clas", long: "Contrat local d’accompagnement à la scolarité" },
  reaap: { court: "Reaap", long: "Action du réseau d’écoute, d’appui et d’accompagnement des parents" },
  laep: { court: "Laep", long: "Lieu d’accueil enfants-parents" },
  mediation: { court: "Médiation", long: "Médiation familiale" },
};

/** What is known of a service in an EPCI; nothing known is « inconnu », which is not « absent ». */
export const ETATS_SERVICE = ["present", "partiel", "absent"] as const;
export type EtatService = (typeof ETATS_SERVICE)[number];

/** A seat is there; a reach comes from a seat elsewhere. */
export const IMPLANTATIONS = ["siege", "rayonnement"] as const;
export type Implantation = (typeof IMPLANTATIONS)[number];

/** What somebody noted of one service in one EPCI, from a day on, until the next note. */
export type EtatNote = {
  epci: string;
  service: Service;
  /** ISO day. */
  depuis: string;
  etat: EtatService;
  /** How it is there; null for what is absent. */
  implantation: Implantation | null;
  source: string;
};

/** What makes a basket complete, from a day on, until the next rule. */
export type ReglePanier = {
  /** ISO day. */
  depuis: string;
  requis: readonly Service[];
  /** Whether a service that comes from elsewhere is enough. */
  rayonnementSuffit: boolean;
  note: string;
};

/** Before anybody wrote a rule: the three services of the scheme, a reach being enough. */
export const REGLE_INITIALE: ReglePanier = {
  depuis: "1900-01-01",
  requis: ["clas", "reaap", "laep"],
  rayonnementSuffit: true,
  note: "",
};

/** complet: all is there. incomplet: something is not. aucun: nothing is. inconnu: what is not known could complete it. */
export const VERDICTS = ["complet", "incomplet", "aucun", "inconnu"] as const;
export type Verdict = (typeof VERDICTS)[number];

export type LignePanier = {
  epci: string;
  /** By service; null when nothing is known. */
  etats: Readonly<Record<Service, EtatNote | null>>;
  verdict: Verdict;
};

/** The rule in force on a day. */
export function regleAu(regles: readonly ReglePanier[], jour: string): ReglePanier {
  return dernier(regles, jour) ?? REGLE_INITIALE;
}

/** The baskets of these EPCI on a day, by the rule of that day. */
export function paniersAu(
  epci: readonly string[],
  notes: readonly EtatNote[],
  regle: ReglePanier,
  jour: string,
): LignePanier[] {
  const parCase = new Map<string, EtatNote[]>();
  for (const note of notes) {
    const cle = `${note.epci} ${note.service}`;
    parCase.set(cle, [...(parCase.get(cle) ?? []), note]);
  }
  return epci.map((code) => {
    const etats = Object.fromEntries(
      SERVICES.map((service) => [service, dernier(parCase.get(`${code} ${service}`) ?? [], jour)]),
    ) as Record<Service, EtatNote | null>;
    return { epci: code, etats, verdict: verdictOf(etats, regle) };
  });
}

function verdictOf(
  etats: Readonly<Record<Service, EtatNote | null>>,
  { requis, rayonnementSuffit }: ReglePanier,
): Verdict {
  const cases = requis.map((service) => etats[service]);
  const la = (note: EtatNote | null) =>
    note?.etat === "present" && (rayonnementSuffit || note.implantation === "siege");
  if (cases.every(la)) return "complet";
  // Something known is not there: what is unknown cannot complete the basket any more.
  const manquent = cases.filter((note) => note !== null && !la(note));
  if (manquent.length === 0) return "inconnu";
  return cases.every((note) => note?.etat === "absent") ? "aucun" : "incomplet";
}

/** The last of those that had begun by `jour`; null when none had. */
function dernier<T extends { depuis: string }>(ones: readonly T[], jour: string): T | null {
  let found: T | null = null;
  for (const one of ones)
    if (one.depuis <= jour && (found === null || one.depuis >= found.depuis)) found = one;
  return found;
}

/** How many baskets have each verdict. */
export function compterVerdicts(lignes: readonly LignePanier[]): Record<Verdict, number> {
  const comptes = { complet: 0, incomplet: 0, aucun: 0, inconnu: 0 };
  for (const { verdict } of lignes) comptes[verdict] += 1;
  return comptes;
}

/** One case that is not what it was. */
export type CasChange = { epci: string; service: Service; avant: EtatNote | null; apres: EtatNote | null };

/** The cases that differ between two days. */
export function changementsEntre(avant: readonly LignePanier[], apres: readonly LignePanier[]): CasChange[] {
  const before = new Map(avant.map((ligne) => [ligne.epci, ligne.etats]));
  return apres.flatMap(({ epci, etats }) =>
    SERVICES.flatMap((service) => {
      const [un, deux] = [before.get(epci)?.[service] ?? null, etats[service]];
      const same = un?.etat === deux?.etat && un?.implantation === deux?.implantation;
      return same ? [] : [{ epci, service, avant: un, apres: deux }];
    }),
  );
}
