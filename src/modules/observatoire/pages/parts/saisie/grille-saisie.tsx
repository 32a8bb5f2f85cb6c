import { DataTable } from "#platform/ui/table.tsx";
import { sayCase, withUnit } from "../../../domain/dire.ts";
import { type LigneSaisie, STATUTS_SAISIS } from "../../../domain/saisie/table.ts";
import { LIBELLE_STATUT } from "../../../domain/vocabulaire.ts";
import type { TableASaisir } from "../../../queries/saisie/load-table.ts";

type Grille = NonNullable<TableASaisir["grille"]>;
type Ligne = Grille["lignes"][number];

type GrilleSaisieProps = Pick<Grille, "indicateur" | "lignes"> & {
  /** As typed, when the form comes back. */
  saisie: Readonly<Record<string, string>>;
};

/** One line a territory: what is published today, then the figure, or why there is none. */
export function GrilleSaisie({ indicateur, lignes, saisie }: GrilleSaisieProps) {
  const cell = (what: string, { code, nom }: Ligne, label: string) => ({
    className: "saisie",
    name: `${what}-${code}`,
    "aria-label": `${label} : ${nom}`,
    defaultValue: saisie[`${what}-${code}`] ?? "",
  });
  return (
    <DataTable
      legende="Chiffres à saisir"
      legendeMasquee
      dense
      colonnes={[
        { cle: "nom", titre: "Territoire", entete: true, rendu: ({ nom }: Ligne) => nom },
        {
          cle: "publiee",
          titre: "Publié aujourd’hui",
          align: "end",
          rendu: ({ publiee }: Ligne) =>
            publiee ? withUnit(sayCase(publiee, indicateur.decimales), indicateur.unite) : "rien",
        },
        {
          cle: "valeur",
          titre: "Chiffre",
          rendu: (ligne: Ligne) => (
            <input type="text" inputMode="decimal" maxLength={40} {...cell("valeur", ligne, "Chiffre")} />
          ),
        },
        {
          cle: "statut",
          titre: "Statut",
          rendu: (ligne: Ligne) => (
            <select {...cell("statut", ligne, "Statut")}>
              <option value="">selon le chiffre</option>
              {STATUTS_SAISIS.map((one) => (
                <option key={one} value={one}>
                  {LIBELLE_STATUT[one]}
                </option>
              ))}
            </select>
          ),
        },
        {
          cle: "note",
          titre: "Note",
          rendu: (ligne: Ligne) => <input type="text" maxLength={200} {...cell("note", ligne, "Note")} />,
        },
      ]}
      lignes={lignes}
      cleLigne={({ code }) => code}
      vide={null}
    />
  );
}

/** What was typed in the grid, one line a territory. */
export function readGrille(form: FormData, codes: readonly string[]): LigneSaisie[] {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  return codes.map((code) => ({
    ...{ code, nom: "" },
    ...{ valeur: text(`valeur-${code}`), statut: text(`statut-${code}`), note: text(`note-${code}`) },
  }));
}
