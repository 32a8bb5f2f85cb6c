import { LIBELLE_ROLE } from "#platform/identity/libelle-role.ts";
import type { Role } from "#platform/identity/principal.ts";
import { Chip, type ChipTable, StatutChip } from "#platform/ui/feedback.tsx";
import { Link } from "#platform/ui/link.tsx";
import { type Column, DataTable } from "#platform/ui/table.tsx";
import { type EtatMandat, formatPeriode } from "../../domain/mandat.ts";
import { type MandatListe, periodeOf } from "../../queries/list-mandats.ts";
import { lienActeur, lienInstitution, lienMandat } from "./liens.ts";

export const ETATS_MANDAT: ChipTable<EtatMandat> = {
  en_cours: { ton: "succes", glyphe: "coche", label: "En cours" },
  a_venir: { ton: "info", glyphe: "info", label: "À venir" },
  termine: { ton: "neutre", glyphe: "losange", label: "Terminé" },
};

/** « Rédaction ». */
export function roleLabel(role: Role): string {
  const text = LIBELLE_ROLE[role];
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Roles with their days: of an institution (by person), or of a person (by institution). */
export function TableauMandats({
  code,
  mandats,
  par,
  legende,
  modifiables,
}: {
  code: string;
  mandats: readonly MandatListe[];
  par: "personne" | "institution";
  legende: string;
  /** Institutions whose roles the one who looks may change, by address. */
  modifiables: readonly string[];
}) {
  const qui: Column<MandatListe> =
    par === "personne"
      ? {
          cle: "personne",
          titre: "Personne",
          entete: true,
          rendu: ({ personne }) => (
            <>
              <Link to={lienActeur(code, personne.publicId)}>{personne.nom}</Link>
              {personne.fonction && <div className="discret">{personne.fonction}</div>}
            </>
          ),
        }
      : {
          cle: "institution",
          titre: "Au nom de",
          entete: true,
          rendu: ({ institution }) => (
            <Link to={lienInstitution(code, institution.publicId)}>{institution.nom}</Link>
          ),
        };
  const colonnes: Column<MandatListe>[] = [
    qui,
    { cle: "role", titre: "Rôle", rendu: (one) => roleLabel(one.role) },
    { cle: "jours", titre: "Jours", rendu: (one) => formatPeriode(periodeOf(one)) },
    {
      cle: "etat",
      titre: "État",
      rendu: (one) =>
        one.bientotFini ? (
          <Chip ton="attention" glyphe="triangle">
            Bientôt fini
          </Chip>
        ) : (
          <StatutChip etat={one.etat} table={ETATS_MANDAT} />
        ),
    },
  ];
  if (modifiables.length > 0) {
    colonnes.push({
      cle: "gestes",
      titre: "Gestes",
      rendu: (one) =>
        modifiables.includes(one.institution.publicId) ? (
          <Link
            to={lienMandat(code, one.institution.publicId, one.id)}
            aria-label={`Changer les dates : ${roleLabel(one.role)}, ${one.personne.nom}`}
          >
            Changer les dates
          </Link>
        ) : null,
    });
  }
  return (
    <DataTable
      legende={legende}
      legendeMasquee
      colonnes={colonnes}
      lignes={mandats}
      cleLigne={(one) => one.id}
      vide={<p className="discret">Aucun rôle.</p>}
      dense
    />
  );
}
