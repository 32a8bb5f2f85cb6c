import type { ReactNode } from "react";
import { controlProps, type FieldBase, FieldNotes, Required } from "./fields.tsx";

export type CheckboxFieldProps = FieldBase & {
  /** What is sent when ticked; « oui » by default. */
  value?: string;
  defaultChecked?: boolean;
  disabled?: boolean;
};

/** One box to tick, its label at its right. */
export function CheckboxField({ value = "oui", defaultChecked, disabled, ...field }: CheckboxFieldProps) {
  const control = controlProps(field);
  return (
    <div className={field.erreur ? "champ champ--erreur" : "champ"}>
      <div className="choix-item">
        <input
          {...control}
          type="checkbox"
          value={value}
          defaultChecked={defaultChecked}
          disabled={disabled}
        />
        <label htmlFor={control.id}>
          {field.label}
          <Required requis={field.requis} />
        </label>
      </div>
      <FieldNotes id={control.id} aide={field.aide} erreur={field.erreur} />
    </div>
  );
}

export type ChoiceOption = { value: string; label: ReactNode; aide?: ReactNode; disabled?: boolean };

export type RadioGroupProps = FieldBase & {
  options: readonly ChoiceOption[];
  defaultValue?: string;
  /** Choices side by side when they are short. */
  enLigne?: boolean;
};

/** One choice among a few, all visible. The first control bears the id of the field. */
export function RadioGroup({ options, defaultValue, enLigne = false, ...field }: RadioGroupProps) {
  return (
    <Choices
      type="radio"
      field={field}
      options={options}
      chosen={defaultValue === undefined ? [] : [defaultValue]}
      enLigne={enLigne}
    />
  );
}

export type CheckboxGroupProps = FieldBase & {
  options: readonly ChoiceOption[];
  defaultValues?: readonly string[];
  enLigne?: boolean;
  /** Name of the field that a script puts above many boxes, to find some of them as one types. */
  trouver?: string;
};

/** Several choices among a few; each ticked one is sent under the same name. */
export function CheckboxGroup({
  options,
  defaultValues = [],
  enLigne = false,
  trouver,
  ...field
}: CheckboxGroupProps) {
  return (
    <Choices
      type="checkbox"
      field={field}
      options={options}
      chosen={defaultValues}
      enLigne={enLigne}
      trouver={trouver}
    />
  );
}

function Choices({
  type,
  field,
  options,
  chosen,
  enLigne,
  trouver,
}: {
  type: "radio" | "checkbox";
  field: FieldBase;
  options: readonly ChoiceOption[];
  chosen: readonly string[];
  enLigne: boolean;
  trouver?: string | undefined;
}) {
  const {
    id,
    name,
    "aria-describedby": describedBy,
    "aria-invalid": invalid,
    required,
  } = controlProps(field);
  return (
    <fieldset
      className={field.erreur ? "champ champ--erreur" : "champ"}
      aria-describedby={describedBy}
      data-trouver={trouver}
    >
      <legend>
        {field.label}
        <Required requis={field.requis} />
      </legend>
      <FieldNotes id={id} aide={field.aide} erreur={field.erreur} />
      <div className={enLigne ? "choix choix--ligne" : "choix"}>
        {options.map((option, index) => {
          const optionId = index === 0 ? id : `${id}-${index}`;
          return (
            <div key={option.value} className="choix-item">
              <input
                type={type}
                id={optionId}
                name={name}
                value={option.value}
                defaultChecked={chosen.includes(option.value)}
                disabled={option.disabled}
                required={type === "radio" ? required : undefined}
                aria-invalid={invalid}
                aria-describedby={option.aide ? `${optionId}-precision` : undefined}
              />
              <label htmlFor={optionId}>{option.label}</label>
              {option.aide ? (
                <span className="champ-aide" id={`${optionId}-precision`}>
                  {option.aide}
                </span>
              ) : null}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
