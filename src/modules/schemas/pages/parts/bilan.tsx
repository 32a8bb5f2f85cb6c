import { BarStack } from "#platform/ui/charts/bar-stack.tsx";
import { ProgressBar } from "#platform/ui/feedback.tsx";
import { KeyFigures } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { type Column, DataTable } from "#platform/ui/table.tsx";
import { formatNumber, NBSP } from "#platform/values/french.ts";
import type { Bilan } from "../../domain/plan/avancement.ts";
import type { FiltrePlan } from "../../domain/plan/filtre-plan.ts";
import { MOIS_SANS_NOUVELLES } from "../../domain/plan/situation.ts";
import { GRAPHIQUE_STATUT } from "./statut.tsx";

type Lien = (filtre: Partial<FiltrePlan>) => string;

/** The figures of a scheme; each leads to the actions that it counts. */
export function ChiffresBilan({ bilan, lien }: { bilan: Bilan; lien: Lien }) {
  const { parStatut } = bilan;
  const figure = (label: string, valeur: number, filtre: Partial<FiltrePlan>, precision?: string) => ({
    label,
    valeur: formatNumber(valeur),
    to: lien(filtre),
    precision,
  });
  return (
    <KeyFigures
      items={[
        figure(bilan.total < 2 ? "action" : "actions", bilan.total, {}),
        figure("réalisées", parStatut.realisee, { statut: "realisee" }),
        figure("en cours", parStatut.en_cours, { statut: "en_cours" }),
        figure("en retard", bilan.enRetard, { situation: "en-retard" }, "le terme est passé"),
        figure("bloquées", bilan.bloquees, { situation: "bloquee" }, "selon leur pilote"),
        figure(
          "sans nouvelles",
          bilan.sansNouvelles,
          { situation: "sans-nouvelles" },
          `depuis plus de ${MOIS_SANS_NOUVELLES} mois`,
        ),
      ]}
    />
  );
}

/** How the actions of a plan are shared between the statuses, and the mean progress. */
export function RepartitionStatuts({ bilan, lien }: { bilan: Bilan; lien: Lien }) {
  return (
    <div className="pile">
      <ProgressBar valeur={bilan.avancement} label="Avancement moyen des actions" />
      <BarStack
        titre={`Statut ${bilan.total < 2 ? "de l'action" : `des ${formatNumber(bilan.total)} actions`}`}
        entetes={["Statut", "Actions"]}
        segments={GRAPHIQUE_STATUT.filter(({ statut }) => bilan.parStatut[statut] > 0).map(
          ({ statut, ton, pluriel }) => ({
            cle: statut,
            label: pluriel,
            valeur: bilan.parStatut[statut],
            ton,
            to: lien({ statut }),
          }),
        )}
      />
    </div>
  );
}

export type LigneBilan = { cle: string; nom: string; to: string; filtre: Partial<FiltrePlan>; bilan: Bilan };

const COMPTES: readonly {
  cle: string;
  titre: string;
  filtre: Partial<FiltrePlan>;
  lire: (b: Bilan) => number;
}[] = [
  ...GRAPHIQUE_STATUT.map(({ statut, pluriel }) => ({
    cle: statut,
    titre: pluriel,
    filtre: { statut },
    lire: (bilan: Bilan) => bilan.parStatut[statut],
  })),
  {
    cle: "en-retard",
    titre: "En retard",
    filtre: { situation: "en-retard" },
    lire: (bilan) => bilan.enRetard,
  },
  { cle: "bloquee", titre: "Bloquées", filtre: { situation: "bloquee" }, lire: (bilan) => bilan.bloquees },
  {
    cle: "sans-nouvelles",
    titre: "Sans nouvelles",
    filtre: { situation: "sans-nouvelles" },
    lire: (bilan) => bilan.sansNouvelles,
  },
];

/**
 * One row a volet, or a pilot: its actions by status and situation, each count leading to the actions. Columns where
 * every row has none are left out. `comptes` chooses the columns; all by default.
 */
export function TableauBilans({
  legende,
  premier,
  lignes,
  lien,
  comptes,
}: {
  legende: string;
  /** Head of the first column. */
  premier: string;
  lignes: readonly LigneBilan[];
  lien: Lien;
  comptes?: readonly string[];
}) {
  const shown = COMPTES.filter(
    ({ cle, lire }) => (comptes?.includes(cle) ?? true) && lignes.some(({ bilan }) => lire(bilan) > 0),
  );
  const colonnes: Column<LigneBilan>[] = [
    {
      cle: "nom",
      titre: premier,
      entete: true,
      largeur: comptes ? undefined : "moyenne",
      rendu: ({ nom, to }) => <Link to={to}>{nom}</Link>,
    },
    {
      cle: "total",
      titre: "Actions",
      align: "end",
      rendu: (row) => <Compte row={row} valeur={row.bilan.total} lien={lien} />,
    },
    ...shown.map(({ cle, titre, filtre, lire }) => ({
      cle,
      titre,
      align: "end" as const,
      rendu: (row: LigneBilan) => <Compte row={row} valeur={lire(row.bilan)} filtre={filtre} lien={lien} />,
    })),
    {
      cle: "avancement",
      titre: "Avancement",
      rendu: ({ bilan, nom }) => (
        <ProgressBar compact valeur={bilan.avancement} label={`Avancement${NBSP}: ${nom}`} />
      ),
    },
  ];
  return (
    <DataTable
      legende={legende}
      legendeMasquee
      dense
      comptes
      colonnes={colonnes}
      lignes={lignes}
      cleLigne={({ cle }) => cle}
      vide={null}
    />
  );
}

function Compte({
  row,
  valeur,
  filtre = {},
  lien,
}: {
  row: LigneBilan;
  valeur: number;
  filtre?: Partial<FiltrePlan>;
  lien: Lien;
}) {
  if (valeur === 0) return "0";
  return <Link to={lien({ ...row.filtre, ...filtre })}>{formatNumber(valeur)}</Link>;
}

/** What deserves attention in a scheme, with the words that follow each count; what is at zero is left out. */
export function alertesEnMots(bilan: Bilan): { filtre: Partial<FiltrePlan>; nombre: number; mots: string }[] {
  const { enRetard, bloquees, sansNouvelles, nonDemarrees } = bilan;
  const items: { filtre: Partial<FiltrePlan>; nombre: number; mots: string }[] = [
    {
      filtre: { situation: "en-retard" },
      nombre: enRetard,
      mots: enRetard < 2 ? "action en retard" : "actions en retard",
    },
    {
      filtre: { situation: "bloquee" },
      nombre: bloquees,
      mots: bloquees < 2 ? "action bloquée" : "actions bloquées",
    },
    {
      filtre: { situation: "sans-nouvelles" },
      nombre: sansNouvelles,
      mots: `sans nouvelles depuis plus de ${MOIS_SANS_NOUVELLES} mois`,
    },
    {
      filtre: { situation: "non-demarree" },
      nombre: nonDemarrees,
      mots: nonDemarrees < 2 ? "n'a pas démarré à sa date" : "n'ont pas démarré à leur date",
    },
  ];
  return items.filter(({ nombre }) => nombre > 0);
}
