import type { Contexte } from "#platform/context/contexte.ts";
import { Button, ConfirmDisclosure } from "#platform/ui/actions.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Refusal } from "#platform/values/refusal.ts";
import type { EtatFichier } from "../../domain/vocabulaire.ts";

const GESTES = ["publier", "retirer", "ecarter"] as const;
type Geste = (typeof GESTES)[number];

/** What each gesture does to the file of that public id. */
export type CommandesFichier = Readonly<Record<Geste, (ctx: Contexte, publicId: string) => Promise<void>>>;

/** Does what the form asks of a file; gives the gesture back. @throws Refusal `formulaire.choix`, those of the command */
export async function runGeste(
  ctx: Contexte,
  form: FormData,
  commandes: CommandesFichier,
  publicId: string,
): Promise<Geste> {
  const geste = GESTES.find((one) => one === form.get("geste"));
  if (!geste) throw new Refusal("formulaire.choix", { champ: "geste" });
  await commandes[geste](ctx, publicId);
  return geste;
}

type GestesFichierProps = {
  etat: EtatFichier;
  /** The button that publishes; null when there is nothing to publish. */
  publier: string | null;
  retirer: { titre: string; consequence: string };
  /** What discarding it loses. */
  ecarter: string;
};

/** Publish, withdraw or discard a file that was read, whichever its state allows. */
export function GestesFichier({ etat, publier, retirer, ecarter }: GestesFichierProps) {
  const form = (geste: Geste, label: string, variant: "primaire" | "danger") => (
    <Formulaire>
      <input type="hidden" name="geste" value={geste} />
      <Button variant={variant}>{label}</Button>
    </Formulaire>
  );
  if (etat === "publie")
    return <ConfirmDisclosure {...retirer}>{form("retirer", "Retirer", "danger")}</ConfirmDisclosure>;
  return (
    <div className="rangee">
      {publier !== null && form("publier", publier, "primaire")}
      <ConfirmDisclosure titre="Écarter ce fichier" variant="discret" consequence={ecarter}>
        {form("ecarter", "Écarter", "danger")}
      </ConfirmDisclosure>
    </div>
  );
}
