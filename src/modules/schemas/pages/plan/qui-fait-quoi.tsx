import { GENRES, LIBELLE_GENRE } from "#modules/acteurs/index.ts";
import { readPage } from "#platform/http/page.ts";
import { FilterForm } from "#platform/ui/actions.tsx";
import { EmptyState } from "#platform/ui/feedback.tsx";
import { SelectField } from "#platform/ui/fields.tsx";
import { Glyphe } from "#platform/ui/glyphs.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { Matrix } from "#platform/ui/matrix.tsx";
import { formatNumber, plural } from "#platform/values/french.ts";
import type { CaseRoles } from "../../domain/plan/qui-fait-quoi.ts";
import {
  type ChoixActeurs,
  type LigneActeur,
  loadQuiFaitQuoi,
  type QuiFaitQuoi,
} from "../../queries/plan/load-qui-fait-quoi.ts";
import { lienActeur, lienFiltre, lienSchema } from "../parts/liens.ts";
import { filSchema, NavigationSchema } from "../parts/navigation-schema.tsx";
import { PlanVide } from "../parts/plan-vide.tsx";
import type { Route } from "./+types/qui-fait-quoi.ts";

function choixOf(request: Request): ChoixActeurs {
  const asked = new URL(request.url).searchParams.get("acteurs");
  return (["tous", ...GENRES] as const).find((choix) => choix === asked) ?? "pilotes";
}

export async function loader(args: Route.LoaderArgs) {
  const choix = choixOf(args.request);
  const vue = await readPage(args, (ctx) => loadQuiFaitQuoi(ctx, args.params.schema, choix));
  return { ...vue, choix };
}

export default function QuiFaitQuoiPage({ loaderData: vue, params: { departement } }: Route.ComponentProps) {
  const { schema, total, sansPilote, choix, genres, lignes } = vue;
  const ici = lienSchema(departement, schema.publicId, "qui-fait-quoi");
  return (
    <Page surtitre={schema.titre} titre="Qui fait quoi" fil={filSchema(departement, schema)}>
      <title>{`Qui fait quoi — ${schema.titre} — Maillage`}</title>
      <NavigationSchema departement={departement} schema={schema.publicId} />
      {total === 0 ? (
        <PlanVide departement={departement} peutImporter={vue.peutImporter} />
      ) : (
        <>
          <FilterForm
            action={ici}
            label="Choisir les acteurs"
            effacer={choix === "pilotes" ? undefined : ici}
          >
            <SelectField
              name="acteurs"
              label="Acteurs"
              vide={`Ceux qui pilotent (${formatNumber(vue.pilotent)})`}
              defaultValue={choix === "pilotes" ? "" : choix}
              options={[
                { value: "tous", label: `Tous, partenaires compris (${formatNumber(vue.acteurs)})` },
                ...genres.map(({ genre, nombre }) => ({
                  value: genre,
                  label: `${LIBELLE_GENRE[genre]} (${formatNumber(nombre)})`,
                })),
              ]}
            />
          </FilterForm>
          {lignes.length === 0 ? (
            <EmptyState titre="Aucun acteur à montrer">
              {choix === "pilotes"
                ? "Aucune action de ce plan ne nomme de pilote."
                : "Aucun acteur de ce genre ne pilote ni n'accompagne une action de ce plan."}
            </EmptyState>
          ) : (
            <>
              <p className="rangee">
                <span>
                  <Glyphe nom="disque" /> actions pilotées
                </span>
                <span>
                  <Glyphe nom="cercle" /> actions dont l'acteur est partenaire
                </span>
              </p>
              <Roles departement={departement} vue={vue} />
            </>
          )}
          {sansPilote > 0 ? (
            <p>{`${plural(sansPilote, "action n'a pas de pilote", "actions n'ont pas de pilote")} que vous puissiez voir.`}</p>
          ) : null}
          <details className="repli" open>
            <summary>{`Les ${vue.parColonne.pluriel}, par leur numéro`}</summary>
            <ul>
              {vue.colonnes.map(({ long, filtre }, index) => (
                <li key={index}>
                  <Link to={lienFiltre(departement, schema.publicId, filtre)}>{long}</Link>
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </Page>
  );
}

function Roles({
  departement,
  vue: { schema, colonnes, parColonne, lignes },
}: {
  departement: string;
  vue: QuiFaitQuoi;
}) {
  const cells = ({ publicId, pilote, partenaire, cases }: LigneActeur) =>
    [{ pilote, partenaire }, ...cases].map((roles, index) => (
      <Case
        key={index}
        roles={roles}
        lien={(role) =>
          // The first cell is the whole row.
          lienFiltre(departement, schema.publicId, {
            [role]: publicId,
            ...colonnes[index - 1]?.filtre,
          })
        }
      />
    ));
  return (
    <Matrix
      legende={`Actions que chaque acteur pilote ou accompagne, par ${parColonne.nom}`}
      premier="Acteur"
      colonnes={[
        {
          cle: "total",
          court: "Total",
          long: `${parColonne.genre === "f" ? "Toutes" : "Tous"} les ${parColonne.pluriel}`,
        },
        ...colonnes.map(({ court, long }, index) => ({ cle: String(index), court, long })),
      ]}
      lignes={lignes.map((ligne) => ({
        cle: ligne.publicId,
        titre: <Link to={lienActeur(departement, ligne.publicId)}>{ligne.nom}</Link>,
        cases: cells(ligne),
      }))}
    />
  );
}

function Case({ roles, lien }: { roles: CaseRoles; lien: (role: keyof CaseRoles) => string }) {
  return (
    <>
      {roles.pilote > 0 ? (
        <Link to={lien("pilote")}>
          <Glyphe nom="disque" />
          {formatNumber(roles.pilote)}
          <span className="vh"> en pilote</span>
        </Link>
      ) : null}
      {roles.partenaire > 0 ? (
        <Link to={lien("partenaire")}>
          <Glyphe nom="cercle" />
          {formatNumber(roles.partenaire)}
          <span className="vh"> en partenaire</span>
        </Link>
      ) : null}
    </>
  );
}
