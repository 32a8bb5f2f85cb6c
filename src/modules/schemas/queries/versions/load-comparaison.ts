import type { Contexte } from "#platform/context/contexte.ts";
import { formatIsoDay } from "#platform/values/french.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { comparer, type Ecart } from "../../domain/versions/comparaison.ts";
import type { ContenuVersion } from "../../domain/versions/contenu.ts";
import {
  type FiltreComparaison,
  selectEcarts,
  type Terme,
} from "../../domain/versions/filtre-comparaison.ts";
import { findSchema, type SchemaTrouve } from "../plan/find-schema.ts";
import { numbered, type OptionFiltre } from "../plan/load-plan-filtre.ts";
import { type SchemaVue, toSchemaVue } from "../plan/load-vue-ensemble.ts";
import { listVersions, readVersion, type VersionResumee } from "./read-version.ts";
import { texteDuJour } from "./texte-du-jour.ts";

/** One side of a comparison, in words. */
export type Cote = { terme: Terme; titre: string };

export type VueComparaison = {
  schema: SchemaVue;
  filtre: FiltreComparaison;
  /** Null when nothing was adopted yet: there is nothing to compare with. */
  cotes: { de: Cote; a: Cote } | null;
  /** What can be chosen on each side, the latest first. */
  termes: Cote[];
  volets: OptionFiltre[];
  comptes: Record<"ajoute" | "retire" | "modifie", number>;
  ecarts: Ecart[];
};

/** Two texts of a scheme, field by field. @throws Refusal `introuvable`, also for a version that is not there. */
export async function loadComparaison(
  ctx: Contexte,
  publicId: string,
  filtre: FiltreComparaison,
): Promise<VueComparaison> {
  const schema = await findSchema(ctx, publicId);
  const versions = await listVersions(ctx, schema.id);
  const termes: Cote[] = [AUJOURDHUI, ...versions.toReversed().map(toCote)];
  const vue = { schema: toSchemaVue(schema), filtre, termes };
  const derniere = versions.at(-1);
  if (!derniere) return { ...vue, cotes: null, volets: [], comptes: count([]), ecarts: [] };
  const de = filtre.de ?? derniere.numero;
  const a = filtre.a ?? "aujourdhui";
  const avant = await readTexte(ctx, schema, de);
  const apres = await readTexte(ctx, schema, a);
  const all = comparer(avant, apres);
  // Volets that are gone can be chosen too: they come last.
  const volets = [
    ...apres.volets,
    ...avant.volets.filter(({ id }) => !apres.volets.some((one) => one.id === id)),
  ];
  const volet = filtre.volet === null ? null : (volets[filtre.volet - 1]?.id ?? "");
  const ecarts = selectEcarts(all, filtre, volet);
  const cote = (terme: Terme) => termes.find((one) => one.terme === terme) ?? AUJOURDHUI;
  return {
    ...vue,
    cotes: { de: cote(de), a: cote(a) },
    volets: volets.map((one, index) => ({ value: String(index + 1), label: numbered(one) })),
    comptes: count(selectEcarts(all, { niveau: filtre.niveau, tout: false }, volet)),
    ecarts,
  };
}

const AUJOURDHUI: Cote = { terme: "aujourdhui", titre: "Aujourd’hui" };

function toCote({ numero, adopteeLe }: VersionResumee): Cote {
  return {
    terme: numero,
    titre: `Version ${numero}, adoptée le ${formatIsoDay(adopteeLe)}`,
  };
}

function count(ecarts: readonly Ecart[]): VueComparaison["comptes"] {
  const of = (wanted: Ecart["etat"]) => ecarts.filter(({ etat }) => etat === wanted).length;
  return { ajoute: of("ajoute"), retire: of("retire"), modifie: of("modifie") };
}

/** A text with the names of persons that the one who asks may see. */
async function readTexte(ctx: Contexte, schema: SchemaTrouve, terme: Terme): Promise<ContenuVersion> {
  if (terme === "aujourdhui") return texteDuJour(ctx, schema);
  const version = await readVersion(ctx, schema.id, terme);
  if (!version) throw new Refusal("introuvable", {}, 404);
  return version.contenu;
}
