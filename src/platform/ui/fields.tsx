import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from "react";
import { NBSP } from "#platform/values/french.ts";
import { Glyphe } from "./glyphs.tsx";

/** Id of the control named `name`; what `ErrorSummary` links to. */
export function fieldId(name: string): string {
  // A space would cut the id in two where another attribute refers to it.
  return `champ-${name.replace(/\s/g, "_")}`;
}

export type FieldBase = {
  name: string;
  label: ReactNode;
  /** `fieldId(name)` by default; give one when two forms of a page share a name. */
  id?: string;
  /** How to fill it, always visible. */
  aide?: ReactNode;
  /** What is wrong and how to mend it. */
  erreur?: ReactNode;
  /** Said in words beside the label, and to the browser. */
  requis?: boolean;
};

/** What a control needs to be tied to its label, hint and error. */
export type ControlProps = {
  id: string;
  name: string;
  required: boolean | undefined;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
};

/** Attributes that tie a control to the hint and the error drawn by `Field`. */
export function controlProps({ name, id = fieldId(name), aide, erreur, requis }: FieldBase): ControlProps {
  const described = [aide ? `${id}-aide` : null, erreur ? `${id}-erreur` : null].filter((x) => x !== null);
  return {
    id,
    name,
    required: requis || undefined,
    "aria-invalid": erreur ? true : undefined,
    "aria-describedby": described.length > 0 ? described.join(" ") : undefined,
  };
}

/** « (obligatoire) » after a label. */
export function Required({ requis }: { requis: boolean | undefined }) {
  return requis ? <span className="champ-requis"> (obligatoire)</span> : null;
}

/** Hint and error of a field, with the ids that `controlProps` refers to. */
export function FieldNotes({ id, aide, erreur }: { id: string; aide?: ReactNode; erreur?: ReactNode }) {
  return (
    <>
      {aide ? (
        <span className="champ-aide" id={`${id}-aide`}>
          {aide}
        </span>
      ) : null}
      {erreur ? (
        <span className="champ-erreur" id={`${id}-erreur`}>
          <Glyphe nom="losange" />
          <span>
            <span className="vh">{`Erreur${NBSP}: `}</span>
            {erreur}
          </span>
        </span>
      ) : null}
    </>
  );
}

/** Label, hint and error around any control; the control receives `controlProps`. « large » takes the whole column. */
export function Field({
  children,
  large = false,
  ...field
}: FieldBase & { large?: boolean; children: (control: ControlProps) => ReactNode }) {
  const control = controlProps(field);
  const names = ["champ", field.erreur ? "champ--erreur" : null, large ? "champ--large" : null];
  return (
    <div className={names.filter((name) => name !== null).join(" ")}>
      <label htmlFor={control.id}>
        {field.label}
        <Required requis={field.requis} />
      </label>
      <FieldNotes id={control.id} aide={field.aide} erreur={field.erreur} />
      {children(control)}
    </div>
  );
}

type Native<T> = Omit<T, keyof ControlProps | "className" | "style" | "children">;

export type TextFieldProps = FieldBase &
  Native<InputHTMLAttributes<HTMLInputElement>> & {
    type?: "text" | "email" | "tel" | "url" | "search" | "number" | "password";
    /** A narrow control for codes and numbers. */
    court?: boolean;
  };

/** One line of text. */
export function TextField({
  name,
  label,
  id,
  aide,
  erreur,
  requis,
  court,
  type = "text",
  ...rest
}: TextFieldProps) {
  return (
    <Field name={name} label={label} id={id} aide={aide} erreur={erreur} requis={requis}>
      {(control) => (
        <input {...rest} {...control} type={type} className={court ? "saisie saisie--courte" : "saisie"} />
      )}
    </Field>
  );
}

export type TextAreaProps = FieldBase & Native<TextareaHTMLAttributes<HTMLTextAreaElement>>;

/** Several lines of text. */
export function TextArea({ name, label, id, aide, erreur, requis, rows = 4, ...rest }: TextAreaProps) {
  return (
    <Field name={name} label={label} id={id} aide={aide} erreur={erreur} requis={requis}>
      {(control) => <textarea {...rest} {...control} rows={rows} className="saisie" />}
    </Field>
  );
}

/** Options of one `groupe` follow one another, under its name. */
export type SelectOption = { value: string; label: string; disabled?: boolean; groupe?: string };

export type SelectFieldProps = FieldBase & {
  options: readonly SelectOption[];
  /** Text of a first empty choice (« Tous les volets »); without it the first option is chosen. */
  vide?: string;
  defaultValue?: string;
  disabled?: boolean;
};

/** One choice in a list. */
export function SelectField({ options, vide, defaultValue, disabled, ...field }: SelectFieldProps) {
  return (
    <Field {...field}>
      {(control) => (
        <select {...control} className="saisie" defaultValue={defaultValue} disabled={disabled}>
          {vide === undefined ? null : <option value="">{vide}</option>}
          {grouped(options).map(([groupe, own]) =>
            groupe === "" ? (
              <Options key={groupe} options={own} />
            ) : (
              <optgroup key={groupe} label={groupe}>
                <Options options={own} />
              </optgroup>
            ),
          )}
        </select>
      )}
    </Field>
  );
}

function Options({ options }: { options: readonly SelectOption[] }) {
  return options.map((option) => (
    <option key={option.value} value={option.value} disabled={option.disabled}>
      {option.label}
    </option>
  ));
}

function grouped(options: readonly SelectOption[]): [string, SelectOption[]][] {
  const groups = new Map<string, SelectOption[]>();
  for (const option of options) {
    const { groupe = "" } = option;
    groups.set(groupe, [...(groups.get(groupe) ?? []), option]);
  }
  return [...groups];
}

export type DateFieldProps = FieldBase & {
  /** ISO dates, `2026-09-17`. */
  defaultValue?: string;
  min?: string;
  max?: string;
  disabled?: boolean;
};

/** A day, through the browser's own picker; sends `2026-09-17`. */
export function DateField({ defaultValue, min, max, disabled, ...field }: DateFieldProps) {
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...control}
          type="date"
          className="saisie saisie--date"
          defaultValue={defaultValue}
          min={min}
          max={max}
          disabled={disabled}
        />
      )}
    </Field>
  );
}

export type FileFieldProps = FieldBase & {
  /** Extensions and media types taken, as `accept` writes them (« .csv,.xlsx »). */
  accept?: string;
  /** The same in words with the limits, « CSV ou XLSX, 20 Mo et 15 000 lignes au plus ». */
  limites: ReactNode;
  multiple?: boolean;
};

/** A file to choose or to drop: the native control, drawn as a wide landing place. */
export function FileField({ accept, limites, multiple, aide, ...field }: FileFieldProps) {
  const note = (
    <>
      {limites}
      {aide ? <> — {aide}</> : null}
    </>
  );
  return (
    <Field {...field} aide={note} large>
      {(control) => (
        <input
          {...control}
          type="file"
          className="saisie saisie--fichier"
          accept={accept}
          multiple={multiple}
        />
      )}
    </Field>
  );
}
