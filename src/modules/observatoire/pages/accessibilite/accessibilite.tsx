import { lienLieux, lienPortrait } from "#modules/territoires/index.ts";
import { Carte } from "#platform/graphiques/carte.tsx";
import { readOrder, readPageOfList } from "#platform/http/listing.ts";
import { espaceOf, readPage } from "#platform/http/page.ts";
import { may } from "#platform/rights/rights.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { EmptyState, Notice } from "#platform/ui/feedback.tsx";
import { Columns, Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { Pagination } from "#platform/ui/navigation.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { type Column, DataTable } from "#platform/ui/table.tsx";
import { capitalise, formatNumber, formatPercent, plural } from "#platform/values/french.ts";
import type { Acces, LigneAcces } from "../../domain/accessibilite/acces.ts";
import { parseChoixAcces } from "../../domain/accessibilite/choix-acces.ts";
import { sortAcces } from "../../domain/accessibilite/tri-acces.ts";
import { SIGNE_STATUT } from "../../domain/vocabulaire.ts";
import { loadPageAcces, type PageAcces } from "../../queries/accessibilite/load-page-acces.ts";
import { operationsObservatoire } from "../../rights.ts";
import { ChoisirAcces } from "../parts/accessibilite/choisir-acces.tsx";
import {
  carteAcces,
  formatOf,
  isComputed,
  isSupplyKnown,
  lienAcces,
  noticesAcces,
  phraseAcces,
  TRIS_ACCES,
  uniteOf,
} from "../parts/accessibilite/lecture-acces.ts";
import { Manques } from "../parts/accessibilite/manques.tsx";
import { StructureEnPlus } from "../parts/accessibilite/structure-en-plus.tsx";
import { lienDonneesAcces } from "../parts/liens.ts";
import { NavigationObservatoire } from "../parts/navigation-observatoire.tsx";
import type { Route } from "./+types/accessibilite.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const params = new URL(args.request.url).searchParams;
  const tri = readOrder(params, TRIS_ACCES, { cle: "apl", sens: "asc" });
  const { page, interne, importer } = await readPage(args, async (ctx) => ({
    page: await loadPageAcces(ctx, parseChoixAcces(params)),
    interne: may(ctx, operationsObservatoire.lireConstats, null),
    importer: may(ctx, operationsObservatoire.importerDonnees, null),
  }));
  const { acces } = page.lecture;
  const lignes = isComputed(acces) ? sortAcces(acces.lignes, tri.cle, tri.sens) : [];
  const rang = readPageOfList(params, lignes.length);
  return { code, nom, page, interne, importer, tri, rang, lignes: lignes.slice(rang.from, rang.to) };
}

export default function AccessibilitePage({ loaderData }: Route.ComponentProps) {
  const { code, nom, page, interne, importer } = loaderData;
  const { lecture, choix } = page;
  const { acces } = lecture;
  const there = isComputed(acces) && isSupplyKnown(lecture);
  const lien = (suffixe: Parameters<typeof lienAcces>[3]) => lienAcces(code, choix, {}, suffixe);
  return (
    <Page
      titre="Accessibilité des modes d’accueil"
      surtitre={`${nom} (${code})`}
      chapo="Combien de places un enfant a à portée, en comptant celles des communes voisines et les enfants qui se les partagent."
      fil={[{ label: "Accueil", to: `/${code}` }]}
      actions={
        <>
          <PrintButton />
          {there && (
            <>
              <ButtonLink to={lien("/donnees.csv")} fichier glyphe="telecharger">
                CSV
              </ButtonLink>
              <ButtonLink to={lien("/donnees.xlsx")} fichier glyphe="telecharger">
                XLSX
              </ButtonLink>
              <ButtonLink to={lien("/carte.svg")} fichier glyphe="telecharger">
                SVG
              </ButtonLink>
              <ButtonLink to={lien("/carte.png")} fichier glyphe="telecharger">
                PNG
              </ButtonLink>
            </>
          )}
          <ButtonLink to={lienDonneesAcces(code)}>Structures et trajets</ButtonLink>
          {importer && <ButtonLink to={lienLieux(code)}>Situer les communes</ButtonLink>}
        </>
      }
    >
      <title>{`Accessibilité des modes d’accueil, ${nom} — Maillage`}</title>
      <NavigationObservatoire departement={code} interne={interne} />
      <ChoisirAcces departement={code} lecture={lecture} choix={choix} />
      {acces && !isComputed(acces) && (
        <Notice kind="erreur" titre="Un nombre négatif empêche le calcul">
          <p>{`Ces communes ont un nombre d’enfants ou de places sous zéro : ${acces.negatifs.join(", ")}. Corrigez le fichier publié, ou choisissez un autre indicateur.`}</p>
        </Notice>
      )}
      <Manques departement={code} lecture={lecture} />
      {there && isComputed(acces) && <Resultat {...loaderData} acces={acces} />}
      {isComputed(acces) && <StructureEnPlus departement={code} page={page} />}
      {isComputed(acces) && (
        <Section titre="Comment c’est calculé">
          {noticesAcces(page).map((ligne) => (
            <p key={ligne} className="discret">
              {ligne}
            </p>
          ))}
        </Section>
      )}
    </Page>
  );
}

type ResultatProps = Route.ComponentProps["loaderData"] & { acces: Acces };

function Resultat({ code, nom, page, acces, tri, rang, lignes }: ResultatProps) {
  const lien = (more: Record<string, string | number | null>) => lienAcces(code, page.choix, more);
  const carte = carteAcces(page);
  const bordure = acces.lignes.filter(({ enBordure, apl }) => enBordure && apl !== null).length;
  return (
    <Section titre="Places à portée, par commune">
      <Columns forme="carte">
        <div>
          <DataTable
            legende={`Accessibilité par commune, en ${uniteOf(page.lecture)}`}
            legendeMasquee
            dense
            colonnes={colonnes(code, acces, page)}
            lignes={lignes}
            cleLigne={(one) => one.code}
            tri={tri}
            lienTri={(cle, sens) => lien({ tri: cle, sens })}
            vide={<EmptyState titre="Aucune commune" />}
          />
          <Pagination
            page={rang.page}
            pages={rang.pages}
            lien={(numero) => lien({ tri: tri.cle, sens: tri.sens, page: numero })}
            label="Pages des communes"
          />
        </div>
        {carte && (
          <Carte titre={`Accessibilité des modes d’accueil : ${nom}`} phrase={phraseAcces(page)} {...carte} />
        )}
      </Columns>
      {bordure > 0 && (
        <p className="discret">{`${plural(bordure, "commune est en bordure", "communes sont en bordure")} : des communes d’un autre département, à portée, n’ont aucun chiffre ici. Leurs enfants et leurs places manquent au calcul.`}</p>
      )}
    </Section>
  );
}

function colonnes(departement: string, { moyenne }: Acces, { lecture }: PageAcces): Column<LigneAcces>[] {
  const figure = formatOf(lecture);
  return [
    {
      ...{ cle: "nom", titre: "Commune", tri: "nom", entete: true, largeur: "large" },
      rendu: ({ code, nom, enBordure, apl }) => (
        <>
          <Link to={lienPortrait(departement, code)}>{nom}</Link>
          {enBordure && apl !== null ? <span className="discret"> en bordure</span> : null}
        </>
      ),
    },
    {
      ...{ cle: "apl", titre: "Places pour 100", tri: "apl", align: "end" },
      rendu: ({ apl, statut }) => (apl === null ? signOf(statut) : figure(apl)),
    },
    {
      ...{ cle: "part", titre: "De la moyenne", align: "end" },
      rendu: ({ apl }) => (apl === null || !moyenne ? "" : formatPercent(apl / moyenne)),
    },
    {
      ...{
        cle: "enfants",
        titre: capitalise(lecture.enfants?.unite || "enfants"),
        tri: "enfants",
        align: "end",
      },
      rendu: ({ enfants, statut }) => (enfants === null ? signOf(statut) : formatNumber(enfants)),
    },
    {
      ...{ cle: "places", titre: "Places sur place", tri: "places", align: "end" },
      rendu: ({ places }) => (places === null ? "—" : formatNumber(places)),
    },
  ];
}

function signOf(statut: LigneAcces["statut"]): string {
  return SIGNE_STATUT[statut as keyof typeof SIGNE_STATUT] ?? "n.d.";
}
