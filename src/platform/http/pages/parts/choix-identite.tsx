import { identiteValue } from "#platform/identity/agir.ts";
import type { IdentiteProposee } from "#platform/identity/comptes.ts";
import { Button, FormActions } from "#platform/ui/actions.tsx";
import { RadioGroup } from "#platform/ui/choices.tsx";
import { Notice } from "#platform/ui/feedback.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Section } from "#platform/ui/layout.tsx";

/** In whose name one acts, and the way to change; whom to ask when there is nobody to act for. */
export function ChoixIdentite({
  identites,
  courante,
  retour,
  courriel,
}: {
  identites: readonly IdentiteProposee[];
  courante: string | null;
  retour: string | null;
  courriel: string;
}) {
  if (identites.length === 0) {
    return (
      <Notice kind="attention" titre="Vous n'agissez encore pour aucune institution">
        <p>
          {`Votre identité est reconnue, mais aucune institution ne vous a donné de rôle sous l'adresse ${courriel}. Demandez à l'administrateur de votre institution de vous inviter à cette adresse, ou de l'inscrire sur votre fiche. En attendant, vous lisez ce qui est public.`}
        </p>
      </Notice>
    );
  }
  const [only] = identites;
  if (identites.length === 1 && only && courante === identiteValue(only)) {
    return (
      <Section titre="J'agis au nom de">
        <p>
          <strong>{only.institutionNom}</strong>
          {`, ${only.lieu} (${only.departement}).`}
        </p>
      </Section>
    );
  }
  return (
    <Section titre={courante ? "J'agis au nom de" : "Au nom de qui agissez-vous ?"}>
      <Formulaire action="/compte" className="formulaire">
        <input type="hidden" name="geste" value="agir" />
        {retour && <input type="hidden" name="retour" value={retour} />}
        <RadioGroup
          name="identite"
          label="Institution"
          aide="Ce que vous écrirez ensuite le sera en son nom, avec vos rôles chez elle. Le choix est inscrit au journal du département."
          requis
          defaultValue={courante ?? undefined}
          options={identites.map((one) => ({
            value: identiteValue(one),
            label: `${one.institutionNom}, ${one.lieu} (${one.departement})`,
            aide: identiteValue(one) === courante ? "En ce moment" : undefined,
          }))}
        />
        <FormActions>
          <Button>{courante ? "Changer" : "Continuer"}</Button>
        </FormActions>
      </Formulaire>
    </Section>
  );
}
