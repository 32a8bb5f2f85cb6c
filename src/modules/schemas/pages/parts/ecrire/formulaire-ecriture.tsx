import type { ReactNode } from "react";
import type { FormRefusal } from "#platform/http/page.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { ErrorSummary } from "#platform/ui/feedback.tsx";
import { fieldId } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import type { Niveau } from "../../../domain/plan/niveaux.ts";
import type { ChoixFiche } from "../../../queries/ecrire/load-choix-fiche.ts";
import type { Champs } from "./champs-fiche.ts";
import { DeuxTextes } from "./deux-textes.tsx";
import { ChampsNiveau } from "./formulaire-fiche.tsx";

/** The form of one object of the plan: what it starts from, or what was typed and could not be kept. */
export function FormulaireEcriture({
  niveau,
  champs,
  choix,
  refus,
  reprise,
  revision,
  cle,
  retour,
  avant,
}: {
  niveau: Niveau;
  /** As it is kept today. */
  champs: Champs;
  choix: ChoixFiche;
  refus: FormRefusal | undefined;
  /** Typed, and asked again with more lines. */
  reprise: Champs | undefined;
  revision?: number;
  cle?: string;
  retour: string;
  /** What is asked before the fields of the object, from what was typed. */
  avant?: (saisie: Champs | undefined) => ReactNode;
}) {
  const saisie = refus?.saisie ?? reprise;
  const perimee = refus?.code === "fiche.perimee" || refus?.code === "action.perimee";
  const etiquette = new Map(choix.etiquettes.map(({ id, libelle }) => [`etiquette-${id}`, libelle]));
  return (
    <>
      {refus && (
        <ErrorSummary
          titre="Rien n'a été enregistré"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {perimee && saisie && (
        <DeuxTextes
          enregistre={champs}
          saisi={saisie}
          nommer={(champ, valeur) => etiquette.get(champ) ?? valeur}
        />
      )}
      <Formulaire className="formulaire" data-gardien>
        {/* « Entrée » in a field presses the first button of its form. */}
        <button type="submit" className="vh" tabIndex={-1} aria-hidden="true">
          Enregistrer
        </button>
        {revision !== undefined && (
          <input type="hidden" name="revision" value={perimee ? revision : (saisie?.revision ?? revision)} />
        )}
        {cle !== undefined && <input type="hidden" name="cle" value={saisie?.cle ?? cle} />}
        {avant?.(saisie)}
        <ChampsNiveau
          niveau={niveau}
          champs={saisie ?? champs}
          choix={choix}
          erreur={(champ) => (refus?.champ === champ ? refus.message : undefined)}
        />
        <FormActions>
          <Button variant="primaire">Enregistrer</Button>
          <ButtonLink to={retour} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
    </>
  );
}

/** What was typed, when the form only asked for more lines; null otherwise. */
export function reprise(form: FormData): Champs | null {
  if (form.get("geste") !== "lignes") return null;
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}
