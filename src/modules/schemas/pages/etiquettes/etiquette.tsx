import { redirect } from "react-router";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { LienHistorique } from "#platform/journal/lien-historique.tsx";
import { operationsJournal } from "#platform/journal/rights.ts";
import { may } from "#platform/rights/rights.ts";
import { Button, ButtonLink } from "#platform/ui/actions.tsx";
import { EmptyState, ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { NBSP } from "#platform/values/french.ts";
import { archiveEtiquette, restoreEtiquette } from "../../commands/etiquettes/edit-etiquette.ts";
import { undoMergeEtiquettes } from "../../commands/etiquettes/merge-etiquettes.ts";
import { LIBELLE_FAMILLE } from "../../domain/etiquettes/famille.ts";
import { loadEtiquette, type PageEtiquette, type Porteur } from "../../queries/etiquettes/load-etiquette.ts";
import { usagesEnMots } from "../parts/etiquettes/usages.ts";
import { lienAction, lienEtiquettes, lienFiltre, lienObjectif, lienSchema } from "../parts/liens.ts";
import type { Route } from "./+types/etiquette.ts";

const FAITS: Readonly<Record<string, string>> = {
  creee: "L’étiquette est créée",
  modifiee: "L’étiquette est modifiée",
  ranger: "L’étiquette est rangée",
  ressortir: "L’étiquette est de nouveau proposée",
  fusionnee: "Les deux étiquettes n’en font plus qu’une",
  defaire: "La fusion est défaite",
};

const GESTES = {
  ranger: archiveEtiquette,
  ressortir: restoreEtiquette,
  defaire: undoMergeEtiquettes,
} as const;
type Geste = keyof typeof GESTES;

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const fait = FAITS[new URL(args.request.url).searchParams.get("fait") ?? ""] ?? null;
  return readPage(args, async (ctx) => ({
    ...(await loadEtiquette(ctx, args.params.etiquette)),
    ...{ code, fait, historique: may(ctx, operationsJournal.lireHistorique, null) },
  }));
}

export async function action(args: Route.ActionArgs) {
  const { departement, etiquette } = args.params;
  const form = await readForm(args);
  const geste = (Object.keys(GESTES) as Geste[]).find((one) => one === form.get("geste")) ?? "ranger";
  const vise = { etiquette, revision: Number(form.get("revision")) };
  const result = await submitPage(args, form, (ctx) => GESTES[geste](ctx, vise));
  return result.ok ? redirect(`${lienEtiquettes(departement, etiquette)}?fait=${geste}`) : result.response;
}

export default function Etiquette({ loaderData, actionData }: Route.ComponentProps) {
  const { code, etiquette, schemas, absorbees, peutTenir, fait, historique } = loaderData;
  const refus = actionData?.refus ?? null;
  const { publicId, libelle, genre, description, rangee, fusionneeDans } = etiquette;
  const lien = lienEtiquettes(code, publicId);
  const porteurs = schemas.flatMap((schema) => schema.porteurs);
  const count = (niveau: Porteur["niveau"]) => porteurs.filter((one) => one.niveau === niveau).length;
  return (
    <Page
      titre={libelle}
      surtitre={`Étiquette · ${LIBELLE_FAMILLE[genre]}`}
      chapo={description || undefined}
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Étiquettes", to: lienEtiquettes(code) },
      ]}
      actions={
        <>
          {peutTenir && fusionneeDans === null && (
            <>
              <ButtonLink to={`${lien}/modifier`}>Modifier</ButtonLink>
              <ButtonLink to={`${lien}/fusionner`}>Fusionner avec une autre</ButtonLink>
              <Rangement etiquette={etiquette} />
            </>
          )}
          <LienHistorique departement={code} genre="etiquette" cle={publicId} permis={historique} />
        </>
      }
    >
      <title>{`${libelle}, étiquette — Maillage`}</title>
      {refus && <ErrorSummary titre="Rien n’a été fait" erreurs={[{ message: refus.message }]} />}
      {fait && <Notice kind="succes" titre={fait} annonce />}
      {rangee && !fusionneeDans && (
        <Notice kind="info" titre="Cette étiquette est rangée">
          <p>Ce qui la porte la garde ; elle n’est plus proposée sur les fiches.</p>
        </Notice>
      )}
      {fusionneeDans && (
        <Fusionnee code={code} etiquette={etiquette} dans={fusionneeDans} permis={peutTenir} />
      )}
      {fusionneeDans === null && (
        <>
          <p>{`Portée par ${usagesEnMots({ actions: count("action"), objectifs: count("objectif") })}.`}</p>
          {schemas.length === 0 && (
            <EmptyState titre="Rien ne porte cette étiquette">
              <p>
                On la pose sur la fiche d’une action ou d’un objectif, ou sur plusieurs actions à la fois
                depuis le plan.
              </p>
            </EmptyState>
          )}
          {schemas.map((schema) => (
            <Schema key={schema.publicId} code={code} etiquette={publicId} schema={schema} />
          ))}
        </>
      )}
      {absorbees.length > 0 && (
        <Section titre="A pris la place de">
          <ul>
            {absorbees.map((one) => (
              <li key={one.publicId}>
                <Link to={lienEtiquettes(code, one.publicId)}>{one.libelle}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}

function Rangement({ etiquette: { revision, rangee } }: { etiquette: PageEtiquette["etiquette"] }) {
  return (
    <Formulaire>
      <input type="hidden" name="revision" value={revision} />
      <Button name="geste" value={rangee ? "ressortir" : "ranger"} variant="discret">
        {rangee ? "Ressortir" : "Ranger"}
      </Button>
    </Formulaire>
  );
}

type FusionneeProps = {
  code: string;
  etiquette: PageEtiquette["etiquette"];
  dans: NonNullable<PageEtiquette["etiquette"]["fusionneeDans"]>;
  permis: boolean;
};

function Fusionnee({ code, etiquette, dans, permis }: FusionneeProps) {
  return (
    <Notice kind="info" titre="Cette étiquette a été fusionnée">
      <p>
        {`Ce qui la portait porte maintenant${NBSP}: `}
        <Link to={lienEtiquettes(code, dans.publicId)}>{dans.libelle}</Link>.
      </p>
      {permis && (
        <Formulaire>
          <input type="hidden" name="revision" value={etiquette.revision} />
          <Button name="geste" value="defaire" variant="secondaire">
            Défaire la fusion
          </Button>
        </Formulaire>
      )}
    </Notice>
  );
}

type SchemaProps = { code: string; etiquette: string; schema: PageEtiquette["schemas"][number] };

function Schema({ code, etiquette, schema }: SchemaProps) {
  const { publicId, titre, porteurs } = schema;
  return (
    <Section
      titre={<Link to={lienSchema(code, publicId)}>{titre}</Link>}
      actions={
        <>
          <ButtonLink to={lienFiltre(code, publicId, { etiquette })} variant="discret">
            Voir dans le plan
          </ButtonLink>
          <ButtonLink to={lienFiltre(code, publicId, { etiquette }, "calendrier")} variant="discret">
            Voir au calendrier
          </ButtonLink>
        </>
      }
    >
      <ul>
        {porteurs.map((one) => (
          <li key={one.publicId}>
            <Link
              to={
                one.niveau === "action"
                  ? lienAction(code, publicId, one.publicId)
                  : lienObjectif(code, publicId, one.publicId)
              }
            >
              {one.titre}
            </Link>
            {one.niveau === "objectif" && <span className="discret"> (objectif)</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
