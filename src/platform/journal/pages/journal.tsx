import { addressWith } from "#platform/http/listing.ts";
import { espaceOf, readPage, stateOf } from "#platform/http/page.ts";
import { ButtonLink, FilterForm } from "#platform/ui/actions.tsx";
import { EmptyState } from "#platform/ui/feedback.tsx";
import { DateField, SelectField, TextField } from "#platform/ui/fields.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { compareFrench } from "#platform/values/french.ts";
import { searchJournal } from "../queries/search-journal.ts";
import type { Route } from "./+types/journal.ts";
import { paramsOf, readAvant, readFiltre } from "./parts/filtre.ts";
import { Lignes, Tranches } from "./parts/lignes.tsx";

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const params = new URL(args.request.url).searchParams;
  const [filtre, avant] = [readFiltre(params), readAvant(params)];
  const { references } = stateOf(args).application;
  const { choix, lignes, suite } = await readPage(args, (ctx) =>
    searchJournal(ctx, references, filtre, avant),
  );
  const operations = choix.operations
    .map((value) => ({ value, label: references.operation(value) }))
    .sort((a, b) => compareFrench(a.label, b.label));
  const genres = references.genres().map(({ genre, libelle }) => ({ value: genre, label: libelle }));
  const people = (list: { id: string; nom: string }[]) =>
    list.map(({ id, nom: label }) => ({ value: id, label }));
  return {
    ...{ code, nom, lignes, suite, operations, genres, premier: avant === null, params: paramsOf(filtre) },
    personnes: people(choix.personnes),
    institutions: people(choix.institutions),
  };
}

export default function Journal({ loaderData }: Route.ComponentProps) {
  const { code, nom, lignes, suite, premier, operations, genres, personnes, institutions } = loaderData;
  const params: Readonly<Record<string, string | null>> = loaderData.params;
  const ici = `/${code}/journal`;
  const filtered = Object.values(params).some((value) => value !== null);
  const value = (name: string): string => params[name] ?? "";
  return (
    <Page
      titre="Journal"
      surtitre={`${nom} (${code})`}
      chapo="Tout ce qui a été changé dans le département, par qui, au nom de quelle institution, à l'heure de Paris. Votre lecture de cette page est notée elle aussi."
      fil={[{ label: "Accueil", to: `/${code}` }]}
      actions={
        <ButtonLink to={addressWith(`${ici}.csv`, params)} fichier glyphe="telecharger">
          Télécharger (CSV)
        </ButtonLink>
      }
    >
      <title>{`Journal, ${nom} — Maillage`}</title>
      <FilterForm action={ici} label="Chercher dans le journal" effacer={filtered ? ici : undefined}>
        <DateField name="du" label="Du" defaultValue={value("du")} />
        <DateField name="au" label="Au" defaultValue={value("au")} />
        <SelectField
          name="auteur"
          label="Auteur"
          vide="Tous"
          defaultValue={value("auteur")}
          options={personnes}
        />
        <SelectField
          name="institution"
          label="Au nom de"
          vide="Toutes"
          defaultValue={value("institution")}
          options={institutions}
        />
        <SelectField
          name="operation"
          label="Opération"
          vide="Toutes"
          defaultValue={value("operation")}
          options={operations}
        />
        <SelectField
          name="genre"
          label="Genre d'objet"
          vide="Tous"
          defaultValue={value("genre")}
          options={genres}
        />
        <TextField name="texte" label="Mots des valeurs" type="search" defaultValue={value("texte")} />
      </FilterForm>
      {lignes.length === 0 ? (
        <EmptyState
          titre={filtered ? "Aucune ligne ne correspond" : "Le journal est vide"}
          action={filtered ? <ButtonLink to={ici}>Tout montrer</ButtonLink> : undefined}
        >
          {filtered
            ? "Élargissez la période, ou retirez un filtre."
            : "La première ligne s'écrira au premier changement."}
        </EmptyState>
      ) : (
        <Lignes lignes={lignes} avecObjet />
      )}
      <Tranches premier={premier} suite={suite} lien={(avant) => addressWith(ici, { ...params, avant })} />
    </Page>
  );
}
