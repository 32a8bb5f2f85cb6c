import { z } from "@hono/zod-openapi";
import type { Messages } from "#platform/http/messages.ts";
import { Refusal } from "#platform/values/refusal.ts";

/** What every error answers with (RFC 9457). */
export const ProblemeContract = z
  .object({
    type: z
      .string()
      .openapi({ description: "Où ce genre d'erreur est expliqué.", example: "/api/v1/docs#erreurs" }),
    title: z.string().openapi({ description: "Le genre d'erreur, en deux mots.", example: "Introuvable" }),
    status: z.int().openapi({ description: "Le statut HTTP, répété.", example: 404 }),
    detail: z.string().openapi({
      description: "Ce qui s'est passé et ce qu'on peut faire, pour une personne.",
      example: "Rien de public ne se trouve à cette adresse.",
    }),
    code: z
      .string()
      .openapi({ description: "Nom stable de l'erreur, pour un programme.", example: "introuvable" }),
    erreurs: z
      .array(
        z.object({
          parametre: z.string().openapi({ description: "Nom du paramètre.", example: "limite" }),
          message: z.string().openapi({ description: "Ce qui ne va pas.", example: "entre 1 et 100" }),
        }),
      )
      .optional()
      .openapi({ description: "Les paramètres refusés, tous à la fois ; absent pour les autres erreurs." }),
  })
  .openapi("Probleme");

export type Probleme = z.output<typeof ProblemeContract>;

const TITLES: Readonly<Record<number, string>> = {
  403: "Refusé",
  404: "Introuvable",
  405: "Méthode refusée",
  409: "Conflit",
  413: "Envoi trop grand",
  422: "Demande incorrecte",
  429: "Trop de demandes",
  500: "Incident",
};

/** A refusal as a problem. A page and the API do not say « introuvable » in the same words. */
export function problemOf(
  messages: Messages,
  refusal: Pick<Refusal, "code" | "details" | "status">,
  erreurs?: Probleme["erreurs"],
): Probleme {
  const { code, details, status } = refusal;
  const sentence = code === "introuvable" ? new Refusal("api.introuvable", {}, 404) : { code, details };
  return {
    type: "/api/v1/docs#erreurs",
    title: TITLES[status] ?? "Erreur",
    status,
    detail: messages.sentence(sentence),
    code,
    ...(erreurs && { erreurs }),
  };
}

/** A fault of ours: the number is also on the error output of the server. */
export function incidentProblem(incident: string): Probleme {
  return {
    type: "/api/v1/docs#erreurs",
    title: "Incident",
    status: 500,
    detail: `Une erreur est survenue (incident ${incident}). Réessayez dans un instant.`,
    code: "incident",
  };
}
