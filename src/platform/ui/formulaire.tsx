import { createContext, type FormHTMLAttributes, use } from "react";

/** What a document needs of the request that it answers, beside its data. */
export type Rendu = {
  /** The proof that a form was written by this site for this reader; asking for it makes the document theirs alone. */
  readonly jeton: () => string;
  /** Number of the fault that this document reports, as the logs write it; null when there is none. */
  readonly incident: string | null;
};

/** Given by the rendering of a document; null in a component rendered alone. */
export const RenduContext = createContext<Rendu | null>(null);

/** Name of the hidden field that carries the proof. */
export const CHAMP_JETON = "jeton-formulaire";

export type FormulaireProps = Omit<FormHTMLAttributes<HTMLFormElement>, "method" | "style"> & {
  /** Warns before typed text is left (`maillage.js`). */
  "data-gardien"?: boolean;
};

/**
 * The only way to write a form that changes something: sent by POST, with the proof without which the server takes
 * nothing. A form that only filters is a `FilterForm`.
 */
export function Formulaire({ children, ...rest }: FormulaireProps) {
  const jeton = use(RenduContext)?.jeton();
  return (
    <form {...rest} method="post">
      {jeton ? <input type="hidden" name={CHAMP_JETON} value={jeton} /> : null}
      {children}
    </form>
  );
}
