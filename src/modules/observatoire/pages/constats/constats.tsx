import { addressWith } from "#platform/http/listing.ts";
import { espaceOf, readPage, stateOf } from "#platform/http/page.ts";
import { may } from "#platform/rights/rights.ts";
import { ButtonLink, FilterForm } from "#platform/ui/actions.tsx";
import { EmptyState, Notice } from "#platform/ui/feedback.tsx";
import { SelectField, TextField } from "#platform/ui/fields.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { plural } from "#platform/values/french.ts";
import { LIBELLE_NATURE, NATURES_CONSTAT } from "../../domain/constats/constat.ts";
import { constatsParams, type FiltreConstats, parseConstats } from "../../domain/constats/filtre-constats.ts";
import { type ConstatListe, listConstats } from "../../queries/constats/list-constats.ts";
import { operationsObservatoire } from "../../rights.ts";
import { sourceOf } from "../parts/constats/source.ts";
import { lienCatalogue, lienConstats } from "../parts/liens.ts";
import { NavigationObservatoire } from "../parts/navigation-observatoire.tsx";
import type { Route } from "./+types/constats.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const filtre = parseConstats(new URL(args.request.url).searchParams);
  const { references } = stateOf(args).application;
  return readPage(args, async (ctx) => ({
    ...{ code, nom, filtre },
    constats: await listConstats(ctx, references, filtre),
    peutEcrire: may(ctx, operationsObservatoire.constater, null),
  }));
}

export default function Constats({ loaderData }: Route.ComponentProps) {
  const { code, nom, filtre, constats, peutEcrire } = loaderData;
  const lien = lienConstats(code);
  const filtree = Object.values(constatsParams(filtre)).some((value) => value !== null);
  const sans = constats.filter(({ reponses }) => reponses.length === 0).length;
  const nouveau = peutEcrire && (
    <ButtonLink to={`${lien}/nouveau`} variant="primaire">
      Noter un constat
    </ButtonLink>
  );
  return (
    <Page
      titre="Constats"
      surtitre={`${nom} (${code})`}
      chapo="Ce que le diagnostic a montré, chiffres et paroles, avec leur source. Un objectif répond à un constat ; ceux qui attendent se voient ici."
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Observatoire", to: lienCatalogue(code) },
      ]}
      actions={
        <>
          {nouveau}
          <PrintButton />
          <ButtonLink to={addressWith(`${lien}.csv`, constatsParams(filtre))} fichier glyphe="telecharger">
            Télécharger (CSV)
          </ButtonLink>
        </>
      }
    >
      <title>{`Constats, ${nom} — Maillage`}</title>
      <NavigationObservatoire departement={code} interne />
      <Filtre {...{ code, filtre, filtree }} />
      {sans > 0 && filtre.reponse === null && !filtre.retires && (
        <Notice kind="attention" titre={`${plural(sans, "constat")} sans réponse`}>
          <p>
            <Link to={addressWith(lien, { reponse: "sans" })}>Voir seulement ceux-là</Link>. On y répond
            depuis la page du constat, en le reliant à un objectif ou à une action.
          </p>
        </Notice>
      )}
      <p className="discret">{`${plural(constats.length, "constat")}.`}</p>
      <DataTable
        legende="Constats du diagnostic"
        legendeMasquee
        cleLigne={({ publicId }) => publicId}
        lignes={constats}
        colonnes={colonnes(code)}
        vide={
          <EmptyState titre={filtree ? "Aucun constat ne correspond" : "Aucun constat"} action={nouveau}>
            <p>
              {filtree
                ? "Changez un mot ou un filtre, ou effacez-les."
                : "Notez ce que disent un chiffre, un groupe de travail, une enquête : le schéma dira comment il y répond."}
            </p>
          </EmptyState>
        }
      />
    </Page>
  );
}

function Filtre({ code, filtre, filtree }: { code: string; filtre: FiltreConstats; filtree: boolean }) {
  const lien = lienConstats(code);
  return (
    <FilterForm action={lien} label="Chercher un constat" effacer={filtree ? lien : undefined}>
      <TextField
        name="recherche"
        type="search"
        label="Rechercher"
        defaultValue={filtre.recherche}
        maxLength={200}
      />
      <SelectField
        name="nature"
        label="Nature"
        vide="Toutes"
        defaultValue={filtre.nature ?? ""}
        options={NATURES_CONSTAT.map((value) => ({ value, label: LIBELLE_NATURE[value] }))}
      />
      <SelectField
        name="reponse"
        label="Réponse"
        vide="Tous"
        defaultValue={filtre.reponse ?? ""}
        options={[
          { value: "sans", label: "Sans réponse" },
          { value: "avec", label: "Avec une réponse" },
        ]}
      />
      <SelectField
        name="retires"
        label="État"
        vide="En cours"
        defaultValue={filtre.retires ? "oui" : ""}
        options={[{ value: "oui", label: "Retirés" }]}
      />
    </FilterForm>
  );
}

function colonnes(code: string) {
  return [
    {
      cle: "enonce",
      titre: "Constat",
      entete: true,
      rendu: ({ publicId, enonce }: ConstatListe) => <Link to={lienConstats(code, publicId)}>{enonce}</Link>,
    },
    { cle: "nature", titre: "Nature", rendu: ({ nature }: ConstatListe) => LIBELLE_NATURE[nature] },
    { cle: "source", titre: "Source", rendu: (one: ConstatListe) => sourceOf(one) },
    {
      cle: "reponses",
      titre: "Y répond",
      rendu: ({ reponses }: ConstatListe) =>
        reponses.length === 0 ? (
          <strong>Rien encore</strong>
        ) : (
          reponses.map(({ titre, lien }) => (
            <div key={titre}>{lien ? <Link to={lien}>{titre}</Link> : titre}</div>
          ))
        ),
    },
  ];
}
