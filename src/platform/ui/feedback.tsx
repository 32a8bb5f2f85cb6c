import type { ReactNode } from "react";
import { formatPercent, NBSP } from "#platform/values/french.ts";
import { Glyphe, type GlypheNom, type Ton, Trame } from "./glyphs.tsx";

export type NoticeKind = "info" | "succes" | "attention" | "erreur";

const NOTICES: Record<NoticeKind, { glyphe: GlypheNom; mot: string }> = {
  info: { glyphe: "info", mot: "Information" },
  succes: { glyphe: "coche", mot: "Fait" },
  attention: { glyphe: "triangle", mot: "Attention" },
  erreur: { glyphe: "losange", mot: "Erreur" },
};

export type NoticeProps = {
  kind: NoticeKind;
  titre: ReactNode;
  children?: ReactNode;
  /** Announced when it appears: true for the answer to what the person has just done. */
  annonce?: boolean;
};

/** A framed message. Its kind is said in words to screen readers, drawn by a glyph and a colour for the eye. */
export function Notice({ kind, titre, children, annonce = false }: NoticeProps) {
  const { glyphe, mot } = NOTICES[kind];
  return (
    <div className={`avis ton-${kind}`} role={annonce ? (kind === "erreur" ? "alert" : "status") : undefined}>
      <Glyphe nom={glyphe} />
      <div className="avis-corps">
        <p className="avis-titre">
          <span className="vh">{`${mot}${NBSP}: `}</span>
          {titre}
        </p>
        {children}
      </div>
    </div>
  );
}

/** What a list shows when it holds nothing: why, and what to do next. */
export function EmptyState({
  titre,
  children,
  action,
}: {
  titre: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="vide">
      <Trame taille={40} />
      <p className="vide-titre">{titre}</p>
      {typeof children === "string" ? <p>{children}</p> : children}
      {action}
    </div>
  );
}

export type FieldError = {
  /** Id of the control at fault (`fieldId(name)`), when there is one. */
  champ?: string;
  message: ReactNode;
};

/** All the errors of a form at once, each leading to its field. Nothing when there is none. */
export function ErrorSummary({ titre, erreurs }: { titre: ReactNode; erreurs: readonly FieldError[] }) {
  if (erreurs.length === 0) return null;
  return (
    <div className="avis ton-erreur" role="alert" tabIndex={-1} data-erreurs>
      <Glyphe nom="losange" />
      <div className="avis-corps">
        <h2 className="avis-titre">{titre}</h2>
        <ul>
          {erreurs.map(({ champ, message }, index) => (
            <li key={index}>{champ ? <a href={`#${champ}`}>{message}</a> : message}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

export type ProgressBarProps = {
  /** From 0 to 100; null when nobody has said it: unknown is not 0. */
  valeur: number | null;
  label: string;
  /** Without its visible label, for a table cell; the label stays for screen readers. */
  compact?: boolean;
};

/** Progress as a bar and in figures. */
export function ProgressBar({ valeur, label, compact = false }: ProgressBarProps) {
  const bounded = valeur === null ? null : Math.min(100, Math.max(0, valeur));
  const text = bounded === null ? "Non renseigné" : formatPercent(bounded / 100);
  return (
    <div className={compact ? "progres progres--compact" : "progres"}>
      {compact ? null : <span className="progres-label">{label}</span>}
      <svg role="img" aria-label={`${label}${NBSP}: ${text}`} width="100%" height="10">
        <rect className="progres-fond" width="100%" height="100%" />
        {bounded === null ? null : <rect className="progres-part" width={`${bounded}%`} height="100%" />}
      </svg>
      <span className="progres-valeur" aria-hidden="true">
        {text}
      </span>
    </div>
  );
}

/** A short state: glyph, word, colour. */
export function Chip({ ton, glyphe, children }: { ton: Ton; glyphe: GlypheNom; children: ReactNode }) {
  return (
    <span className={`puce ton-${ton}`}>
      <Glyphe nom={glyphe} />
      {children}
    </span>
  );
}

/** How each state of a domain is shown. Written once by the module that owns the states. */
export type ChipTable<Etat extends string> = Readonly<
  Record<Etat, { ton: Ton; glyphe: GlypheNom; label: string }>
>;

/** The chip of a state, after the table of its module. */
export function StatutChip<Etat extends string>({ etat, table }: { etat: Etat; table: ChipTable<Etat> }) {
  const { ton, glyphe, label } = table[etat];
  return (
    <Chip ton={ton} glyphe={glyphe}>
      {label}
    </Chip>
  );
}
