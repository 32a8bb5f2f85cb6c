import type { ReactNode } from "react";

export type TimelineItem = {
  cle?: string;
  /** Written date, « 17 septembre 2026 ». */
  date: ReactNode;
  /** The same for machines, ISO 8601. */
  iso?: string;
  titre: ReactNode;
  children?: ReactNode;
};

/** What happened to an object, the newest first as given. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className="frise">
      {items.map(({ cle, date, iso, titre, children }, index) => (
        <li key={cle ?? index}>
          <p className="frise-date">{iso ? <time dateTime={iso}>{date}</time> : date}</p>
          <p className="frise-titre">{titre}</p>
          {children ? <div className="frise-corps">{children}</div> : null}
        </li>
      ))}
    </ol>
  );
}
