import type { FormRefusal } from "#platform/http/page.ts";
import { CheckboxGroup, RadioGroup } from "#platform/ui/choices.tsx";
import { DateField, SelectField } from "#platform/ui/fields.tsx";
import { LIBELLE_ROLE_MEMBRE, ROLES_MEMBRE, type RoleMembre } from "../../../domain/membres/membre.ts";
import type { GenrePortee } from "../../../domain/membres/portee.ts";
import type { ChoixMembre } from "../../../queries/membres/load-partenaires.ts";

/** What each role opens, in a sentence. */
const SENS: Record<RoleMembre, string> = {
  copilote: "Tient le schéma avec les autres copilotes : écrit dans sa portée, propose et retire des rôles.",
  contributeur: "Donne des nouvelles et corrige ce qu'il pilote, et ce que sa portée lui confie.",
  consulte: "Lit le schéma avant qu'il soit public, pour donner son avis.",
  informe: "Lit le schéma avant qu'il soit public, pour information.",
};

export type MembreSaisi = {
  role: RoleMembre;
  portee: GenrePortee;
  porteeIds: readonly string[];
  /** ISO days. */
  du: string;
  au: string | null;
};

/** The fields of a role: what it is, what it is about, from when to when. What was typed comes back after a refusal. */
export function ChampsMembre({
  choix,
  depart,
  refus,
  coches,
}: {
  choix: ChoixMembre;
  depart: MembreSaisi;
  refus: FormRefusal | undefined;
  /** Boxes ticked in the refused form. */
  coches: readonly string[];
}) {
  const saisie = refus?.saisie;
  const erreur = (champ: string) => (refus?.champ === champ ? refus.message : undefined);
  const ticked = saisie ? coches : depart.porteeIds;
  const places = [
    { name: "volets", label: "Volets", options: choix.volets },
    { name: "objectifs", label: "Objectifs", options: choix.objectifs },
  ] as const;
  return (
    <>
      <RadioGroup
        name="role"
        label="Rôle"
        requis
        erreur={erreur("role")}
        defaultValue={saisie?.role ?? depart.role}
        options={ROLES_MEMBRE.map((value) => ({
          value,
          label: LIBELLE_ROLE_MEMBRE[value],
          aide: SENS[value],
        }))}
      />
      <RadioGroup
        name="portee"
        label="Portée"
        requis
        erreur={erreur("portee")}
        defaultValue={saisie?.portee ?? depart.portee}
        options={[
          { value: "schema", label: "Tout le schéma" },
          ...(choix.volets.length > 0 ? [{ value: "volets", label: "Les volets cochés ci-dessous" }] : []),
          ...(choix.objectifs.length > 0
            ? [{ value: "objectifs", label: "Les objectifs cochés ci-dessous" }]
            : []),
        ]}
      />
      {places.map(({ name, label, options }) =>
        options.length === 0 ? null : (
          <details
            key={name}
            className="repli"
            open={erreur(name) !== undefined || (saisie?.portee ?? depart.portee) === name}
          >
            <summary>{`Choisir des ${label.toLowerCase()}`}</summary>
            <CheckboxGroup
              name={name}
              label={label}
              erreur={erreur(name)}
              defaultValues={ticked}
              options={options.map(({ id, titre }) => ({ value: id, label: titre }))}
            />
          </details>
        ),
      )}
      <DateField
        name="du"
        label="À partir du"
        requis
        aide="Le rôle compte à partir de ce jour, et pas avant que l'institution l'ait accepté."
        erreur={erreur("du")}
        defaultValue={saisie?.du ?? depart.du}
      />
      <DateField
        name="au"
        label="Jusqu'au"
        aide="Laissez vide si aucune fin n'est prévue."
        erreur={erreur("au")}
        defaultValue={saisie?.au ?? depart.au ?? ""}
      />
    </>
  );
}

/** An institution of the département, by its public id. */
export function ChoixInstitution({
  name,
  label,
  institutions,
  refus,
}: {
  name: string;
  label: string;
  institutions: ChoixMembre["institutions"];
  refus: FormRefusal | undefined;
}) {
  return (
    <SelectField
      name={name}
      label={label}
      requis
      vide="Choisir une institution"
      erreur={refus?.champ === name ? refus.message : undefined}
      defaultValue={refus?.saisie[name] ?? ""}
      options={institutions.map(({ publicId, nom }) => ({ value: publicId, label: nom }))}
    />
  );
}
