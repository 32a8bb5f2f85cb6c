import { listActionsDuTerritoire } from "#modules/schemas/index.ts";
import { lienPortrait } from "#modules/territoires/index.ts";
import { espaceOf, readPage, stateOf } from "#platform/http/page.ts";
import { ButtonLink, FilterForm } from "#platform/ui/actions.tsx";
import { EmptyState } from "#platform/ui/feedback.tsx";
import { SelectField } from "#platform/ui/fields.tsx";
import { KeyFigures, Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatList } from "#platform/values/french.ts";
import { parTheme } from "../../domain/portrait/themes.ts";
import { LIBELLE_MAILLE } from "../../domain/vocabulaire.ts";
import { readPortrait } from "../../queries/portrait/read-portrait.ts";
import { colonnesChiffres, colonnesDites } from "../parts/colonnes-chiffres.tsx";
import { Extrait } from "../parts/integrable/extrait.tsx";
import { lienComparer, lienExplorateur, lienPortraits } from "../parts/liens.ts";
import { NavigationObservatoire } from "../parts/navigation-observatoire.tsx";
import { AccueilParMode } from "../parts/portrait/accueil-par-mode.tsx";
import { essentiels, manquesOf, partiellesOf } from "../parts/portrait/lecture-portrait.ts";
import { SourcesChiffres } from "../parts/sources-chiffres.tsx";
import type { Route } from "./+types/portrait.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const avec = new URL(args.request.url).searchParams.get("avec")?.slice(0, 20) || null;
  const portrait = await readPage(args, async (ctx) => ({
    ...(await readPortrait(ctx, args.params.code, avec)),
    actions: await listActionsDuTerritoire(ctx, args.params.code),
  }));
  return { code, departement: nom, avec, adresse: stateOf(args).application.adresse, ...portrait };
}

export default function PortraitPage({ loaderData }: Route.ComponentProps) {
  const { code, departement, avec, territoires, lignes, partielles, semblables, adresse, actions } =
    loaderData;
  const [main, ...others] = territoires;
  if (!main) return null;
  const lien = lienPortrait(code, main.code);
  const colonnes = colonnesDites(territoires, lignes);
  const manques = manquesOf(territoires, lignes);
  const withSuffix = (suffixe: string) => `${lien}/${suffixe}${avec ? `?avec=${avec}` : ""}`;
  return (
    <Page
      titre={main.nom}
      surtitre={`Portrait, ${LIBELLE_MAILLE[main.maille].toLowerCase()}`}
      chapo={`Le plus récent de chaque chiffre publié${others.length > 0 ? `, à côté du même chiffre : ${formatList(others.map(({ nom }) => nom))}` : ""}.`}
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Observatoire", to: lienExplorateur(code) },
        { label: "Portraits", to: lienPortraits(code) },
      ]}
      actions={
        <>
          <PrintButton />
          <ButtonLink to={withSuffix("portrait.csv")} fichier glyphe="telecharger">
            CSV
          </ButtonLink>
          <ButtonLink to={withSuffix("portrait.xlsx")} fichier glyphe="telecharger">
            XLSX
          </ButtonLink>
        </>
      }
    >
      <title>{`Portrait de ${main.nom}, ${departement} — Maillage`}</title>
      <NavigationObservatoire departement={code} />
      {semblables.length > 0 && (
        <FilterForm action={lien} label="Comparer avec un autre territoire" effacer={avec ? lien : undefined}>
          <SelectField
            name="avec"
            label="Mettre à côté"
            defaultValue={avec ?? ""}
            vide="Aucun autre territoire"
            options={semblables.map((one) => ({ value: one.code, label: one.nom }))}
          />
        </FilterForm>
      )}
      {lignes.length === 0 ? (
        <EmptyState titre="Aucun chiffre publié de ce territoire">
          <p>Il en aura dès qu’un fichier de données qui en parle sera publié.</p>
        </EmptyState>
      ) : (
        <div className="portrait">
          <KeyFigures items={essentiels(lignes)} />
          {parTheme(lignes).map(({ cle, titre, familles, lignes: own }) => (
            <Section key={cle} titre={titre}>
              {cle === "accueil" && <AccueilParMode lignes={own} territoires={territoires} />}
              <DataTable
                legende={`${titre} : ${main.nom}`}
                legendeMasquee
                dense
                comptes
                colonnes={colonnesChiffres(code, colonnes)}
                lignes={own}
                cleLigne={({ indicateur }) => indicateur.code}
                vide={<p>Aucun chiffre publié de ce territoire.</p>}
              />
              {partiellesOf(partielles, familles).map((phrase) => (
                <p key={phrase} className="discret">
                  {phrase}
                </p>
              ))}
            </Section>
          ))}
          {actions.length > 0 && (
            <Section titre="Ce que les schémas y prévoient">
              <ul>
                {actions.map(({ titre, lien: to, precision }) => (
                  <li key={to}>
                    <Link to={to}>{titre}</Link>
                    <span className="discret">{`, ${precision}`}</span>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Section titre="Sources">
            <SourcesChiffres lignes={lignes} />
            {manques && <p className="discret">{manques}</p>}
            <p className="discret">{`Adresse de cette page : ${adresse}${withSuffix("").replace(/\/(\?|$)/, "$1")}`}</p>
          </Section>
        </div>
      )}
      {lignes.length > 0 && (
        <Extrait adresse={adresse} lien={`${lien}/integrable`} titre={`Portrait : ${main.nom}`} />
      )}
      <p className="sans-impression">
        <Link to={lienComparer(code, [main.code, main.code === code ? "FR" : code])}>
          Comparer des territoires
        </Link>
      </p>
    </Page>
  );
}
