import type { ReactNode } from "react";
import { Link } from "./link.tsx";

export type CardsProps = {
  /** Width of a card: « moyenne » by default, fewer and wider, or more and narrower. */
  forme?: "etroite" | "moyenne" | "large";
  /** Steps that follow one another: an ordered list, each with its number. */
  ordonne?: boolean;
  children: ReactNode;
};

/** Objects of one kind side by side, as many a row as hold; one below the other on a phone. */
export function Cards({ forme = "moyenne", ordonne = false, children }: CardsProps) {
  const names = [
    "fiches",
    forme === "moyenne" ? null : `fiches--${forme}`,
    ordonne ? "fiches--ordonne" : null,
  ];
  const className = names.filter((name) => name !== null).join(" ");
  return ordonne ? <ol className={className}>{children}</ol> : <ul className={className}>{children}</ul>;
}

export type CardProps = {
  titre: ReactNode;
  /** One line above the title: a code, a place. */
  surtitre?: ReactNode;
  /** Where the whole card leads; a card without address is only read. */
  to?: string;
  niveau?: 2 | 3 | 4;
  children?: ReactNode;
};

/** One object in `Cards`. */
export function Card({ titre, surtitre, to, niveau = 3, children }: CardProps) {
  const Heading = `h${niveau}` as const;
  return (
    <li className={to ? "fiche fiche--liee" : "fiche"}>
      {surtitre ? <p className="surtitre">{surtitre}</p> : null}
      <Heading className="fiche-titre">{to ? <Link to={to}>{titre}</Link> : titre}</Heading>
      {children}
    </li>
  );
}
