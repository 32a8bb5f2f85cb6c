import type { ButtonHTMLAttributes, ReactNode } from "react";
import { Glyphe, type GlypheNom } from "./glyphs.tsx";
import { Link, type LinkProps } from "./link.tsx";

export type ButtonVariant = "primaire" | "secondaire" | "discret" | "danger";

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className" | "style"> & {
  variant?: ButtonVariant;
  glyphe?: GlypheNom;
};

/** A button; submits its form unless `type` says otherwise. */
export function Button({ variant = "primaire", glyphe, children, type = "submit", ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} className={`bouton bouton--${variant}`}>
      {glyphe ? <Glyphe nom={glyphe} /> : null}
      {children}
    </button>
  );
}

export type ButtonLinkProps = Omit<LinkProps, "className" | "style"> & {
  variant?: ButtonVariant;
  glyphe?: GlypheNom;
  /** A file, not a page: the browser downloads it. */
  fichier?: boolean;
};

/** A link that weighs as much as a button: it goes somewhere, it changes nothing. */
export function ButtonLink({
  variant = "secondaire",
  glyphe,
  fichier = false,
  children,
  ...rest
}: ButtonLinkProps) {
  return (
    <Link {...rest} {...(fichier ? { download: "" } : {})} className={`bouton bouton--${variant}`}>
      {glyphe ? <Glyphe nom={glyphe} /> : null}
      {children}
    </Link>
  );
}

/** The row of buttons at the end of a form; the main one first. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className="form-actions">{children}</div>;
}

export type FilterFormProps = {
  /** Address that receives the filters; the current one by default. */
  action?: string;
  /** Address without filter; without it « Effacer » is not offered. */
  effacer?: string;
  /** Name of the form for screen readers. */
  label?: string;
  /** Parameters of the address to keep (sort, view); null and undefined are left out. */
  garder?: Readonly<Record<string, string | null | undefined>>;
  /** Word of the button. */
  bouton?: string;
  children: ReactNode;
};

/** Filters kept in the address: a GET form, so that a filtered list can be sent to someone. */
export function FilterForm({
  action,
  effacer,
  label = "Filtrer la liste",
  garder = {},
  bouton = "Filtrer",
  children,
}: FilterFormProps) {
  return (
    <search>
      <form className="filtres" method="get" action={action} aria-label={label}>
        {Object.entries(garder).map(([name, value]) =>
          value === null || value === undefined ? null : (
            <input key={name} type="hidden" name={name} value={value} />
          ),
        )}
        {children}
        <div className="filtres-boutons">
          <Button variant="secondaire">{bouton}</Button>
          {effacer ? (
            <ButtonLink to={effacer} variant="discret">
              Effacer
            </ButtonLink>
          ) : null}
        </div>
      </form>
    </search>
  );
}

export type ConfirmDisclosureProps = {
  /** Word of the first button, « Supprimer le plan ». */
  titre: ReactNode;
  /** What will happen, before the button that does it. */
  consequence: ReactNode;
  variant?: ButtonVariant;
  /** The form with the button that acts. */
  children: ReactNode;
};

/** Asks twice without script: the first button only unfolds the consequence and the true button. */
export function ConfirmDisclosure({
  titre,
  consequence,
  variant = "danger",
  children,
}: ConfirmDisclosureProps) {
  return (
    <details className="confirmation">
      <summary className={`bouton bouton--${variant}`}>{titre}</summary>
      <div className="confirmation-corps">
        {typeof consequence === "string" ? <p>{consequence}</p> : consequence}
        {children}
      </div>
    </details>
  );
}
