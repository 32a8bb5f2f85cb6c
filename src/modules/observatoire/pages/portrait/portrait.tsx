import { espaceOf, readPage } from "#platform/http/page.ts";
import { ButtonLink, FilterForm } from "#platform/ui/actions.tsx";
import { Bars } from "#platform/ui/charts/bars.tsx";
import { EmptyState } from "#platform/ui/feedback.tsx";
import { SelectField } from "#platform/ui/fields.tsx";
import { KeyFigures, Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { type Column, DataTable } from "#platform/ui/table.tsx";
import { formatIsoDay } from "#platform/values/french.ts";
import { formatFigure, sayCase, withUnit } from "../../domain/dire.ts";
import { sayMillesime } from "../../domain/millesime.ts";
import { LIBELLE_MAILLE } from "../../domain/vocabulaire.ts";
import { type LignePortrait, readPortrait } from "../../queries/portrait/read-portrait.ts";
import { lienExplorateur, lienTerritoire } from "../parts/liens.ts";
import type { Route } from "./+types/portrait.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const avec = new URL(args.request.url).searchParams.get("avec")?.slice(0, 20) || null;
  const portrait = await readPage(args, (ctx) => readPortrait(ctx, args.params.code, avec));
  return { code, departement: nom, avec, ...portrait };
}

export default function PortraitPage({ loaderData }: Route.ComponentProps) {
  const { code, departement, avec, territoires, lignes, semblables } = loaderData;
  const [main] = territoires;
  if (!main) return null;
  const familles = [...new Set(lignes.map(({ indicateur }) => indicateur.famille))];
  const lien = lienTerritoire(code, main.code);
  return (
    <Page
      titre={main.nom}
      surtitre={`Portrait, ${LIBELLE_MAILLE[main.maille].toLowerCase()}`}
      chapo="Ce que disent les chiffres publiés, au plus récent de chacun, à côté du même chiffre des territoires qui l’entourent."
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Observatoire", to: lienExplorateur(code) },
      ]}
      actions={
        <>
          <PrintButton />
          <ButtonLink to={`${lien}/portrait.csv${avec ? `?avec=${avec}` : ""}`} fichier glyphe="telecharger">
            Télécharger (CSV)
          </ButtonLink>
        </>
      }
    >
      <title>{`Portrait de ${main.nom}, ${departement} — Maillage`}</title>
      {semblables.length > 0 && (
        <FilterForm action={lien} label="Comparer avec un autre territoire" effacer={avec ? lien : undefined}>
          <SelectField
            name="avec"
            label="Comparer avec"
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
        <>
          <KeyFigures items={essentiels(lignes)} />
          <Accueil lignes={lignes} />
          {familles
            .map((famille) => ({
              famille,
              siennes: lignes.filter(({ indicateur }) => indicateur.famille === famille),
            }))
            .map(({ famille, siennes }) => (
              <Section key={famille} titre={famille}>
                <DataTable
                  legende={`${famille} : ${main.nom}`}
                  legendeMasquee
                  dense
                  colonnes={colonnes(code, territoires, siennes)}
                  lignes={siennes}
                  cleLigne={({ indicateur }) => indicateur.code}
                  vide={null}
                />
              </Section>
            ))}
          <Sources lignes={lignes} />
        </>
      )}
    </Page>
  );
}

/** Figures that everybody asks first, when they are published. */
const ESSENTIELS = ["population", "taux-couverture", "taux-pauvrete"];

function essentiels(lignes: readonly LignePortrait[]) {
  return ESSENTIELS.flatMap((cle) => {
    const ligne = lignes.find(({ indicateur }) => indicateur.code === cle);
    const [own] = ligne?.cases ?? [];
    if (!ligne || !own) return [];
    const { indicateur, millesime } = ligne;
    const short = indicateur.unite.length <= 10;
    return [
      {
        label: indicateur.libelle,
        valeur: withUnit(sayCase(own, indicateur.decimales), indicateur.unite),
        precision: `${sayMillesime(millesime)}${short ? "" : `, ${indicateur.unite}`}`,
      },
    ];
  });
}

/** The childcare supply by mode: its parts, which add up to the whole but for the rounding. */
function Accueil({ lignes }: { lignes: readonly LignePortrait[] }) {
  const modes = ["eaje", "assistants-maternels", "garde-domicile", "prescolarisation"].flatMap((mode) => {
    const ligne = lignes.find(({ indicateur }) => indicateur.code === `taux-couverture-${mode}`);
    return ligne ? [ligne] : [];
  });
  const [first] = modes;
  if (!first) return null;
  return (
    <Section titre="Offre d’accueil par mode">
      <Bars
        titre={`Places pour 100 enfants de moins de 3 ans, ${sayMillesime(first.millesime)}`}
        phrase={`${first.origine.producteur}, ${first.origine.jeu}.`}
        barres={modes.map(({ indicateur, cases: [own] }) => ({
          cle: indicateur.code,
          label: indicateur.libelle.replace(/^Taux de couverture, /, ""),
          valeur: own?.valeur ?? null,
        }))}
        format={(valeur) => formatFigure(valeur, 1)}
      />
    </Section>
  );
}

function colonnes(
  departement: string,
  territoires: Route.ComponentProps["loaderData"]["territoires"],
  lignes: readonly LignePortrait[],
): Column<LignePortrait>[] {
  return [
    {
      cle: "indicateur",
      titre: "Indicateur",
      entete: true,
      largeur: "large",
      rendu: ({ indicateur, definition }) => (
        <>
          <Link
            to={lienExplorateur(departement, {
              indicateur: indicateur.code,
              territoire: territoires[0]?.code,
            })}
          >
            {indicateur.libelle}
          </Link>
          {definition ? <span className="discret">{` (${definition})`}</span> : null}
          {indicateur.unite.length > 10 ? <span className="discret">{`, ${indicateur.unite}`}</span> : null}
        </>
      ),
    },
    ...territoires.flatMap(({ code, nom, maille }, index): Column<LignePortrait>[] =>
      // A column where nothing is said would only take the place of the others.
      index > 0 && lignes.every(({ cases }) => cases[index] === null)
        ? []
        : [
            {
              cle: `${maille} ${code}`,
              titre: nom,
              align: "end",
              rendu: ({ cases, indicateur }) => {
                const one = cases[index];
                return one ? withUnit(sayCase(one, indicateur.decimales), indicateur.unite) : "—";
              },
            },
          ],
    ),
    { cle: "millesime", titre: "Année", rendu: ({ millesime }) => sayMillesime(millesime) },
  ];
}

function Sources({ lignes }: { lignes: readonly LignePortrait[] }) {
  const sources = new Map(lignes.map(({ origine }) => [origine.fichier, origine]));
  return (
    <Section titre="Sources">
      <ul>
        {[...sources.values()].map(({ fichier, producteur, jeu, edition, geographie, licence }) => (
          <li key={fichier}>
            {`${producteur}, ${jeu}, édition du ${formatIsoDay(edition)}, territoires de ${geographie}, ${licence}.`}
          </li>
        ))}
      </ul>
    </Section>
  );
}
