import { useContext } from "react";
import { IdentiteContext } from "#platform/identity/identite-courante.tsx";
import { GroupedTabs, type TabGroup } from "#platform/ui/navigation.tsx";
import {
  lienCatalogue,
  lienComparer,
  lienConstats,
  lienEvolution,
  lienExplorateur,
  lienImports,
  lienPortraits,
} from "./liens.ts";

/** The views of the observatory; findings for those of the département, who alone may read them. */
export function NavigationObservatoire({ departement }: { departement: string }) {
  const ici = useContext(IdentiteContext)?.moi === `/${departement}/moi`;
  const seul = (label: string, to: string, exact = false): TabGroup => ({
    label,
    items: [{ label, to, exact }],
  });
  return (
    <GroupedTabs
      label="Vues de l’observatoire"
      groups={[
        seul("Explorer", lienExplorateur(departement), true),
        seul("Portraits", lienPortraits(departement)),
        seul("Comparer", lienComparer(departement)),
        seul("Évolution", lienEvolution(departement)),
        ...(ici ? [seul("Constats", lienConstats(departement))] : []),
        {
          label: "Catalogue et données",
          items: [
            { label: "Catalogue des indicateurs", to: lienCatalogue(departement) },
            { label: "Fichiers de données", to: lienImports(departement) },
          ],
          aussi: [`/${departement}/observatoire/indicateurs`],
        },
      ]}
    />
  );
}
