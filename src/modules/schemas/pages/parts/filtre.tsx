import { addressWith } from "#platform/http/listing.ts";
import { FilterForm } from "#platform/ui/actions.tsx";
import { SelectField, TextField } from "#platform/ui/fields.tsx";
import { Link } from "#platform/ui/link.tsx";
import { NBSP, plural } from "#platform/values/french.ts";
import {
  ALERTES,
  type FiltrePlan,
  formatFiltre,
  isSansFiltre,
  RECHERCHE_MAXIMUM,
} from "../../domain/plan/filtre-plan.ts";
import { hasNiveau, motOf, type NiveauxSchema, titreNiveau } from "../../domain/plan/niveaux.ts";
import { LIBELLE_NATURE, LIBELLE_STATUT, NATURES, STATUTS } from "../../domain/plan/vocabulaire.ts";
import type { OptionFiltre, OptionsPlan, PlanFiltre } from "../../queries/plan/load-plan-filtre.ts";
import { lienFiltre, type VueSchema } from "./liens.ts";
import { TABLE_ALERTE } from "./statut.tsx";

type Critere = keyof FiltrePlan;
type CritereNiveau = "volet" | "engagement";

const LIBELLE_CRITERE: Record<Exclude<Critere, CritereNiveau>, string> = {
  recherche: "Rechercher",
  statut: "Statut",
  situation: "Situation",
  nature: "Nature",
  pilote: "Pilote",
  partenaire: "Partenaire",
  etiquette: "Étiquette",
  annee: "Active en",
};

const TOUS: Record<Exclude<Critere, CritereNiveau>, string> = {
  recherche: "",
  statut: "Tous",
  situation: "Toutes",
  nature: "Toutes",
  pilote: "Tous",
  partenaire: "Tous",
  etiquette: "Toutes",
  annee: "Toute année",
};

function optionsOf(critere: Critere, options: OptionsPlan): OptionFiltre[] {
  switch (critere) {
    case "volet":
      return options.volets;
    case "engagement":
      return options.engagements;
    case "pilote":
      return options.pilotes;
    case "partenaire":
      return options.partenaires;
    case "etiquette":
      return options.etiquettes;
    case "annee":
      return options.annees;
    case "statut":
      return STATUTS.map((value) => ({ value, label: LIBELLE_STATUT[value] }));
    case "situation":
      return ALERTES.map((value) => ({ value, label: TABLE_ALERTE[value].label }));
    case "nature":
      return NATURES.map((value) => ({ value, label: LIBELLE_NATURE[value] }));
    case "recherche":
      return [];
  }
}

type FiltreProps = {
  departement: string;
  vue: VueSchema;
  commun: Pick<PlanFiltre["commun"], "schema" | "filtre" | "options" | "total" | "retenues">;
  /** Criteria offered; one that is in force and not offered is kept, said, and can be taken off. */
  criteres: readonly Critere[];
  /** What else of the address the form keeps. */
  garder?: Readonly<Record<string, string | null>>;
};

/** The filters of a view of the plan, kept in its address, and how many actions they leave. */
export function FiltreActions({ departement, vue, commun, criteres, garder = {} }: FiltreProps) {
  const { schema, filtre, options } = commun;
  const offered = criteres.filter((critere) => critere !== "engagement" || hasNiveau(schema.forme, critere));
  const sansFiltre = isSansFiltre(filtre);
  const hidden = (Object.keys(filtre) as Critere[]).filter(
    (critere) => filtre[critere] !== null && !criteres.includes(critere),
  );
  return (
    <>
      <FilterForm
        action={lienFiltre(departement, schema.publicId, {}, vue)}
        label="Filtrer les actions"
        effacer={
          sansFiltre ? undefined : addressWith(lienFiltre(departement, schema.publicId, {}, vue), garder)
        }
        garder={{
          ...garder,
          ...Object.fromEntries(hidden.map((critere) => [critere, String(filtre[critere])])),
        }}
      >
        {offered.map((critere) =>
          critere === "recherche" ? (
            <TextField
              key={critere}
              name={critere}
              type="search"
              label={LIBELLE_CRITERE[critere]}
              defaultValue={filtre.recherche ?? ""}
              maxLength={RECHERCHE_MAXIMUM}
            />
          ) : (
            <SelectField
              key={critere}
              name={critere}
              label={libelleOf(critere, schema)}
              vide={tousOf(critere, schema)}
              defaultValue={filtre[critere] === null ? "" : String(filtre[critere])}
              options={withCurrent(optionsOf(critere, options), filtre[critere])}
            />
          ),
        )}
      </FilterForm>
      {hidden.map((critere) => (
        <p key={critere}>
          {`${libelleOf(critere, schema)}${NBSP}: ${labelOf(critere, commun)} — `}
          <Link
            to={
              addressWith("", {
                ...Object.fromEntries(new URLSearchParams(formatFiltre({ ...filtre, [critere]: null }))),
                ...garder,
              }) || "?"
            }
          >
            {`Retirer ce filtre`}
            <span className="vh">{` (${libelleOf(critere, schema)})`}</span>
          </Link>
        </p>
      ))}
      <p>{nombreEnMots(commun)}</p>
    </>
  );
}

/** A level is named as the scheme names it. */
function libelleOf(critere: Critere, schema: NiveauxSchema): string {
  return critere === "volet" || critere === "engagement"
    ? titreNiveau(schema, critere)
    : LIBELLE_CRITERE[critere];
}

function tousOf(critere: Critere, schema: NiveauxSchema): string {
  if (critere !== "volet" && critere !== "engagement") return TOUS[critere];
  return motOf(schema, critere).genre === "f" ? "Toutes" : "Tous";
}

/** A value that no option has (an old link) stays in force: the form must show it. */
function withCurrent(options: OptionFiltre[], value: string | number | null): OptionFiltre[] {
  if (value === null || options.some((option) => option.value === String(value))) return options;
  return [...options, { value: String(value), label: `${value} (absent de ce plan)` }];
}

function labelOf(critere: Critere, { filtre, options }: FiltreProps["commun"]): string {
  const value = String(filtre[critere]);
  return optionsOf(critere, options).find((option) => option.value === value)?.label ?? value;
}

function nombreEnMots({ filtre, total, retenues }: FiltreProps["commun"]): string {
  if (isSansFiltre(filtre)) return `${plural(total, "action")} dans ce plan.`;
  if (retenues === 0) return `Aucune des ${plural(total, "action")} ne correspond à ces filtres.`;
  return `${plural(retenues, "action")} sur ${total} ${retenues < 2 ? "correspond" : "correspondent"} à ces filtres.`;
}
