import { useLocation } from "react-router";
import { Button } from "#platform/ui/actions.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import type { Suivable } from "../../../queries/suivi/find-suivable.ts";

/** Follows, or follows no more; nothing for a visitor (`suivi` null). */
export function BoutonSuivre({
  departement,
  objet,
  suivi,
  nom,
}: {
  departement: string;
  objet: Suivable;
  suivi: boolean | null;
  /** Said to whoever does not see where the button stands. */
  nom: string;
}) {
  const { pathname, search } = useLocation();
  if (suivi === null) return null;
  return (
    <Formulaire action={`/${departement}/suivre`} className="sans-impression">
      <input type="hidden" name="genre" value={objet.genre} />
      <input type="hidden" name="schema" value={objet.schema} />
      <input type="hidden" name="objet" value={objet.objet} />
      <input type="hidden" name="retour" value={pathname + search} />
      <Button variant="secondaire" name="suivre" value={suivi ? "non" : "oui"}>
        {suivi ? "Ne plus suivre" : "Suivre"}
        <span className="vh">{` : ${nom}`}</span>
      </Button>
    </Formulaire>
  );
}
