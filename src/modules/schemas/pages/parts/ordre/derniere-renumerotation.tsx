import { Temporal } from "temporal-polyfill";
import { Button, ConfirmDisclosure } from "#platform/ui/actions.tsx";
import { Notice } from "#platform/ui/feedback.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { formatInstant, plural } from "#platform/values/french.ts";
import type { NumerosVus } from "../../../queries/ordre/load-numeros.ts";

/** The last renumbering of a scheme, and its way back. `fait` is the one that this very person has just done or undone. */
export function DerniereRenumerotation({
  derniere,
  fait,
}: {
  derniere: NonNullable<NumerosVus["derniere"]>;
  fait: string | null;
}) {
  const { id, nombre, annulee } = derniere;
  const combien = plural(nombre, "numéro ou code", "numéros et codes");
  if (fait === id && annulee)
    return <Notice kind="succes" titre={`Renumérotation annulée : ${combien} comme avant`} annonce />;
  if (fait === id)
    return (
      <Notice kind="succes" titre={`Plan renuméroté : ${combien}`} annonce>
        <Annuler id={id} />
      </Notice>
    );
  const quand = formatInstant(Temporal.Instant.from(derniere.faitLe));
  const qui = derniere.par ? ` par ${derniere.par}` : "";
  return (
    <Notice
      kind="info"
      titre={`Dernière renumérotation : ${quand}${qui}, ${combien}${annulee ? " (annulée)" : ""}`}
    >
      {!annulee && (
        <ConfirmDisclosure
          titre="Annuler cette renumérotation"
          variant="secondaire"
          consequence="Les numéros et les codes d’avant reviennent tous, ou aucun si l’un d’eux a changé depuis."
        >
          <Annuler id={id} />
        </ConfirmDisclosure>
      )}
    </Notice>
  );
}

function Annuler({ id }: { id: string }) {
  return (
    <Formulaire>
      <input type="hidden" name="renumerotation" value={id} />
      <Button variant="secondaire" name="geste" value="annuler">
        Annuler la renumérotation
      </Button>
    </Formulaire>
  );
}
