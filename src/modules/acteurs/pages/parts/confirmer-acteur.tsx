import type { FormRefusal } from "#platform/http/page.ts";
import { Button, FormActions } from "#platform/ui/actions.tsx";
import { Notice } from "#platform/ui/feedback.tsx";
import { SelectField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { GENRES, LIBELLE_GENRE } from "../../domain/genre.ts";
import type { FicheActeur } from "../../queries/read-acteur.ts";

/** What an import guessed, and the form that confirms or corrects it for whoever may. */
export function ConfirmerActeur({
  acteur,
  peutEcrire,
  reserve,
  refus,
}: {
  acteur: Pick<FicheActeur, "genre" | "revision">;
  peutEcrire: boolean;
  /** Who may confirm, in words. */
  reserve: string;
  refus: FormRefusal | null;
}) {
  const titre = "Cet acteur vient d'un import";
  if (!peutEcrire) {
    return (
      <Notice kind="attention" titre={titre}>
        <p>{`Son nom n'était pas connu. Peut le confirmer : ${reserve}.`}</p>
      </Notice>
    );
  }
  return (
    <Notice kind="attention" titre={titre}>
      <p>Son nom n'était pas connu. Dites ce qu'il est, ou gardez le genre proposé.</p>
      <Formulaire className="formulaire">
        <input type="hidden" name="revision" value={acteur.revision} />
        <SelectField
          name="genre"
          label="Genre"
          aide="Une personne n'est montrée qu'aux institutions du département."
          options={GENRES.map((genre) => ({ value: genre, label: LIBELLE_GENRE[genre] }))}
          defaultValue={acteur.genre}
          erreur={refus?.champ === "genre" ? refus.message : undefined}
        />
        <FormActions>
          <Button>Confirmer cet acteur</Button>
        </FormActions>
      </Formulaire>
    </Notice>
  );
}
