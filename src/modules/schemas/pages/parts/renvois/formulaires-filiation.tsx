import type { FormRefusal } from "#platform/http/page.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { RadioGroup } from "#platform/ui/choices.tsx";
import { DateField, SelectField, TextArea } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { LIBELLE_FILIATION, NATURES_FILIATION } from "../../../domain/renvois/filiation.ts";
import type { OptionFiltre } from "../../../queries/plan/load-plan-filtre.ts";
import type { FiliationVue } from "../../../queries/renvois/list-filiations.ts";
import type { VueFiliation } from "../../../queries/renvois/load-filiation.ts";

type FormProps = { refus: FormRefusal | undefined; cle: string };

/** Says what the scheme is to another, or changes the dates and the note of what was said. */
export function FormulaireFiliation({
  schemas,
  modifiee,
  refus,
  aujourdhui,
  cle,
}: FormProps & {
  schemas: readonly OptionFiltre[];
  modifiee: FiliationVue | undefined;
  aujourdhui: string;
}) {
  const typed = refus?.saisie;
  const said = (champ: string) => (refus?.champ === champ ? refus.message : undefined);
  if (schemas.length === 0)
    return <p className="discret">Il n’y a pas d’autre schéma que vous puissiez lire dans le département.</p>;
  return (
    <Formulaire className="formulaire">
      <input type="hidden" name="geste" value={modifiee ? "modifier" : "declarer"} />
      <input type="hidden" name="cle" value={typed?.cle ?? cle} />
      {modifiee ? (
        <>
          <input type="hidden" name="filiation" value={modifiee.id} />
          <input type="hidden" name="revision" value={typed?.revision ?? modifiee.revision} />
        </>
      ) : (
        <>
          <RadioGroup
            name="nature"
            label="Ce schéma"
            requis
            erreur={said("nature")}
            defaultValue={typed?.nature ?? "decline"}
            options={NATURES_FILIATION.map((nature) => ({
              value: nature,
              label: `${LIBELLE_FILIATION[nature].direct}…`,
            }))}
          />
          <SelectField
            name="autre"
            label="L’autre schéma"
            vide="Choisir"
            requis
            erreur={said("autre")}
            defaultValue={typed?.autre ?? ""}
            options={[...schemas]}
          />
        </>
      )}
      <DateField
        name="du"
        label="À partir du"
        requis
        erreur={said("du")}
        defaultValue={typed?.du ?? modifiee?.du ?? aujourdhui}
      />
      <DateField
        name="au"
        label="Jusqu’au (facultatif)"
        erreur={said("au")}
        defaultValue={typed?.au ?? modifiee?.au ?? ""}
      />
      <TextArea
        name="note"
        label="Note (facultative)"
        aide="Lue par les institutions du département seulement."
        rows={2}
        erreur={said("note")}
        defaultValue={typed?.note ?? modifiee?.note ?? ""}
      />
      <FormActions>
        <Button>{modifiee ? "Enregistrer" : "Lier les deux schémas"}</Button>
        {modifiee && (
          <ButtonLink to="?" variant="discret">
            Annuler
          </ButtonLink>
        )}
      </FormActions>
    </Formulaire>
  );
}

/** Says which object of another scheme one of this scheme declines. */
export function FormulaireOrigine({
  choix: { objets, parents },
  refus,
  cle,
}: FormProps & { choix: NonNullable<VueFiliation["choix"]> }) {
  const typed = refus?.saisie;
  const said = (champ: string) => (refus?.champ === champ ? refus.message : undefined);
  return (
    <Formulaire className="formulaire">
      <input type="hidden" name="geste" value="relier" />
      <input type="hidden" name="cle" value={typed?.cle ?? cle} />
      <SelectField
        name="objet"
        label="Dans ce schéma"
        vide="Choisir"
        requis
        erreur={said("objet")}
        defaultValue={typed?.objet ?? ""}
        options={objets}
      />
      <SelectField
        name="origine"
        label="Décline"
        vide="Choisir"
        requis
        erreur={said("origine") ?? said("autre")}
        defaultValue={typed?.origine ?? ""}
        options={parents}
      />
      <FormActions>
        <Button>Relier</Button>
      </FormActions>
    </Formulaire>
  );
}
