import type { FormRefusal } from "#platform/http/page.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { Diff } from "#platform/ui/diff.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId, SelectField, TextArea, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Section } from "#platform/ui/layout.tsx";
import type { TexteSaisi } from "../../../domain/imprime/textes.ts";
import { TexteImprime } from "./texte-imprime.tsx";

/** What was typed and is shown again, with how it will print. */
export type Apercu = Readonly<Record<string, string>>;

/** The form of one text; the part where it goes is asked only of a new one (`places`). */
export function FormulaireTexte({
  depart,
  places,
  place,
  refus,
  apercu,
  revision,
  cle,
  retour,
}: {
  depart: TexteSaisi;
  places?: readonly { value: string; label: string }[];
  place?: string;
  refus: FormRefusal | undefined;
  apercu: Apercu | undefined;
  revision?: number;
  cle?: string;
  retour: string;
}) {
  const saisie = refus?.saisie ?? apercu;
  const perimee = refus?.code === "fiche.perimee";
  const erreur = (champ: string) => (refus?.champ === champ ? refus.message : undefined);
  return (
    <>
      {refus && (
        <ErrorSummary
          titre="Rien n’a été enregistré"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {perimee && (
        <Notice kind="attention" titre="Les deux textes">
          <p>Barré : ce qui est enregistré aujourd’hui. Souligné : ce que vous avez écrit.</p>
          <Diff avant={`${depart.titre}\n${depart.texte}`} apres={`${saisie?.titre}\n${saisie?.texte}`} />
        </Notice>
      )}
      <Formulaire className="formulaire" data-gardien>
        {revision !== undefined && (
          <input type="hidden" name="revision" value={perimee ? revision : (saisie?.revision ?? revision)} />
        )}
        {cle !== undefined && <input type="hidden" name="cle" value={saisie?.cle ?? cle} />}
        {places && (
          <SelectField
            name="place"
            label="Partie du document"
            defaultValue={saisie?.place ?? place ?? ""}
            options={places}
            erreur={erreur("place")}
          />
        )}
        <TextField
          name="titre"
          label="Titre"
          aide="Il paraît dans le sommaire. Laissez vide pour un texte qui suit le titre de la partie."
          maxLength={300}
          defaultValue={saisie?.titre ?? depart.titre}
          erreur={erreur("titre")}
        />
        <TextArea
          name="texte"
          label="Texte"
          rows={22}
          aide="Une ligne vide sépare deux paragraphes ; « - » ou « 1. » commence un élément de liste ; « ## » un sous-titre. Un tableau collé depuis Word ou un tableur reste un tableau."
          defaultValue={saisie?.texte ?? depart.texte}
          erreur={erreur("texte")}
        />
        <FormActions>
          <Button>Enregistrer</Button>
          <Button variant="secondaire" name="geste" value="apercu">
            Voir l’aperçu
          </Button>
          <ButtonLink to={retour} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
      {apercu && (
        <Section titre="Aperçu" id="apercu">
          <p className="discret">Rien n’est encore enregistré.</p>
          <TexteImprime texte={apercu.texte ?? ""} />
        </Section>
      )}
    </>
  );
}

/** What was typed, when the form only asks to see it; null otherwise. */
export function lireApercu(form: FormData): Apercu | null {
  if (form.get("geste") !== "apercu") return null;
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

export function lireTexte(form: FormData): TexteSaisi {
  return { titre: String(form.get("titre") ?? ""), texte: String(form.get("texte") ?? "") };
}
