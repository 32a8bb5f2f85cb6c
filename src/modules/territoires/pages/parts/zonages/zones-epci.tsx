import { Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { LIBELLE_ZONAGE } from "../../../domain/zonages/lire-zonage.ts";
import type { Zone } from "../../../queries/zonages/list-zonages.ts";
import { lienZonages } from "../liens.ts";
import { sayCommunes } from "./say-communes.ts";

/** The zones that hold communes of an EPCI, in the newest year of each kind. */
export function ZonesEpci({ code, zones }: { code: string; zones: readonly Zone[] }) {
  if (zones.length === 0) return null;
  return (
    <Section titre="Zonages">
      <DataTable
        legende="Zonages des communes membres"
        legendeMasquee
        dense
        colonnes={[
          { cle: "nom", titre: "Zone", entete: true, rendu: (zone) => zone.nom },
          {
            cle: "genre",
            titre: "Zonage",
            rendu: (zone) => `${LIBELLE_ZONAGE[zone.genre]}, ${zone.annee}`,
          },
          {
            cle: "communes",
            titre: "Communes membres",
            largeur: "large",
            rendu: (zone) => sayCommunes(zone.communes),
          },
        ]}
        lignes={zones}
        cleLigne={(zone) => `${zone.genre} ${zone.code}`}
        vide={null}
      />
      <p>
        <Link to={lienZonages(code)}>Tous les zonages</Link>
      </p>
    </Section>
  );
}
