import { TextField } from "#platform/ui/fields.tsx";
import { formatList } from "#platform/values/french.ts";
import { nommerChoix, type Reconnu } from "../../domain/comparer/reconnaitre.ts";
import type { TerritoirePortrait } from "../../queries/portrait/read-chiffres.ts";

const LISTE = "territoires-connus";

/** What is offered in every field of the page: 500 names once, not in each. */
export function ChoixTerritoires({ choix }: { choix: readonly TerritoirePortrait[] }) {
  return (
    <datalist id={LISTE}>
      {choix.map((one) => (
        <option key={`${one.maille} ${one.code}`} value={nommerChoix(one)} />
      ))}
    </datalist>
  );
}

/** A territory to name, by its code or the beginning of its name; what was typed stays, with why it is not known. */
export function ChampTerritoire({
  name,
  label,
  id,
  demande,
}: {
  name: string;
  label: string;
  id?: string;
  demande: Reconnu<TerritoirePortrait> | null;
}) {
  return (
    <TextField
      {...{ name, label, id }}
      list={LISTE}
      autoComplete="off"
      maxLength={100}
      defaultValue={demande ? (demande.trouve ? nommerChoix(demande.trouve) : demande.texte) : ""}
      erreur={demande && !demande.trouve ? inconnu(demande) : undefined}
    />
  );
}

function inconnu({ proches }: Reconnu<TerritoirePortrait>): string {
  return proches.length === 0
    ? "Ce territoire n’est pas connu ici : écrivez le nom d’une commune ou d’une intercommunalité du département."
    : `Plusieurs territoires s’appellent ainsi (${formatList(proches.slice(0, 4).map(nommerChoix))}${proches.length > 4 ? "…" : ""}) : choisissez-en un.`;
}
