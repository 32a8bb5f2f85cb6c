import { readPage, stateOf } from "#platform/http/page.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { TextArea } from "#platform/ui/fields.tsx";
import { Definition, Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatIsoDay, plural } from "#platform/values/french.ts";
import {
  LICENCE,
  TABLE_ACTIONS,
  TABLE_INDICATEURS,
  TABLE_OBJECTIFS,
} from "../../domain/public/donnees-ouvertes.ts";
import { loadSchemaOuvert, sourceOf } from "../../queries/public/load-donnees-ouvertes.ts";
import { lienSchema } from "../parts/liens.ts";
import { filSchema } from "../parts/navigation-schema.tsx";
import { FICHIERS_OUVERTS } from "../parts/public/fichiers-ouverts.ts";
import type { Route } from "./+types/donnees.ts";

/** What each table holds, without its rows. */
const DICTIONNAIRES = [TABLE_ACTIONS, TABLE_OBJECTIFS, TABLE_INDICATEURS].map(
  ({ fichier, titre, description, colonnes }) => ({
    ...{ fichier, titre, description },
    colonnes: colonnes.map((one) => ({ nom: one.nom, description: one.description })),
  }),
);

export async function loader(args: Route.LoaderArgs) {
  const { adresse } = stateOf(args).application;
  const vue = await readPage(args, (ctx) => loadSchemaOuvert(ctx, args.params.schema));
  const { schema, departement, version, calculeLe, actions } = vue;
  return {
    ...{ schema, departement, version, calculeLe, adresse },
    source: sourceOf(vue),
    actions: actions.length,
  };
}

export default function Donnees({ loaderData }: Route.ComponentProps) {
  const { schema, departement, version, calculeLe, source, adresse, actions } = loaderData;
  const lien = (to: Parameters<typeof lienSchema>[2]) => lienSchema(departement, schema.publicId, to);
  const extrait = `<iframe src="${adresse}${lien("resume-integrable")}" title="${schema.titre.replaceAll('"', "&quot;")} : où en est-il ?" width="100%" height="340" loading="lazy"></iframe>`;
  return (
    <Page
      titre="Données ouvertes"
      surtitre={schema.titre}
      chapo="Le texte du schéma et ce que deviennent ses actions, à reprendre librement. Il n’y a ni commentaire, ni brouillon, ni donnée sur une personne."
      largeur="texte"
      fil={filSchema(departement, schema, { label: "Page publique", to: lien("public") })}
      actions={<PrintButton />}
    >
      <title>{`Données ouvertes, ${schema.titre} — Maillage`}</title>
      <Definition
        items={[
          { terme: "Licence", valeur: <a href={LICENCE.adresse}>{LICENCE.nom}</a> },
          { terme: "Source à citer", valeur: `${source}, ${formatIsoDay(calculeLe)}` },
          { terme: "Chiffres du", valeur: formatIsoDay(calculeLe) },
          {
            terme: "Texte",
            valeur: version
              ? `Version ${version.numero}, adoptée le ${formatIsoDay(version.adopteeLe)} par « ${version.instance} » (décision ${version.numeroDecision})`
              : "Celui du plan en cours : aucune version adoptée n’est enregistrée",
          },
          { terme: "Contenu", valeur: plural(actions, "action") },
        ]}
      />
      <Section titre="Télécharger">
        <p className="rangee">
          {FICHIERS_OUVERTS.map(({ titre, vue }) => (
            <ButtonLink key={vue} to={lien(vue)} fichier glyphe="telecharger">
              {titre}
            </ButtonLink>
          ))}
        </p>
        <p>
          {"Un programme lit les mêmes données à "}
          <code>{`/api/v1/departements/${departement}/schemas/${schema.publicId}/public`}</code>
          {" ("}
          <Link to="/api/v1/docs">description de l’API</Link>
          {"), et un catalogue leur fiche au format DCAT à "}
          <Link to={lien("donnees/catalogue.json")}>catalogue.json</Link>.
        </p>
      </Section>
      <Section titre="Placer le résumé sur votre site" id="integrer">
        <p>
          Copiez ces lignes dans une page de votre site : elles y montrent où en est le schéma, à jour chaque
          matin. Le résumé ne dépose aucun témoin et n’exécute aucun programme.
        </p>
        <TextArea name="extrait" label="Lignes à copier" rows={5} readOnly defaultValue={extrait} />
        <p>
          <Link to={lien("resume-integrable")}>Voir le résumé</Link>
        </p>
      </Section>
      {DICTIONNAIRES.map(({ fichier, titre, description, colonnes }) => (
        <Section key={fichier} titre={`Champs du fichier « ${titre} »`} id={`champs-${fichier}`}>
          <p>{`${description} Fichier ${fichier}.csv : UTF-8, séparateur point-virgule, une ligne d’en-têtes.`}</p>
          <DataTable
            legende={`Champs du fichier ${fichier}.csv`}
            legendeMasquee
            dense
            lignes={colonnes}
            cleLigne={({ nom }) => nom}
            vide={null}
            colonnes={[
              { cle: "nom", titre: "Champ", entete: true, rendu: ({ nom }) => <code>{nom}</code> },
              {
                cle: "description",
                titre: "Ce qu’il dit",
                largeur: "large",
                rendu: (one) => one.description,
              },
            ]}
          />
        </Section>
      ))}
    </Page>
  );
}
