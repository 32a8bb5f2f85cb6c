import type { Contexte } from "#platform/context/contexte.ts";
import { compareFrench } from "#platform/values/french.ts";
import { type FiltrePublic, filterActions } from "../../domain/public/filtre-public.ts";
import type { ActionPublique } from "../../domain/public/schema-public.ts";
import { porteeDans } from "../../domain/public/territoires-publics.ts";
import { loadSchemaPublic, type SchemaPublic } from "./load-schema-public.ts";

type Option = { value: string; label: string };

export type PageActionsPubliques = Pick<SchemaPublic, "departement" | "schema"> & {
  filtre: FiltrePublic;
  /** Name of the place asked for. */
  lieu: string | null;
  total: number;
  /** By volet, or what is on the spot before what is for the whole département. */
  groupes: { cle: string; titre: string; actions: ActionPublique[] }[];
  choix: { territoires: Option[]; volets: Option[]; publics: string[] };
};

/** The actions of a scheme for a citizen, after what they ask. @throws Refusal `introuvable`. */
export async function pageActionsPubliques(
  ctx: Contexte,
  publicId: string,
  asked: FiltrePublic,
): Promise<PageActionsPubliques> {
  const vue = await loadSchemaPublic(ctx, publicId);
  const place = vue.epci.find(({ siren }) => siren === asked.territoire) ?? null;
  // A place that is not of the département asks nothing, like any filter that is not understood.
  const filtre = { ...asked, territoire: place?.siren ?? null };
  const actions = filterActions(vue.actions, filtre, vue.presence);
  return {
    ...{ departement: vue.departement, schema: vue.schema, filtre },
    lieu: place?.nom ?? null,
    total: actions.length,
    groupes: (place ? byPlace(vue, actions, place.siren) : byVolet(vue, actions)).filter(
      (groupe) => groupe.actions.length > 0,
    ),
    choix: {
      territoires: vue.epci
        .map(({ siren, nom }) => ({ value: siren, label: nom }))
        .sort((a, b) => compareFrench(a.label, b.label)),
      volets: vue.volets.map(({ rang, titre }) => ({ value: String(rang), label: titre })),
      publics: [...new Set(vue.actions.flatMap(({ publics }) => publics))].sort(compareFrench),
    },
  };
}

function byVolet({ volets }: SchemaPublic, actions: readonly ActionPublique[]) {
  return volets.map(({ rang, titre }) => ({
    ...{ cle: `volet-${rang}`, titre },
    actions: actions.filter(({ volet }) => volet === rang),
  }));
}

function byPlace({ presence }: SchemaPublic, actions: readonly ActionPublique[], siren: string) {
  const of = (portee: string) => actions.filter((one) => porteeDans(one, siren, presence) === portee);
  return [
    { cle: "propre", titre: "Sur ce territoire", actions: of("propre") },
    { cle: "partout", titre: "Dans tout le département", actions: of("partout") },
  ];
}
