import { type ReactNode, useId } from "react";
import { ChartFigure } from "#platform/ui/charts/figure.tsx";
import { tileLines } from "#platform/ui/charts/tile-map.tsx";
import { Link } from "#platform/ui/link.tsx";
import { NBSP, plural } from "#platform/values/french.ts";
import { type Bandes, rangDe, rapportDe } from "./bandes.ts";
import { ENCRE, FOND, TEINTES } from "./couleurs.ts";
import type { Fond, FormeFond } from "./fond.ts";
import { ABSENCES, type Absence, Hachures, hachure, LIBELLE_ABSENCE } from "./hachures.tsx";

export type TerritoireCarte = {
  code: string;
  label: string;
  /** Null with the reason: 0 is a value. */
  valeur: number | null;
  absence: Absence | null;
  /** True when a weight or a rounding stands behind the value. */
  estime?: boolean;
  /** What the value lacks, in a few words, said after it: « en bordure ». */
  reserve?: string | undefined;
  /** Where its shape leads. */
  to?: string;
};

export type CarteProps = {
  titre: string;
  /** What the map shows, with its figures. */
  phrase: ReactNode;
  fond: Fond;
  territoires: readonly TerritoireCarte[];
  bandes: Bandes;
  /** What the values are: « places pour 100 enfants de moins de 3 ans, 2023 ». */
  legende: string;
  format: (valeur: number) => string;
  /** What is written on a shape, when it has no room for `format`. */
  sigle?: (valeur: number) => string;
  /** Code of the territory that is chosen. */
  selection?: string | null;
  /** Source, vintage and geography. */
  notice?: ReactNode;
  /** Head of the first column of the table; without it the page already shows the table. */
  entete?: string;
};

/** Shapes above which figures would not hold in them, and each may not be a stop of the keyboard before the rest. */
const PEU = 40;

/** A map by shades: drawing, legend, notice, and the same figures as a table. */
export function Carte(props: CarteProps) {
  const { titre, phrase, fond, territoires, legende, format, notice, entete } = props;
  const id = useId();
  const many = fond.formes.length > PEU;
  return (
    <ChartFigure
      titre={titre}
      phrase={
        <>
          {phrase}
          {fond.schematique ? ` Carte schématique${NBSP}: la place des tuiles est approchée.` : null}
        </>
      }
      donnees={
        entete === undefined
          ? undefined
          : {
              entetes: [entete, legende],
              lignes: territoires.map((one) => [one.label, valueInWords(one, format)]),
            }
      }
    >
      {many ? (
        <a className="carte-passer" href={`#${id}-fin`}>
          Passer la carte
        </a>
      ) : null}
      <svg
        className="carte-tracee"
        viewBox={`0 0 ${fond.largeur} ${fond.hauteur}`}
        width={fond.largeur}
        height={fond.hauteur}
        aria-labelledby={`${id}-t`}
        aria-describedby={`${id}-d`}
      >
        <title id={`${id}-t`}>{titre}</title>
        <desc id={`${id}-d`}>{`${legende}. ${plural(territoires.length, "territoire")}.`}</desc>
        <Dessin {...props} prefix={id} liens />
      </svg>
      <Legende {...props} prefix={`${id}-l`} />
      {notice ? (
        <p className="discret" id={`${id}-fin`} tabIndex={-1}>
          {notice}
        </p>
      ) : (
        <span id={`${id}-fin`} tabIndex={-1} />
      )}
    </ChartFigure>
  );
}

/** « 59,3 » or « couvert par le secret statistique ». */
export function valueInWords(
  { valeur, absence, estime, reserve }: Pick<TerritoireCarte, "valeur" | "absence" | "estime" | "reserve">,
  format: (valeur: number) => string,
): string {
  if (valeur === null) return LIBELLE_ABSENCE[absence ?? "absent"];
  const said = [estime && "estimé", reserve].filter(Boolean).join(", ");
  return said ? `${format(valeur)} (${said})` : format(valeur);
}

type DessinProps = Pick<CarteProps, "fond" | "territoires" | "bandes" | "format" | "sigle" | "selection"> & {
  prefix: string;
  /** False in a file, where a link would lead nowhere. */
  liens: boolean;
};

/** The shapes alone. Colours are attributes: the style sheet of a page takes over, a file keeps them. */
export function Dessin({ fond, territoires, bandes, format, sigle, selection, prefix, liens }: DessinProps) {
  const byCode = new Map(territoires.map((one) => [one.code, one]));
  const labels = fond.formes.length <= PEU && !fond.disques;
  const pas = fond.largeur / 60;
  const line = fond.largeur / 900;
  // The chosen one last: its border is over those of its neighbours.
  const drawn = [...fond.formes].sort((a, b) => Number(a.code === selection) - Number(b.code === selection));
  return (
    <>
      <Hachures prefix={prefix} pas={pas} />
      <g fillRule="evenodd" strokeLinejoin="round">
        {drawn.map((forme) => (
          <Forme
            key={forme.code}
            forme={forme}
            one={byCode.get(forme.code)}
            {...{ bandes, format, prefix, liens, line }}
            chosen={forme.code === selection}
          />
        ))}
      </g>
      {fond.limites === null ? null : (
        <path
          className="carte-limites"
          d={fond.limites}
          fill="none"
          stroke={ENCRE}
          strokeWidth={line * 1.8}
        />
      )}
      {labels ? (
        <g
          className="carte-chiffres"
          textAnchor="middle"
          fill={ENCRE}
          stroke={FOND}
          strokeWidth={line * 4}
          paintOrder="stroke"
          strokeLinejoin="round"
          fontWeight="600"
          fontSize={fond.largeur / 32}
        >
          {fond.formes.map((forme) => (
            <Chiffre
              key={forme.code}
              forme={forme}
              one={byCode.get(forme.code)}
              format={sigle ?? format}
              taille={fond.largeur / 32}
            />
          ))}
        </g>
      ) : null}
    </>
  );
}

function Forme({
  forme,
  one,
  bandes,
  format,
  prefix,
  liens,
  line,
  chosen,
}: Pick<DessinProps, "bandes" | "format" | "prefix" | "liens"> & {
  forme: FormeFond;
  one: TerritoireCarte | undefined;
  line: number;
  chosen: boolean;
}) {
  const value = one?.valeur ?? null;
  const teinte = value === null ? null : bandes.liste[rangDe(bandes, value)]?.teinte;
  const said = `${one?.label ?? forme.code}${NBSP}: ${valueInWords(one ?? SANS_VALEUR, format)}`;
  const classes = [
    "forme",
    teinte && `teinte-${teinte}`,
    (one?.estime || (one?.reserve && value !== null)) && "forme--estimee",
    chosen && "forme--choisie",
  ];
  const path = (
    <path
      className={classes.filter(Boolean).join(" ")}
      d={forme.trace}
      fill={teinte ? TEINTES[teinte] : hachure(prefix, one?.absence ?? "absent")}
      stroke={chosen ? ENCRE : FOND}
      strokeWidth={chosen ? line * 4 : line}
    />
  );
  if (!liens) return path;
  return one?.to ? (
    <Link to={one.to} aria-label={said}>
      <title>{said}</title>
      {path}
    </Link>
  ) : (
    <g>
      <title>{said}</title>
      {path}
    </g>
  );
}

const SANS_VALEUR = { valeur: null, absence: null } as const;

function Chiffre({
  forme,
  one,
  format,
  taille,
}: {
  forme: FormeFond;
  one: TerritoireCarte | undefined;
  format: (valeur: number) => string;
  taille: number;
}) {
  const text = one?.valeur === null || one === undefined ? "?" : format(one.valeur);
  const names = forme.abrege === undefined ? [] : tileLines(forme.abrege);
  // Places are in their own letters: a phone makes these larger.
  return (
    <>
      {names.map((name, index) => (
        <text
          key={name}
          className="carte-nom"
          x={forme.x}
          y={forme.y}
          dy={`${-0.2 - (names.length - 1 - index) * 1.05}em`}
          fontSize={taille * 0.8}
        >
          {name}
        </text>
      ))}
      <text x={forme.x} y={forme.y} dy={names.length > 0 ? "0.95em" : "0.35em"}>
        {text}
      </text>
    </>
  );
}

/** One line of a legend: a shade or a hatching, what it is, how many territories have it. */
export type LigneLegende = { cle: string; fill: string; classe: string; texte: string };

/** The bands that hold something, or that a reference makes; then the reasons for having no value. */
export function lignesLegende({
  territoires,
  bandes,
  prefix,
}: Pick<CarteProps, "territoires" | "bandes"> & { prefix: string }): LigneLegende[] {
  const ranks = territoires.flatMap(({ valeur }) => (valeur === null ? [] : [rangDe(bandes, valeur)]));
  return [
    ...bandes.liste.map(({ teinte, libelle }, rank) => {
      const ratio = rapportDe(bandes, rank);
      const count = ranks.filter((one) => one === rank).length;
      return {
        cle: teinte,
        fill: TEINTES[teinte],
        classe: `teinte-${teinte}`,
        texte: `${libelle}${ratio ? `, ${ratio}` : ""} (${count})`,
      };
    }),
    ...ABSENCES.flatMap((absence) => {
      const count = territoires.filter(
        (one) => one.valeur === null && (one.absence ?? "absent") === absence,
      ).length;
      const texte = `${LIBELLE_ABSENCE[absence]} (${count})`;
      return count === 0 ? [] : [{ cle: absence, fill: hachure(prefix, absence), classe: "", texte }];
    }),
  ];
}

function Legende(props: CarteProps & { prefix: string }) {
  const { legende, territoires, prefix } = props;
  return (
    <div className="carte-legende">
      <p>{legende}</p>
      <svg className="motifs" width="0" height="0" aria-hidden="true" focusable="false">
        <Hachures prefix={prefix} pas={6} />
      </svg>
      <ul className="legende legende--colonne">
        {lignesLegende(props).map(({ cle, fill, classe, texte }) => (
          <li key={cle}>
            <svg viewBox="0 0 20 16" aria-hidden="true" focusable="false">
              <rect className={classe} width="20" height="16" fill={fill} />
            </svg>
            {texte}
          </li>
        ))}
        {reserves(territoires).length > 0 ? (
          <li>
            <svg viewBox="0 0 20 16" aria-hidden="true" focusable="false">
              <rect className="forme--estimee legende-estimee" x="1" y="1" width="18" height="14" />
            </svg>
            contour tireté{NBSP}: {reserves(territoires).join(", ")}
          </li>
        ) : null}
      </ul>
    </div>
  );
}

/** What dashed outlines stand for on one map. */
function reserves(territoires: readonly TerritoireCarte[]): string[] {
  const known = territoires.filter(({ valeur }) => valeur !== null);
  const said = known.flatMap(({ reserve }) => (reserve ? [reserve] : []));
  return [...(known.some(({ estime }) => estime) ? ["valeur estimée"] : []), ...new Set(said)];
}
