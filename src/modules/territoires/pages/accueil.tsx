import { stateOf } from "#platform/http/page.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { Card, Cards } from "#platform/ui/cards.tsx";
import { EmptyState } from "#platform/ui/feedback.tsx";
import { Trame } from "#platform/ui/glyphs.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { formatNumber, plural } from "#platform/values/french.ts";
import { listChiffres } from "../queries/list-chiffres.ts";
import type { Route } from "./+types/accueil.ts";

export async function loader(args: Route.LoaderArgs) {
  const { application } = stateOf(args);
  const espaces = await application.espaces.list();
  const chiffres = new Map(
    (await listChiffres(application.platform.database)).map((one) => [one.departement, one]),
  );
  return {
    demo: application.demo,
    espaces: espaces.map(({ code, nom }) => ({ code, nom, chiffres: chiffres.get(code) ?? null })),
  };
}

export default function Accueil({ loaderData }: Route.ComponentProps) {
  const { demo, espaces } = loaderData;
  return (
    <Page
      titre="Les services aux familles d’un département, pilotés ensemble"
      actions={
        <span className="enseigne">
          <Trame taille={176} />
        </span>
      }
      surtitre="Plateforme libre du schéma départemental"
      chapo="Petite enfance, jeunesse, parentalité, vie sociale : la Caf, le Département, la MSA, l’État et les communes tiennent ici un même plan d’actions. Chacun y dit où il en est. Tout le monde lit les mêmes chiffres, datés et sourcés."
    >
      <title>Maillage — les services aux familles, pilotés ensemble</title>
      {demo && espaces.length > 0 && (
        <div className="invitation">
          <p>
            Ceci est une démonstration : les territoires sont réels, les personnes et les nouvelles sont
            inventées. Entrez sous l’identité d’une coordinatrice, d’un pilote ou d’un autre département, et
            voyez ce que chacun peut lire et écrire.
          </p>
          <ButtonLink to="/demonstration" variant="primaire" glyphe="personne">
            Choisir une identité
          </ButtonLink>
        </div>
      )}
      <Section titre="Départements ouverts">
        {espaces.length === 0 ? (
          <EmptyState titre="Aucun département n’est encore ouvert ici">
            <p>
              L’administrateur en ouvre un en important son plan :{" "}
              <code>
                npm run maillage -- importer plan FICHIER --departement 63 --schema "SDSF 2022-2026"
              </code>
            </p>
          </EmptyState>
        ) : (
          <Cards>
            {espaces.map(({ code, nom, chiffres }) => (
              <Card key={code} titre={nom} surtitre={code} to={`/${code}`}>
                {chiffres && (
                  <p className="discret">
                    {chiffres.region}
                    <br />
                    {`${plural(chiffres.epci, "intercommunalité")}, ${plural(chiffres.communes, "commune")}`}
                    <br />
                    {chiffres.population === null
                      ? "Population inconnue"
                      : `${formatNumber(chiffres.population)} habitants`}
                  </p>
                )}
              </Card>
            ))}
          </Cards>
        )}
      </Section>
      <Section titre="D’un constat partagé à des comptes rendus">
        <Cards ordonne>
          <Card titre="Constater">
            <p>
              Les intercommunalités, leurs communes, leur population : des chiffres officiels, avec leur
              année.
            </p>
          </Card>
          <Card titre="Décider ensemble">
            <p>Un schéma porté par plusieurs institutions : des volets aux actions, avec leurs pilotes.</p>
          </Card>
          <Card titre="Agir">
            <p>Chaque action a un pilote et un calendrier. Il en donne des nouvelles en deux minutes.</p>
          </Card>
          <Card titre="Rendre compte">
            <p>
              Retards et blocages se calculent, personne ne les saisit. La fiche objectif s’imprime en une
              page.
            </p>
          </Card>
        </Cards>
      </Section>
    </Page>
  );
}
