import type { FormRefusal } from "#platform/http/page.ts";
import { SelectField, TextArea, TextField } from "#platform/ui/fields.tsx";
import {
  DESCRIPTION_MAXIMUM,
  LIBELLE_MAXIMUM,
  type SaisieEtiquette,
} from "../../../domain/etiquettes/etiquette.ts";
import { FAMILLES, LIBELLE_FAMILLE } from "../../../domain/etiquettes/famille.ts";

export function readSaisie(form: FormData): SaisieEtiquette {
  const text = (name: keyof SaisieEtiquette) => String(form.get(name) ?? "");
  return {
    genre: text("genre"),
    libelle: text("libelle"),
    description: text("description"),
    ordre: text("ordre"),
  };
}

/** The fields of a tag, as typed when the form comes back. */
export function ChampsEtiquette({ valeurs, refus }: { valeurs: SaisieEtiquette; refus: FormRefusal | null }) {
  const value = (name: keyof SaisieEtiquette) => refus?.saisie[name] ?? valeurs[name];
  const erreur = (name: keyof SaisieEtiquette) => (refus?.champ === name ? refus.message : undefined);
  return (
    <>
      <SelectField
        name="genre"
        label="Famille"
        requis
        vide="Choisir"
        erreur={erreur("genre")}
        defaultValue={value("genre")}
        options={FAMILLES.map((famille) => ({ value: famille, label: LIBELLE_FAMILLE[famille] }))}
      />
      <TextField
        name="libelle"
        label="Nom"
        requis
        maxLength={LIBELLE_MAXIMUM}
        aide="Court, comme on le lira sur les fiches : « Familles monoparentales »."
        erreur={erreur("libelle")}
        defaultValue={value("libelle")}
      />
      <TextArea
        name="description"
        label="Ce qu’elle recouvre"
        rows={3}
        maxLength={DESCRIPTION_MAXIMUM}
        aide="Ce qui aide à la poser de la même façon partout. Facultatif."
        erreur={erreur("description")}
        defaultValue={value("description")}
      />
      <TextField
        name="ordre"
        label="Rang dans sa famille"
        court
        inputMode="numeric"
        aide="Pour ranger des âges dans l’ordre. Sans rang, l’ordre est alphabétique."
        erreur={erreur("ordre")}
        defaultValue={value("ordre")}
      />
    </>
  );
}
