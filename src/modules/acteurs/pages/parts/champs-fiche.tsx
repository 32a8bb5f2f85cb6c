import type { FormRefusal } from "#platform/http/page.ts";
import { CheckboxField } from "#platform/ui/choices.tsx";
import { SelectField, TextField } from "#platform/ui/fields.tsx";
import { CHAMPS, LONGUEUR_NOM, LONGUEUR_SIGLE, PARENTS } from "../../domain/fiche.ts";
import type { Genre } from "../../domain/genre.ts";
import type { OptionActeur } from "../../queries/options.ts";

/** Word for what stands above each kind. */
export const TERME_PARENT: Readonly<Record<Genre, string>> = {
  institution: "Rattachée à",
  service: "Institution",
  comite: "Secrétariat",
  reseau: "Animé par",
  categorie: "Rattachée à",
  personne: "Institution",
};

/** The fields of an acteur of one kind, filled with what was typed or with what is known. */
export function ChampsFiche({
  genre,
  valeurs,
  parents,
  refus,
}: {
  genre: Genre;
  valeurs: Readonly<Record<string, string | null | undefined>>;
  parents: readonly OptionActeur[];
  refus: FormRefusal | null;
}) {
  const value = (champ: string) => refus?.saisie[champ] ?? valeurs[champ] ?? "";
  const erreur = (champ: string) => (refus?.champ === champ ? refus.message : undefined);
  const has = (champ: (typeof CHAMPS)[Genre][number]) => CHAMPS[genre].includes(champ);
  const text = (name: string, label: string, rest: Partial<Parameters<typeof TextField>[0]> = {}) => (
    <TextField name={name} label={label} defaultValue={value(name)} erreur={erreur(name)} {...rest} />
  );
  return (
    <>
      {text("nom", genre === "personne" ? "Prénom et nom" : "Nom", {
        requis: true,
        maxLength: LONGUEUR_NOM,
        autoComplete: "off",
      })}
      {(refus?.code === "acteur.homonyme" || refus?.saisie.homonyme === "oui") && (
        <CheckboxField
          name="homonyme"
          label="C'est bien un autre acteur du même nom"
          defaultChecked={refus.saisie.homonyme === "oui"}
        />
      )}
      {has("sigle") && text("sigle", "Sigle", { court: true, maxLength: LONGUEUR_SIGLE })}
      {has("nature") &&
        text("nature", "Nature", {
          court: true,
          maxLength: LONGUEUR_SIGLE,
          aide: "Un mot : caf, departement, msa, commune, epci, association…",
        })}
      {has("siret") &&
        text("siret", "SIRET", {
          court: true,
          inputMode: "numeric",
          aide: "Quatorze chiffres ; les espaces ne comptent pas. Laissez vide si vous ne le connaissez pas.",
        })}
      {has("fonction") && text("fonction", "Fonction", { maxLength: LONGUEUR_NOM })}
      {has("courriel") &&
        text("courriel", "Courriel professionnel", {
          type: "email",
          maxLength: LONGUEUR_NOM,
          autoComplete: "off",
          aide: "C'est par cette adresse que la personne s'identifie.",
        })}
      {PARENTS[genre].length > 0 && (
        <SelectField
          name="parent"
          label={TERME_PARENT[genre]}
          requis={genre === "personne"}
          vide={genre === "personne" ? "Choisissez" : "Aucun"}
          options={parents}
          defaultValue={value("parent")}
          erreur={erreur("parent")}
        />
      )}
    </>
  );
}
