import type { FormRefusal } from "#platform/http/page.ts";
import { TextField } from "#platform/ui/fields.tsx";
import type { Rythme } from "../../../domain/nouvelles/tournee.ts";

/** How often those who do not answer are written to again. */
export function ChampsRythme({ refus, depart }: { refus: FormRefusal | undefined; depart: Rythme }) {
  const erreur = (champ: string) => (refus?.champ === champ ? refus.message : undefined);
  return (
    <>
      <TextField
        name="relanceJours"
        label="Jours avant un rappel"
        type="number"
        min={1}
        max={30}
        court
        requis
        erreur={erreur("relanceJours")}
        defaultValue={refus?.saisie.relanceJours ?? String(depart.relanceJours)}
      />
      <TextField
        name="relancesMaximum"
        label="Rappels au plus"
        aide="0 : aucun rappel."
        type="number"
        min={0}
        max={5}
        court
        requis
        erreur={erreur("relancesMaximum")}
        defaultValue={refus?.saisie.relancesMaximum ?? String(depart.relancesMaximum)}
      />
    </>
  );
}
