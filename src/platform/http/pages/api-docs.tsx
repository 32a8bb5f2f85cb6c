import { redirect } from "react-router";
import { documentationOf, type OperationDecrite, trialAddress } from "#platform/http/api/documentation.ts";
import { refusalResponse, stateOf } from "#platform/http/page.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { Definition, Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { DEFILANT } from "#platform/ui/table.tsx";
import { Refusal } from "#platform/values/refusal.ts";
import type { Route } from "./+types/api-docs.ts";
import { Essai } from "./parts/essai.tsx";
import { Champs, Objet, Parametres } from "./parts/objets.tsx";

/** Shows the documentation; with `?essai=` it leads to what was asked, so that trying needs no script. */
export async function loader(args: Route.LoaderArgs) {
  const { application, origin } = stateOf(args);
  const { searchParams } = new URL(args.request.url);
  if (searchParams.has("essai")) {
    const address = trialAddress(application, searchParams);
    if (address === null) throw refusalResponse(args, new Refusal("introuvable", {}, 404));
    throw redirect(address, 303);
  }
  const departements = (await application.espaces.list()).map(({ code, nom }) => ({ code, nom }));
  return { ...documentationOf(application), origin, departements };
}

export default function ApiDocs({ loaderData }: Route.ComponentProps) {
  const { adresse, origin, operations, objets, departements } = loaderData;
  return (
    <Page
      titre="Lire Maillage depuis un autre logiciel"
      surtitre="API, version 1"
      chapo="Schémas, actions, avancement, acteurs et territoires, en JSON, sans clé ni inscription : ce que le public lit sur les pages, un programme le lit ici."
      actions={
        <ButtonLink to={`${adresse}/openapi.json`} glyphe="telecharger">
          Description OpenAPI 3.1
        </ButtonLink>
      }
    >
      <title>API — Maillage</title>
      <Section titre="En bref">
        <Definition
          items={[
            { terme: "Adresse", valeur: <code>{origin + adresse}</code> },
            {
              terme: "Opérations",
              valeur: (
                <ul>
                  {operations.map(({ id, titre }) => (
                    <li key={id}>
                      <Link to={`#${id}`}>{titre}</Link>
                    </li>
                  ))}
                </ul>
              ),
            },
            {
              terme: "Ne relire que ce qui change",
              valeur: (
                <>
                  Chaque réponse porte une empreinte, <code>ETag</code>. Renvoyez-la dans{" "}
                  <code>If-None-Match</code> : si rien n'a changé, la réponse est 304, sans corps.
                </>
              ),
            },
            {
              terme: "Listes",
              valeur: (
                <>
                  Elles viennent par pages. Suivez l'adresse <code>suivant</code> jusqu'à ce qu'elle soit{" "}
                  <code>null</code> : chaque élément passe une fois, même si d'autres s'ajoutent en chemin.
                </>
              ),
            },
            {
              terme: "Compression",
              valeur: (
                <>
                  Demandez-la par <code>Accept-Encoding: gzip</code>.
                </>
              ),
            },
            {
              terme: "Depuis une page web",
              valeur: "Tous les sites peuvent lire (CORS), sans cookie : ils lisent ce que le public lit.",
            },
            {
              terme: "Versions",
              valeur:
                "Dans la version 1, des champs peuvent s'ajouter : ignorez ceux que vous ne connaissez pas. Retirer un champ ou en changer le sens donnera une version 2, à une autre adresse.",
            },
          ]}
        />
      </Section>
      {operations.map((operation) => (
        <Operation key={operation.id} operation={operation} adresse={adresse} departements={departements} />
      ))}
      <Section titre="Objets" id="objets">
        {objets
          .filter(({ nom }) => nom !== "Probleme")
          .map((objet) => (
            <Objet key={objet.nom} objet={objet} />
          ))}
      </Section>
      <Section titre="Erreurs" id="erreurs">
        <p>
          Une erreur répond en <code>application/problem+json</code> (RFC 9457). Fiez-vous à <code>code</code>
          , qui ne change pas ; <code>detail</code> s'adresse à une personne.
        </p>
        <Champs
          legende="Champs d'une erreur"
          champs={objets.find(({ nom }) => nom === "Probleme")?.champs ?? []}
        />
        <Definition
          items={[
            {
              terme: <code>404 introuvable</code>,
              valeur: "Rien à cette adresse, ou rien de public : la réponse ne dit pas lequel des deux.",
            },
            { terme: <code>405 api.methode</code>, valeur: "Cette interface se lit, rien d'autre." },
            {
              terme: <code>422 api.parametre</code>,
              valeur: "Un paramètre est refusé ; « erreurs » dit lequel.",
            },
            { terme: <code>422 api.curseur</code>, valeur: "Ce curseur ne vient pas de cette liste." },
            {
              terme: <code>500 incident</code>,
              valeur: "Une faute de notre part, avec un numéro à donner à qui exploite le serveur.",
            },
          ]}
        />
      </Section>
    </Page>
  );
}

function Operation({
  operation,
  adresse,
  departements,
}: {
  operation: OperationDecrite;
  adresse: string;
  departements: { code: string; nom: string }[];
}) {
  const { id, titre, description, chemin, parametres, reponse, exemple } = operation;
  return (
    <Section titre={titre} id={id}>
      <p>
        <code className="api-chemin">{`GET ${adresse}${chemin}`}</code>
      </p>
      <p>{description}</p>
      <Parametres titre={titre} parametres={parametres} />
      <Essai operation={operation} departements={departements} />
      <p>
        Réponse : <Link to={`#objet-${reponse}`}>{reponse}</Link>.
      </p>
      <details>
        <summary>{`Exemple de réponse : ${titre}`}</summary>
        {/* A region that scrolls must be reached by the keyboard. */}
        <section className="api-exemple" aria-label={`Exemple de réponse : ${titre}`} {...DEFILANT}>
          <pre>
            <code>{exemple}</code>
          </pre>
        </section>
      </details>
    </Section>
  );
}
