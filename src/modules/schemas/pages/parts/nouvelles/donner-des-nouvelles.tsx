import { Temporal } from "temporal-polyfill";
import { EXTENSIONS_ACCEPTEES } from "#platform/files/types.ts";
import type { FormRefusal } from "#platform/http/page.ts";
import { Button, FormActions } from "#platform/ui/actions.tsx";
import { CheckboxField, RadioGroup } from "#platform/ui/choices.tsx";
import { ErrorSummary } from "#platform/ui/feedback.tsx";
import { DateField, FileField, fieldId, TextArea, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Section } from "#platform/ui/layout.tsx";
import { LIBELLE_METEO, LIBELLE_STATUT, METEOS, STATUTS } from "../../../domain/plan/vocabulaire.ts";
import type { PointLu } from "../../../queries/plan/read-action.ts";

/** The one gesture of a pilot: where it stands, in a word, what blocks it. Filled from the last news, or from what was typed. */
export function DonnerDesNouvelles({
  cle,
  refus,
  dernier,
  limites,
}: {
  cle: string;
  refus: FormRefusal | undefined;
  dernier: PointLu | undefined;
  /** What may be attached, in words. */
  limites: string;
}) {
  const saisie = refus?.saisie;
  const erreur = (champ: string) => (refus?.champ === champ ? refus.message : undefined);
  const today = Temporal.Now.plainDateISO("Europe/Paris").toString();
  const blocage = dernier?.blocage;
  return (
    <Section titre="Donner des nouvelles" id="donner-des-nouvelles">
      {refus && (
        <ErrorSummary
          titre="Vos nouvelles n'ont pas été enregistrées"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <Formulaire className="formulaire sans-impression" encType="multipart/form-data" data-gardien>
        <input type="hidden" name="cle" value={saisie?.cle ?? cle} />
        <RadioGroup
          name="statut"
          label="Statut"
          requis
          enLigne
          erreur={erreur("statut")}
          defaultValue={saisie?.statut ?? dernier?.statut ?? "en_cours"}
          options={STATUTS.map((value) => ({ value, label: LIBELLE_STATUT[value] }))}
        />
        <TextField
          name="avancement"
          label="Avancement (%)"
          type="number"
          min={0}
          max={100}
          step={5}
          court
          requis
          erreur={erreur("avancement")}
          defaultValue={saisie?.avancement ?? String(dernier?.avancement ?? 0)}
        />
        <RadioGroup
          name="meteo"
          label="Comment cela se présente"
          requis
          enLigne
          erreur={erreur("meteo")}
          defaultValue={saisie?.meteo ?? dernier?.meteo ?? "soleil"}
          options={METEOS.map((value) => ({ value, label: LIBELLE_METEO[value] }))}
        />
        <TextArea
          name="commentaire"
          label="En une ou deux phrases"
          aide="Ce qui a été fait, ce qui vient. Lu par les institutions du département."
          rows={4}
          erreur={erreur("commentaire")}
          defaultValue={saisie?.commentaire}
        />
        <FileField
          name="fichier"
          label="Joindre un fichier"
          accept={EXTENSIONS_ACCEPTEES}
          limites={limites}
          erreur={erreur("fichier")}
          aide={refus ? "choisissez-le de nouveau s’il y en avait un" : undefined}
        />
        <DateField
          name="date"
          label="Date des nouvelles"
          max={today}
          erreur={erreur("date")}
          defaultValue={saisie?.date ?? today}
        />
        <CheckboxField
          name="bloquee"
          label="L'action est bloquée"
          aide="Cochez, puis dites ce qui bloque, ce qui débloquerait, et pour quand."
          defaultChecked={saisie ? saisie.bloquee === "oui" : blocage !== undefined && blocage !== null}
        />
        <fieldset className="blocage">
          <legend>Si elle est bloquée</legend>
          <TextArea
            name="raison"
            label="Ce qui bloque"
            rows={2}
            erreur={erreur("raison")}
            defaultValue={saisie?.raison ?? blocage?.raison}
          />
          <TextArea
            name="condition"
            label="Ce qui débloquerait"
            rows={2}
            erreur={erreur("condition")}
            defaultValue={saisie?.condition ?? blocage?.condition}
          />
          <DateField
            name="echeance"
            label="Pour quand"
            erreur={erreur("echeance")}
            defaultValue={saisie?.echeance ?? blocage?.echeance}
          />
        </fieldset>
        <FormActions>
          <Button variant="primaire">Enregistrer les nouvelles</Button>
        </FormActions>
      </Formulaire>
    </Section>
  );
}
