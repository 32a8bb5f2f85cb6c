import { Button, ButtonLink } from "#platform/ui/actions.tsx";
import { CheckboxGroup } from "#platform/ui/choices.tsx";
import { SelectField, TextField } from "#platform/ui/fields.tsx";
import { Link } from "#platform/ui/link.tsx";
import { plural } from "#platform/values/french.ts";
import { sayMillesime } from "../../../domain/millesime.ts";
import {
  type ChoixClassement,
  type ChoixIndicateur,
  LIBELLE_REGLE,
  MAILLES_CLASSEES,
  REGLES_CLASSES,
  sayValeurRegle,
} from "../../../domain/priorites/choix.ts";
import { METHODES_CLASSEMENT } from "../../../domain/priorites/demande.ts";
import { LIBELLE_METHODE } from "../../../domain/priorites/dire-classement.ts";
import { LIBELLE_MAILLE } from "../../../domain/vocabulaire.ts";
import type { IndicateurClassable } from "../../../queries/priorites/list-classables.ts";
import type { ColonneClassement, LectureClassement } from "../../../queries/priorites/read-demande.ts";

type ChoisirProps = {
  lien: string;
  choix: ChoixClassement;
  classables: readonly IndicateurClassable[];
  /** What was read of the chosen indicators; null while nothing is chosen. */
  lecture: LectureClassement | null;
  /** Domains to choose among; typed freely when null. */
  domaines: readonly string[] | null;
  modele: string | null;
};

/** The whole choice as one form of the address: method, mesh, indicators, then what each of them weighs. */
export function ChoisirClassement({ lien, choix, classables, lecture, domaines, modele }: ChoisirProps) {
  const chosen = new Set(choix.indicateurs.map(({ code }) => code));
  const taux = classables.filter(({ effectif, code }) => !effectif || chosen.has(code));
  const effectifs = classables.filter(({ effectif }) => effectif);
  return (
    <form className="formulaire" method="get" action={lien} aria-label="Choisir ce qui classe">
      {modele && <input type="hidden" name="modele" value={modele} />}
      <div className="champs-rang">
        <SelectField
          name="methode"
          label="Méthode"
          defaultValue={choix.methode}
          options={METHODES_CLASSEMENT.map((value) => ({ value, label: LIBELLE_METHODE[value] }))}
        />
        <SelectField
          name="maille"
          label="Échelle"
          defaultValue={choix.maille}
          options={MAILLES_CLASSEES.map((value) => ({ value, label: LIBELLE_MAILLE[value] }))}
        />
      </div>
      <details className="repli" open={chosen.size === 0}>
        <summary>
          {chosen.size === 0
            ? "Choisir les indicateurs"
            : `${plural(chosen.size, "indicateur choisi", "indicateurs choisis")}`}
        </summary>
        <CheckboxGroup
          name="indicateur"
          label="Indicateurs"
          trouver="Trouver un indicateur"
          defaultValues={[...chosen]}
          options={taux.map(({ code, libelle, famille }) => ({ value: code, label: libelle, aide: famille }))}
        />
      </details>
      {lecture && (
        <div className="pile">
          {lecture.colonnes.map((colonne) => (
            <Pesee
              key={colonne.code}
              colonne={colonne}
              choix={choix}
              one={choix.indicateurs.find(({ code }) => code === colonne.code)}
              domaines={domaines}
            />
          ))}
        </div>
      )}
      <div className="champs-rang">
        {choix.methode !== "sous_reperes" && (
          <>
            <SelectField
              name="regle"
              label="Règle des classes"
              defaultValue={choix.classes.regle}
              options={REGLES_CLASSES.map((value) => ({ value, label: LIBELLE_REGLE[value] }))}
            />
            <TextField
              name="valeur"
              label="Nombre, part ou score"
              defaultValue={sayValeurRegle(choix.classes)}
              aide="« 4 ; 4 » : quatre territoires en priorité 1, quatre en priorité 2. « 25 » : un quart. « 3 » : trois groupes."
            />
            <TextField
              name="graine"
              label="Graine des tirages"
              inputMode="numeric"
              defaultValue={String(choix.graine)}
              aide="Avec le même nombre, chacun retrouve les mêmes tirages."
            />
          </>
        )}
        <SelectField
          name="familles"
          label="Familles concernées"
          vide="Ne pas les compter"
          defaultValue={choix.familles ?? ""}
          options={effectifs.map(({ code, libelle, famille }) => ({
            value: code,
            label: libelle,
            groupe: famille,
          }))}
          aide="Un effectif montré à côté du rang ; il ne le change pas."
        />
      </div>
      <div className="filtres-boutons">
        <Button variant="secondaire">Classer</Button>
        <ButtonLink to={lien} variant="discret">
          Recommencer
        </ButtonLink>
        {modele === null && (
          <Link to={`${lien}?modele=six-facteurs`}>
            Suivre les six facteurs de l’animation de la vie sociale
          </Link>
        )}
      </div>
    </form>
  );
}

type PeseeProps = {
  colonne: ColonneClassement;
  choix: ChoixClassement;
  one: ChoixIndicateur | undefined;
  domaines: readonly string[] | null;
};

/** What one chosen indicator weighs, which year, which end. */
function Pesee({ colonne, choix: { methode }, one, domaines }: PeseeProps) {
  const { code, libelle, millesime, millesimes, sens } = colonne;
  return (
    <fieldset className="champ">
      <legend>{libelle}</legend>
      <div className="champs-rang">
        <SelectField
          name={`annee.${code}`}
          label="Année"
          defaultValue={millesime}
          options={millesimes.map((value) => ({ value, label: sayMillesime(value) }))}
        />
        <SelectField
          name={`sens.${code}`}
          label="Ce qui est défavorable"
          defaultValue={one?.sens ?? (sens === "bas" ? "bas" : "haut")}
          options={[
            { value: "haut", label: "Une valeur haute" },
            { value: "bas", label: "Une valeur basse" },
          ]}
        />
        {methode !== "sous_reperes" && (
          <TextField
            name={`poids.${code}`}
            label="Poids"
            inputMode="decimal"
            defaultValue={String(one?.poids ?? 1).replace(".", ",")}
          />
        )}
        {methode === "domaines" &&
          (domaines ? (
            <SelectField
              name={`domaine.${code}`}
              label="Facteur"
              vide="Choisir"
              defaultValue={one?.domaine ?? ""}
              options={domaines.map((value) => ({ value, label: value }))}
            />
          ) : (
            <TextField
              name={`domaine.${code}`}
              label="Domaine"
              maxLength={80}
              defaultValue={one?.domaine ?? ""}
              aide="Sa famille, si vous n’écrivez rien."
            />
          ))}
      </div>
    </fieldset>
  );
}
