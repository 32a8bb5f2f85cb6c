import { Button } from "./actions.tsx";
import { fieldId } from "./fields.tsx";

/** Id of the field of the banner, target of the second skip link. */
export const RECHERCHE = fieldId("recherche");

export type SearchFormProps = {
  /** Address that answers; the words go in its parameter `q`. */
  action: string;
  /** In the banner of every page, or at the head of the page of results. */
  place: "bandeau" | "page";
  valeur?: string;
  /** Filters of the address that a new search keeps; null is left out. */
  garder?: Readonly<Record<string, string | null>>;
};

/** Words to look for, sent by GET: Enter or the button, no script. */
export function SearchForm({ action, place, valeur, garder = {} }: SearchFormProps) {
  const id = place === "bandeau" ? RECHERCHE : fieldId("q");
  const label = place === "bandeau" ? "Chercher dans tout le département" : "Mots cherchés";
  return (
    <search>
      <form method="get" action={action} className={`cherche cherche--${place}`}>
        {Object.entries(garder).map(([name, value]) =>
          value === null ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        <label htmlFor={id} className={place === "bandeau" ? "vh" : undefined}>
          {label}
        </label>
        <div className="cherche-rang">
          <input
            id={id}
            type="search"
            name="q"
            className="saisie"
            defaultValue={valeur}
            placeholder={place === "bandeau" ? "Chercher" : undefined}
            maxLength={200}
            autoComplete="off"
            enterKeyHint="search"
          />
          <Button variant={place === "bandeau" ? "secondaire" : "primaire"}>Chercher</Button>
        </div>
      </form>
    </search>
  );
}
