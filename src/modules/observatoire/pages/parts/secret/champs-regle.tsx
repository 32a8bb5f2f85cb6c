import type { FormRefusal } from "#platform/http/page.ts";
import { CheckboxField } from "#platform/ui/choices.tsx";
import { SelectField, TextArea, TextField } from "#platform/ui/fields.tsx";
import { PREREGLAGES } from "../../../domain/imports/prereglages/index.ts";
import {
  LONGUEURS_REGLE,
  type RegleSecret,
  type SaisieRegleSecret,
  UNITES_PERSONNES,
} from "../../../domain/secret/regle.ts";

export function readSaisieRegle(form: FormData): SaisieRegleSecret {
  const text = (name: keyof SaisieRegleSecret) => String(form.get(name) ?? "");
  return {
    ...{ prereglage: text("prereglage"), producteur: text("producteur"), jeu: text("jeu") },
    ...{ unites: text("unites"), seuil: text("seuil"), zeroMontre: form.get("zeroMontre") === "oui" },
    ...{ arrondi: text("arrondi"), populationMin: text("populationMin"), protection: text("protection") },
    motif: text("motif"),
  };
}

/** What a form shows of a rule that is kept. */
export function saisieOfRegle(regle: RegleSecret): SaisieRegleSecret {
  const text = (value: number | null) => (value === null ? "" : String(value));
  return {
    ...{ prereglage: regle.prereglage ?? "", producteur: regle.producteur ?? "", jeu: regle.jeu ?? "" },
    ...{ unites: regle.unites.join(", "), seuil: text(regle.seuil), zeroMontre: regle.zeroMontre },
    ...{ arrondi: text(regle.arrondi), populationMin: text(regle.populationMin) },
    ...{ protection: text(regle.protection), motif: regle.motif },
  };
}

export const SAISIE_REGLE_VIDE: SaisieRegleSecret = {
  ...{ prereglage: "", producteur: "", jeu: "", unites: UNITES_PERSONNES.join(", "), seuil: "5" },
  ...{ zeroMontre: true, arrondi: "", populationMin: "", protection: "2", motif: "" },
};

type ChampsProps = { valeurs: SaisieRegleSecret; refus: FormRefusal | null };

/** The fields of a rule, as typed when the form comes back. */
export function ChampsRegle({ valeurs, refus }: ChampsProps) {
  const champ = (name: Exclude<keyof SaisieRegleSecret, "zeroMontre">) => ({
    name,
    erreur: refus?.champ === name ? refus.message : undefined,
    defaultValue: refus?.saisie[name] ?? valeurs[name],
  });
  const nombre = { inputMode: "numeric", size: 8 } as const;
  return (
    <>
      <SelectField
        {...champ("prereglage")}
        label="Préréglage de lecture"
        aide="La source : les fichiers d’une forme, d’un producteur, d’un de ses jeux."
        vide="N’importe lequel"
        options={PREREGLAGES.map(({ code, titre }) => ({ value: code, label: titre }))}
      />
      <TextField
        {...champ("producteur")}
        label="Producteur"
        maxLength={LONGUEURS_REGLE.producteur}
        aide="Tel qu’il est écrit sur ses fichiers. Vide : tous."
      />
      <TextField
        {...champ("jeu")}
        label="Jeu de données"
        maxLength={LONGUEURS_REGLE.producteur}
        aide="Vide : tous ceux de ce producteur. La règle la plus précise l’emporte."
      />
      <TextField
        {...champ("unites")}
        label="Ce qu’elle protège"
        requis
        aide="Ce qui est compté, séparé par des virgules. Des places ou des euros ne désignent personne."
      />
      <TextField
        {...champ("seuil")}
        {...nombre}
        label="Seuil"
        aide="Les effectifs plus petits sont masqués : 5 masque 1, 2, 3 et 4. Vide : aucun."
      />
      <CheckboxField
        name="zeroMontre"
        label="Montrer les 0"
        aide="À décocher quand savoir qu’il n’y a personne apprend déjà quelque chose."
        defaultChecked={refus ? refus.saisie.zeroMontre === "oui" : valeurs.zeroMontre}
      />
      <TextField
        {...champ("protection")}
        {...nombre}
        label="Largeur de protection"
        aide="Ce qu’on peut déduire d’une case masquée reste au moins aussi large : 2, c’est trois valeurs possibles."
      />
      <TextField
        {...champ("arrondi")}
        {...nombre}
        label="Arrondi"
        aide="Les effectifs sont montrés au multiple le plus proche. Il s’ajoute au seuil et ne le remplace pas. Vide : aucun."
      />
      <TextField
        {...champ("populationMin")}
        {...nombre}
        label="Population minimale"
        aide="Rien n’est montré d’un territoire moins peuplé. Vide : aucune."
      />
      <TextArea
        {...champ("motif")}
        label="Pourquoi"
        requis
        rows={3}
        maxLength={LONGUEURS_REGLE.motif}
        aide="La convention ou le texte qui la demande. Montré à tous."
      />
    </>
  );
}
