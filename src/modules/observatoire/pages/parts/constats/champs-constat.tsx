import type { FormRefusal } from "#platform/http/page.ts";
import { DateField, SelectField, TextArea, TextField } from "#platform/ui/fields.tsx";
import {
  LIBELLE_NATURE,
  LONGUEURS_CONSTAT,
  NATURES_CONSTAT,
  type NatureConstat,
  type SaisieConstat,
} from "../../../domain/constats/constat.ts";
import { sayMillesime } from "../../../domain/millesime.ts";
import { LIBELLE_MAILLE } from "../../../domain/vocabulaire.ts";
import type { ConstatTrouve } from "../../../queries/constats/find-constat.ts";
import type { ChoixChiffre } from "../../../queries/constats/list-choix-chiffre.ts";

export function readSaisieConstat(form: FormData): SaisieConstat {
  const text = (name: keyof SaisieConstat) => String(form.get(name) ?? "");
  return {
    ...{ enonce: text("enonce"), precisions: text("precisions"), nature: text("nature") },
    ...{ indicateur: text("indicateur"), maille: text("maille"), territoire: text("territoire") },
    ...{ millesime: text("millesime"), origine: text("origine"), date: text("date") },
  };
}

/** What a form shows of a finding that is kept. */
export function saisieOf(constat: ConstatTrouve): SaisieConstat {
  const { enonce, precisions, nature, maille, territoire, millesime, origine, date } = constat;
  return {
    ...{ enonce, precisions, nature, origine, date: date ?? "", indicateur: constat.indicateurCode ?? "" },
    ...{ maille: maille ?? "", territoire: territoire ?? "", millesime: millesime ?? "" },
  };
}

export const SAISIE_VIDE: SaisieConstat = {
  ...{ enonce: "", precisions: "", nature: "", indicateur: "", maille: "" },
  ...{ territoire: "", millesime: "", origine: "", date: "" },
};

type ChampsProps = { valeurs: SaisieConstat; choisi: ChoixChiffre["choisi"]; refus: FormRefusal | null };

/** The fields of a finding, as typed when the form comes back. A figure has its indicator and its mesh chosen before. */
export function ChampsConstat({ valeurs, choisi, refus }: ChampsProps) {
  const value = (name: keyof SaisieConstat) => refus?.saisie[name] ?? valeurs[name];
  const champ = (name: keyof SaisieConstat) => ({
    name,
    erreur: refus?.champ === name ? refus.message : undefined,
    defaultValue: value(name),
  });
  return (
    <>
      <TextField
        {...champ("enonce")}
        label="Le constat en une phrase"
        requis
        maxLength={LONGUEURS_CONSTAT.enonce}
        aide="Ce que le schéma devra prendre en compte : « Au nord, un enfant sur deux n’a pas de place près de chez lui »."
      />
      {choisi ? (
        <>
          <input type="hidden" name="nature" value="chiffre" />
          <input type="hidden" name="indicateur" value={choisi.code} />
          <input type="hidden" name="maille" value={choisi.maille} />
          <SelectField
            {...champ("territoire")}
            label={LIBELLE_MAILLE[choisi.maille]}
            requis
            vide="Choisir"
            options={choisi.territoires.map(({ code, nom }) => ({ value: code, label: nom }))}
          />
          <SelectField
            {...champ("millesime")}
            label="Année"
            requis
            vide="Choisir"
            options={choisi.millesimes.map((value) => ({ value, label: sayMillesime(value) }))}
          />
        </>
      ) : (
        <>
          <SelectField
            {...champ("nature")}
            label="D’où il vient"
            requis
            vide="Choisir"
            options={QUALITATIVES.map((nature) => ({ value: nature, label: LIBELLE_NATURE[nature] }))}
          />
          <TextField
            {...champ("origine")}
            label="Qui le dit"
            requis
            maxLength={LONGUEURS_CONSTAT.origine}
            aide="Le groupe, l’enquête, le lieu où la parole a été recueillie ; jamais le nom d’une famille."
          />
          <DateField {...champ("date")} label="Date" />
        </>
      )}
      <TextArea
        {...champ("precisions")}
        label="Précisions"
        rows={5}
        maxLength={LONGUEURS_CONSTAT.precisions}
        aide="Ce qui explique, ce qui nuance. Facultatif."
      />
    </>
  );
}

export const QUALITATIVES: readonly NatureConstat[] = NATURES_CONSTAT.filter(
  (nature) => nature !== "chiffre",
);
