import { addressWith } from "#platform/http/listing.ts";
import { espaceOf, readPage } from "#platform/http/page.ts";
import { ButtonLink, FilterForm } from "#platform/ui/actions.tsx";
import { CheckboxField } from "#platform/ui/choices.tsx";
import { EmptyState } from "#platform/ui/feedback.tsx";
import { SelectField, TextField } from "#platform/ui/fields.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { Pagination } from "#platform/ui/navigation.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { plural } from "#platform/values/french.ts";
import { paramsOfEchanges, parseFiltreEchanges } from "../../domain/echanges/filtre-echanges.ts";
import { GENRES_COMMENTES, TOUT } from "../../domain/echanges/lieu.ts";
import { titreNiveau } from "../../domain/plan/niveaux.ts";
import { type CommentairesDuSchema, loadCommentaires } from "../../queries/echanges/load-commentaires.ts";
import { UnFil } from "../parts/echanges/fil.tsx";
import { LienPiece } from "../parts/echanges/lien-piece.tsx";
import { lienEchanges, lienSchema } from "../parts/liens.ts";
import { filSchema, NavigationSchema } from "../parts/navigation-schema.tsx";
import type { Route } from "./+types/commentaires.ts";

export async function loader(args: Route.LoaderArgs) {
  const { searchParams } = new URL(args.request.url);
  const filtre = parseFiltreEchanges(searchParams);
  const vue = await readPage(args, (ctx) => loadCommentaires(ctx, args.params.schema, filtre, searchParams));
  return { departement: await espaceOf(args), filtre, vue };
}

export default function Commentaires({ loaderData }: Route.ComponentProps) {
  const { departement, filtre, vue } = loaderData;
  const { schema, page, lire } = vue;
  const base = lienSchema(departement.code, schema.publicId, "echanges");
  const params = paramsOfEchanges(filtre);
  return (
    <Page
      titre="Échanges et documents"
      surtitre={schema.titre}
      chapo="Ce que l’on dit du schéma, de ses fiches et de ses actions, et ce qui y est joint."
      fil={filSchema(departement.code, schema)}
      actions={
        <>
          {lire && (
            <ButtonLink
              to={lienEchanges(departement.code, schema.publicId, { genre: "schema", objet: TOUT })}
            >
              Parler du schéma
            </ButtonLink>
          )}
          {lire && (
            <ButtonLink
              to={addressWith(lienSchema(departement.code, schema.publicId, "echanges.csv"), params)}
              fichier
            >
              Télécharger (CSV)
            </ButtonLink>
          )}
          <PrintButton />
        </>
      }
    >
      <title>{`Échanges et documents — ${schema.titre} — Maillage`}</title>
      <NavigationSchema departement={departement.code} schema={schema.publicId} />
      {lire ? (
        <Section titre="Commentaires">
          <FilterForm effacer={base}>
            <TextField name="texte" label="Qui contient" type="search" defaultValue={filtre.texte} />
            <SelectField
              name="etat"
              label="État"
              vide="Ouverts et résolus"
              defaultValue={filtre.etat ?? ""}
              options={[
                { value: "ouverts", label: "Ouverts" },
                { value: "resolus", label: "Résolus" },
              ]}
            />
            <SelectField
              name="genre"
              label="Sur"
              vide="Tout"
              defaultValue={filtre.genre ?? ""}
              options={GENRES_COMMENTES.map((genre) => ({
                value: genre,
                label: genre === "schema" ? "Le schéma" : titreNiveau(schema, genre),
              }))}
            />
            <CheckboxField name="moi" label="Où je suis" defaultChecked={filtre.moi} />
          </FilterForm>
          <Fils vue={vue} departement={departement.code} filtree={Object.values(params).some(Boolean)} />
          <Pagination
            page={page.page}
            pages={page.pages}
            lien={(n) => addressWith(base, { ...params, page: n })}
            label="Pages des fils"
          />
        </Section>
      ) : (
        <p className="discret">Les commentaires sont réservés aux institutions du département.</p>
      )}
      <Section titre="Documents">
        <Documents vue={vue} departement={departement.code} />
      </Section>
    </Page>
  );
}

function Fils({
  vue: { schema, fils, total, ouverts },
  departement,
  filtree,
}: {
  vue: CommentairesDuSchema;
  departement: string;
  filtree: boolean;
}) {
  if (total === 0) {
    return (
      <EmptyState
        titre={filtree ? "Aucun commentaire ne répond à ces filtres" : "Personne n’a encore rien dit"}
      >
        {filtree
          ? "Effacez les filtres pour les voir tous."
          : "On commente depuis la page d’une action ou d’une fiche objectif, ou avec « Parler du schéma »."}
      </EmptyState>
    );
  }
  return (
    <>
      <p>{`${plural(total, "fil")}, ${plural(ouverts, "ouvert")}`}</p>
      <ol className="fils">
        {fils.map((fil) => (
          <li key={fil.publicId}>
            <p className="echange-sur">
              <span className="discret">
                {fil.lieu.genre === "schema" ? "Schéma" : titreNiveau(schema, fil.lieu.genre)}
              </span>{" "}
              <Link to={lienEchanges(departement, schema.publicId, fil.lieu, fil.publicId)}>
                {fil.lieu.titre || schema.titre}
              </Link>
            </p>
            <UnFil
              fil={fil}
              page={{
                ...{
                  departement,
                  schema: schema.publicId,
                  action: null,
                  cle: "",
                  limites: "",
                  refus: undefined,
                },
                permis: { commenter: false, moderer: false },
              }}
            />
          </li>
        ))}
      </ol>
    </>
  );
}

function Documents({
  vue: { schema, pieces },
  departement,
}: {
  vue: CommentairesDuSchema;
  departement: string;
}) {
  if (pieces.length === 0) return <p className="discret">Aucun document.</p>;
  return (
    <ul className="pieces">
      {pieces.map((piece) => (
        <li key={piece.publicId}>
          <p>
            <LienPiece departement={departement} schema={schema.publicId} piece={piece} />
          </p>
          <p className="discret">
            Sur <Link to={piece.lien}>{piece.sur}</Link>
            {piece.auteur && `, par ${[piece.auteur, piece.institution].filter(Boolean).join(", ")}`}
          </p>
        </li>
      ))}
    </ul>
  );
}
