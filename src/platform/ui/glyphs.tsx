import type { ReactNode } from "react";

/** Colour families of the kit. A tone never speaks alone: a glyph or a pattern and a word go with it. */
export type Ton = "neutre" | "primaire" | "info" | "succes" | "attention" | "erreur";

const SHAPES = {
  cercle: <circle cx="8" cy="8" r="5.5" />,
  demi: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path className="plein" d="M8 2.5a5.5 5.5 0 0 1 0 11z" />
    </>
  ),
  disque: <circle className="plein" cx="8" cy="8" r="5" />,
  coche: <path d="M2.5 8.5 6.5 12.5 13.5 4" />,
  pause: <path d="M5.5 3v10M10.5 3v10" />,
  croix: <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" />,
  horloge: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.5V8l2.5 2" />
    </>
  ),
  losange: <path d="M8 1.5 14.5 8 8 14.5 1.5 8zM8 5v3.5M8 10.8v.2" />,
  triangle: <path d="M8 2 14.5 13.5h-13zM8 6v4M8 11.8v.1" />,
  info: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M8 7.5v3.5M8 4.9v.1" />
    </>
  ),
  drapeau: <path d="M4 14V2.5h8.5L10 5.5l2.5 3H4" />,
  etoile: <path d="M8 2v12M2.8 5l10.4 6M13.2 5 2.8 11" />,
  boucle: <path d="M13 8a5 5 0 1 1-1.6-3.7M13.2 2v3.2H10" />,
  montant: <path d="M8 13V3M4 7l4-4 4 4" />,
  descendant: <path d="M8 3v10M4 9l4 4 4-4" />,
  tri: <path d="M5 6l3-3 3 3M5 10l3 3 3-3" />,
  droite: <path d="M3 8h10M9 4l4 4-4 4" />,
  gauche: <path d="M13 8H3M7 4 3 8l4 4" />,
  telecharger: <path d="M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11" />,
  imprimer: <path d="M4.5 6V2h7v4M4.5 12H2V6h12v6h-2.5M4.5 9.5h7V14h-7z" />,
  personne: (
    <>
      <circle cx="8" cy="5" r="2.8" />
      <path d="M2.5 14c.6-3.2 2.7-4.8 5.5-4.8s4.9 1.6 5.5 4.8" />
    </>
  ),
  cadenas: <path d="M3.5 7h9v7h-9zM5.5 7V4.5a2.5 2.5 0 0 1 5 0V7" />,
  plus: <path d="M8 3v10M3 8h10" />,
} satisfies Record<string, ReactNode>;

/** Names of the drawn signs (16 × 16). */
export type GlypheNom = keyof typeof SHAPES;

/** A decorative sign, hidden from assistive technology: the word beside it carries the meaning. */
export function Glyphe({ nom }: { nom: GlypheNom }) {
  return (
    <svg className="glyphe" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      {SHAPES[nom]}
    </svg>
  );
}

/** The mark of Maillage: threads passing over and under one another. */
export function Trame({ taille = 32 }: { taille?: number }) {
  return (
    <svg
      className="trame"
      viewBox="0 0 32 32"
      width={taille}
      height={taille}
      aria-hidden="true"
      focusable="false"
    >
      <path
        className="marque-chaine"
        fill="currentColor"
        d="M7 2h5v6H7zM7 15h5v8H7zM20 2h5v0 13h-5V2zM20 23h5v7h-5zM7 23h5v7H7z M7 8h5v0H7z"
      />
      <path
        className="marque-trame"
        fill="currentColor"
        d="M2 9h16.5v5H2zM26.5 9H30v5h-3.5zM2 18h3.5v5H2zM13.5 18H30v5H13.5z"
      />
    </svg>
  );
}

export type MeteoEtat = "soleil" | "eclaircies" | "nuages" | "orage";

const METEO: Record<MeteoEtat, { mot: string; dessin: ReactNode }> = {
  soleil: {
    mot: "Soleil",
    dessin: (
      <>
        <circle className="astre-plein" cx="12" cy="12" r="4.5" />
        <path
          className="astre"
          d="M12 2.5v2.5M12 19v2.5M2.5 12H5M19 12h2.5M5.3 5.3 7 7M17 17l1.7 1.7M5.3 18.7 7 17M17 7l1.7-1.7"
        />
      </>
    ),
  },
  eclaircies: {
    mot: "Éclaircies",
    dessin: (
      <>
        <circle className="astre-plein" cx="9" cy="9" r="3.8" />
        <path className="astre" d="M9 1.5v2M1.5 9h2M3.7 3.7l1.4 1.4M14.3 3.7l-1.4 1.4" />
        <path className="nuage" d="M9 20a3.6 3.6 0 0 1-.3-7.2 5 5 0 0 1 9.4 1A3.2 3.2 0 0 1 18 20z" />
      </>
    ),
  },
  nuages: {
    mot: "Nuages",
    dessin: (
      <>
        <path className="nuage" d="M13 12a3 3 0 0 1 1-5.8 4 4 0 0 1 7.2 2A2.8 2.8 0 0 1 20 13z" />
        <path className="nuage" d="M7 20a4 4 0 0 1-.4-8 5.5 5.5 0 0 1 10.4 1A3.6 3.6 0 0 1 17 20z" />
      </>
    ),
  },
  orage: {
    mot: "Orage",
    dessin: (
      <>
        <path className="nuage" d="M7 14a4 4 0 0 1-.4-8A5.6 5.6 0 0 1 17.2 7 3.5 3.5 0 0 1 17 14z" />
        <path className="eclair" d="M12.5 12.5 9.5 17h3l-1.5 5 4.5-6h-3l1.5-3.5z" />
      </>
    ),
  },
};

/** The « météo » of an action as its pilot feels it: a drawing and its word (or the word given). */
export function Meteo({ etat, mot }: { etat: MeteoEtat; mot?: string }) {
  const { mot: parDefaut, dessin } = METEO[etat];
  return (
    <span className="meteo">
      <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
        {dessin}
      </svg>
      {mot ?? parDefaut}
    </span>
  );
}
