import { route } from "@react-router/dev/routes";

export const routesEcheances = [route("agenda/:fichier", "platform/echeances/pages/flux.ts")];
