import { type BreadcrumbItem, GroupedTabs, type NavItem } from "#platform/ui/navigation.tsx";
import { lienSchema, type VueSchema } from "./liens.ts";

type Vue = { vue: VueSchema | undefined; label: string };

/** What is looked at together; the first view of a group is where its name leads, `aussi` the pages reached from them. */
const GROUPES: readonly { label: string; vues: readonly [Vue, ...Vue[]]; aussi?: readonly VueSchema[] }[] = [
  { label: "Vue d’ensemble", vues: [{ vue: undefined, label: "Vue d’ensemble" }] },
  {
    label: "Plan",
    vues: [
      { vue: "plan", label: "Plan d’actions" },
      { vue: "calendrier", label: "Calendrier" },
      { vue: "qui-fait-quoi", label: "Qui fait quoi" },
    ],
    aussi: ["lots"],
  },
  {
    label: "Suivi",
    vues: [
      { vue: "changements", label: "Ce qui a changé" },
      { vue: "blocages", label: "Blocages" },
      { vue: "manques", label: "Ce qui manque" },
      { vue: "echanges", label: "Échanges" },
    ],
  },
  { label: "Partenaires", vues: [{ vue: "partenaires", label: "Qui porte" }] },
  {
    label: "Vie et document",
    vues: [
      { vue: "vie", label: "Vie du schéma" },
      { vue: "document", label: "Document" },
      { vue: "filiation", label: "Schémas liés" },
    ],
    aussi: ["declinaisons", "rattachements", "versions", "comparaison", "bilan", "consultation"],
  },
];

/** The views of a scheme; the one in hand is marked. `schema` is a public id. */
export function NavigationSchema({ departement, schema }: { departement: string; schema: string }) {
  const item = ({ vue, label }: Vue): NavItem => ({
    label,
    to: lienSchema(departement, schema, vue),
    exact: vue === undefined,
  });
  return (
    <GroupedTabs
      label="Vues du schéma"
      groups={GROUPES.map(({ label, vues: [first, ...others], aussi = [] }) => ({
        label,
        items: [item(first), ...others.map(item)],
        aussi: aussi.map((vue) => lienSchema(departement, schema, vue)),
      }))}
    />
  );
}

/**
 * Way back to the list of schemes, then to the scheme when the page is inside it, then to `plus` (a fiche objectif).
 */
export function filSchema(
  departement: string,
  schema?: { publicId: string; titre: string },
  ...plus: readonly BreadcrumbItem[]
): BreadcrumbItem[] {
  const items: BreadcrumbItem[] = [
    { label: "Accueil", to: `/${departement}` },
    { label: "Schémas", to: `/${departement}/schemas` },
  ];
  if (schema) items.push({ label: schema.titre, to: lienSchema(departement, schema.publicId) });
  return [...items, ...plus];
}
