import { useContext } from "react";
import { IdentiteContext } from "#platform/identity/identite-courante.tsx";
import { GroupedTabs, type NavItem } from "#platform/ui/navigation.tsx";
import {
  lienCatalogue,
  lienClassements,
  lienComparer,
  lienConstats,
  lienEvolution,
  lienExplorateur,
  lienImports,
  lienOuvertes,
  lienPanier,
  lienPerspectives,
  lienPortraits,
  lienSecret,
} from "./liens.ts";

type NavigationProps = {
  departement: string;
  /** True for persons of the institutions of the département; asked of who is signed in when the page does not say. */
  interne?: boolean;
};

/** The views of the observatory, under the title of each; what only persons of the institutions read is theirs to see. */
export function NavigationObservatoire({ departement, interne }: NavigationProps) {
  const ici = useContext(IdentiteContext)?.moi === `/${departement}/moi`;
  const internes: NavItem[] = [
    { label: "Constats", to: lienConstats(departement) },
    { label: "Territoires prioritaires", to: lienClassements(departement) },
  ];
  const panier: NavItem = { label: "Services à la parentalité", to: lienPanier(departement) };
  const acces: NavItem = { label: "Accessibilité", to: `/${departement}/observatoire/accessibilite` };
  const perspectives: NavItem = { label: "Perspectives", to: lienPerspectives(departement) };
  const [first = panier, ...others] = (interne ?? ici) ? [...internes, panier] : [panier];
  return (
    <GroupedTabs
      label="Vues de l’observatoire"
      groups={[
        { label: "Explorer", items: [{ label: "Explorer", to: lienExplorateur(departement), exact: true }] },
        {
          label: "Territoires",
          items: [
            { label: "Portraits", to: lienPortraits(departement) },
            { label: "Comparer", to: lienComparer(departement) },
            { label: "Évolution", to: lienEvolution(departement) },
          ],
        },
        { label: "Diagnostic", items: [first, ...others, acces, perspectives] },
        {
          label: "Indicateurs et sources",
          items: [
            { label: "Catalogue", to: lienCatalogue(departement) },
            { label: "Données", to: lienImports(departement) },
            { label: "Données ouvertes", to: lienOuvertes(departement) },
            { label: "Secret statistique", to: lienSecret(departement) },
          ],
          aussi: [`/${departement}/observatoire/indicateurs`],
        },
      ]}
    />
  );
}
