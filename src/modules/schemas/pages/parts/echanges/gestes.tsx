import type { ReactNode } from "react";
import { useLocation } from "react-router";
import { Button, type ButtonVariant } from "#platform/ui/actions.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import type { Geste } from "./lire-echange.ts";

/** A gesture on a comment or on a file: one button, with what it must name. */
export function GesteEchange({
  action,
  geste,
  champs,
  variant = "discret",
  nom,
  children,
}: {
  action: string;
  geste: Geste;
  champs: Readonly<Record<string, string | number>>;
  variant?: ButtonVariant;
  /** Said to whoever does not see where the button stands. */
  nom?: string;
  children: ReactNode;
}) {
  const { pathname, search } = useLocation();
  return (
    <Formulaire action={action} className="geste sans-impression">
      <input type="hidden" name="geste" value={geste} />
      <input type="hidden" name="retour" value={pathname + search} />
      {Object.entries(champs).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button variant={variant}>
        {children}
        {nom && <span className="vh">{` : ${nom}`}</span>}
      </Button>
    </Formulaire>
  );
}
