import type { FormRefusal } from "#platform/http/page.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { RadioGroup } from "#platform/ui/choices.tsx";
import { ErrorSummary } from "#platform/ui/feedback.tsx";
import { fieldId, TextArea, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import type { SaisieFormule } from "../../commands/write-formule.ts";
import { LIBELLE_SENS, SENS } from "../../domain/vocabulaire.ts";

/** What the form of a derived indicator says; a text that is no choice becomes one that the command refuses. */
export function readSaisie(form: FormData): SaisieFormule {
  const text = (name: string) => String(form.get(name) ?? "");
  const decimales = text("decimales").trim();
  return {
    ...{ libelle: text("libelle"), famille: text("famille"), unite: text("unite") },
    ...{ formule: text("formule"), definition: text("definition") },
    sens: text("sens") as SaisieFormule["sens"],
    decimales: /^\d$/.test(decimales) ? Number(decimales) : Number.NaN,
  };
}

type Props = {
  depart: Readonly<Partial<Record<keyof SaisieFormule | "revision", string>>>;
  refus: FormRefusal | undefined;
  retour: string;
  bouton: string;
};

/** The fields of a derived indicator, as typed when they were refused. */
export function FormulaireFormule({ depart, refus, retour, bouton }: Props) {
  const saisie = refus?.saisie ?? depart;
  const field = (name: keyof SaisieFormule) => ({
    name,
    defaultValue: saisie[name],
    erreur: refus?.champ === name ? refus.message : undefined,
    requis: true,
  });
  return (
    <>
      {refus && (
        <ErrorSummary
          titre="L’indicateur n’est pas enregistré"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <Formulaire className="formulaire">
        {depart.revision && <input type="hidden" name="revision" value={depart.revision} />}
        <TextField {...field("libelle")} label="Nom" maxLength={200} />
        <TextField {...field("famille")} label="Famille" maxLength={60} />
        <TextArea
          {...field("formule")}
          label="Formule"
          aide="Les autres indicateurs s’écrivent par leur code entre crochets, avec + - × ÷ et des parenthèses : « 100 × [caf-monoparents] / [caf-allocataires] ». Le code est au bas de la page de chacun."
          rows={2}
        />
        <TextArea {...field("definition")} label="Ce que le chiffre veut dire" rows={3} />
        <div className="rangee">
          <TextField {...field("unite")} requis={false} label="Unité" court maxLength={60} />
          <TextField {...field("decimales")} label="Décimales" type="number" court min={0} max={6} />
        </div>
        <RadioGroup
          name="sens"
          label="Lecture"
          defaultValue={saisie.sens ?? "neutre"}
          erreur={refus?.champ === "sens" ? refus.message : undefined}
          options={SENS.map((one) => ({ value: one, label: LIBELLE_SENS[one] }))}
        />
        <FormActions>
          <Button variant="primaire">{bouton}</Button>
          <ButtonLink to={retour} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
    </>
  );
}
