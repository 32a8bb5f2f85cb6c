import type { Order } from "#platform/http/listing.ts";
import { Link } from "#platform/ui/link.tsx";
import type { Column } from "#platform/ui/table.tsx";
import { compareFrench, formatNumber } from "#platform/values/french.ts";
import { sayMillesime } from "../../../domain/millesime.ts";
import { LIBELLE_ORIGINE, sayRaison } from "../../../domain/secret/dire-secret.ts";
import type { TriSecret } from "../../../domain/secret/filtre-secret.ts";
import { LIBELLE_MAILLE } from "../../../domain/vocabulaire.ts";
import type { CelluleMasquee, GroupeSecret } from "../../../queries/secret/read-audit.ts";
import { lienIndicateur } from "../liens.ts";

const TEXTES: Readonly<Record<Exclude<TriSecret, "nombre">, (one: GroupeSecret) => string>> = {
  indicateur: ({ libelle }) => libelle,
  source: ({ producteur, jeu }) => `${producteur} ${jeu}`,
  maille: ({ maille }) => LIBELLE_MAILLE[maille],
  millesime: ({ millesime }) => millesime,
  origine: ({ origine, genres }) => sayRaison(origine, genres),
};

export function sortGroupes(
  groupes: readonly GroupeSecret[],
  { cle, sens }: Order<TriSecret>,
): GroupeSecret[] {
  const sign = sens === "asc" ? 1 : -1;
  const rest = (a: GroupeSecret, b: GroupeSecret) =>
    compareFrench(a.libelle, b.libelle) ||
    b.millesime.localeCompare(a.millesime) ||
    compareFrench(TEXTES.origine(a), TEXTES.origine(b));
  const order = (a: GroupeSecret, b: GroupeSecret) =>
    cle === "nombre" ? a.nombre - b.nombre : compareFrench(TEXTES[cle](a), TEXTES[cle](b));
  return [...groupes].sort((a, b) => sign * order(a, b) || rest(a, b));
}

function NomIndicateur({ departement, one }: { departement: string; one: Omit<GroupeSecret, "nombre"> }) {
  const { indicateur, libelle, maille, millesime } = one;
  return <Link to={lienIndicateur(departement, indicateur, { maille, millesime })}>{libelle}</Link>;
}

export function colonnesGroupes(departement: string): Column<GroupeSecret>[] {
  return [
    {
      ...{ cle: "indicateur", titre: "Indicateur", tri: "indicateur", entete: true, largeur: "large" },
      rendu: (one) => <NomIndicateur departement={departement} one={one} />,
    },
    {
      ...{ cle: "source", titre: "Source", tri: "source" },
      rendu: ({ producteur, jeu }) => `${producteur}, ${jeu}`,
    },
    { cle: "maille", titre: "Échelle", tri: "maille", rendu: ({ maille }) => LIBELLE_MAILLE[maille] },
    { cle: "millesime", titre: "Année", tri: "millesime", rendu: ({ millesime }) => sayMillesime(millesime) },
    {
      cle: "origine",
      titre: "Pourquoi",
      tri: "origine",
      rendu: ({ origine, genres }) => sayRaison(origine, genres),
    },
    {
      ...{ cle: "nombre", titre: "Cases", tri: "nombre", align: "end" },
      rendu: ({ nombre }) => formatNumber(nombre),
    },
  ];
}

export function colonnesMasquees(departement: string): Column<CelluleMasquee>[] {
  return [
    {
      ...{ cle: "nom", titre: "Territoire", entete: true },
      rendu: ({ nom, code }) => (
        <>
          {nom} <span className="discret">{code}</span>
        </>
      ),
    },
    {
      ...{ cle: "indicateur", titre: "Indicateur" },
      rendu: (one) => <NomIndicateur departement={departement} one={one} />,
    },
    { cle: "maille", titre: "Échelle", rendu: ({ maille }) => LIBELLE_MAILLE[maille] },
    { cle: "millesime", titre: "Année", rendu: ({ millesime }) => sayMillesime(millesime) },
    {
      ...{ cle: "origine", titre: "Pourquoi" },
      rendu: ({ origine, genres, exposee }) => (
        <>
          {sayRaison(origine, origine === "protection" ? genres : [])}
          {exposee && <strong>{`. Se déduit encore : ${sayDeduction(genres)}`}</strong>}
        </>
      ),
    },
  ];
}

function sayDeduction(genres: readonly string[]): string {
  return sayRaison("protection", genres).replace(LIBELLE_ORIGINE.protection, "par").replace(" : ", " ");
}
