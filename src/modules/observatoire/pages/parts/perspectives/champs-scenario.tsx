import type { FormRefusal } from "#platform/http/page.ts";
import { RadioGroup } from "#platform/ui/choices.tsx";
import { SelectField, TextArea, TextField } from "#platform/ui/fields.tsx";
import { Section } from "#platform/ui/layout.tsx";
import { TENDANCES } from "../../../domain/perspectives/projeter.ts";
import {
  LIBELLE_TENDANCE,
  type SaisieScenario,
  type Scenario,
} from "../../../domain/perspectives/scenario.ts";
import type { Bases } from "../../../queries/perspectives/read-bases.ts";

/** Rows offered beyond those that are filled. */
const LIGNES_VIDES = 4;
const LIGNES_MINIMUM = 6;

/** What a form of a scenario sent, row by row. */
export function readSaisieScenario(form: FormData): SaisieScenario {
  const text = (name: string) => String(form.get(name) ?? "");
  const ranks = [...form.keys()].flatMap((name) =>
    /^places-\d+$/.test(name) ? [Number(name.slice(7))] : [],
  );
  return {
    ...{ titre: text("titre"), note: text("note"), horizon: text("horizon") },
    ...{ tendance: text("tendance"), taux: text("taux") },
    places: [...new Set(ranks)]
      .sort((a, b) => a - b)
      .map((rank) => ({
        ...{ epci: text(`epci-${rank}`), annee: text(`annee-${rank}`) },
        ...{ places: text(`places-${rank}`), note: text(`note-${rank}`) },
      })),
    enfants: [...form.keys()].flatMap((name) =>
      name.startsWith("enfants-") ? [{ epci: name.slice(8), enfants: text(name) }] : [],
    ),
  };
}

/** The fields of a scenario; what was typed stays when something is refused. */
export function ChampsScenario({
  bases,
  scenario,
  refus,
}: {
  bases: Bases;
  scenario: Scenario | null;
  refus: FormRefusal | null;
}) {
  const typed = refus?.saisie;
  const champ = (name: string, before: string | number | null | undefined) => ({
    ...{ name, defaultValue: typed ? (typed[name] ?? "") : String(before ?? "") },
    erreur: refus?.champ === name ? refus.message : undefined,
  });
  const depart = bases.depart ?? 0;
  const rows = Math.max(LIGNES_MINIMUM, (scenario?.places.length ?? 0) + LIGNES_VIDES, countRows(typed));
  const unknown = bases.epci.filter(({ enfants, enfantsSupposes }) => enfants === null || enfantsSupposes);
  const supposed = new Map(scenario?.enfants.map((one) => [one.epci, one.enfants]));
  const epci = bases.epci.map(({ code, nom }) => ({ value: code, label: nom }));
  return (
    <>
      <TextField {...champ("titre", scenario?.titre)} label="Titre" requis maxLength={200} />
      <TextArea
        {...champ("note", scenario?.note)}
        label="D’où viennent ces hypothèses"
        rows={3}
        aide="Qui les a posées, quand, pour en discuter avec qui. Imprimé sous le résultat."
      />
      <TextField
        {...champ("horizon", scenario?.horizon ?? depart + 5)}
        label="Jusqu’en"
        requis
        court
        inputMode="numeric"
        maxLength={4}
      />
      <RadioGroup
        {...champ("tendance", scenario?.tendance ?? "constante")}
        label="Combien d’enfants à venir"
        options={TENDANCES.map((value) => ({
          ...{ value, label: LIBELLE_TENDANCE[value] },
          ...(value === "lineaire" && {
            aide: bases.enfants
              ? `D’après « ${bases.enfants.libelle} » (${bases.enfants.annees.join(", ")}).`
              : "Aucun nombre d’enfants ni de naissances n’est publié par intercommunalité : rien ne pourra être calculé ainsi.",
          }),
        }))}
      />
      <TextField
        {...champ("taux", scenario?.taux === null ? "" : String(scenario?.taux ?? "").replace(".", ","))}
        label="Pourcentage par an"
        court
        inputMode="text"
        aide="Avec « un pourcentage choisi » : −2 pour deux pour cent d’enfants en moins chaque année."
      />
      <Section titre="Places ouvertes ou fermées">
        <p>{`Le taux publié compte déjà les places de ${depart} : les lignes commencent en ${depart + 1}. Une fermeture s’écrit avec un signe moins.`}</p>
        {Array.from({ length: rows }, (_, rank) => {
          const one = scenario?.places[rank];
          return (
            <fieldset key={rank} className="champ">
              <legend>{`Ligne ${rank + 1}`}</legend>
              <div className="champs-rang">
                <SelectField
                  {...champ(`epci-${rank}`, one?.epci)}
                  label="Intercommunalité"
                  vide="—"
                  options={epci}
                />
                <TextField
                  {...champ(`annee-${rank}`, one?.annee)}
                  label="Année"
                  court
                  inputMode="numeric"
                  maxLength={4}
                />
                <TextField {...champ(`places-${rank}`, one?.places)} label="Places" court maxLength={7} />
                <TextField {...champ(`note-${rank}`, one?.note)} label="Note" maxLength={200} />
              </div>
            </fieldset>
          );
        })}
      </Section>
      {unknown.length > 0 && (
        <Section titre="Enfants de moins de 3 ans, supposés">
          <p>
            {`Personne ne publie ici le nombre d’enfants de ces intercommunalités en ${depart}. Sans lui, des places ouvertes ne se rapportent à rien : supposez-le, il sera montré comme une hypothèse ; ou laissez vide.`}
          </p>
          <div className="champs-rang">
            {unknown.map(({ code, nom }) => (
              <TextField
                key={code}
                {...champ(`enfants-${code}`, supposed.get(code))}
                label={nom}
                court
                inputMode="numeric"
                maxLength={7}
              />
            ))}
          </div>
        </Section>
      )}
    </>
  );
}

function countRows(typed: Readonly<Record<string, string>> | undefined): number {
  return Object.keys(typed ?? {}).filter((name) => /^places-\d+$/.test(name)).length;
}
