import type { FormRefusal } from "#platform/http/page.ts";
import { TextArea, TextField } from "#platform/ui/fields.tsx";
import { LONGUEURS, type SaisieTerme } from "../../saisie.ts";

/** What a form of an entry says. */
export function readSaisie(form: FormData): SaisieTerme {
  const text = (name: string) => String(form.get(name) ?? "");
  return {
    ...{ sigle: text("sigle"), terme: text("terme"), definition: text("definition") },
    ...{ lien: text("lien"), variantes: text("variantes") },
  };
}

/** The fields of an entry, as known or as typed in a refused form. */
export function ChampsTerme({ valeurs, refus }: { valeurs: SaisieTerme; refus: FormRefusal | null }) {
  const champ = (name: keyof SaisieTerme) => ({
    name,
    maxLength: LONGUEURS[name],
    defaultValue: refus?.saisie[name] ?? valeurs[name],
    erreur: refus?.champ === name ? refus.message : undefined,
  });
  return (
    <>
      <TextField {...champ("sigle")} label="Sigle" aide="Vide pour un mot qui n’en a pas." />
      <TextField
        {...champ("terme")}
        label="Terme"
        aide="Ce que veut dire le sigle, ou le mot lui-même."
        requis
      />
      <TextArea
        {...champ("definition")}
        label="Définition"
        aide="Une ou deux phrases que comprend quelqu’un qui n’est pas du métier."
        rows={4}
        requis
      />
      <TextField
        {...champ("lien")}
        label="Site qui en dit plus"
        aide="Une adresse en https://, facultative."
      />
      <TextArea
        {...champ("variantes")}
        label="Autres écritures"
        aide="Une par ligne : elles seront reconnues dans les textes, comme le sigle."
        rows={3}
      />
    </>
  );
}
