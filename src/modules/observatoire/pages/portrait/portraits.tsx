import { redirect } from "react-router";
import { lienPortrait } from "#modules/territoires/index.ts";
import { espaceOf, readPage } from "#platform/http/page.ts";
import { FilterForm } from "#platform/ui/actions.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { reconnaitre } from "../../domain/comparer/reconnaitre.ts";
import { LIBELLE_MAILLE } from "../../domain/vocabulaire.ts";
import { listTerritoires } from "../../queries/portrait/find-territoires.ts";
import { ChampTerritoire, ChoixTerritoires } from "../parts/champ-territoire.tsx";
import { lienExplorateur, lienPortraits } from "../parts/liens.ts";
import { NavigationObservatoire } from "../parts/navigation-observatoire.tsx";
import type { Route } from "./+types/portraits.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const texte = new URL(args.request.url).searchParams.get("territoire")?.trim().slice(0, 100) || "";
  const all = await readPage(args, listTerritoires);
  const choix = all.filter(({ maille }) => maille !== "region" && maille !== "france");
  const demande = reconnaitre(choix, texte);
  if (demande.trouve) throw redirect(lienPortrait(code, demande.trouve.code));
  return { code, nom, choix, demande };
}

export default function Portraits({ loaderData }: Route.ComponentProps) {
  const { code, nom, choix, demande } = loaderData;
  const of = (maille: string) => choix.filter((one) => one.maille === maille);
  const proches = demande.texte === "" ? [] : demande.proches.slice(0, 50);
  return (
    <Page
      titre="Portraits"
      surtitre={`${nom} (${code})`}
      chapo="Un territoire sur une page à imprimer : sa population, ses familles, l’accueil des jeunes enfants, ses ressources, à côté de son intercommunalité, du département et de la France."
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Observatoire", to: lienExplorateur(code) },
      ]}
    >
      <title>{`Portraits des territoires, ${nom} — Maillage`}</title>
      <NavigationObservatoire departement={code} />
      <FilterForm
        action={lienPortraits(code)}
        label="Chercher un territoire"
        effacer={demande.texte ? lienPortraits(code) : undefined}
      >
        <ChampTerritoire
          name="territoire"
          label="Commune ou intercommunalité"
          demande={demande.texte === "" ? null : demande}
        />
        <ChoixTerritoires choix={choix} />
      </FilterForm>
      {proches.length > 1 && (
        <Section titre={`Territoires dont le nom contient « ${demande.texte} »`}>
          <Liste code={code} territoires={proches} />
        </Section>
      )}
      <Section titre="Le département et ses intercommunalités">
        <Liste code={code} territoires={[...of("departement"), ...of("epci")]} />
      </Section>
    </Page>
  );
}

function Liste({
  code,
  territoires,
}: {
  code: string;
  territoires: Route.ComponentProps["loaderData"]["choix"];
}) {
  return (
    <ul>
      {territoires.map((one) => (
        <li key={`${one.maille} ${one.code}`}>
          <Link to={lienPortrait(code, one.code)}>{one.nom}</Link>
          <span className="discret">{`, ${LIBELLE_MAILLE[one.maille].toLowerCase()}`}</span>
        </li>
      ))}
    </ul>
  );
}
