import { type ChipTable, Notice, StatutChip } from "#platform/ui/feedback.tsx";
import { Link } from "#platform/ui/link.tsx";
import { type EtatMembre, LIBELLE_ROLE_MEMBRE } from "../../../domain/membres/membre.ts";
import type { MembreVu, PropositionRecue } from "../../../queries/membres/load-partenaires.ts";
import { lienMembre } from "../liens.ts";

/** How each state is drawn; « à venir » is an accepted role that does not count yet. */
const TABLE_ETAT: ChipTable<EtatMembre | "a_venir"> = {
  proposee: { ton: "attention", glyphe: "horloge", label: "À accepter" },
  acceptee: { ton: "succes", glyphe: "coche", label: "En vigueur" },
  a_venir: { ton: "info", glyphe: "cercle", label: "À venir" },
  refusee: { ton: "neutre", glyphe: "croix", label: "Refusée" },
  annulee: { ton: "neutre", glyphe: "croix", label: "Annulée" },
  retiree: { ton: "neutre", glyphe: "croix", label: "Retirée" },
  terminee: { ton: "neutre", glyphe: "cercle", label: "Terminée" },
  transmise: { ton: "neutre", glyphe: "boucle", label: "Transmise" },
};

/** The word of a state, for a file or a sentence. */
export function etatEnMots({ etat, enVigueur }: Pick<MembreVu, "etat" | "enVigueur">): string {
  return TABLE_ETAT[etat === "acceptee" && !enVigueur ? "a_venir" : etat].label;
}

export function EtatMembrePuce({ membre }: { membre: MembreVu }) {
  const etat = membre.etat === "acceptee" && !membre.enVigueur ? "a_venir" : membre.etat;
  return <StatutChip etat={etat} table={TABLE_ETAT} />;
}

/** What waits for the answer of one's institution, each with the way to answer. Nothing when nothing waits. */
export function PropositionsRecues({
  departement,
  recues,
}: {
  departement: string;
  recues: readonly PropositionRecue[];
}) {
  if (recues.length === 0) return null;
  return (
    <Notice kind="attention" titre="Votre institution est attendue">
      <ul>
        {recues.map(({ id, schema, role, reprend }) => {
          const mot = LIBELLE_ROLE_MEMBRE[role].toLowerCase();
          return (
            <li key={id}>
              <Link to={lienMembre(departement, id)}>
                {reprend === null
                  ? `Un rôle de ${mot} vous est proposé dans « ${schema} » : à accepter`
                  : `${reprend} vous propose de reprendre son rôle de ${mot} dans « ${schema} » : à accepter`}
              </Link>
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
