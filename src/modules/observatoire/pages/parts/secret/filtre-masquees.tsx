import { FilterForm } from "#platform/ui/actions.tsx";
import { SelectField } from "#platform/ui/fields.tsx";
import { sayMillesime } from "../../../domain/millesime.ts";
import { LIBELLE_ORIGINE } from "../../../domain/secret/dire-secret.ts";
import { type FiltreSecret, ORIGINES_SECRET, secretParams } from "../../../domain/secret/filtre-secret.ts";
import { LIBELLE_MAILLE } from "../../../domain/vocabulaire.ts";
import type { AuditSecret } from "../../../queries/secret/read-audit.ts";
import { lienSecret } from "../liens.ts";

type FiltreProps = {
  code: string;
  filtre: FiltreSecret;
  choix: AuditSecret["choix"];
  /** Those who may import also look for what gives way. */
  avecExposees: boolean;
};

export function FiltreMasquees({ code, filtre, choix, avecExposees }: FiltreProps) {
  const lien = lienSecret(code);
  const filtree = Object.values(secretParams(filtre)).some((value) => value !== null);
  const said = (values: readonly string[], say = (value: string) => value) =>
    values.map((value) => ({ value, label: say(value) }));
  return (
    <FilterForm action={lien} label="Chercher parmi les cases masquées" effacer={filtree ? lien : undefined}>
      <SelectField
        name="indicateur"
        label="Indicateur"
        vide="Tous"
        defaultValue={filtre.indicateur ?? ""}
        options={choix.indicateurs.map((one) => ({ value: one.code, label: one.libelle }))}
      />
      <SelectField
        name="producteur"
        label="Producteur"
        vide="Tous"
        defaultValue={filtre.producteur ?? ""}
        options={said(choix.producteurs)}
      />
      <SelectField
        name="maille"
        label="Échelle"
        vide="Toutes"
        defaultValue={filtre.maille ?? ""}
        options={choix.mailles.map((value) => ({ value, label: LIBELLE_MAILLE[value] }))}
      />
      <SelectField
        name="millesime"
        label="Année"
        vide="Toutes"
        defaultValue={filtre.millesime ?? ""}
        options={said(choix.millesimes, sayMillesime)}
      />
      <SelectField
        name="origine"
        label="Pourquoi"
        vide="Toutes les raisons"
        defaultValue={filtre.origine ?? ""}
        options={ORIGINES_SECRET.map((value) => ({ value, label: LIBELLE_ORIGINE[value] }))}
      />
      {avecExposees && (
        <SelectField
          name="exposees"
          label="Attaque"
          vide="Toutes"
          defaultValue={filtre.exposees ? "oui" : ""}
          options={[{ value: "oui", label: "Celles qui se déduisent" }]}
        />
      )}
    </FilterForm>
  );
}
