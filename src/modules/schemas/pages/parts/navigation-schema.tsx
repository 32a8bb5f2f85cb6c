import { type BreadcrumbItem, Tabs } from "#platform/ui/navigation.tsx";
import { lienSchema, type VueSchema } from "./liens.ts";

const VUES: readonly { vue: VueSchema | undefined; label: string }[] = [
  { vue: undefined, label: "Vue d'ensemble" },
  { vue: "plan", label: "Plan" },
  { vue: "calendrier", label: "Calendrier" },
  { vue: "qui-fait-quoi", label: "Qui fait quoi" },
  { vue: "partenaires", label: "Qui porte" },
  { vue: "changements", label: "Ce qui a changé" },
  { vue: "echanges", label: "Échanges" },
  { vue: "blocages", label: "Blocages" },
  { vue: "manques", label: "Ce qui manque" },
  { vue: "vie", label: "Vie du schéma" },
  { vue: "document", label: "Document" },
];

/** The views of a scheme; the router marks the current one. `schema` is a public id. */
export function NavigationSchema({ departement, schema }: { departement: string; schema: string }) {
  return (
    <Tabs
      label="Vues du schéma"
      items={VUES.map(({ vue, label }) => ({ label, to: lienSchema(departement, schema, vue) }))}
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
