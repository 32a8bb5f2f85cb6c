import type { ReactNode } from "react";
import { Button } from "#platform/ui/actions.tsx";
import { CheckboxGroup, RadioGroup } from "#platform/ui/choices.tsx";
import { fieldId, SelectField, TextField } from "#platform/ui/fields.tsx";
import { Columns, Section } from "#platform/ui/layout.tsx";
import { formatFiltre } from "../../../domain/plan/filtre-plan.ts";
import { LIBELLE_NATURE, NATURES } from "../../../domain/plan/vocabulaire.ts";
import type { ApercuLot } from "../../../queries/lots/load-apercu-lot.ts";
import { lienSchema } from "../liens.ts";
import { CHAMP_ACTION, CHAMP_TOUT, type Sorte } from "./lire-selection.ts";

type Saisie = Readonly<Record<string, string>>;
type ChoisirProps = {
  departement: string;
  lot: ApercuLot;
  /** Everything that the filter shows, whatever that is when the form is sent. */
  tout: boolean;
  saisie: Saisie;
  erreur: { champ: string | null; message: string } | null;
};

/** One small form for each sort of change: it leads to the preview, in the address, and changes nothing. */
export function ChoisirChangement({ departement, lot, tout, saisie, erreur }: ChoisirProps) {
  const said = (champ: string) => (erreur?.champ === champ ? erreur.message : undefined);
  const commun = { lot, tout };
  return (
    <Columns>
      {lot.peutDemander && <Demander lot={lot} tout={tout} departement={departement} />}
      <Formule {...commun} sorte="pilotes" titre="Pilotage">
        <RadioGroup
          name="geste"
          label="Que faire"
          enLigne
          defaultValue={saisie.changement === "pilotes" ? (saisie.geste ?? "ajouter") : "ajouter"}
          erreur={said("geste")}
          options={[
            { value: "ajouter", label: "Ajouter" },
            { value: "retirer", label: "Retirer" },
            { value: "remplacer", label: "Remplacer" },
          ]}
        />
        <SelectField
          name="acteur"
          label="Pilote à ajouter, à retirer ou à mettre à la place"
          vide="Choisir"
          erreur={said("acteur")}
          defaultValue={saisie.acteur ?? ""}
          options={lot.acteurs}
        />
        <SelectField
          name="ancien"
          label="S'il s'agit de remplacer : à la place de"
          vide="Tous les pilotes actuels"
          erreur={said("ancien")}
          defaultValue={saisie.ancien ?? ""}
          options={lot.pilotes}
        />
      </Formule>
      {lot.etiquettes.length > 0 && (
        <Formule {...commun} sorte="etiquettes" titre="Étiquettes">
          <RadioGroup
            name="geste"
            id={fieldId("geste-etiquettes")}
            label="Que faire"
            enLigne
            defaultValue={saisie.changement === "etiquettes" ? (saisie.geste ?? "ajouter") : "ajouter"}
            options={[
              { value: "ajouter", label: "Ajouter" },
              { value: "retirer", label: "Retirer" },
            ]}
          />
          <CheckboxGroup
            name="etiquettes"
            label="Étiquettes à poser ou à retirer"
            trouver="Trouver une étiquette"
            aide="Celles d’un objectif se retirent sur sa fiche."
            erreur={said("etiquettes")}
            defaultValues={(saisie.etiquettes ?? "").split(" ")}
            options={lot.etiquettes.map(({ value, label, groupe }) => ({
              value,
              label: `${label} (${groupe.toLowerCase()})`,
            }))}
          />
        </Formule>
      )}
      <Formule {...commun} sorte="decaler" titre="Décaler le calendrier">
        <TextField
          name="mois"
          label="Nombre de mois"
          court
          inputMode="numeric"
          aide="6 repousse de six mois, -3 avance de trois. Une date qui ne dit que l'année se décale de 12, 24, 36 mois."
          erreur={said("mois")}
          defaultValue={saisie.mois ?? ""}
        />
      </Formule>
      <Formule {...commun} sorte="dater" titre="Fixer une date">
        <RadioGroup
          name="quelle"
          label="Quelle date"
          enLigne
          defaultValue={saisie.quelle ?? "fin"}
          options={[
            { value: "debut", label: "Début" },
            { value: "fin", label: "Fin" },
          ]}
        />
        <TextField
          name="date"
          label="Date"
          court
          aide="Une année (2027), un mois (2027-06) ou un jour (2027-06-30). Vide : la date est effacée."
          erreur={said("date")}
          defaultValue={saisie.date ?? ""}
        />
      </Formule>
      <Formule {...commun} sorte="nature" titre="Nature">
        <RadioGroup
          name="nature"
          label="Nature"
          enLigne
          defaultValue={saisie.nature ?? NATURES[0]}
          options={[
            ...NATURES.map((value) => ({ value, label: LIBELLE_NATURE[value] })),
            { value: "", label: "Non précisée" },
          ]}
        />
      </Formule>
    </Columns>
  );
}

function Formule({
  lot,
  tout,
  sorte,
  titre,
  children,
}: Pick<ChoisirProps, "lot" | "tout"> & { sorte: Sorte; titre: string; children: ReactNode }) {
  return (
    <Section niveau={3} titre={titre}>
      <form method="get" className="formulaire" aria-label={titre}>
        <ChampsSelection lot={lot} tout={tout} />
        <input type="hidden" name="changement" value={sorte} />
        {children}
        <Button variant="secondaire">Voir ce qui changerait</Button>
      </form>
    </Section>
  );
}

/** Leads to the preview of a round: who would be written to about these actions. Nothing leaves before it. */
function Demander({ lot, tout, departement }: Pick<ChoisirProps, "lot" | "tout" | "departement">) {
  return (
    <Section niveau={3} titre="Demander des nouvelles">
      <form
        method="get"
        action={lienSchema(departement, lot.schema.publicId, "tournees/nouvelle")}
        className="formulaire"
        aria-label="Demander des nouvelles"
      >
        <ChampsSelection lot={lot} tout={tout} />
        <input type="hidden" name="etendue" value="choix" />
        <p>Un courriel par pilote, avec ses actions parmi celles-ci et un lien pour répondre sans compte.</p>
        <Button variant="secondaire">Voir à qui écrire</Button>
      </form>
    </Section>
  );
}

/** The selection again, as hidden fields. */
export function ChampsSelection({ lot, tout }: Pick<ChoisirProps, "lot" | "tout">) {
  const filtre = [...new URLSearchParams(formatFiltre(lot.filtre))];
  return (
    <>
      {filtre.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {tout ? (
        <input type="hidden" name={CHAMP_TOUT} value="oui" />
      ) : (
        lot.choisies.map((id) => <input key={id} type="hidden" name={CHAMP_ACTION} value={id} />)
      )}
    </>
  );
}
