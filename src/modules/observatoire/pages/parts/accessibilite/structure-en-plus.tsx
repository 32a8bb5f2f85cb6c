import { Carte } from "#platform/graphiques/carte.tsx";
import { ButtonLink, FilterForm } from "#platform/ui/actions.tsx";
import { EmptyState } from "#platform/ui/feedback.tsx";
import { TextField } from "#platform/ui/fields.tsx";
import { Columns, KeyFigures, Section } from "#platform/ui/layout.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatNumber, NBSP, plural } from "#platform/values/french.ts";
import type { GainAcces } from "../../../domain/accessibilite/acces.ts";
import { PLACES_AU_PLUS, paramsOfAcces } from "../../../domain/accessibilite/choix-acces.ts";
import type { PageAcces } from "../../../queries/accessibilite/load-page-acces.ts";
import type { Ajout } from "../../../queries/accessibilite/read-acces.ts";
import { ChampTerritoire, ChoixTerritoires } from "../champ-territoire.tsx";
import { carteAjout, formatOf, gainOf, isSupplyKnown, lienAcces, uniteOf } from "./lecture-acces.ts";

/** Rows of communes that gain; beyond, the file has them all. */
const LIGNES = 50;

/** What one more structure would change; it is nowhere but in the address, and « Sans elle » forgets it. */
export function StructureEnPlus({ departement, page }: { departement: string; page: PageAcces }) {
  const { choix, lecture } = page;
  const { demandee, ajout, communes } = lecture;
  const { commune: _, places: __, ...garder } = paramsOfAcces(choix);
  const choices = communes.map((one) => ({ ...one, maille: "commune" as const }));
  const known = demandee && {
    ...demandee,
    trouve: demandee.trouve && { ...demandee.trouve, maille: "commune" as const },
    proches: demandee.proches.map((one) => ({ ...one, maille: "commune" as const })),
  };
  return (
    <Section titre="Et avec une structure de plus ?" id="structure">
      <p>
        Choisissez une commune et un nombre de places : la page dit quelles communes y gagnent. Rien n’est
        enregistré, l’hypothèse tient dans l’adresse.
      </p>
      <ChoixTerritoires choix={choices} />
      <FilterForm
        action={`${lienAcces(departement)}#structure`}
        label="Ajouter une structure"
        bouton="Voir ce qui change"
        garder={Object.fromEntries(
          Object.entries(garder).map(([name, value]) => [name, value === null ? null : String(value)]),
        )}
      >
        <ChampTerritoire name="commune" label="Commune" demande={known} />
        <TextField
          name="places"
          label="Places"
          court
          inputMode="numeric"
          defaultValue={choix.places === null ? "" : String(choix.places)}
          erreur={
            choix.illisibles.includes("places")
              ? `Écrivez un nombre entier de places, de 1 à ${formatNumber(PLACES_AU_PLUS)}.`
              : choix.commune !== null && choix.places === null
                ? "Dites combien de places."
                : undefined
          }
        />
      </FilterForm>
      {ajout && <Resultat departement={departement} page={page} ajout={ajout} />}
    </Section>
  );
}

function Resultat({ departement, page, ajout }: { departement: string; page: PageAcces; ajout: Ajout }) {
  const { gains, moyenneAvant, moyenneApres, nom, places } = ajout;
  const unite = uniteOf(page.lecture);
  const carte = carteAjout(page);
  const connue = isSupplyKnown(page.lecture);
  const figure = formatOf(page.lecture);
  const sans = (
    <ButtonLink to={lienAcces(departement, page.choix, { commune: null, places: null })} variant="discret">
      Sans elle
    </ButtonLink>
  );
  if (gains.length === 0)
    return (
      <EmptyState titre="Aucune commune n’y gagne">
        <p>Aucun enfant compté n’est à portée de cette commune.</p>
        {sans}
      </EmptyState>
    );
  const children = gains.reduce((sum, { enfants }) => sum + enfants, 0);
  const concernes = page.lecture.enfants?.unite || "enfants";
  return (
    <>
      <KeyFigures
        items={[
          {
            label: "Communes qui y gagnent",
            valeur: formatNumber(gains.length),
            precision: `${formatNumber(children)} ${concernes}`,
          },
          ...(connue && moyenneApres !== null && moyenneAvant !== null
            ? [
                {
                  label: "Moyenne du département",
                  valeur: figure(moyenneApres),
                  precision: `${figure(moyenneAvant)} sans elle`,
                },
              ]
            : []),
          ...(ajout.ailleurs >= 0.05
            ? [
                {
                  label: "Places hors du département",
                  valeur: figure(ajout.ailleurs),
                  precision: "à portée d’enfants des communes voisines",
                },
              ]
            : []),
        ]}
      />
      {!connue && (
        <p>
          Les places d’aujourd’hui ne sont pas connues : seul le gain est montré. Il ne dépend pas d’elles.
        </p>
      )}
      <Columns forme="carte">
        <DataTable
          legende={`Ce que changent ${plural(places, "place")} de plus à ${nom}`}
          dense
          colonnes={colonnesAjout(figure).filter(({ cle }) => connue || (cle !== "avant" && cle !== "apres"))}
          lignes={gains.slice(0, LIGNES)}
          cleLigne={({ code }) => code}
          vide={null}
        />
        {carte && (
          <Carte
            titre={`${plural(places, "place")} de plus à ${nom}`}
            phrase={`${plural(gains.length, "commune gagne", "communes gagnent")} des ${unite}, ${gains[0]?.nom} la première${NBSP}: ${figure(gainOf(gains[0] as GainAcces))} de plus.`}
            {...carte}
          />
        )}
      </Columns>
      {gains.length > LIGNES && (
        // Without known places there is no file to offer: the map has them all.
        <p className="discret">{`Et ${formatNumber(gains.length - LIGNES)} autres, ${connue ? "dans le fichier CSV" : "sur la carte"}.`}</p>
      )}
      {sans}
    </>
  );
}

const colonnesAjout = (figure: (valeur: number) => string) => [
  { cle: "nom", titre: "Commune", entete: true, rendu: ({ nom }: GainAcces) => nom },
  {
    cle: "enfants",
    titre: "Concernés",
    align: "end" as const,
    rendu: ({ enfants }: GainAcces) => formatNumber(enfants),
  },
  { cle: "avant", titre: "Sans elle", align: "end" as const, rendu: ({ avant }: GainAcces) => figure(avant) },
  { cle: "apres", titre: "Avec elle", align: "end" as const, rendu: ({ apres }: GainAcces) => figure(apres) },
  {
    cle: "gain",
    titre: "Gain",
    align: "end" as const,
    rendu: (one: GainAcces) => `+${figure(gainOf(one))}`,
  },
];
