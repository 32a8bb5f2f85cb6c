import { useContext } from "react";
import { IdentiteContext } from "#platform/identity/identite-courante.tsx";
import { Tabs } from "#platform/ui/navigation.tsx";
import {
  lienCatalogue,
  lienClassements,
  lienComparer,
  lienConstats,
  lienEvolution,
  lienExplorateur,
  lienImports,
  lienPortraits,
} from "./liens.ts";

const VUES = [
  "explorer",
  "portraits",
  "comparer",
  "evolution",
  "catalogue",
  "constats",
  "classements",
  "donnees",
] as const;
type Vue = (typeof VUES)[number];

const LIBELLES: Readonly<Record<Vue, string>> = {
  explorer: "Explorer",
  portraits: "Portraits",
  comparer: "Comparer",
  evolution: "Évolution",
  catalogue: "Catalogue",
  constats: "Constats",
  classements: "Territoires prioritaires",
  donnees: "Données",
};

/** What persons of the institutions read and visitors do not. */
const INTERNES: ReadonlySet<Vue> = new Set(["constats", "classements"]);

type NavigationProps = {
  departement: string;
  courante: Vue;
  /** True for persons of the institutions of the département; asked of who is signed in when the page does not say. */
  interne?: boolean;
};

/** The views of the observatory, under the title of each. */
export function NavigationObservatoire({ departement, courante, interne }: NavigationProps) {
  const ici = useContext(IdentiteContext)?.moi === `/${departement}/moi`;
  const adresses: Readonly<Record<Vue, string>> = {
    explorer: lienExplorateur(departement),
    portraits: lienPortraits(departement),
    comparer: lienComparer(departement),
    evolution: lienEvolution(departement),
    catalogue: lienCatalogue(departement),
    constats: lienConstats(departement),
    classements: lienClassements(departement),
    donnees: lienImports(departement),
  };
  return (
    <Tabs
      label="Vues de l’observatoire"
      items={VUES.filter((vue) => (interne ?? ici) || !INTERNES.has(vue)).map((vue) => ({
        label: LIBELLES[vue],
        to: adresses[vue],
        current: vue === courante,
      }))}
    />
  );
}
