import { Tabs } from "#platform/ui/navigation.tsx";
import {
  lienCatalogue,
  lienClassements,
  lienConstats,
  lienExplorateur,
  lienImports,
  lienPanier,
} from "./liens.ts";

const VUES = ["explorer", "catalogue", "constats", "classements", "panier", "donnees"] as const;
type Vue = (typeof VUES)[number];

const LIBELLES: Readonly<Record<Vue, string>> = {
  explorer: "Explorer",
  catalogue: "Catalogue",
  constats: "Constats",
  classements: "Territoires prioritaires",
  panier: "Services à la parentalité",
  donnees: "Données",
};

/** What persons of the institutions read and visitors do not. */
const INTERNES: ReadonlySet<Vue> = new Set(["constats", "classements"]);

type NavigationProps = {
  departement: string;
  courante: Vue;
  /** True for persons of the institutions of the département. */
  interne: boolean;
};

/** The views of the observatory, under the title of each. */
export function NavigationObservatoire({ departement, courante, interne }: NavigationProps) {
  const adresses: Readonly<Record<Vue, string>> = {
    explorer: lienExplorateur(departement),
    catalogue: lienCatalogue(departement),
    constats: lienConstats(departement),
    classements: lienClassements(departement),
    panier: lienPanier(departement),
    donnees: lienImports(departement),
  };
  return (
    <Tabs
      label="Vues de l’observatoire"
      items={VUES.filter((vue) => interne || !INTERNES.has(vue)).map((vue) => ({
        label: LIBELLES[vue],
        to: adresses[vue],
        current: vue === courante,
      }))}
    />
  );
}
