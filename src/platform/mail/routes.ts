import { route } from "@react-router/dev/routes";

const page = (name: string) => `platform/mail/pages/${name}.tsx`;

export const routesCourriels = [
  route("courriels", page("courriels")),
  route("courriels/choix/:jeton", page("choix")),
  route("courriels/:courriel", page("courriel")),
];
