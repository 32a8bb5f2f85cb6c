import { route } from "@react-router/dev/routes";

const page = (name: string, ext = "tsx") => `modules/schemas/pages/${name}.${ext}`;

export const routesSchemas = [
  route("exemple-plan-actions.xlsx", page("exemple-classeur", "ts")),
  route(":departement", page("accueil-departement")),
  route(":departement/schemas", page("schemas")),
  route(":departement/importer", page("importer")),
  route(":departement/importations", page("importations")),
  route(":departement/importations/:importation", page("importation")),
  route(":departement/importations/:importation/fichier", page("fichier-importation", "ts")),
  route(":departement/schemas/:schema", page("vue-ensemble")),
  route(":departement/schemas/:schema/plan", page("plan")),
  route(":departement/schemas/:schema/plan.csv", page("plan-csv", "ts")),
  route(":departement/schemas/:schema/plan.xlsx", page("plan-xlsx", "ts")),
  route(":departement/schemas/:schema/lots", page("lots")),
  route(":departement/schemas/:schema/lots/nouveau", page("nouveau-lot")),
  route(":departement/schemas/:schema/lots/:lot", page("lot")),
  route(":departement/schemas/:schema/calendrier", page("calendrier")),
  route(":departement/schemas/:schema/qui-fait-quoi", page("qui-fait-quoi")),
  route(":departement/schemas/:schema/partenaires", page("partenaires")),
  route(":departement/schemas/:schema/partenaires.csv", page("partenaires-csv", "ts")),
  route(":departement/schemas/:schema/tournees", page("tournees")),
  route(":departement/schemas/:schema/tournees/nouvelle", page("nouvelle-tournee")),
  route(":departement/schemas/:schema/tournees/:tournee", page("tournee")),
  route(":departement/mes-actions", page("mes-actions")),
  route("nouvelles/:jeton", page("nouvelles")),
  route("nouvelles/:jeton/rien", page("nouvelles-rien")),
  route(":departement/roles/:membre", page("membre")),
  route(":departement/schemas/:schema/objectifs/:objectif", page("objectif")),
  route(":departement/schemas/:schema/actions/:action", page("action")),
  route(":departement/schemas/:schema/actions/:action/modifier", page("modifier-action")),
];
