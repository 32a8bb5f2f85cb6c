import type { AnchorHTMLAttributes, ReactNode } from "react";

export type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> & {
  /** An address of the site, or « ?tri=nom » to stay on the page. */
  to: string;
  children?: ReactNode;
};

/**
 * A link. Pages are whole documents and nothing routes in the browser: the router's own link would resolve each address
 * again, which takes a third of the time of a page full of links.
 */
export function Link({ to, ...rest }: LinkProps) {
  return <a {...rest} href={to} />;
}
