import { formatDate, formatList } from "#platform/values/french.ts";
import { LIBELLE_ROLE_MEMBRE, type Periode, type RoleMembre } from "./membre.ts";
import type { GenrePortee } from "./portee.ts";

/** « du 1er mars 2024 au 31 décembre 2026 », « depuis le 1er mars 2024 » when no end is said. */
export function direPeriode({ du, au }: Periode): string {
  return au === null ? `à partir du ${formatDate(du)}` : `du ${formatDate(du)} au ${formatDate(au)}`;
}

/** What a role is about, in words; `nombre` counts the places that it names, some of which may be gone from the plan. */
export function direPortee(
  genre: GenrePortee,
  places: readonly { no: number | null; titre: string }[],
  nombre: number,
): string {
  if (genre === "schema") return "Tout le schéma";
  const [un, plusieurs] = genre === "volets" ? ["Volet", "Volets"] : ["Objectif", "Objectifs"];
  if (places.length === 0) return `${nombre > 1 ? plusieurs : un} retirés du plan`;
  const named = places.map(({ no, titre }) => (no === null ? titre : `${no}. ${titre}`));
  return `${places.length > 1 ? plusieurs : un} ${formatList(named)}`;
}

/** What happened to a membership, for those who are written to. */
export type EvenementMembre =
  | "proposee"
  | "transmission"
  | "modifiee"
  | "annulee"
  | "retiree"
  | "acceptee"
  | "refusee";

export type SujetCourriel = {
  schema: { titre: string };
  role: RoleMembre;
  du: Periode["du"];
  au: Periode["au"];
  /** The institution that the membership is about. */
  institution: string;
  /** The institution that acts; null for the platform itself. */
  auteur: string | null;
  motif: string | null;
};

type Phrases = { sujet: (s: SujetCourriel) => string; texte: (s: SujetCourriel) => string };

const role = (s: SujetCourriel) => LIBELLE_ROLE_MEMBRE[s.role].toLowerCase();
const qui = (s: SujetCourriel) => s.auteur ?? "Maillage";
const dates = (s: SujetCourriel) => direPeriode(s);
const motif = (s: SujetCourriel) => (s.motif ? ["", `Motif : ${s.motif}`] : []);
const lines = (...parts: string[]) => parts.join("\n");

const REPONDRE =
  "Un administrateur, un décideur ou un signataire de votre institution peut accepter ou refuser sur la page d'accueil du département, dans Maillage. Le rôle ne compte qu'à partir du jour de l'acceptation.";

const PHRASES: Readonly<Record<EvenementMembre, Phrases>> = {
  proposee: {
    sujet: (s) => `Rôle de ${role(s)} à accepter : ${s.schema.titre}`,
    texte: (s) =>
      lines(
        `${qui(s)} propose à ${s.institution} d'être ${role(s)} du schéma « ${s.schema.titre} », ${dates(s)}.`,
        "",
        REPONDRE,
      ),
  },
  transmission: {
    sujet: (s) => `Rôle de ${role(s)} à reprendre : ${s.schema.titre}`,
    texte: (s) =>
      lines(
        `${qui(s)} propose à ${s.institution} de reprendre son rôle de ${role(s)} du schéma « ${s.schema.titre} », ${dates(s)}.`,
        "",
        REPONDRE,
      ),
  },
  modifiee: {
    sujet: (s) => `Rôle de ${role(s)} modifié : ${s.schema.titre}`,
    texte: (s) =>
      `${qui(s)} a restreint le rôle de ${s.institution} dans le schéma « ${s.schema.titre} » : ${role(s)}, ${dates(s)}. Les partenaires du schéma montrent ce qu'il en reste.`,
  },
  annulee: {
    sujet: (s) => `Proposition annulée : ${s.schema.titre}`,
    texte: (s) =>
      `La proposition faite à ${s.institution} d'être ${role(s)} du schéma « ${s.schema.titre} » est annulée : il n'y a plus rien à accepter.`,
  },
  retiree: {
    sujet: (s) => `Rôle de ${role(s)} retiré : ${s.schema.titre}`,
    texte: (s) =>
      lines(
        `${qui(s)} a retiré à ${s.institution} le rôle de ${role(s)} du schéma « ${s.schema.titre} ».`,
        ...motif(s),
      ),
  },
  acceptee: {
    sujet: (s) => `${s.institution} accepte : ${s.schema.titre}`,
    texte: (s) =>
      `${s.institution} a accepté d'être ${role(s)} du schéma « ${s.schema.titre} », ${dates(s)}. Le rôle compte dès aujourd'hui, dans ces dates.`,
  },
  refusee: {
    sujet: (s) => `${s.institution} refuse : ${s.schema.titre}`,
    texte: (s) =>
      lines(`${s.institution} a refusé d'être ${role(s)} du schéma « ${s.schema.titre} ».`, ...motif(s)),
  },
};

/** The mail that says it: subject, and text whose empty lines cut paragraphs. */
export function direCourriel(
  evenement: EvenementMembre,
  sujet: SujetCourriel,
): { sujet: string; texte: string } {
  const phrases = PHRASES[evenement];
  return { sujet: phrases.sujet(sujet), texte: phrases.texte(sujet) };
}
