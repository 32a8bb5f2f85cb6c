import { Button } from "#platform/ui/actions.tsx";
import { CheckboxField, RadioGroup } from "#platform/ui/choices.tsx";
import { fieldId, SelectField, TextArea, TextField } from "#platform/ui/fields.tsx";
import { Section } from "#platform/ui/layout.tsx";
import { FAMILLES, LIBELLE_FAMILLE } from "../../../domain/etiquettes/famille.ts";
import {
  LIBELLE_PERIODICITE,
  LIBELLE_ROLE_FICHE,
  LIBELLE_SENS,
  PERIODICITES,
  ROLES_FICHE,
  SENS,
} from "../../../domain/plan/fiche.ts";
import type { Niveau } from "../../../domain/plan/niveaux.ts";
import { LIBELLE_NATURE, NATURES } from "../../../domain/plan/vocabulaire.ts";
import type { ChoixFiche } from "../../../queries/ecrire/load-choix-fiche.ts";
import { type Champs, lignesRemplies } from "./champs-fiche.ts";

export type ChampsProps = {
  champs: Champs;
  choix: ChoixFiche;
  erreur: (champ: string) => string | undefined;
};

/** Empty lines offered after those that are filled; « Plus de lignes » keeps what is typed and offers as many again. */
const LIGNES_VIDES = 2;

/** The fields of one level. */
export function ChampsNiveau({ niveau, ...props }: ChampsProps & { niveau: Niveau }) {
  if (niveau === "action") return <ChampsAction {...props} />;
  return (
    <>
      <TextField
        name="no"
        label="Numéro"
        court
        inputMode="numeric"
        aide="Laissez vide s'il n'y en a pas."
        erreur={props.erreur("no")}
        defaultValue={props.champs.no}
      />
      <TextArea
        name="titre"
        label="Titre"
        requis
        rows={2}
        erreur={props.erreur("titre")}
        defaultValue={props.champs.titre}
      />
      {niveau === "objectif" && <ChampsObjectif {...props} />}
    </>
  );
}

function ChampsObjectif(props: ChampsProps) {
  const { champs, erreur } = props;
  return (
    <>
      <TextArea
        name="contexte"
        label="Contexte"
        rows={8}
        aide="Pourquoi cet objectif. Un texte collé d'un traitement de texte garde ses paragraphes, pas sa mise en forme."
        erreur={erreur("contexte")}
        defaultValue={champs.contexte}
      />
      <TextArea
        name="resultats"
        label="Résultats attendus"
        rows={4}
        aide="Un par ligne."
        erreur={erreur("resultats")}
        defaultValue={champs.resultats}
      />
      <ChampsActeurs {...props} />
      <Section titre="Indicateurs d'évaluation" niveau={2}>
        {ranks(champs, "indicateur").map((rank) => (
          <ChampsIndicateur key={rank} rank={rank} {...props} />
        ))}
        <PlusDeLignes />
      </Section>
      <ChampsEtiquettes {...props} />
    </>
  );
}

function ChampsIndicateur({ rank, champs, erreur }: ChampsProps & { rank: number }) {
  const field = (part: string, label: string, aide?: string) => {
    const name = `indicateur-${rank}-${part}`;
    return (
      <TextField name={name} label={label} aide={aide} erreur={erreur(name)} defaultValue={champs[name]} />
    );
  };
  const name = (part: string) => `indicateur-${rank}-${part}`;
  return (
    <fieldset className="champ">
      <legend>{`Indicateur ${rank + 1}`}</legend>
      {field("libelle", "Ce qui est mesuré")}
      {field("vise", "Résultat visé")}
      {field("unite", "Unité", "Places, familles, pour cent…")}
      <SelectField
        name={name("sens")}
        label="Sens"
        vide="Non précisé"
        defaultValue={champs[name("sens")]}
        options={SENS.map((value) => ({ value, label: LIBELLE_SENS[value] }))}
      />
      {field("base", "Valeur de départ", "Avec son année : 120 en 2023.")}
      {field("cibles", "Cibles par année", "2025 : 150 ; 2026 : 180.")}
      <SelectField
        name={name("periodicite")}
        label="Mesuré"
        vide="Non précisé"
        defaultValue={champs[name("periodicite")]}
        options={PERIODICITES.map((value) => ({ value, label: LIBELLE_PERIODICITE[value] }))}
      />
    </fieldset>
  );
}

const AIDE_DATE =
  "Une année (2024), un mois (2024-09) ou un jour (2024-09-17). Laissez vide si le plan n'en dit rien.";

function ChampsAction(props: ChampsProps) {
  const { champs, erreur } = props;
  return (
    <>
      <TextField
        name="code"
        label="Code"
        court
        aide="Une étiquette, comme 1-A ; l'adresse de la page n'en dépend pas."
        erreur={erreur("code")}
        defaultValue={champs.code}
      />
      <TextArea
        name="intitule"
        label="Intitulé"
        requis
        rows={4}
        erreur={erreur("intitule")}
        defaultValue={champs.intitule}
      />
      <TextArea
        name="description"
        label="Description"
        rows={6}
        erreur={erreur("description")}
        defaultValue={champs.description}
      />
      <RadioGroup
        name="nature"
        label="Nature"
        enLigne
        defaultValue={champs.nature ?? ""}
        options={[
          ...NATURES.map((value) => ({ value, label: LIBELLE_NATURE[value] })),
          { value: "", label: "Non précisée" },
        ]}
      />
      <TextField
        name="debut"
        label="Début"
        court
        aide={AIDE_DATE}
        erreur={erreur("debut")}
        defaultValue={champs.debut}
      />
      <TextField name="fin" label="Fin" court erreur={erreur("fin")} defaultValue={champs.fin} />
      <ChampsActeurs {...props} aide="Laissez vide pour reprendre ceux de l'objectif." />
      <Section titre="Jalons" niveau={2}>
        {ranks(champs, "jalon").map((rank) => {
          const name = (part: string) => `jalon-${rank}-${part}`;
          return (
            <fieldset key={rank} className="champ">
              <legend>{`Jalon ${rank + 1}`}</legend>
              <TextField
                name={name("libelle")}
                label="Ce qui sera fait"
                erreur={erreur(name("libelle"))}
                defaultValue={champs[name("libelle")]}
              />
              <TextField
                name={name("date")}
                label="Pour"
                court
                erreur={erreur(name("date"))}
                defaultValue={champs[name("date")]}
              />
              <CheckboxField
                name={name("fait")}
                label="Fait"
                defaultChecked={champs[name("fait")] === "oui"}
              />
            </fieldset>
          );
        })}
        <PlusDeLignes />
      </Section>
      <Section titre="Territoires" niveau={2}>
        <CheckboxField name="partout" label="Tout le département" defaultChecked={champs.partout === "oui"} />
        <Lignes {...props} name="territoire" label="Commune ou intercommunalité" liste="liste-territoires" />
        <PlusDeLignes />
        <datalist id="liste-territoires">
          {props.choix.territoires.map(({ genre, code, ecrit }) => (
            <option key={`${genre} ${code}`} value={ecrit} />
          ))}
        </datalist>
      </Section>
      <ChampsEtiquettes {...props} />
    </>
  );
}

function ChampsActeurs({ aide, ...props }: ChampsProps & { aide?: string }) {
  return (
    <Section titre="Qui fait" niveau={2}>
      <p className="discret">
        {`Tapez un nom ou un sigle et choisissez dans la liste ; videz une ligne pour retirer quelqu'un. ${aide ?? ""}`}
      </p>
      {ROLES_FICHE.map((role) => (
        <Lignes key={role} {...props} name={role} label={LIBELLE_ROLE_FICHE[role]} liste="liste-acteurs" />
      ))}
      <PlusDeLignes />
      <datalist id="liste-acteurs">
        {props.choix.acteurs.map(({ id, ecrit }) => (
          <option key={id} value={ecrit} />
        ))}
      </datalist>
    </Section>
  );
}

/** Names, one a line, each with the list of what may be chosen. */
function Lignes({
  champs,
  erreur,
  name,
  label,
  liste,
}: ChampsProps & { name: string; label: string; liste: string }) {
  return ranks(champs, name).map((rank) => {
    const champ = `${name}-${rank}`;
    return (
      <TextField
        key={rank}
        name={champ}
        label={`${label}, ligne ${rank + 1}`}
        list={liste}
        autoComplete="off"
        erreur={erreur(champ)}
        defaultValue={champs[champ]}
      />
    );
  });
}

function ChampsEtiquettes({ champs, choix }: ChampsProps) {
  if (choix.etiquettes.length === 0) return null;
  return (
    <Section titre="Étiquettes" niveau={2}>
      {FAMILLES.map((famille) => {
        const own = choix.etiquettes.filter(({ genre }) => genre === famille);
        if (own.length === 0) return null;
        return (
          <fieldset
            key={famille}
            className="champ"
            data-trouver={`Trouver dans « ${LIBELLE_FAMILLE[famille]} »`}
          >
            <legend>{LIBELLE_FAMILLE[famille]}</legend>
            <div className="choix">
              {own.map(({ id, libelle }) => {
                const name = `etiquette-${id}`;
                return (
                  <div key={id} className="choix-item">
                    <input
                      type="checkbox"
                      id={fieldId(name)}
                      name={name}
                      value="oui"
                      defaultChecked={champs[name] === "oui"}
                    />
                    <label htmlFor={fieldId(name)}>{libelle}</label>
                  </div>
                );
              })}
            </div>
          </fieldset>
        );
      })}
    </Section>
  );
}

function ranks(champs: Champs, name: string): number[] {
  return Array.from({ length: Math.min(60, lignesRemplies(champs, name) + LIGNES_VIDES) }, (_, rank) => rank);
}

/** Sends the form without keeping anything: it comes back as typed, with empty lines again. */
function PlusDeLignes() {
  return (
    <p>
      <Button variant="discret" name="geste" value="lignes" formNoValidate>
        Plus de lignes
      </Button>
    </p>
  );
}
