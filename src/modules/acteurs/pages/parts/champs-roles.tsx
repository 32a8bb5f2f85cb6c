import type { Temporal } from "temporal-polyfill";
import type { FormRefusal } from "#platform/http/page.ts";
import { readDay } from "#platform/http/page.ts";
import { ROLES, type Role } from "#platform/identity/principal.ts";
import { CheckboxField } from "#platform/ui/choices.tsx";
import { DateField, FieldNotes, fieldId } from "#platform/ui/fields.tsx";
import { Refusal } from "#platform/values/refusal.ts";
import { DROITS_ROLE } from "../../roles.ts";
import { roleLabel } from "./tableau-mandats.tsx";

/** Roles to tick, first day and last day. */
export function ChampsRoles({
  refus,
  du,
  roles = [],
}: {
  refus: FormRefusal | null;
  /** First day offered, ISO 8601. */
  du: string;
  roles?: readonly Role[];
}) {
  const erreur = (champ: string) => (refus?.champ === champ ? refus.message : undefined);
  const kept = refus ? ROLES.filter((role) => refus.saisie[fieldOf(role)] === "oui") : roles;
  return (
    <>
      <fieldset className={erreur("role") ? "champ champ--erreur" : "champ"}>
        <legend>Rôles (un au moins)</legend>
        <FieldNotes id={fieldId("role")} erreur={erreur("role")} />
        {ROLES.map((role, index) => (
          <CheckboxField
            key={role}
            name={fieldOf(role)}
            {...(index === 0 && { id: fieldId("role") })}
            label={roleLabel(role)}
            aide={`${DROITS_ROLE[role]}.`}
            defaultChecked={kept.includes(role)}
          />
        ))}
      </fieldset>
      <ChampsDates refus={refus} du={du} au="" />
    </>
  );
}

/** First and last day of a mandat. */
export function ChampsDates({ refus, du, au }: { refus: FormRefusal | null; du: string; au: string }) {
  const erreur = (champ: string) => (refus?.champ === champ ? refus.message : undefined);
  return (
    <>
      <DateField
        name="du"
        label="Premier jour"
        requis
        defaultValue={refus?.saisie.du ?? du}
        erreur={erreur("du")}
      />
      <DateField
        name="au"
        label="Dernier jour"
        aide="Laissez vide tant que la fin n'est pas connue."
        defaultValue={refus?.saisie.au ?? au}
        erreur={erreur("au")}
      />
    </>
  );
}

/** The days that the form says. @throws Refusal `formulaire.date`, `formulaire.date-vide` naming the field. */
export function readDates(form: FormData): { du: Temporal.PlainDate; au: Temporal.PlainDate | null } {
  return { du: readDay(form, "du"), au: String(form.get("au") ?? "").trim() ? readDay(form, "au") : null };
}

/** The roles that are ticked. @throws Refusal `role.aucun`. */
export function readRoles(form: FormData): Role[] {
  const roles = ROLES.filter((role) => form.get(fieldOf(role)) === "oui");
  if (roles.length === 0) throw new Refusal("role.aucun", { champ: "role" });
  return roles;
}

/** One name a role: a form that comes back keeps each tick. */
function fieldOf(role: Role): string {
  return `role-${role}`;
}
