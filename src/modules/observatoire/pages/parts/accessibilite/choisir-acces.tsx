import { FilterForm } from "#platform/ui/actions.tsx";
import { SelectField, TextField } from "#platform/ui/fields.tsx";
import { type ChoixAcces, LISTE, sayPaliers } from "../../../domain/accessibilite/choix-acces.ts";
import { sayMillesime } from "../../../domain/millesime.ts";
import type { LectureAcces } from "../../../queries/accessibilite/read-acces.ts";
import { lienAcces } from "./lecture-acces.ts";

const ILLISIBLE = {
  paliers:
    "Écrivez des minutes croissantes et des poids de 0 à 1 qui ne remontent pas : « 5 : 1 ; 10 : 0,5 ».",
  vitesse: "Écrivez une vitesse de 5 à 130 km/h.",
  detour: "Écrivez un nombre de 1 à 3.",
} as const;

/** What counts as children and as places, and how far: all of it in the address. */
export function ChoisirAcces({
  departement,
  lecture,
  choix,
}: {
  departement: string;
  lecture: LectureAcces;
  choix: ChoixAcces;
}) {
  const { comptes, enfants, offre, structures, aUneListe, trajets } = lecture;
  const { portee, illisibles, commune, places } = choix;
  const offres = [
    ...(aUneListe ? [{ value: LISTE, label: "La liste de structures importée" }] : []),
    ...comptes.places.map((one) => ({ value: one.code, label: one.libelle })),
  ];
  const erreur = (champ: keyof typeof ILLISIBLE) =>
    illisibles.includes(champ) ? ILLISIBLE[champ] : undefined;
  return (
    <FilterForm
      action={lienAcces(departement)}
      label="Choisir ce qui est compté"
      bouton="Calculer"
      effacer={lienAcces(departement)}
      garder={{ commune, places: places === null ? null : String(places) }}
    >
      {comptes.enfants.length > 0 && (
        <SelectField
          name="enfants"
          label="Qui a besoin d’une place"
          defaultValue={enfants?.code}
          options={comptes.enfants.map((one) => ({ value: one.code, label: one.libelle }))}
        />
      )}
      {enfants && (
        <SelectField
          name="annee"
          label="Année"
          defaultValue={enfants.millesime}
          options={enfants.millesimes.map((value) => ({ value, label: sayMillesime(value) }))}
        />
      )}
      {offres.length > 0 && (
        <SelectField
          name="offre"
          label="Places"
          defaultValue={structures ? LISTE : offre?.code}
          options={offres}
        />
      )}
      {offre && offre.millesimes.length > 1 && (
        <SelectField
          name="annee-offre"
          label="Année des places"
          defaultValue={offre.millesime}
          options={offre.millesimes.map((value) => ({ value, label: sayMillesime(value) }))}
        />
      )}
      <TextField
        name="paliers"
        label="Minutes et poids"
        defaultValue={sayPaliers(portee.paliers)}
        maxLength={80}
        erreur={erreur("paliers")}
      />
      <TextField
        name="vitesse"
        label="Vitesse (km/h)"
        court
        inputMode="decimal"
        defaultValue={String(portee.vitesse).replace(".", ",")}
        erreur={erreur("vitesse")}
      />
      <TextField
        name="detour"
        label="Détour"
        court
        inputMode="decimal"
        defaultValue={String(portee.detour).replace(".", ",")}
        erreur={erreur("detour")}
      />
      {(trajets || !choix.trajets) && (
        <SelectField
          name="trajets"
          label="Trajets"
          defaultValue={choix.trajets ? "oui" : "non"}
          options={[
            { value: "oui", label: "Table importée" },
            { value: "non", label: "Tous à vol d’oiseau" },
          ]}
        />
      )}
    </FilterForm>
  );
}
