import { redirect } from "react-router";
import { addressWith, readOrder, readPageOfList } from "#platform/http/listing.ts";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { may } from "#platform/rights/rights.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { EmptyState, ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { KeyFigures, Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { Pagination } from "#platform/ui/navigation.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatNumber, plural } from "#platform/values/french.ts";
import { attackFigures } from "../../commands/secret/attack-figures.ts";
import { parseSecret, secretParams, TRIS_SECRET } from "../../domain/secret/filtre-secret.ts";
import { listMasquees, readAudit } from "../../queries/secret/read-audit.ts";
import { operationsObservatoire } from "../../rights.ts";
import { lienCatalogue, lienSecret } from "../parts/liens.ts";
import { NavigationObservatoire } from "../parts/navigation-observatoire.tsx";
import { DerniereAttaque } from "../parts/secret/derniere-attaque.tsx";
import { FiltreMasquees } from "../parts/secret/filtre-masquees.tsx";
import { colonnesGroupes, colonnesMasquees, sortGroupes } from "../parts/secret/tables-secret.tsx";
import type { Route } from "./+types/secret.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const params = new URL(args.request.url).searchParams;
  const filtre = parseSecret(params);
  const tri = readOrder(params, TRIS_SECRET, { cle: "indicateur", sens: "asc" });
  return readPage(args, async (ctx) => {
    const audit = await readAudit(ctx, filtre);
    const total = audit.groupes.reduce((sum, { nombre }) => sum + nombre, 0);
    const rang = readPageOfList(params, total);
    return {
      ...{ code, nom, filtre, tri, total, rang, attaquee: params.get("fait") === "attaque" },
      audit: { ...audit, groupes: sortGroupes(audit.groupes, tri) },
      cellules: await listMasquees(ctx, filtre, { depuis: rang.from, limite: rang.to - rang.from }),
      peutAttaquer: may(ctx, operationsObservatoire.importerDonnees, null),
    };
  });
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const result = await submitPage(args, form, (ctx) => attackFigures(ctx));
  return result.ok
    ? redirect(lienSecret(args.params.departement, undefined, { fait: "attaque" }))
    : result.response;
}

export default function Secret({ loaderData, actionData }: Route.ComponentProps) {
  const { code, nom, filtre, tri, total, rang, audit, cellules, peutAttaquer, attaquee } = loaderData;
  const params = secretParams(filtre);
  const lien = (more: Record<string, string | number | null>) =>
    lienSecret(code, undefined, { ...params, ...more });
  const count = (origine: string) =>
    formatNumber(audit.groupes.reduce((sum, one) => sum + (one.origine === origine ? one.nombre : 0), 0));
  return (
    <Page
      titre="Secret statistique"
      surtitre={`${nom} (${code})`}
      chapo="Quelles cases ne sont montrées à personne, et pourquoi. Un petit effectif désignerait une famille ; d’autres cases sont masquées pour qu’on ne puisse pas le recalculer. Aucune valeur n’est écrite ici."
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Catalogue des indicateurs", to: lienCatalogue(code) },
      ]}
      actions={
        <>
          <ButtonLink to={lienSecret(code, "regles")}>Règles par source</ButtonLink>
          <PrintButton />
          <ButtonLink to={addressWith(`${lienSecret(code)}.csv`, params)} fichier glyphe="telecharger">
            Télécharger (CSV)
          </ButtonLink>
        </>
      }
    >
      <title>{`Secret statistique, ${nom} — Maillage`}</title>
      <NavigationObservatoire departement={code} />
      {attaquee && <Notice kind="succes" titre="Ce qui est publié vient d’être attaqué de nouveau" annonce />}
      {actionData?.refus && (
        <ErrorSummary titre="L’attaque n’a pas eu lieu" erreurs={[{ message: actionData.refus.message }]} />
      )}
      <DerniereAttaque code={code} audit={audit} peutAttaquer={peutAttaquer} />
      <KeyFigures
        items={[
          { label: "Cases masquées", valeur: formatNumber(total) },
          { label: "Sous le seuil d’une règle", valeur: count("regle") },
          { label: "Par leur producteur", valeur: count("producteur") },
          { label: "Pour en protéger d’autres", valeur: count("protection") },
        ]}
      />
      <FiltreMasquees
        code={code}
        filtre={filtre}
        choix={audit.choix}
        avecExposees={audit.exposees !== null}
      />
      <Section titre="Par indicateur et par source">
        <DataTable
          legende="Cases masquées par indicateur, source, année et raison"
          legendeMasquee
          dense
          colonnes={colonnesGroupes(code)}
          lignes={audit.groupes}
          cleLigne={(one) =>
            [
              one.indicateur,
              one.producteur,
              one.jeu,
              one.maille,
              one.millesime,
              one.origine,
              ...one.genres,
            ].join(" ")
          }
          tri={tri}
          lienTri={(cle, sens) => lien({ tri: cle, sens })}
          vide={
            <EmptyState titre="Aucune case masquée">
              <p>
                Les <Link to={lienSecret(code, "regles")}>règles par source</Link> disent ce qui le serait.
              </p>
            </EmptyState>
          }
        />
      </Section>
      {total > 0 && (
        <Section titre="Case par case">
          <p className="discret">{`${plural(total, "case masquée", "cases masquées")}.`}</p>
          <DataTable
            legende="Cases masquées"
            legendeMasquee
            dense
            colonnes={colonnesMasquees(code)}
            lignes={cellules}
            cleLigne={(one) => [one.indicateur, one.maille, one.code, one.millesime, one.jeu].join(" ")}
            vide={<EmptyState titre="Aucune case masquée" />}
          />
          <Pagination
            page={rang.page}
            pages={rang.pages}
            lien={(page) => lien({ tri: tri.cle, sens: tri.sens, page })}
            label="Pages des cases masquées"
          />
        </Section>
      )}
    </Page>
  );
}
