import { lienPortrait } from "#modules/territoires/index.ts";
import { espaceOf, readPage } from "#platform/http/page.ts";
import { may } from "#platform/rights/rights.ts";
import { ButtonLink, FilterForm } from "#platform/ui/actions.tsx";
import { Notice, StatutChip } from "#platform/ui/feedback.tsx";
import { DateField } from "#platform/ui/fields.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { Matrix } from "#platform/ui/matrix.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatIsoDay } from "#platform/values/french.ts";
import { sayComptes, sayEtat, sayReglePanier } from "../../domain/panier/dire-panier.ts";
import { type CasChange, changementsEntre, LIBELLE_SERVICE, SERVICES } from "../../domain/panier/panier.ts";
import { loadPaniers, type PanierLu } from "../../queries/panier/load-panier.ts";
import { operationsObservatoire } from "../../rights.ts";
import { lienExplorateur, lienPanier } from "../parts/liens.ts";
import { NavigationObservatoire } from "../parts/navigation-observatoire.tsx";
import { CasePanier } from "../parts/panier/case-panier.tsx";
import { VERDICTS_PANIER } from "../parts/panier/etats-panier.ts";
import { lireJours } from "../parts/panier/lire-jours.ts";
import type { Route } from "./+types/panier.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const fait = new URL(args.request.url).searchParams.get("fait");
  return readPage(args, async (ctx) => {
    const { jour, avant } = lireJours(args.request, ctx.today.toString());
    const [ici, la] = await loadPaniers(ctx, [jour, ...(avant === null ? [] : [avant])]);
    return {
      ...{ code, nom, jour, avant, fait, ici: ici as PanierLu, la: la ?? null },
      peutEcrire: may(ctx, operationsObservatoire.tenirPanier, null),
      interne: may(ctx, operationsObservatoire.lireConstats, null),
    };
  });
}

export default function Panier({ loaderData }: Route.ComponentProps) {
  const { code, nom, jour, avant, fait, ici, la, peutEcrire, interne } = loaderData;
  return (
    <Page
      titre="Panier de services à la parentalité"
      surtitre={`${nom} (${code})`}
      chapo={`Ce que chaque intercommunalité propose aux parents, au ${formatIsoDay(jour)}. ${sayComptes(ici.lignes)}`}
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Observatoire", to: lienExplorateur(code) },
      ]}
      actions={
        <>
          {peutEcrire && <ButtonLink to={lienPanier(code, "regle")}>Changer la règle</ButtonLink>}
          <PrintButton />
          <ButtonLink to={`/${code}/observatoire/panier.csv?jour=${jour}`} fichier glyphe="telecharger">
            Télécharger (CSV)
          </ButtonLink>
        </>
      }
    >
      <title>{`Panier de services à la parentalité, ${nom} — Maillage`}</title>
      <NavigationObservatoire departement={code} interne={interne} />
      {fait === "note" && <Notice kind="succes" titre="C’est noté" annonce />}
      {fait === "regle" && <Notice kind="succes" titre="La règle est écrite" annonce />}
      <FilterForm
        action={lienPanier(code)}
        label="Choisir les jours"
        effacer={avant === null ? undefined : lienPanier(code)}
      >
        <DateField name="jour" label="Au" defaultValue={jour} />
        <DateField name="avant" label="Comparé au" defaultValue={avant ?? ""} />
      </FilterForm>
      <p>
        {sayReglePanier(ici.regle)} {ici.regle.note}
      </p>
      <Matrix
        legende={`Services à la parentalité par intercommunalité, au ${formatIsoDay(jour)}`}
        premier="Intercommunalité"
        colonnes={[
          ...SERVICES.map((service) => ({ cle: service, ...LIBELLE_SERVICE[service] })),
          { cle: "verdict", court: "Panier", long: "Panier complet ou non" },
          ...(peutEcrire ? [{ cle: "noter", court: "Noter", long: "Noter ce que l’on sait" }] : []),
        ]}
        lignes={ici.lignes.map(({ epci, nom: titre, etats, verdict }) => ({
          cle: epci,
          titre: (
            <Link id={`epci-${epci}`} to={lienPortrait(code, epci)}>
              {titre}
            </Link>
          ),
          cases: [
            ...SERVICES.map((service) => <CasePanier key={service} note={etats[service]} />),
            <StatutChip key="verdict" etat={verdict} table={VERDICTS_PANIER} />,
            ...(peutEcrire
              ? [
                  <Link key="noter" to={lienPanier(code, epci)} aria-label={`Noter : ${titre}`}>
                    Noter
                  </Link>,
                ]
              : []),
          ],
        }))}
      />
      <p className="discret">
        « Inconnu » n’est pas « absent » : personne ne l’a encore dit. Un service présent par rayonnement a
        son siège dans un autre territoire.
      </p>
      {la && <Evolution ici={ici} la={la} />}
    </Page>
  );
}

function Evolution({ ici, la }: { ici: PanierLu; la: PanierLu }) {
  const noms = new Map(ici.lignes.map(({ epci, nom }) => [epci, nom]));
  const changes = changementsEntre(la.lignes, ici.lignes);
  return (
    <Section titre={`Du ${formatIsoDay(la.jour)} au ${formatIsoDay(ici.jour)}`}>
      <p>
        {`Avant : ${sayComptes(la.lignes)} Après : ${sayComptes(ici.lignes)}`}
        {la.regle.depuis === ici.regle.depuis
          ? ""
          : " La règle a changé entre les deux : chaque jour est jugé par la sienne."}
      </p>
      <DataTable
        legende="Ce qui a changé entre les deux jours"
        legendeMasquee
        dense
        lignes={changes}
        cleLigne={({ epci, service }) => `${epci} ${service}`}
        colonnes={[
          {
            cle: "epci",
            titre: "Intercommunalité",
            entete: true,
            rendu: ({ epci }: CasChange) => noms.get(epci) ?? epci,
          },
          { cle: "service", titre: "Service", rendu: ({ service }) => LIBELLE_SERVICE[service].court },
          { cle: "avant", titre: "Avant", rendu: ({ avant }) => sayEtat(avant) },
          { cle: "apres", titre: "Après", rendu: ({ apres }) => sayEtat(apres) },
          { cle: "source", titre: "Source", rendu: ({ apres }) => apres?.source ?? "" },
        ]}
        vide={<p>Rien n’a changé entre les deux jours.</p>}
      />
    </Section>
  );
}
