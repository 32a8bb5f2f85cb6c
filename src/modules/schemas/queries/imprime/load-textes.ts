import type { Contexte } from "#platform/context/contexte.ts";
import { nommer } from "../../domain/imprime/nommer.ts";
import {
  AIDE_RUBRIQUE,
  LIBELLE_RUBRIQUE,
  RUBRIQUES_TEXTE,
  type RubriqueTexte,
} from "../../domain/imprime/textes.ts";
import type { SchemaTrouve } from "../plan/find-schema.ts";
import { loadPlan, type VoletDuPlan } from "../plan/load-plan.ts";
import { type SchemaVue, toSchemaVue } from "../plan/load-vue-ensemble.ts";
import { listTextes, mayWriteTexte, type TexteLu } from "./list-textes.ts";

/** One text as a list shows it. */
export type TexteResume = { publicId: string; titre: string; mots: number };

/** A part of the document: its texts, and whether one may add some. */
export type PartieTextes = {
  /** « methode », « diagnostic:… »: the part, and the volet of a diagnosis. */
  place: string;
  titre: string;
  aide: string;
  peutEcrire: boolean;
  textes: TexteResume[];
  retires: TexteResume[];
};

export type TextesDuDocument = {
  schema: SchemaVue;
  parties: PartieTextes[];
  /** Texts about a volet that is no longer in the plan: printed nowhere, kept. */
  sansVolet: TexteResume[];
  /** Of the parts, how many nobody wrote yet. */
  vides: number;
};

/** The texts of the document of a scheme, part by part. @throws Refusal `introuvable`. */
export async function loadTextes(ctx: Contexte, publicId: string): Promise<TextesDuDocument> {
  const { schema, volets } = await loadPlan(ctx, publicId);
  const textes = await listTextes(ctx, schema.id);
  const parties: PartieTextes[] = [];
  for (const rubrique of RUBRIQUES_TEXTE) {
    for (const volet of rubrique === "diagnostic" ? volets : [null]) {
      parties.push(await toPartie(ctx, schema, rubrique, volet, textes));
    }
  }
  const known = new Set<string | null>(volets.map(({ id }) => id));
  return {
    schema: toSchemaVue(schema),
    parties,
    sansVolet: textes.filter(({ volet }) => volet !== null && !known.has(volet)).map(resume),
    vides: parties.filter((partie) => partie.textes.length === 0).length,
  };
}

async function toPartie(
  ctx: Contexte,
  schema: SchemaTrouve,
  rubrique: RubriqueTexte,
  volet: VoletDuPlan | null,
  textes: readonly TexteLu[],
): Promise<PartieTextes> {
  const own = textes.filter((one) => one.rubrique === rubrique && one.volet === (volet?.id ?? null));
  return {
    place: placeOf(rubrique, volet?.id ?? null),
    titre: volet ? `Diagnostic, ${nommer(schema, "volet", volet)}` : LIBELLE_RUBRIQUE[rubrique],
    aide: AIDE_RUBRIQUE[rubrique],
    peutEcrire: schema.phase !== "clos" && (await mayWriteTexte(ctx, schema, volet?.id ?? null)),
    textes: own.filter(({ retire }) => !retire).map(resume),
    retires: own.filter(({ retire }) => retire).map(resume),
  };
}

const resume = ({ publicId, titre, texte }: TexteLu): TexteResume => ({
  publicId,
  titre: titre || beginning(texte),
  mots: texte.split(/\s+/).filter(Boolean).length,
});

/** The first words of a text without title. */
function beginning(texte: string): string {
  const [first = ""] = texte.replace(/^[#\s-]+/, "").split("\n");
  return first.length > 60 ? `${first.slice(0, 60).replace(/\s+\S*$/, "")}…` : first;
}

/** How a form and an address say where a text stands. */
function placeOf(rubrique: RubriqueTexte, volet: string | null): string {
  return volet === null ? rubrique : `${rubrique}:${volet}`;
}

/** The part that an address names; null for one that is none. */
export function readPlace(place: string): { rubrique: RubriqueTexte; volet: string | null } | null {
  const [name = "", volet = null] = place.split(":");
  const rubrique = RUBRIQUES_TEXTE.find((one) => one === name);
  return rubrique ? { rubrique, volet } : null;
}
