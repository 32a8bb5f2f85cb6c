import type { FormRefusal } from "#platform/http/page.ts";
import { TextArea, TextField } from "#platform/ui/fields.tsx";

/** What an amendment is about and why; as typed when it was refused, else as it is. */
export function ChampsAmendement({
  refus,
  courant,
}: {
  refus: FormRefusal | undefined;
  courant?: { objet: string; motif: string };
}) {
  const erreur = (champ: string) => (refus?.champ === champ ? refus.message : undefined);
  return (
    <>
      <TextField
        name="objet"
        label="Objet"
        requis
        maxLength={200}
        erreur={erreur("objet")}
        defaultValue={refus?.saisie.objet ?? courant?.objet ?? ""}
      />
      <TextArea
        name="motif"
        label="Motif"
        requis
        rows={3}
        erreur={erreur("motif")}
        defaultValue={refus?.saisie.motif ?? courant?.motif ?? ""}
      />
    </>
  );
}
