import type { Id } from "#platform/values/ids.ts";

/** An acteur as the mail looks at it. */
export type ActeurEcrit = {
  id: Id<"acteur">;
  genre: string;
  nom: string;
  parent: Id<"acteur"> | null;
  courriel: string | null;
  archive: boolean;
};

/** A role of a person in an institution. */
export type MandatEcrit = {
  personne: Id<"acteur">;
  institution: Id<"acteur">;
  role: string;
  /** It is not over. */
  enVigueur: boolean;
};

/** Who may be written to in a département. */
export class Carnet {
  readonly #acteurs: ReadonlyMap<string, ActeurEcrit>;
  readonly #mandats = new Map<string, MandatEcrit[]>();
  readonly #ofInstitution = new Map<string, MandatEcrit[]>();
  readonly #attached = new Map<string, ActeurEcrit[]>();

  constructor(acteurs: readonly ActeurEcrit[], mandats: readonly MandatEcrit[]) {
    this.#acteurs = new Map(acteurs.map((acteur) => [acteur.id, acteur]));
    for (const mandat of mandats) {
      push(this.#mandats, mandat.personne, mandat);
      push(this.#ofInstitution, mandat.institution, mandat);
    }
    for (const acteur of acteurs) {
      if (acteur.genre === "personne" && acteur.parent) push(this.#attached, acteur.parent, acteur);
    }
  }

  find(id: string): ActeurEcrit | undefined {
    return this.#acteurs.get(id);
  }

  /** Why a person is not written to; null when they may be. Somebody named pilot without any role may be. */
  raisonPersonne(personne: ActeurEcrit): Raison | null {
    if (personne.archive) return "archive";
    const mandats = this.#mandats.get(personne.id) ?? [];
    if (mandats.length > 0 && !mandats.some(({ enVigueur }) => enVigueur)) return "parti";
    return personne.courriel ? null : "sans_adresse";
  }

  /** Those who answer for an institution: its correspondants; without any, its administrateurs. */
  personnesDe(institution: Id<"acteur">): ActeurEcrit[] {
    for (const wanted of ["correspondant", "administrateur"]) {
      const ids = new Set(
        (this.#ofInstitution.get(institution) ?? []).flatMap(({ personne, role, enVigueur }) =>
          enVigueur && role === wanted ? personne : [],
        ),
      );
      const found = this.#writable([...ids].flatMap((id) => this.#acteurs.get(id) ?? []));
      if (found.length > 0) return found;
    }
    return [];
  }

  /** Persons attached to a service, a committee or a network itself: its named secretary. */
  attachesA(acteur: Id<"acteur">): ActeurEcrit[] {
    return this.#writable(this.#attached.get(acteur) ?? []);
  }

  #writable(personnes: readonly ActeurEcrit[]): ActeurEcrit[] {
    return personnes.filter((personne) => this.raisonPersonne(personne) === null);
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Why a pilot is not written to. */
export type Raison = "categorie" | "archive" | "parti" | "sans_adresse" | "sans_correspondant";

/** What to do about it, for the coordinator. */
export const QUE_FAIRE: Readonly<Record<Raison, string>> = {
  categorie: "Une catégorie ne reçoit pas de courriel : nommez un pilote précis sur ces actions.",
  archive: "Cet acteur est archivé : choisissez un autre pilote.",
  parti: "Cette personne n'a plus de rôle : choisissez un autre pilote, ou donnez-lui un rôle.",
  sans_adresse: "Aucune adresse de courriel : écrivez-la sur sa fiche.",
  sans_correspondant:
    "Personne ne répond pour cet acteur : invitez un correspondant, ou écrivez une adresse de courriel sur sa fiche.",
};

/** One addressee, whatever the number of their actions. */
export type Destinataire<Action> = {
  /** In lower case: one address is written to once. */
  courriel: string;
  nom: string;
  /** Null: the mailbox of an acteur. */
  personne: Id<"acteur"> | null;
  /** In whose name they answer; null for a person who belongs to none. */
  institution: Id<"acteur"> | null;
  /** Names of the pilots that they answer for. */
  pour: string[];
  actions: Action[];
};

export type SansCourriel<Action> = { nom: string; raison: Raison; actions: Action[] };

/**
 * Who is written to about `actions`: one addressee for each address, with all the actions of all the pilots that they
 * answer for; and the pilots for whom nobody is. A committee, a service or a network is answered for by those attached to
 * it, else by its own address, else by those of its parent.
 */
export function destinatairesOf<Action extends { pilotes: readonly { id: Id<"acteur">; nom: string }[] }>(
  actions: readonly Action[],
  carnet: Carnet,
): { destinataires: Destinataire<Action>[]; sans: SansCourriel<Action>[] } {
  const destinataires = new Map<string, Destinataire<Action>>();
  const sans = new Map<string, SansCourriel<Action>>();
  const known = new Map<string, Reponse>();
  for (const action of actions) {
    for (const { id, nom } of action.pilotes) {
      const found = known.get(id) ?? quiRepond(id, carnet);
      known.set(id, found);
      if ("raison" in found) {
        const line = sans.get(id) ?? { nom, raison: found.raison, actions: [] };
        sans.set(id, line);
        line.actions.push(action);
        continue;
      }
      for (const one of found.personnes) {
        const courriel = one.courriel.toLowerCase();
        const line = destinataires.get(courriel) ?? { ...one, courriel, pour: [], actions: [] };
        destinataires.set(courriel, line);
        if (!line.pour.includes(nom)) line.pour.push(nom);
        if (!line.actions.includes(action)) line.actions.push(action);
      }
    }
  }
  return { destinataires: [...destinataires.values()], sans: [...sans.values()] };
}

type Reponse =
  | { raison: Raison }
  | { personnes: Pick<Destinataire<never>, "courriel" | "nom" | "personne" | "institution">[] };

function quiRepond(id: Id<"acteur">, carnet: Carnet): Reponse {
  const acteur = carnet.find(id);
  if (!acteur || acteur.archive) return { raison: "archive" };
  if (acteur.genre === "categorie") return { raison: "categorie" };
  if (acteur.genre === "personne") {
    const raison = carnet.raisonPersonne(acteur);
    return raison ? { raison } : { personnes: [personne(acteur, acteur.parent)] };
  }
  const institution = acteur.genre === "institution" ? acteur.id : acteur.parent;
  const own = acteur.genre === "institution" ? carnet.personnesDe(acteur.id) : carnet.attachesA(acteur.id);
  if (own.length > 0) return { personnes: own.map((one) => personne(one, institution)) };
  if (acteur.courriel) {
    return { personnes: [{ courriel: acteur.courriel, nom: acteur.nom, personne: null, institution }] };
  }
  const parent = acteur.genre !== "institution" && institution ? carnet.find(institution) : undefined;
  const others = parent && !parent.archive ? carnet.personnesDe(parent.id) : [];
  if (others.length > 0) return { personnes: others.map((one) => personne(one, institution)) };
  return { raison: "sans_correspondant" };
}

function personne(acteur: ActeurEcrit, institution: Id<"acteur"> | null) {
  return { courriel: acteur.courriel ?? "", nom: acteur.nom, personne: acteur.id, institution };
}
