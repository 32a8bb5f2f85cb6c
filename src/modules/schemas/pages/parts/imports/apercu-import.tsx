import { LIBELLE_GENRE } from "#modules/acteurs/index.ts";
import type { FormRefusal } from "#platform/http/page.ts";
import type { Anomalie } from "#platform/import/feuilles.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { CheckboxField } from "#platform/ui/choices.tsx";
import { Notice } from "#platform/ui/feedback.tsx";
import { SelectField, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { KeyFigures, Section } from "#platform/ui/layout.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatNumber, plural } from "#platform/values/french.ts";
import { GENRES_NOMMES } from "../../../domain/imports/choix.ts";
import { sayMemoire } from "../../../domain/imports/dire-memoire.ts";
import type { VueImport } from "../../../queries/imports/vue-import.ts";
import { DifferenceImport } from "./difference-import.tsx";

/** Everything that a person checks before importing, in one form: what is wrong, what was understood, what will change. */
export function ApercuImport({
  vue,
  departement,
  refus,
}: {
  vue: VueImport;
  departement: string;
  refus: FormRefusal | undefined;
}) {
  const { bilan, erreurs, importation } = vue;
  const corriger = `/${departement}/importer${importation.schema ? `?schema=${importation.schema}` : ""}`;
  return (
    <Formulaire className="pile">
      <KeyFigures
        items={[
          { label: "À ajouter", valeur: formatNumber(bilan.ajoutees) },
          { label: "À modifier", valeur: formatNumber(bilan.modifiees) },
          { label: "Inchangées", valeur: formatNumber(bilan.inchangees) },
          { label: "Absentes du fichier", valeur: formatNumber(bilan.absentes) },
          { label: "Erreurs", valeur: formatNumber(erreurs.length) },
        ]}
      />
      {erreurs.length > 0 && (
        <Section
          titre={plural(erreurs.length, "erreur à corriger", "erreurs à corriger")}
          id="erreurs"
          actions={
            <ButtonLink to={corriger} variant="primaire">
              Déposer le fichier corrigé
            </ButtonLink>
          }
        >
          <p>
            Corrigez-les dans votre tableau, ou corrigez plus bas la lecture des colonnes. Rien n'est importé
            d'ici là.
          </p>
          <TableAnomalies legende="Erreurs du fichier" anomalies={erreurs} />
        </Section>
      )}
      {vue.memoire && <Memoire memoire={vue.memoire} />}
      <Colonnes vue={vue} ouvert={erreurs.length > 0} />
      <Inconnus vue={vue} refus={refus} />
      {vue.avertissements.length > 0 && (
        <details className="repli">
          <summary>{plural(vue.avertissements.length, "remarque")}, sans effet sur l'import</summary>
          <TableAnomalies legende="Remarques" anomalies={vue.avertissements} />
        </details>
      )}
      {erreurs.length === 0 && <DifferenceImport changements={vue.changements} bilan={bilan} />}
      <Confirmer vue={vue} />
    </Formulaire>
  );
}

function TableAnomalies({ legende, anomalies }: { legende: string; anomalies: readonly Anomalie[] }) {
  const shown = anomalies.slice(0, 200);
  return (
    <>
      <DataTable
        legende={legende}
        legendeMasquee
        dense
        lignes={shown.map((anomalie, index) => ({ ...anomalie, index }))}
        cleLigne={(row) => String(row.index)}
        vide={null}
        colonnes={[
          { cle: "feuille", titre: "Feuille", rendu: (row) => row.feuille ?? "—", largeur: "ajustee" },
          {
            cle: "ligne",
            titre: "Ligne",
            rendu: (row) => row.ligne ?? "—",
            align: "end",
            largeur: "ajustee",
          },
          { cle: "colonne", titre: "Colonne", rendu: (row) => row.colonne ?? "—", largeur: "moyenne" },
          { cle: "message", titre: "Ce qu'il faut corriger", rendu: (row) => row.message, largeur: "large" },
        ]}
      />
      {anomalies.length > shown.length && (
        <p>{`Les ${formatNumber(shown.length)} premières sur ${formatNumber(anomalies.length)} sont montrées.`}</p>
      )}
    </>
  );
}

function Memoire({ memoire }: { memoire: NonNullable<VueImport["memoire"]> }) {
  const { reprise, nomFichier } = memoire;
  return (
    <Notice kind="info" titre={reprise ? `${sayMemoire(memoire)}.` : "Une autre correspondance est retenue"}>
      <p>
        {reprise
          ? `Les colonnes sont lues comme celles de « ${nomFichier} », qui avait les mêmes en-têtes.`
          : `${memoire.par} avait lu autrement les colonnes de « ${nomFichier} », qui avait les mêmes en-têtes. Si vous confirmez, c'est votre lecture qui sera retenue.`}
      </p>
      <p className="rangee">
        {reprise && (
          <Button variant="secondaire" name="intention" value="automatique">
            Revenir à la reconnaissance automatique
          </Button>
        )}
        <Button variant="discret" name="intention" value="oublier">
          Oublier cette correspondance
        </Button>
      </p>
    </Notice>
  );
}

function Colonnes({ vue, ouvert }: { vue: VueImport; ouvert: boolean }) {
  const reconnues = vue.colonnes.filter((colonne) => colonne.champ !== null).length;
  return (
    <details className="repli" open={ouvert}>
      <summary>{`Colonnes : ${reconnues} reconnues sur ${vue.colonnes.length}`}</summary>
      <input
        type="hidden"
        name="feuille-lue"
        value={vue.feuilles.find((feuille) => feuille.choisie)?.nom ?? ""}
      />
      {vue.feuilles.length > 1 && (
        <SelectField
          name="feuille"
          label="Feuille à lire"
          defaultValue={vue.feuilles.find((feuille) => feuille.choisie)?.nom ?? ""}
          options={vue.feuilles.map(({ nom }) => ({ value: nom, label: nom }))}
        />
      )}
      <div className="grille-champs">
        {vue.colonnes.map((colonne) => (
          <SelectField
            key={colonne.index}
            name={`colonne.${colonne.index}`}
            label={`« ${colonne.libelle} »`}
            defaultValue={colonne.champ ?? ""}
            options={[{ value: "", label: "Ne pas lire" }, ...vue.champs]}
          />
        ))}
      </div>
      <p className="discret">
        Si vous corrigez une colonne, la correspondance est retenue à l'import pour les prochains fichiers qui
        ont les mêmes en-têtes.
      </p>
      <Button variant="secondaire" name="intention" value="apercu">
        Relire avec ces colonnes
      </Button>
    </details>
  );
}

function Inconnus({ vue, refus }: { vue: VueImport; refus: FormRefusal | undefined }) {
  if (vue.inconnus.length === 0) return null;
  return (
    <Section titre={plural(vue.inconnus.length, "nom inconnu", "noms inconnus")} id="noms">
      <p>
        Ces pilotes et partenaires ne sont pas encore dans le département : ils seront créés, à confirmer. Si
        l'un d'eux existe déjà sous un autre nom, choisissez-le : cette écriture sera retenue à l'import.
      </p>
      <datalist id="acteurs-connus">
        {vue.acteurs.map((acteur) => (
          <option key={acteur.id} value={acteur.nom} />
        ))}
      </datalist>
      <DataTable
        legende="Noms inconnus du fichier"
        legendeMasquee
        lignes={vue.inconnus}
        cleLigne={(row) => row.cle}
        vide={null}
        colonnes={[
          {
            cle: "ecrit",
            titre: "Écrit dans le fichier",
            rendu: (row) => row.ecrit,
            entete: true,
            largeur: "large",
          },
          {
            cle: "genre",
            titre: "Créer comme",
            rendu: (row) => (
              <SelectField
                name={`genre.${row.cle}`}
                label={<span className="vh">Genre de {row.ecrit}</span>}
                defaultValue={row.genre}
                options={GENRES_NOMMES.map((genre) => ({ value: genre, label: LIBELLE_GENRE[genre] }))}
              />
            ),
          },
          {
            cle: "acteur",
            titre: "Ou c'est en fait",
            rendu: (row) => (
              <TextField
                name={`acteur.${row.cle}`}
                label={<span className="vh">Acteur connu pour {row.ecrit}</span>}
                list="acteurs-connus"
                erreur={refus?.champ === `acteur.${row.cle}` ? refus.message : undefined}
                defaultValue={
                  refus?.saisie[`acteur.${row.cle}`] ??
                  vue.acteurs.find((acteur) => acteur.id === row.acteur)?.nom
                }
              />
            ),
          },
        ]}
      />
      <p>
        <Button variant="secondaire" name="intention" value="apercu">
          Mettre l'aperçu à jour
        </Button>
      </p>
    </Section>
  );
}

function Confirmer({ vue }: { vue: VueImport }) {
  const { bilan, erreurs } = vue;
  const rien = bilan.ajoutees + bilan.modifiees === 0;
  return (
    <Section titre="Décider" id="decider">
      {bilan.absentes > 0 && (
        <CheckboxField
          name="retirer-absentes"
          label={`Retirer du plan ${plural(bilan.absentes, "action absente", "actions absentes")} du fichier`}
          aide="Sans cette coche, elles restent. Retirées, elles disparaissent du plan et leurs nouvelles sont gardées."
          defaultChecked={vue.retirerAbsentes}
        />
      )}
      {rien && erreurs.length === 0 && (
        <Notice kind="info" titre="Ce fichier ne change rien">
          <p>Toutes ses actions sont déjà dans le schéma, à l'identique.</p>
        </Notice>
      )}
      <FormActions>
        {erreurs.length === 0 && (
          <Button variant="primaire" name="intention" value="confirmer">
            {rien ? "Confirmer" : `Importer ${plural(bilan.ajoutees + bilan.modifiees, "action")}`}
          </Button>
        )}
        <Button variant="discret" name="intention" value="abandonner">
          Abandonner
        </Button>
      </FormActions>
    </Section>
  );
}
