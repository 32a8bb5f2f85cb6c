import { Link } from "react-router";
import { Temporal } from "temporal-polyfill";
import { LIBELLE_GENRE } from "#modules/acteurs/index.ts";
import { Button, ButtonLink, ConfirmDisclosure } from "#platform/ui/actions.tsx";
import { Notice } from "#platform/ui/feedback.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Definition, Section } from "#platform/ui/layout.tsx";
import { formatInstant, formatNumber, NBSP, plural } from "#platform/values/french.ts";
import type { DifferenceGardee } from "../../../queries/imports/read-trace.ts";
import type { VueTerminee } from "../../../queries/imports/vue-terminee.ts";
import { lienSchema } from "../liens.ts";
import { DifferenceImport } from "./difference-import.tsx";
import { Suites } from "./suites-import.tsx";

type Props = { vue: VueTerminee; departement: string };

/** An import that is over: what it did, and the way back while there is one. */
export function ImportTermine({ vue, departement }: Props) {
  const { importation, difference } = vue;
  const rien = { ajoutees: 0, modifiees: 0, inchangees: 0, absentes: 0 };
  return (
    <>
      <Issue vue={vue} departement={departement} />
      {difference ? (
        <>
          <DifferenceImport
            changements={difference}
            bilan={importation.bilan ?? rien}
            fait={{ retirees: difference.retirees }}
          />
          <Noms difference={difference} />
        </>
      ) : (
        importation.etat === "confirmee" && (
          <p className="discret">La différence de cet import n'a pas été gardée : il est trop ancien.</p>
        )
      )}
      {importation.etat === "confirmee" && <Annuler vue={vue} departement={departement} />}
      <Voisins vue={vue} departement={departement} />
    </>
  );
}

function Issue({ vue, departement }: Props) {
  const { importation, difference } = vue;
  const { schema, bilan } = importation;
  if (importation.etat === "abandonnee") {
    return (
      <Notice kind="info" titre="Import abandonné">
        <p>Le fichier n'a pas été importé. Rien n'a changé dans le schéma.</p>
      </Notice>
    );
  }
  const liens = schema && (
    <p className="rangee">
      <ButtonLink to={lienSchema(departement, schema)} variant="primaire">
        Ouvrir le schéma
      </ButtonLink>
      <ButtonLink to={lienSchema(departement, schema, "plan")}>Voir le plan</ButtonLink>
    </p>
  );
  if (importation.etat === "annulee") {
    return (
      <Notice kind="info" titre="Import annulé">
        <p>
          {schema
            ? "Le plan est redevenu ce qu'il était avant cet import."
            : `Le schéma « ${importation.titreSchema} », que cet import avait créé, a été retiré.`}
        </p>
        {liens}
      </Notice>
    );
  }
  return (
    <Notice kind="succes" titre="Le plan est importé">
      {bilan && (
        <p>
          {plural(bilan.ajoutees, "action ajoutée", "actions ajoutées")},{" "}
          {plural(bilan.modifiees, "modifiée")}, {plural(bilan.inchangees, "inchangée")},{" "}
          {plural(bilan.absentes, "absente")} du fichier
          {bilan.absentes > 0 && difference?.retirees ? ", retirées du plan" : ""}.
        </p>
      )}
      {liens}
    </Notice>
  );
}

function Noms({ difference: { acteursCrees, ecritures } }: { difference: DifferenceGardee }) {
  if (acteursCrees.length + ecritures.length === 0) return null;
  return (
    <Section titre="Acteurs" id="acteurs">
      <ul>
        {acteursCrees.map(({ nom, genre }) => (
          <li key={nom}>
            <strong>{nom}</strong>, créé ({LIBELLE_GENRE[genre].toLowerCase()})
          </li>
        ))}
        {ecritures.map(({ ecrit, nom }) => (
          <li key={ecrit}>
            « {ecrit} », retenu comme une écriture de <strong>{nom}</strong>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Annuler({ vue: { suites, schemaCree, importation }, departement }: Props) {
  if (suites === null) return null;
  if (suites.length > 0) {
    return <Suites suites={suites} departement={departement} schema={importation.schema ?? ""} />;
  }
  return (
    <Section titre="Revenir en arrière" id="annuler">
      <ConfirmDisclosure
        titre="Annuler cet import"
        consequence={
          schemaCree
            ? `Rien n'a suivi cet import : le schéma « ${importation.titreSchema} », qu'il a créé, sera retiré avec tout son plan, ainsi que les acteurs créés que personne n'a repris depuis.`
            : "Rien n'a suivi cet import : le plan redeviendra ce qu'il était juste avant. Les actions ajoutées disparaîtront, les actions retirées reviendront, chaque champ reprendra son ancienne valeur ; les acteurs créés que personne n'a repris depuis seront retirés."
        }
      >
        <Formulaire>
          <Button variant="danger" name="intention" value="annuler">
            Oui, annuler cet import
          </Button>
        </Formulaire>
      </ConfirmDisclosure>
    </Section>
  );
}

function Voisins({ vue: { precedente, suivante }, departement }: Props) {
  if (!precedente && !suivante) return null;
  const lien = (publicId: string) => `/${departement}/importations/${publicId}`;
  return (
    <nav aria-label="Autres imports du schéma">
      <Definition
        items={[
          {
            terme: "Import précédent",
            valeur: precedente && <Link to={lien(precedente.publicId)}>{precedente.nomFichier}</Link>,
          },
          {
            terme: "Import suivant",
            valeur: suivante && <Link to={lien(suivante.publicId)}>{suivante.nomFichier}</Link>,
          },
        ]}
      />
    </nav>
  );
}

/** Where an import comes from and what became of it. Instants are ISO 8601. */
export type Origine = {
  publicId: string;
  nomFichier: string;
  taille: number;
  deposeLe: string;
  deposeParNom: string;
  titreSchema: string;
  rang?: number | null;
  termineLe?: string | null;
  termineParNom?: string | null;
  annuleLe?: string | null;
  annuleParNom?: string | null;
};

/** Who, when, and the file itself. */
export function Provenance({
  origine,
  remarques,
  departement,
}: {
  origine: Origine;
  remarques: readonly string[];
  departement: string;
}) {
  const quand = (instant?: string | null, nom?: string | null) =>
    instant ? `${formatInstant(Temporal.Instant.from(instant))}${nom ? `, par ${nom}` : ""}` : null;
  return (
    <Definition
      items={[
        {
          terme: "Fichier",
          valeur: (
            <>
              {`${origine.nomFichier}, ${formatNumber(Math.ceil(origine.taille / 1024))}${NBSP}ko `}
              <ButtonLink
                to={`/${departement}/importations/${origine.publicId}/fichier`}
                variant="discret"
                fichier
                glyphe="telecharger"
              >
                Télécharger
              </ButtonLink>
            </>
          ),
        },
        { terme: "Schéma", valeur: origine.titreSchema },
        { terme: "Numéro", valeur: origine.rang && `Import n°${NBSP}${origine.rang} de ce schéma` },
        { terme: "Déposé", valeur: quand(origine.deposeLe, origine.deposeParNom) },
        { terme: "Terminé", valeur: quand(origine.termineLe, origine.termineParNom) },
        { terme: "Annulé", valeur: quand(origine.annuleLe, origine.annuleParNom) },
        { terme: "Lecture", valeur: remarques.join(" ") || null },
      ]}
    />
  );
}
