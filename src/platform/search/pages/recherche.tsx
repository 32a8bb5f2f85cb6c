import { espaceOf, readPage, stateOf } from "#platform/http/page.ts";
import { Notice } from "#platform/ui/feedback.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { Pagination } from "#platform/ui/navigation.tsx";
import { SearchForm } from "#platform/ui/search-form.tsx";
import { formatNumber, plural } from "#platform/values/french.ts";
import { chercher } from "../chercher.ts";
import { lienRecherche } from "../lien.ts";
import type { Route } from "./+types/recherche.ts";
import { readDemande } from "./parts/demande.ts";
import { Facettes, Liste, Suggestion } from "./parts/resultats.tsx";
import { AucunResultat, RienDeDemande } from "./parts/vide.tsx";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const demande = readDemande(new URL(args.request.url).searchParams);
  const { recherche } = stateOf(args).application;
  const trouve = await readPage(args, async (ctx) =>
    demande.q === "" ? null : chercher(ctx, recherche, demande),
  );
  return { code, nom, demande, trouve };
}

export default function Recherche({ loaderData }: Route.ComponentProps) {
  const { code, nom, demande, trouve } = loaderData;
  const { q, genre, schema } = demande;
  const lien = (params: Partial<Record<"q" | "genre" | "schema" | "page", string | number | null>>) =>
    lienRecherche(code, { q, genre, schema, ...params });
  return (
    <Page titre="Recherche" surtitre={`${nom} (${code})`} fil={[{ label: "Accueil", to: `/${code}` }]}>
      <title>{`${q === "" ? "Recherche" : `« ${q} », recherche`}, ${nom} — Maillage`}</title>
      <SearchForm action={lienRecherche(code)} place="page" valeur={q} garder={{ genre, schema }} />
      {trouve === null ? <RienDeDemande code={code} /> : null}
      {trouve && trouve.nombre === 0 ? (
        <AucunResultat
          q={q}
          suggestion={trouve.suggestion}
          ailleurs={genre !== null || schema !== null ? lien({ genre: null, schema: null }) : null}
          lien={(autre) => lien({ q: autre, genre: null, schema: null })}
        />
      ) : null}
      {trouve && (trouve.genres.length > 0 || trouve.schemas.length > 0) ? (
        <Section
          titre={`${plural(trouve.nombre, "résultat")}${trouve.pages > 1 ? `, page ${formatNumber(trouve.page)} sur ${formatNumber(trouve.pages)}` : ""}`}
        >
          <Facettes
            titre="Genre"
            toutes="Tous les genres"
            choisie={genre}
            facettes={trouve.genres}
            lien={(valeur) => lien({ genre: valeur })}
          />
          {trouve.schemas.length > 1 || schema !== null ? (
            <Facettes
              titre="Schéma"
              toutes="Tous les schémas"
              choisie={schema}
              facettes={trouve.schemas}
              lien={(valeur) => lien({ schema: valeur })}
            />
          ) : null}
          {trouve.nombre > 0 && trouve.suggestion !== null ? (
            <Suggestion suggestion={trouve.suggestion} to={lien({ q: trouve.suggestion })} />
          ) : null}
          {trouve.nombre > 0 && trouve.rencontre === "partiel" ? (
            <Notice kind="info" titre="Rien ne contient tous ces mots à la fois">
              <p>Voici ce qui en contient au moins un.</p>
            </Notice>
          ) : null}
          <Liste resultats={trouve.resultats} />
          <Pagination
            page={trouve.page}
            pages={trouve.pages}
            lien={(page) => lien({ page })}
            label="Pages des résultats"
          />
        </Section>
      ) : null}
      {q !== "" && (genre !== null || schema !== null) && trouve && trouve.nombre > 0 ? (
        <p>
          <Link to={lien({ genre: null, schema: null })}>Chercher dans tout le département</Link>
        </p>
      ) : null}
    </Page>
  );
}
