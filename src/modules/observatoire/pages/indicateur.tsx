import { addressWith, readOrder, readPageOfList } from "#platform/http/listing.ts";
import { espaceOf, readPage, stateOf } from "#platform/http/page.ts";
import { may } from "#platform/rights/rights.ts";
import { ButtonLink, FilterForm } from "#platform/ui/actions.tsx";
import { EmptyState, Notice } from "#platform/ui/feedback.tsx";
import { SelectField } from "#platform/ui/fields.tsx";
import { Definition, Page, Section } from "#platform/ui/layout.tsx";
import { Pagination } from "#platform/ui/navigation.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatNumber, plural } from "#platform/values/french.ts";
import { sayMillesime } from "../domain/millesime.ts";
import { sayRegle } from "../domain/secret/dire-secret.ts";
import type { RegleSecret } from "../domain/secret/regle.ts";
import { sortTableau, TRIS_TABLEAU } from "../domain/tri.ts";
import { LIBELLE_AGREGATION, LIBELLE_CALCUL, LIBELLE_MAILLE, LIBELLE_SENS } from "../domain/vocabulaire.ts";
import { listConstatsIndicateur } from "../queries/constats/list-constats.ts";
import type { IndicateurListe } from "../queries/list-indicateurs.ts";
import { readTableau, type Tableau } from "../queries/read-tableau.ts";
import { listReglesDe } from "../queries/secret/list-regles-de.ts";
import { operationsObservatoire } from "../rights.ts";
import type { Route } from "./+types/indicateur.ts";
import { readChoix } from "./parts/choix-tableau.ts";
import { colonnesTableau } from "./parts/colonnes-tableau.tsx";
import { ConstatsIndicateur } from "./parts/constats/constats-indicateur.tsx";
import { lienCatalogue, lienIndicateur } from "./parts/liens.ts";
import { NavigationObservatoire } from "./parts/navigation-observatoire.tsx";
import { Sources } from "./parts/sources.tsx";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const params = new URL(args.request.url).searchParams;
  const tri = readOrder(params, TRIS_TABLEAU, { cle: "nom", sens: "asc" });
  const { references } = stateOf(args).application;
  return readPage(args, async (ctx) => {
    const tableau = await readTableau(ctx, args.params.indicateur, readChoix(args.request));
    const lignes = sortTableau(tableau.lignes, tri.cle, tri.sens);
    const rang = readPageOfList(params, lignes.length);
    const peutEcrire = may(ctx, operationsObservatoire.tenirCatalogue, null);
    return {
      ...{ code, nom, tri, rang, peutEcrire },
      peutConstater: may(ctx, operationsObservatoire.constater, null),
      regles: await listReglesDe(ctx, tableau.indicateur),
      constats: await listConstatsIndicateur(ctx, references, args.params.indicateur),
      tableau: { ...tableau, lignes: lignes.slice(rang.from, rang.to) },
    };
  });
}

export default function IndicateurPage({ loaderData }: Route.ComponentProps) {
  const { code, nom, tri, rang, tableau, peutEcrire } = loaderData;
  const { indicateur, montre } = tableau;
  const choix = montre && {
    ...{ maille: montre.maille, millesime: montre.millesime },
    definition: indicateur.definitions.length > 1 ? montre.definition : null,
  };
  const lien = (more: Record<string, string | number | null>) =>
    lienIndicateur(code, indicateur.code, { ...choix, ...more });
  return (
    <Page
      titre={indicateur.libelle}
      surtitre={`${indicateur.famille}, ${nom} (${code})`}
      chapo={indicateur.definitions[0]?.texte}
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Catalogue des indicateurs", to: lienCatalogue(code) },
      ]}
      actions={
        <>
          {peutEcrire && indicateur.calcul === "formule" && (
            <ButtonLink to={`${lienIndicateur(code, indicateur.code)}/modifier`}>
              Modifier la formule
            </ButtonLink>
          )}
          <PrintButton />
          {montre && (
            <ButtonLink
              to={addressWith(`/${code}/observatoire/indicateurs/${indicateur.code}/donnees.csv`, {
                ...choix,
              })}
              fichier
              glyphe="telecharger"
            >
              Télécharger (CSV)
            </ButtonLink>
          )}
        </>
      }
    >
      <title>{`${indicateur.libelle}, ${nom} — Maillage`}</title>
      <NavigationObservatoire departement={code} />
      {indicateur.avertissements.length > 0 && (
        <Notice kind="info" titre="À savoir avant de lire ces chiffres">
          <ul>
            {indicateur.avertissements.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Notice>
      )}
      {montre === null ? (
        <EmptyState titre="Aucun chiffre publié pour cet indicateur">
          <p>Il en aura dès qu’un fichier de données qui en parle sera publié.</p>
        </EmptyState>
      ) : (
        <Section
          titre={`Par ${LIBELLE_MAILLE[montre.maille].toLowerCase()}, ${sayMillesime(montre.millesime)}`}
        >
          <Choix tableau={tableau} lien={lienIndicateur(code, indicateur.code)} />
          <Alertes tableau={tableau} />
          <DataTable
            legende={`${indicateur.libelle}, ${sayMillesime(montre.millesime)}`}
            legendeMasquee
            dense
            colonnes={colonnesTableau(indicateur)}
            lignes={tableau.lignes}
            cleLigne={(one) => one.code}
            tri={tri}
            lienTri={(cle, sens) => lien({ tri: cle, sens })}
            vide={<EmptyState titre="Aucun chiffre à cette maille et pour cette année" />}
          />
          <Pagination
            page={rang.page}
            pages={rang.pages}
            lien={(page) => lien({ tri: tri.cle, sens: tri.sens, page })}
          />
          <Sources lignes={tableau.lignes} />
        </Section>
      )}
      <ConstatsIndicateur
        departement={code}
        constats={loaderData.constats}
        noter={
          montre && loaderData.peutConstater
            ? { indicateur: indicateur.code, maille: montre.maille, millesime: montre.millesime }
            : null
        }
      />
      <Section titre="Comment il est compté">
        <Fiche indicateur={indicateur} regles={loaderData.regles} />
      </Section>
    </Page>
  );
}

function Choix({ tableau, lien }: { tableau: Tableau; lien: string }) {
  const { indicateur, mailles, millesimes, montre } = tableau;
  if (!montre) return null;
  const definitions = indicateur.definitions.filter(({ no }) =>
    indicateur.couverture.some((part) => part.definition === no),
  );
  return (
    <FilterForm action={lien} label="Choisir la maille et l’année">
      <SelectField
        name="maille"
        label="Maille"
        defaultValue={montre.maille}
        options={mailles.map((one) => ({ value: one, label: LIBELLE_MAILLE[one] }))}
      />
      <SelectField
        name="millesime"
        label="Année"
        defaultValue={montre.millesime}
        options={millesimes.map((one) => ({ value: one, label: sayMillesime(one) }))}
      />
      {definitions.length > 1 && (
        <SelectField
          name="definition"
          label="Définition"
          defaultValue={String(montre.definition)}
          options={definitions.map(({ no, libelle }) => ({ value: String(no), label: libelle }))}
        />
      )}
    </FilterForm>
  );
}

function Alertes({ tableau: { lignes } }: { tableau: Tableau }) {
  const contraires = lignes.filter(({ contradiction }) => contradiction !== null).length;
  const ecarts = lignes.filter((one) => one.ecarts.length > 0).length;
  if (contraires + ecarts === 0) return null;
  return (
    <Notice kind="attention" titre="Des sources se contredisent">
      <p>
        {contraires > 0 &&
          `${plural(contraires, "territoire a", "territoires ont")} deux valeurs dans le même fichier : les deux sont écrites, aucune n’est choisie. `}
        {ecarts > 0 &&
          `Pour ${plural(ecarts, "territoire")}, une autre source publiée dit un autre chiffre : il est écrit à côté.`}
      </p>
    </Notice>
  );
}

function Fiche({ indicateur, regles }: { indicateur: IndicateurListe; regles: readonly RegleSecret[] }) {
  const { definitions, numerateur, denominateur, facteur } = indicateur;
  const rapport =
    indicateur.calcul === "ratio"
      ? `${numerateur} ÷ ${denominateur}${facteur === 1 ? "" : ` × ${formatNumber(facteur)}`}`
      : null;
  return (
    <Definition
      items={[
        ...definitions.map(({ no, libelle, texte, debut, fin }) => ({
          cle: `definition-${no}`,
          terme: definitions.length > 1 ? `Définition ${no}` : "Définition",
          valeur: `${definitions.length > 1 ? `${libelle} : ` : ""}${texte}${sayAnnees(debut, fin)}`,
        })),
        { terme: "Unité", valeur: indicateur.unite || null },
        { terme: "Calcul", valeur: indicateur.formule ?? rapport ?? LIBELLE_CALCUL[indicateur.calcul] },
        { terme: "D’un territoire à l’autre", valeur: LIBELLE_AGREGATION[indicateur.agregation] },
        { terme: "Lecture", valeur: LIBELLE_SENS[indicateur.sens] },
        { terme: "Périodicité", valeur: indicateur.periodicite },
        { terme: "Secret statistique", valeur: regles.map(sayRegle).join(" ") || null },
        { terme: "Code", valeur: <code>{indicateur.code}</code> },
      ]}
    />
  );
}

function sayAnnees(debut: number | null, fin: number | null): string {
  if (debut === null && fin === null) return "";
  if (fin === null) return ` (depuis ${debut})`;
  return debut === null ? ` (jusqu’en ${fin})` : ` (de ${debut} à ${fin})`;
}
