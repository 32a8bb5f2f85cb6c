import { type FormRefusal, readDay } from "#platform/http/page.ts";
import { DateField, TextField } from "#platform/ui/fields.tsx";
import type { Decision } from "../../../domain/versions/decision.ts";

/** The decision that adopts a text: which body, on which day, under which number. */
export function ChampsDecision({ refus, jour }: { refus: FormRefusal | undefined; jour: string }) {
  const erreur = (champ: string) => (refus?.champ === champ ? refus.message : undefined);
  return (
    <>
      <TextField
        name="instance"
        label="Instance qui a adopté"
        aide="Par exemple le comité départemental des services aux familles."
        requis
        maxLength={300}
        erreur={erreur("instance")}
        defaultValue={refus?.saisie.instance ?? ""}
      />
      <TextField
        name="numeroDecision"
        label="Numéro de la décision ou de la délibération"
        requis
        court
        maxLength={100}
        erreur={erreur("numeroDecision")}
        defaultValue={refus?.saisie.numeroDecision ?? ""}
      />
      <DateField
        name="adopteeLe"
        label="Adopté le"
        requis
        max={jour}
        erreur={erreur("adopteeLe")}
        defaultValue={refus?.saisie.adopteeLe ?? ""}
      />
    </>
  );
}

/** What the form says of it. @throws Refusal `formulaire.date-vide`, `formulaire.date`. */
export function lireDecision(form: FormData): Decision {
  return {
    instance: String(form.get("instance") ?? ""),
    numeroDecision: String(form.get("numeroDecision") ?? ""),
    adopteeLe: readDay(form, "adopteeLe"),
  };
}
