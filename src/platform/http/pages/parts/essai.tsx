import type { OperationDecrite, ParametreDecrit } from "#platform/http/api/documentation.ts";
import { Button } from "#platform/ui/actions.tsx";
import { SelectField, TextField } from "#platform/ui/fields.tsx";

type Departements = { code: string; nom: string }[];

/** Trying an operation: a plain form, whose answer is the JSON itself. */
export function Essai({
  operation: { id, titre, parametres },
  departements,
}: {
  operation: OperationDecrite;
  departements: Departements;
}) {
  return (
    <form className="filtres" method="get" action="/api/v1/docs" aria-label={`Essayer : ${titre}`}>
      <input type="hidden" name="essai" value={id} />
      {parametres.map((parametre) => (
        <Champ key={parametre.nom} operation={id} parametre={parametre} departements={departements} />
      ))}
      <div className="filtres-boutons">
        <Button variant="secondaire">Essayer</Button>
      </div>
    </form>
  );
}

function Champ({
  operation,
  parametre: { nom, requis, valeurs, bornes, exemple },
  departements,
}: {
  operation: string;
  parametre: ParametreDecrit;
  departements: Departements;
}) {
  // The same parameter is asked by several forms of the page.
  const field = { id: `${operation}-${nom}`, name: nom, label: nom, requis };
  if (nom === "departement" && departements.length > 0) {
    const options = departements.map((one) => ({ value: one.code, label: `${one.code} ${one.nom}` }));
    return <SelectField {...field} options={options} />;
  }
  if (valeurs.length > 0) {
    return (
      <SelectField
        {...field}
        vide="Tous"
        options={valeurs.map((valeur) => ({ value: valeur, label: valeur }))}
      />
    );
  }
  if (bornes) {
    return (
      <TextField
        {...field}
        type="number"
        court
        min={bornes.minimum}
        max={bornes.maximum}
        defaultValue={exemple}
      />
    );
  }
  return <TextField {...field} court placeholder={requis ? exemple : undefined} autoComplete="off" />;
}
