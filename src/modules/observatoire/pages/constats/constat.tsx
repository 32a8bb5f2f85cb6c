import { redirect } from "react-router";
import { espaceOf, readForm, readPage, stateOf, submitPage } from "#platform/http/page.ts";
import { LienHistorique } from "#platform/journal/lien-historique.tsx";
import { operationsJournal } from "#platform/journal/rights.ts";
import { Renvois } from "#platform/references/parts/renvois.tsx";
import { may } from "#platform/rights/rights.ts";
import { Button, ButtonLink } from "#platform/ui/actions.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Definition, Page } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { formatIsoDay } from "#platform/values/french.ts";
import { removeConstat, restoreConstat } from "../../commands/constats/edit-constat.ts";
import { LIBELLE_NATURE } from "../../domain/constats/constat.ts";
import { formatFigure, sayCase, withUnit } from "../../domain/dire.ts";
import { sayMillesime } from "../../domain/millesime.ts";
import { loadConstat, type PageConstat } from "../../queries/constats/load-constat.ts";
import { lienConstats, lienFichier, lienIndicateur } from "../parts/liens.ts";
import type { Route } from "./+types/constat.ts";

const FAITS: Readonly<Record<string, string>> = {
  note: "Le constat est noté",
  modifie: "Le constat est modifié",
  retirer: "Le constat est retiré",
  retablir: "Le constat est de nouveau dans la liste",
};

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const fait = FAITS[new URL(args.request.url).searchParams.get("fait") ?? ""] ?? null;
  const { references } = stateOf(args).application;
  return readPage(args, async (ctx) => ({
    ...(await loadConstat(ctx, references, args.params.constat)),
    ...{ code, fait, historique: may(ctx, operationsJournal.lireHistorique, null) },
  }));
}

export async function action(args: Route.ActionArgs) {
  const { departement, constat } = args.params;
  const form = await readForm(args);
  const geste = form.get("geste") === "retablir" ? "retablir" : "retirer";
  const command = geste === "retablir" ? restoreConstat : removeConstat;
  const vise = { constat, revision: Number(form.get("revision")) };
  const result = await submitPage(args, form, (ctx) => command(ctx, vise));
  return result.ok ? redirect(`${lienConstats(departement, constat)}?fait=${geste}`) : result.response;
}

export default function ConstatPage({ loaderData, actionData }: Route.ComponentProps) {
  const { code, constat, renvois, peutEcrire, fait, historique } = loaderData;
  const refus = actionData?.refus ?? null;
  const { publicId, enonce, precisions, nature, retire, revision } = constat;
  const repondu = renvois.renvois.some((one) => one.nature === "repond" && one.sens === "inverse");
  return (
    <Page
      titre={enonce}
      surtitre={`Constat · ${LIBELLE_NATURE[nature]}`}
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Constats", to: lienConstats(code) },
      ]}
      actions={
        <>
          {peutEcrire && (
            <>
              {!retire && <ButtonLink to={`${lienConstats(code, publicId)}/modifier`}>Modifier</ButtonLink>}
              <Formulaire>
                <input type="hidden" name="revision" value={revision} />
                <Button name="geste" value={retire ? "retablir" : "retirer"} variant="discret">
                  {retire ? "Remettre dans la liste" : "Retirer"}
                </Button>
              </Formulaire>
            </>
          )}
          <LienHistorique departement={code} genre="constat" cle={publicId} permis={historique} />
        </>
      }
    >
      <title>{`${enonce}, constat — Maillage`}</title>
      {refus && <ErrorSummary titre="Rien n’a été fait" erreurs={[{ message: refus.message }]} />}
      {fait && <Notice kind="succes" titre={fait} annonce />}
      {retire && (
        <Notice kind="info" titre="Ce constat est retiré">
          <p>Il n’est plus dans la liste ni parmi ceux qui attendent une réponse.</p>
        </Notice>
      )}
      {!retire && !repondu && (
        <Notice kind="attention" titre="Rien n’y répond encore">
          <p>Reliez-le à l’objectif ou à l’action qui y répond, par « Relier à un autre objet ».</p>
        </Notice>
      )}
      <Source page={loaderData} />
      {precisions && <p className="texte-libre">{precisions}</p>}
      {!retire && <Renvois departement={code} fiche={renvois} />}
    </Page>
  );
}

/** Where the finding comes from; a figure also as it is published today. */
function Source({ page: { code, constat, lieu, aujourdhui } }: { page: PageConstat & { code: string } }) {
  const { nature, origine, date, indicateurCode, indicateurLibelle, millesime, maille, valeur } = constat;
  if (nature !== "chiffre")
    return (
      <Definition
        items={[
          { terme: "Qui le dit", valeur: origine },
          ...(date === null ? [] : [{ terme: "Date", valeur: formatIsoDay(date) }]),
        ]}
      />
    );
  const ecrire = (chiffre: string) => withUnit(chiffre, constat.unite ?? "");
  const decimales = constat.decimales ?? 1;
  const change = !constat.masquee && (aujourdhui === null || aujourdhui.valeur !== valeur);
  return (
    <>
      {change && (
        <Notice kind="attention" titre="Ce chiffre a changé depuis qu’il a été noté">
          <p>
            {valeur === null
              ? constat.masquee
                ? "Sa valeur est masquée (secret statistique)"
                : "Il n’avait pas de valeur"
              : `Il valait ${ecrire(formatFigure(valeur, decimales))}`}{" "}
            ;{" "}
            {aujourdhui === null
              ? "aucune source publiée ne le donne plus."
              : "la source publiée en dit une autre."}
          </p>
        </Notice>
      )}
      <Definition
        items={[
          {
            terme: "Indicateur",
            valeur: (
              <Link to={lienIndicateur(code, indicateurCode ?? "", { maille, millesime })}>
                {indicateurLibelle}
              </Link>
            ),
          },
          { terme: "Territoire", valeur: lieu },
          { terme: "Année", valeur: millesime && sayMillesime(millesime) },
          { terme: "Valeur", valeur: aujourdhui ? ecrire(sayCase(aujourdhui, decimales)) : "n.d." },
          ...(aujourdhui
            ? [
                {
                  terme: "Source",
                  valeur: (
                    <Link to={lienFichier(code, aujourdhui.origine.fichier)}>
                      {`${aujourdhui.origine.producteur}, ${aujourdhui.origine.jeu}`}
                    </Link>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
