import { Temporal } from "temporal-polyfill";
import { ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { Notice } from "#platform/ui/feedback.tsx";
import { TextArea } from "#platform/ui/fields.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { formatInstant, plural } from "#platform/values/french.ts";
import { titreNiveau } from "../../../domain/plan/niveaux.ts";
import type { Disparue } from "../../../queries/corbeille/find-disparue.ts";
import { lienRetrait, lienSchema } from "../liens.ts";
import { filSchema } from "../navigation-schema.tsx";

/** The page of what is in the trash: since when, by whom, who may give it back; what was being typed is kept. */
export function PageDisparue({
  departement,
  disparue,
  texte = "",
}: {
  departement: string;
  disparue: Disparue;
  /** What somebody was telling of it meanwhile. */
  texte?: string | undefined;
}) {
  const { schema, niveau, titre, retrait, retireLe, par, institution, jours } = disparue;
  const qui = [par, institution].filter(Boolean).join(", ");
  return (
    <Page
      titre={titre}
      surtitre={`${titreNiveau(schema, niveau)} à la corbeille`}
      fil={filSchema(departement, schema)}
      largeur="texte"
    >
      <title>{`À la corbeille : ${titre} — Maillage`}</title>
      <Notice kind="attention" titre="À la corbeille">
        <p>{`Mis à la corbeille le ${formatInstant(Temporal.Instant.from(retireLe))}${qui ? ` par ${qui}` : ""}.`}</p>
        <p>
          {jours > 0
            ? `Un rédacteur ou un administrateur d’une institution copilote, dans sa portée, peut tout restaurer pendant encore ${plural(jours, "jour")}.`
            : "Les trente jours sont passés : l’effacement est en cours."}
        </p>
      </Notice>
      {texte && (
        <TextArea
          name="texte-garde"
          label="Votre texte n’a pas été enregistré : copiez-le d’ici"
          rows={6}
          readOnly
          defaultValue={texte}
        />
      )}
      <FormActions>
        <ButtonLink to={lienRetrait(departement, schema.publicId, retrait)} variant="primaire">
          Voir dans la corbeille
        </ButtonLink>
        <ButtonLink to={lienSchema(departement, schema.publicId, "plan")}>Revenir au plan</ButtonLink>
      </FormActions>
    </Page>
  );
}
