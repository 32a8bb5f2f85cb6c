import type { FormRefusal } from "#platform/http/page.ts";
import { Button, FormActions } from "#platform/ui/actions.tsx";
import { CheckboxGroup, RadioGroup } from "#platform/ui/choices.tsx";
import { type ChipTable, StatutChip } from "#platform/ui/feedback.tsx";
import { DateField, SelectField, TextArea } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Link } from "#platform/ui/link.tsx";
import { plural } from "#platform/values/french.ts";
import { LIBELLE_ROLE_MEMBRE } from "../../../domain/membres/membre.ts";
import {
  LIBELLE_AVIS,
  LIBELLE_REPONSE,
  REPONSES_REMARQUE,
  type ReponseRemarque,
  SENS_AVIS,
} from "../../../domain/versions/consultation.ts";
import type { OptionFiltre } from "../../../queries/plan/load-plan-filtre.ts";
import type { VueConsultation } from "../../../queries/versions/load-consultation.ts";
import type { RemarqueLue } from "../../../queries/versions/read-consultation.ts";
import { Paragraphes } from "../ecrire/details-fiche.tsx";
import { lienAction, lienObjectif } from "../liens.ts";

type Refus = FormRefusal | undefined;

const erreurDe = (refus: Refus, champ: string) => (refus?.champ === champ ? refus.message : undefined);

/** Asks institutions for their opinion; all that may be asked are ticked at first. */
export function FormulaireOuverture({
  vue,
  cle,
  refus,
  coches,
}: {
  vue: VueConsultation;
  cle: string;
  refus: Refus;
  coches: readonly string[] | null;
}) {
  return (
    <Formulaire className="formulaire" data-gardien>
      <input type="hidden" name="geste" value="ouvrir" />
      <input type="hidden" name="cle" value={refus?.saisie.cle ?? cle} />
      <DateField
        name="echeance"
        label="Avis attendus jusqu’au"
        requis
        min={vue.demain}
        aide="Passé ce jour, une institution qui n’a rien rendu est notée sans avis."
        erreur={erreurDe(refus, "echeance")}
        defaultValue={refus?.saisie.echeance ?? ""}
      />
      <TextArea
        name="texte"
        label="Message aux institutions"
        rows={3}
        erreur={erreurDe(refus, "texte")}
        defaultValue={refus?.saisie.texte ?? ""}
      />
      <CheckboxGroup
        name="institutions"
        label="Institutions consultées"
        erreur={erreurDe(refus, "institutions")}
        defaultValues={refus && coches ? coches : vue.consultables.map(({ publicId }) => publicId)}
        options={vue.consultables.map(({ publicId, nom, role }) => ({
          value: publicId,
          label: `${nom} (${LIBELLE_ROLE_MEMBRE[role].toLowerCase()})`,
        }))}
      />
      <FormActions>
        <Button>Ouvrir la consultation</Button>
      </FormActions>
    </Formulaire>
  );
}

export function FormulaireAvis({ cle, refus }: { cle: string; refus: Refus }) {
  return (
    <Formulaire className="formulaire" data-gardien>
      <input type="hidden" name="geste" value="avis" />
      <input type="hidden" name="cle" value={refus?.saisie.cle ?? cle} />
      <RadioGroup
        name="sens"
        label="Avis"
        requis
        erreur={erreurDe(refus, "sens")}
        defaultValue={refus?.saisie.sens ?? ""}
        options={SENS_AVIS.map((value) => ({ value, label: LIBELLE_AVIS[value] }))}
      />
      <TextArea
        name="texte-avis"
        label="Réserves, motifs, encouragements"
        aide="Attendu pour un avis avec réserves ou défavorable."
        rows={4}
        erreur={erreurDe(refus, "texte-avis")}
        defaultValue={refus?.saisie["texte-avis"] ?? ""}
      />
      <FormActions>
        <Button>Rendre cet avis</Button>
      </FormActions>
    </Formulaire>
  );
}

export function FormulaireRemarque({
  cle,
  objets,
  refus,
}: {
  cle: string;
  objets: readonly OptionFiltre[];
  refus: Refus;
}) {
  return (
    <Formulaire className="formulaire" data-gardien>
      <input type="hidden" name="geste" value="remarquer" />
      <input type="hidden" name="cle" value={refus?.saisie.cle ?? cle} />
      <SelectField
        name="objet"
        label="Sur"
        vide="Tout le schéma"
        defaultValue={refus?.saisie.objet ?? ""}
        options={objets}
      />
      <TextArea
        name="texte-remarque"
        label="Remarque"
        requis
        rows={3}
        erreur={erreurDe(refus, "texte-remarque")}
        defaultValue={refus?.saisie["texte-remarque"] ?? ""}
      />
      <FormActions>
        <Button>Déposer la remarque</Button>
      </FormActions>
    </Formulaire>
  );
}

const TABLE_REPONSE: ChipTable<ReponseRemarque | "attend"> = {
  retenue: { ton: "succes", glyphe: "coche", label: LIBELLE_REPONSE.retenue },
  partiellement: { ton: "attention", glyphe: "boucle", label: LIBELLE_REPONSE.partiellement },
  non_retenue: { ton: "neutre", glyphe: "croix", label: LIBELLE_REPONSE.non_retenue },
  attend: { ton: "info", glyphe: "horloge", label: "Attend une réponse" },
};

/** A remark, what the copilots answered, and the form of their answer for those who may. */
export function Remarque({
  departement,
  schema,
  remarque,
  peutRepondre,
  refus,
}: {
  departement: string;
  schema: string;
  remarque: RemarqueLue;
  peutRepondre: boolean;
  refus: Refus;
}) {
  const { id, institution, sur, texte, deposeeLe, par, reponse, reponseTexte, repondueLe, revision } =
    remarque;
  const to = lienRemarque(departement, schema, remarque);
  const perimee = refus?.code === "consultation.perimee";
  return (
    <article className="comparee">
      <h3>
        {to ? <Link to={to}>{sur}</Link> : sur}{" "}
        <StatutChip etat={reponse ?? "attend"} table={TABLE_REPONSE} />
      </h3>
      <p className="discret">{`${institution}${par ? `, ${par}` : ""}, le ${deposeeLe}`}</p>
      <Paragraphes texte={texte} />
      {reponse !== null && (
        <blockquote>
          <p className="discret">{`Réponse des copilotes, le ${repondueLe}`}</p>
          <Paragraphes texte={reponseTexte} />
        </blockquote>
      )}
      {peutRepondre && (
        <details className="repli" open={refus !== undefined}>
          <summary>{reponse === null ? "Répondre" : "Changer la réponse"}</summary>
          <Formulaire className="formulaire" data-gardien>
            <input type="hidden" name="geste" value="repondre" />
            <input type="hidden" name="remarque" value={id} />
            <input
              type="hidden"
              name="revision"
              value={perimee ? revision : (refus?.saisie.revision ?? revision)}
            />
            <SelectField
              name="reponse"
              id={`reponse-${id}`}
              label="Suite donnée"
              requis
              vide="Choisir"
              erreur={erreurDe(refus, "reponse")}
              defaultValue={refus?.saisie.reponse ?? reponse ?? ""}
              options={REPONSES_REMARQUE.map((value) => ({ value, label: LIBELLE_REPONSE[value] }))}
            />
            <TextArea
              name="texte-reponse"
              id={`texte-reponse-${id}`}
              label="Pourquoi"
              requis
              rows={3}
              erreur={erreurDe(refus, "texte-reponse")}
              defaultValue={refus?.saisie["texte-reponse"] ?? reponseTexte}
            />
            <Button>Enregistrer la réponse</Button>
          </Formulaire>
        </details>
      )}
    </article>
  );
}

function lienRemarque(departement: string, schema: string, { niveau, publicId }: RemarqueLue): string | null {
  if (publicId === null) return null;
  if (niveau === "objectif") return lienObjectif(departement, schema, publicId);
  return niveau === "action" ? lienAction(departement, schema, publicId) : null;
}

/** When those that have not answered were last reminded, and the button that does it now. */
export function Relance({ vue }: { vue: VueConsultation }) {
  const { attendues, peutRappeler, dernierRappel } = vue;
  if (attendues === 0 || (dernierRappel === null && !peutRappeler)) return null;
  const reste = `${plural(attendues, "institution")} ${attendues < 2 ? "n’a" : "n’ont"} pas encore répondu.`;
  return (
    <>
      <p>{dernierRappel ? `${reste} Dernière relance le ${dernierRappel}.` : reste}</p>
      {peutRappeler && (
        <Formulaire>
          <input type="hidden" name="geste" value="relancer" />
          <FormActions>
            <Button variant="secondaire">Relancer celles qui n’ont pas répondu</Button>
          </FormActions>
        </Formulaire>
      )}
    </>
  );
}
