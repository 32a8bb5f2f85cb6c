import { addressWith } from "#platform/http/listing.ts";
import { espaceOf, readPage } from "#platform/http/page.ts";
import { may } from "#platform/rights/rights.ts";
import { ButtonLink, FilterForm } from "#platform/ui/actions.tsx";
import { EmptyState, Notice } from "#platform/ui/feedback.tsx";
import { SelectField, TextField } from "#platform/ui/fields.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatNumber, plural } from "#platform/values/french.ts";
import { FAMILLES, LIBELLE_FAMILLE } from "../../domain/etiquettes/famille.ts";
import {
  type FiltreVocabulaire,
  parseVocabulaire,
  vocabulaireParams,
} from "../../domain/etiquettes/filtre-vocabulaire.ts";
import { droitsVocabulaire } from "../../queries/etiquettes/droits-vocabulaire.ts";
import { type EtiquetteListee, listVocabulaire } from "../../queries/etiquettes/list-vocabulaire.ts";
import { operationsSchemas } from "../../rights.ts";
import { lienEtiquettes } from "../parts/liens.ts";
import type { Route } from "./+types/etiquettes.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const params = new URL(args.request.url).searchParams;
  const filtre = parseVocabulaire(params);
  return readPage(args, async (ctx) => ({
    ...{ code, nom, filtre, creee: params.has("creee") },
    etiquettes: await listVocabulaire(ctx, filtre),
    peutTenir: may(ctx, operationsSchemas.tenirEtiquettes, await droitsVocabulaire(ctx)),
  }));
}

export default function Etiquettes({ loaderData }: Route.ComponentProps) {
  const { code, nom, filtre, etiquettes, peutTenir } = loaderData;
  const lien = lienEtiquettes(code);
  const filtree = filtre.recherche !== "" || filtre.famille !== null || filtre.etat !== "actives";
  const nouvelle = (
    <ButtonLink to={`${lien}/nouvelle`} variant="primaire">
      Créer une étiquette
    </ButtonLink>
  );
  return (
    <Page
      titre="Étiquettes"
      surtitre={`${nom} (${code})`}
      chapo="Les mots qui marquent les actions et les objectifs des schémas : à qui ils s’adressent, ce qu’ils servent, où. On s’en sert pour trouver et pour filtrer."
      fil={[{ label: "Accueil", to: `/${code}` }]}
      actions={
        <>
          {peutTenir && nouvelle}
          <PrintButton />
          <ButtonLink to={addressWith(`${lien}.csv`, vocabulaireParams(filtre))} fichier glyphe="telecharger">
            Télécharger (CSV)
          </ButtonLink>
        </>
      }
    >
      <title>{`Étiquettes, ${nom} — Maillage`}</title>
      {loaderData.creee && <Notice kind="succes" titre="L’étiquette est créée" annonce />}
      <Filtre code={code} filtre={filtre} effacer={filtree} />
      <p className="discret">{`${plural(etiquettes.length, "étiquette")}.`}</p>
      {etiquettes.length === 0 && (
        <EmptyState
          titre={filtree ? "Aucune étiquette ne correspond" : "Aucune étiquette"}
          action={peutTenir && nouvelle}
        >
          <p>
            {filtree
              ? "Essayez un autre mot, ou effacez les filtres."
              : "Créez les premières : des publics, des enjeux qui traversent les volets, des types de territoire."}
          </p>
        </EmptyState>
      )}
      {FAMILLES.map((famille) => {
        const own = etiquettes.filter(({ genre }) => genre === famille);
        if (own.length === 0) return null;
        return (
          <Section key={famille} titre={LIBELLE_FAMILLE[famille]} id={famille}>
            <DataTable
              legende={LIBELLE_FAMILLE[famille]}
              legendeMasquee
              cleLigne={({ publicId }) => publicId}
              lignes={own}
              vide={null}
              dense
              colonnes={colonnes(code)}
            />
          </Section>
        );
      })}
    </Page>
  );
}

function Filtre({ code, filtre, effacer }: { code: string; filtre: FiltreVocabulaire; effacer: boolean }) {
  const lien = lienEtiquettes(code);
  return (
    <FilterForm action={lien} label="Chercher une étiquette" effacer={effacer ? lien : undefined}>
      <TextField
        name="recherche"
        type="search"
        label="Rechercher"
        defaultValue={filtre.recherche}
        maxLength={200}
      />
      <SelectField
        name="famille"
        label="Famille"
        vide="Toutes"
        defaultValue={filtre.famille ?? ""}
        options={FAMILLES.map((value) => ({ value, label: LIBELLE_FAMILLE[value] }))}
      />
      <SelectField
        name="etat"
        label="État"
        defaultValue={filtre.etat}
        options={[
          { value: "actives", label: "Proposées" },
          { value: "rangees", label: "Rangées" },
          { value: "toutes", label: "Toutes" },
        ]}
      />
      <SelectField
        name="tri"
        label="Trier par"
        defaultValue={filtre.tri}
        options={[
          { value: "rang", label: "Rang" },
          { value: "nom", label: "Nom" },
          { value: "usages", label: "Usages" },
        ]}
      />
    </FilterForm>
  );
}

function colonnes(code: string) {
  return [
    {
      cle: "libelle",
      titre: "Étiquette",
      entete: true,
      rendu: ({ publicId, libelle, rangee }: EtiquetteListee) => (
        <>
          <Link to={lienEtiquettes(code, publicId)}>{libelle}</Link>
          {rangee && <span className="discret"> (rangée)</span>}
        </>
      ),
    },
    {
      cle: "description",
      titre: "Ce qu’elle recouvre",
      largeur: "large" as const,
      rendu: ({ description }: EtiquetteListee) => description || null,
    },
    {
      cle: "actions",
      titre: "Actions",
      align: "end" as const,
      rendu: ({ actions }: EtiquetteListee) => formatNumber(actions),
    },
    {
      cle: "objectifs",
      titre: "Objectifs",
      align: "end" as const,
      rendu: ({ objectifs }: EtiquetteListee) => formatNumber(objectifs),
    },
  ];
}
