import { diffWords, similarity } from "./diff-words.ts";

export type DiffProps = {
  /** Text before; null or empty when there was none. */
  avant: string | null;
  /** Text after; null or empty when there is none left. */
  apres: string | null;
};

/** Below this share of common text, the mixed reading is harder than both versions one under the other. */
const MIXED = 0.5;

/**
 * Two versions of a text: what goes is struck in `<del>`, what comes is underlined in `<ins>`.
 * Near versions are mixed word by word, far ones are shown one under the other.
 */
export function Diff({ avant, apres }: DiffProps) {
  const before = avant ?? "";
  const after = apres ?? "";
  if (before === after) return <span className="ecart">{before === "" ? <em>vide</em> : before}</span>;
  const parts = diffWords(before, after);
  if (similarity(parts) >= MIXED) {
    return (
      <span className="ecart">
        {parts.map(({ kind, text }, index) => {
          if (kind === "commun") return <span key={index}>{text}</span>;
          const lead = /^\s*/u.exec(text)?.[0] ?? "";
          const body = text.slice(lead.length);
          return (
            <span key={index}>
              {lead}
              {kind === "retire" ? <del>{body}</del> : <ins>{body}</ins>}
            </span>
          );
        })}
      </span>
    );
  }
  return (
    <dl className="ecart ecart-bloc">
      <dt>Avant</dt>
      <dd>{before === "" ? <em>vide</em> : <del>{before}</del>}</dd>
      <dt>Après</dt>
      <dd>{after === "" ? <em>vide</em> : <ins>{after}</ins>}</dd>
    </dl>
  );
}
