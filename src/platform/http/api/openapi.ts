import { OpenAPIHono, z } from "@hono/zod-openapi";
import { ProblemeContract } from "./problem.ts";
import { API, type ApiRoute } from "./route.ts";

/** Version of the contract, raised as docs/guide/api.md says; not that of the program. */
const VERSION = "1.0.0";

/** What we promise of our own description: enough of OpenAPI 3.1 to be sure that it is one. */
export const OpenApiContract = z.looseObject({
  openapi: z.literal("3.1.0"),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  servers: z.array(z.looseObject({ url: z.string() })),
  paths: z.record(z.string(), z.looseObject({})),
  components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({})) }),
});
export type OpenApiDocument = z.output<typeof OpenApiContract>;

/** The operations as OpenAPI 3.1: from the contracts that answers go through, hence never behind them. */
export function describe(routes: readonly ApiRoute[]): OpenApiDocument {
  const app = new OpenAPIHono();
  for (const { id, path, tag, summary, description, params, query, contract, example } of routes) {
    app.openAPIRegistry.registerPath({
      method: "get",
      path,
      operationId: id,
      tags: [tag],
      summary,
      description,
      request: { params, query },
      responses: {
        200: {
          description: "La réponse.",
          headers: {
            ETag: {
              description: "Empreinte de la réponse, à renvoyer dans If-None-Match.",
              schema: { type: "string" },
            },
          },
          content: { "application/json": { schema: contract, example } },
        },
        304: { description: "Rien n'a changé depuis l'empreinte donnée dans If-None-Match ; sans corps." },
        404: problem("Rien de public ne se trouve à cette adresse."),
        ...(Object.keys(query.shape).length > 0 && { 422: problem("Un paramètre est refusé.") }),
      },
    });
  }
  return OpenApiContract.parse(
    app.getOpenAPI31Document({
      openapi: "3.1.0",
      info: {
        title: "Maillage",
        version: VERSION,
        description:
          "Lecture des schémas départementaux des services aux familles : plans d'actions, avancement, acteurs, territoires.",
        license: { name: "EUPL-1.2", url: "https://eupl.eu/1.2/fr/" },
      },
      servers: [{ url: API, description: "Cette installation" }],
    }),
  );
}

function problem(description: string) {
  return { description, content: { "application/problem+json": { schema: ProblemeContract } } };
}
