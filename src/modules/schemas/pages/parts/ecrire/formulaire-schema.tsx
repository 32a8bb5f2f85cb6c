import type { FormRefusal } from "#platform/http/page.ts";
import { RadioGroup } from "#platform/ui/choices.tsx";
import { SelectField, TextField } from "#platform/ui/fields.tsx";
import { Section } from "#platform/ui/layout.tsx";
import { Refusal } from "#platform/values/refusal.ts";
import {
  FORME_USUELLE,
  FORMES,
  type Forme,
  LIBELLE_FORME,
  MOTS_POSSIBLES,
  type MotsChoisis,
  NIVEAUX,
} from "../../../domain/plan/niveaux.ts";
import type { SchemaDecrit } from "../../../domain/plan/nouveau-schema.ts";
import { LIBELLE_TYPE, TYPES_SCHEMA } from "../../../domain/plan/vocabulaire.ts";

/** The title, the kind, the years and the words of a scheme; `avecForme` when it is not made yet. */
export function ChampsSchema({
  depart,
  refus,
  avecForme = false,
}: {
  depart: SchemaDecrit;
  refus: FormRefusal | undefined;
  avecForme?: boolean;
}) {
  const saisie = refus?.saisie;
  const erreur = (champ: string) => (refus?.champ === champ ? refus.message : undefined);
  return (
    <>
      <TextField
        name="titre"
        label="Titre"
        requis
        maxLength={300}
        erreur={erreur("titre")}
        defaultValue={saisie?.titre ?? depart.titre}
      />
      <SelectField
        name="type"
        label="Type"
        defaultValue={saisie?.type ?? depart.type}
        options={TYPES_SCHEMA.map((value) => ({ value, label: LIBELLE_TYPE[value] }))}
      />
      <div className="rangee">
        {(["debut", "fin"] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            label={name === "debut" ? "Première année" : "Dernière année"}
            type="number"
            court
            min={1990}
            max={2100}
            erreur={erreur(name)}
            defaultValue={saisie?.[name] ?? String(depart[name])}
          />
        ))}
      </div>
      {avecForme && (
        <RadioGroup
          name="forme"
          label="Niveaux"
          aide="Ils ne changent plus une fois le schéma créé."
          erreur={erreur("forme")}
          defaultValue={saisie?.forme ?? "type"}
          options={[
            { value: "type", label: "Ceux que ce type a d'habitude", aide: usages() },
            ...FORMES.map((value) => ({ value, label: LIBELLE_FORME[value] })),
          ]}
        />
      )}
      <Section titre="Mots des niveaux" niveau={2}>
        <p className="discret">
          Laissez « Le mot habituel » si rien ne l'empêche : seuls les niveaux du schéma comptent.
        </p>
        {NIVEAUX.map((niveau) => (
          <SelectField
            key={niveau}
            name={`mot-${niveau}`}
            label={`Pour dire « ${MOTS_POSSIBLES[niveau][0]?.nom} »`}
            vide="Le mot habituel"
            defaultValue={saisie?.[`mot-${niveau}`] ?? depart.mots[niveau] ?? ""}
            options={MOTS_POSSIBLES[niveau].map(({ nom }) => ({ value: nom, label: nom }))}
          />
        ))}
      </Section>
    </>
  );
}

function usages(): string {
  return TYPES_SCHEMA.map((type) => `${LIBELLE_TYPE[type]} : ${LIBELLE_FORME[FORME_USUELLE[type]]}`).join(
    ". ",
  );
}

/** What the form says. @throws Refusal `formulaire.choix` naming the field. */
export function lireSchema(form: FormData): SchemaDecrit {
  const type = TYPES_SCHEMA.find((one) => one === form.get("type"));
  if (!type) throw new Refusal("formulaire.choix", { champ: "type" });
  const mots: MotsChoisis = Object.fromEntries(
    NIVEAUX.map((niveau) => [niveau, String(form.get(`mot-${niveau}`) ?? "")]),
  );
  const year = (name: string) => Number(form.get(name));
  return { titre: String(form.get("titre") ?? ""), type, debut: year("debut"), fin: year("fin"), mots };
}

/** The form of levels, or the usual one of the kind. @throws Refusal `formulaire.choix`. */
export function lireForme(form: FormData, type: SchemaDecrit["type"]): Forme {
  const said = form.get("forme");
  if (said === "type") return FORME_USUELLE[type];
  const forme = FORMES.find((one) => one === said);
  if (!forme) throw new Refusal("formulaire.choix", { champ: "forme" });
  return forme;
}
