import { readPage } from "#platform/http/page.ts";
import { ButtonLink, FilterForm } from "#platform/ui/actions.tsx";
import { Chip, Notice } from "#platform/ui/feedback.tsx";
import { SelectField } from "#platform/ui/fields.tsx";
import { Definition, Page, Section } from "#platform/ui/layout.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { attachesOf, titreNiveau } from "../../domain/plan/niveaux.ts";
import { loadVersion } from "../../queries/versions/load-versions.ts";
import { lienComparaison, lienSchema, lienVersion } from "../parts/liens.ts";
import { filSchema } from "../parts/navigation-schema.tsx";
import { Empreinte } from "../parts/versions/empreinte.tsx";
import { ActionAdoptee, numeroter, ObjectifAdopte } from "../parts/versions/texte-adopte.tsx";
import type { Route } from "./+types/version.ts";

export async function loader(args: Route.LoaderArgs) {
  const { schema, numero } = args.params;
  const { contenu, ...vue } = await readPage(args, (ctx) => loadVersion(ctx, schema, numero));
  const asked = Number(new URL(args.request.url).searchParams.get("volet") ?? 1);
  const rang = Number.isInteger(asked) && contenu.volets[asked - 1] ? asked : 1;
  const { volets, ...entete } = contenu;
  const choix = volets.map((one, index) => ({ value: String(index + 1), label: numeroter(one) }));
  return { vue, entete, choix, rang, volet: volets[rang - 1] ?? null };
}

export default function VersionPage({ loaderData, params: { departement } }: Route.ComponentProps) {
  const { vue, entete, choix, rang, volet } = loaderData;
  const { schema, version, derniere, intacte } = vue;
  return (
    <Page
      surtitre={entete.schema.titre}
      titre={`Version ${version.numero}`}
      chapo={`Adoptée le ${version.adopteeEnMots} par ${version.instance}, décision n° ${version.numeroDecision}.`}
      fil={filSchema(departement, schema, {
        label: "Versions",
        to: lienSchema(departement, schema.publicId, "versions"),
      })}
      actions={
        <>
          <ButtonLink to={lienComparaison(departement, schema.publicId, { de: version.numero })}>
            Comparer avec aujourd’hui
          </ButtonLink>
          {version.numero > 1 && (
            <ButtonLink
              to={lienComparaison(departement, schema.publicId, {
                de: version.numero - 1,
                a: version.numero,
              })}
            >
              {`Comparer avec la version ${version.numero - 1}`}
            </ButtonLink>
          )}
          <ButtonLink
            to={`${lienVersion(departement, schema.publicId, version.numero)}/contenu.json`}
            fichier
          >
            Télécharger (JSON)
          </ButtonLink>
          <PrintButton />
        </>
      }
    >
      <title>{`Version ${version.numero} — ${schema.titre} — Maillage`}</title>
      {!intacte && (
        <Notice kind="erreur" titre="Ce texte n’est plus celui qui a été adopté">
          <p>Son empreinte recalculée diffère de celle qui a été écrite le jour de l’adoption.</p>
        </Notice>
      )}
      {!derniere && <Notice kind="info" titre="Une version plus récente a été adoptée depuis" />}
      <Definition
        items={[
          {
            terme: "Figée",
            valeur: `le ${version.figeeEnMots}${version.figeePar ? ` par ${version.figeePar}` : ""}${version.figeeInstitution ? ` (${version.figeeInstitution})` : ""}`,
          },
          { terme: "Amendement", valeur: version.amendement?.objet },
          { terme: "Motif", valeur: version.amendement?.motif },
          {
            terme: "Empreinte",
            valeur: (
              <>
                <Empreinte valeur={version.empreinte} />{" "}
                {intacte && (
                  <Chip ton="succes" glyphe="coche">
                    Vérifiée
                  </Chip>
                )}
              </>
            ),
          },
        ]}
      />
      {choix.length > 1 && (
        <FilterForm
          action={lienVersion(departement, schema.publicId, version.numero)}
          label="Choisir une partie du texte"
        >
          <SelectField
            name="volet"
            label={titreNiveau(entete.schema, "volet")}
            defaultValue={String(rang)}
            options={choix}
          />
        </FilterForm>
      )}
      {volet === null ? (
        <p>Ce texte n’a aucun contenu.</p>
      ) : (
        <Section titre={numeroter(volet)}>
          {attachesOf(volet).map(({ engagement, objectif, actions }, index) => (
            <div key={index} className="pile">
              {engagement && isFirst(attachesOf(volet), index) && <h3>{numeroter(engagement)}</h3>}
              {objectif ? (
                <ObjectifAdopte objectif={objectif} />
              ) : (
                actions.map((action) => <ActionAdoptee key={action.id} action={action} objectif={null} />)
              )}
            </div>
          ))}
        </Section>
      )}
    </Page>
  );
}

/** The first place of its engagement. */
function isFirst(places: readonly { engagement: { id: string } | null }[], index: number): boolean {
  return places[index]?.engagement?.id !== places[index - 1]?.engagement?.id;
}
