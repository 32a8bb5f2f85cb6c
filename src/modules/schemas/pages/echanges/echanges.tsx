import { redirect } from "react-router";
import { addressWith } from "#platform/http/listing.ts";
import { localPath } from "#platform/http/local-path.ts";
import { espaceOf, type FormRefusal, readForm, readPage, stateOf, submitSteps } from "#platform/http/page.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { Notice } from "#platform/ui/feedback.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { Pagination } from "#platform/ui/navigation.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { newId } from "#platform/values/ids.ts";
import { titreNiveau } from "../../domain/plan/niveaux.ts";
import { FILS_PAR_PAGE, loadEchanges } from "../../queries/echanges/load-echanges.ts";
import { doEchange, readEnvoi } from "../parts/echanges/lire-echange.ts";
import { ECHANGES, SectionEchanges } from "../parts/echanges/section-echanges.tsx";
import { lienAction, lienEchanges, lienObjectif, lienSchema } from "../parts/liens.ts";
import { MiseEnFormeRetiree } from "../parts/mise-en-forme.tsx";
import { filSchema } from "../parts/navigation-schema.tsx";
import type { Route } from "./+types/echanges.ts";

export async function loader(args: Route.LoaderArgs) {
  const { searchParams: params } = new URL(args.request.url);
  const echanges = await readPage(args, (ctx) =>
    loadEchanges(ctx, args.params, { params, parPage: FILS_PAR_PAGE }),
  );
  return { departement: await espaceOf(args), echanges, cle: newId(), seul: params.has("fil") };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const { adresse } = stateOf(args).application;
  const result = await submitSteps(args, form, async (act) => {
    const envoi = await readEnvoi(form);
    return act((ctx) => doEchange(ctx, envoi, { ...args.params, adresse }));
  });
  if (!result.ok) return result.response;
  const { geste, commentaire, nettoye } = result.value;
  const { departement, schema } = args.params;
  const retour =
    localPath(String(form.get("retour") ?? "")) ?? lienEchanges(departement, schema, args.params);
  const [page = ""] = retour.split(/[?#]/, 1);
  const ou = commentaire
    ? `c-${commentaire}`
    : geste.endsWith("piece") || geste === "joindre"
      ? "pieces-jointes"
      : ECHANGES;
  return redirect(`${addressWith(page, { echange: geste, nettoye: nettoye ? "oui" : null })}#${ou}`);
}

export default function PageEchanges({ loaderData, actionData, params }: Route.ComponentProps) {
  const { departement, echanges, cle, seul } = loaderData;
  const { schema, lieu, page } = echanges;
  const refus: FormRefusal | undefined = actionData?.refus;
  const mot = lieu.genre === "schema" ? "Schéma" : titreNiveau(schema, lieu.genre);
  const adresse = lienEchanges(departement.code, schema.publicId, params);
  return (
    <Page
      titre={`Échanges : ${lieu.titre}`}
      surtitre={lieu.no ? `${mot} ${lieu.no}` : mot}
      fil={filSchema(departement.code, schema, {
        label: "Échanges",
        to: lienSchema(departement.code, schema.publicId, "echanges"),
      })}
      actions={
        <>
          <ButtonLink to={lienObjet(departement.code, schema.publicId, lieu)}>
            {lieu.genre === "schema" ? "Voir le schéma" : "Voir la fiche"}
          </ButtonLink>
          <PrintButton />
        </>
      }
    >
      <title>{`Échanges : ${lieu.titre} — Maillage`}</title>
      <MiseEnFormeRetiree />
      {seul && (
        <Notice kind="info" titre="Un seul fil est montré">
          <p>
            <Link to={adresse}>Lire tous les échanges</Link>
          </p>
        </Notice>
      )}
      <SectionEchanges departement={departement.code} echanges={echanges} cle={cle} refus={refus} />
      {!seul && (
        <Pagination
          page={page.page}
          pages={page.pages}
          lien={(n) => addressWith(adresse, { page: n })}
          label="Pages des fils"
        />
      )}
    </Page>
  );
}

/** The page of what is spoken of; volets and engagements are read in the plan. */
function lienObjet(
  departement: string,
  schema: string,
  { genre, objet }: { genre: string; objet: string },
): string {
  if (genre === "objectif") return lienObjectif(departement, schema, objet);
  if (genre === "action") return lienAction(departement, schema, objet);
  return lienSchema(departement, schema, genre === "schema" ? undefined : "plan");
}
