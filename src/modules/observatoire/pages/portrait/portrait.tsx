import { lienPortrait } from "#modules/territoires/index.ts";
import { espaceOf, readPage, stateOf } from "#platform/http/page.ts";
import { ButtonLink, FilterForm } from "#platform/ui/actions.tsx";
import { EmptyState } from "#platform/ui/feedback.tsx";
import { SelectField } from "#platform/ui/fields.tsx";
import { KeyFigures, Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { formatList } from "#platform/values/french.ts";
import { sayDehors } from "../../domain/portrait/dire-services.ts";
import { parTheme } from "../../domain/portrait/themes.ts";
import { LIBELLE_MAILLE } from "../../domain/vocabulaire.ts";
import { readPortrait } from "../../queries/portrait/read-portrait.ts";
import { readServices } from "../../queries/portrait/read-services.ts";
import { Extrait } from "../parts/integrable/extrait.tsx";
import { lienComparer, lienExplorateur, lienPortraits } from "../parts/liens.ts";
import { NavigationObservatoire } from "../parts/navigation-observatoire.tsx";
import { AccueilParMode } from "../parts/portrait/accueil-par-mode.tsx";
import { essentiels, manquesOf, partiellesOf } from "../parts/portrait/lecture-portrait.ts";
import { ServicesTerritoire } from "../parts/portrait/services-territoire.tsx";
import { TableTheme } from "../parts/portrait/table-theme.tsx";
import { SourcesChiffres } from "../parts/sources-chiffres.tsx";
import type { Route } from "./+types/portrait.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const avec = new URL(args.request.url).searchParams.get("avec")?.slice(0, 20) || null;
  const portrait = await readPage(args, async (ctx) => {
    const chiffres = await readPortrait(ctx, args.params.code, avec);
    return { ...chiffres, services: await readServices(ctx, chiffres.territoires) };
  });
  return { code, departement: nom, avec, adresse: stateOf(args).application.adresse, ...portrait };
}

export default function PortraitPage({ loaderData }: Route.ComponentProps) {
  const { code, departement, avec, territoires, lignes, partielles, semblables, adresse, services } =
    loaderData;
  const [main, ...others] = territoires;
  if (!main) return null;
  const lien = lienPortrait(code, main.code);
  // Before the first figure, what is known of the services is not hidden under empty themes.
  const themes = parTheme(lignes).filter(({ cle }) => lignes.length > 0 || cle === "services");
  const manques = lignes.length > 0 ? manquesOf(territoires, lignes) : null;
  const dehors = sayDehors(services.dehors);
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
      {lignes.length === 0 && (
        <EmptyState titre="Aucun chiffre publié de ce territoire">
          <p>Il en aura dès qu’un fichier de données qui en parle sera publié.</p>
        </EmptyState>
      )}
      <div className="portrait">
        <KeyFigures items={essentiels(lignes)} />
        {themes.map((theme) => (
          <Section key={theme.cle} titre={theme.titre}>
            {theme.cle === "accueil" && <AccueilParMode lignes={theme.lignes} territoires={territoires} />}
            {theme.cle === "services" && <ServicesTerritoire {...{ code, main, services }} />}
            <TableTheme
              {...{ code, main, territoires }}
              titre={theme.titre}
              lignes={theme.lignes}
              vide={theme.cle === "services" ? null : <p>Aucun chiffre publié de ce territoire.</p>}
            />
            {partiellesOf(partielles, theme.familles).map((phrase) => (
              <p key={phrase} className="discret">
                {phrase}
              </p>
            ))}
          </Section>
        ))}
        {services.actions.length > 0 && (
          <Section titre="Ce que les schémas y prévoient">
            <ul className="portrait-liste">
              {services.actions.map(({ titre, lien: to, precision }) => (
                <li key={to}>
                  <Link to={to}>{titre}</Link>
                  <span className="discret">{`, ${precision}`}</span>
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Section titre="Sources">
          {lignes.length > 0 && <SourcesChiffres lignes={lignes} />}
          {dehors && <p className="discret">{dehors}</p>}
          {manques && <p className="discret">{manques}</p>}
          <p className="discret">{`Adresse de cette page : ${adresse}${withSuffix("").replace(/\/(\?|$)/, "$1")}`}</p>
        </Section>
      </div>
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
