import type { ReactNode } from "react";
import { EXTENSIONS_ACCEPTEES } from "#platform/files/types.ts";
import type { FormRefusal } from "#platform/http/page.ts";
import { Button, FormActions } from "#platform/ui/actions.tsx";
import { CheckboxField, RadioGroup } from "#platform/ui/choices.tsx";
import { ErrorSummary } from "#platform/ui/feedback.tsx";
import { DateField, FileField, fieldId, TextArea, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Section } from "#platform/ui/layout.tsx";
import { formatDate, formatIsoDay, formatPercent } from "#platform/values/french.ts";
import { LIBELLE_METEO, LIBELLE_STATUT, METEOS, STATUTS } from "../../../domain/plan/vocabulaire.ts";
import type { ActionAsked } from "../../../queries/nouvelles/find-invitation.ts";
import { champOf, departOf, fichierOf, jourOf } from "./lire-reponses.ts";

/** Said as media types too: a phone then offers its camera. */
const PHOTOS = "image/jpeg,image/png,image/webp";

type Saisie = Readonly<Record<string, string>> | undefined;

/**
 * All the actions of a pilot in one form: each is sent alone or all together, and what is typed for the others comes back.
 * `children` stands inside the form, after the actions.
 */
export function Reponses({
  actions,
  cle,
  refus,
  brouillon,
  niveau = 2,
  precision,
  limites,
  children,
}: {
  actions: readonly ActionAsked[];
  cle: string;
  refus: FormRefusal | undefined;
  /** Typed for actions that were not sent. */
  brouillon: Saisie;
  /** Level of the headings of the actions. */
  niveau?: 2 | 3;
  /** What more is said of an action under its heading. */
  precision?: (action: ActionAsked) => ReactNode;
  /** What may be attached, in words; nothing may without it. */
  limites?: string;
  children?: ReactNode;
}) {
  const saisie = refus?.saisie ?? brouillon;
  const several = actions.length > 1;
  const waiting = actions.filter(({ reponse, confieeA }) => !reponse && !confieeA);
  const sameAsBefore = waiting.filter(({ dernier }) => dernier !== null);
  return (
    <Formulaire
      className="formulaire reponses"
      encType={limites ? "multipart/form-data" : undefined}
      data-gardien
    >
      {/* The first button is the one of the Enter key: it must not answer for the first action. */}
      <button type="submit" className="vh" tabIndex={-1} name="geste" value="tout">
        Envoyer tout ce qui est modifié
      </button>
      <input type="hidden" name="cle" value={refus?.saisie.cle ?? cle} />
      {refus && (
        <ErrorSummary
          titre="Rien n'a été enregistré, votre saisie est gardée"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {several && sameAsBefore.length > 1 && (
        <p>
          <Button variant="secondaire" name="geste" value="rien-tout">
            {`Rien de nouveau pour les ${sameAsBefore.length} actions`}
          </Button>
        </p>
      )}
      {actions.map((action) => (
        <UneAction
          key={action.publicId}
          action={action}
          seule={!several}
          saisie={saisie}
          refus={refus}
          niveau={niveau}
          precision={precision?.(action)}
          limites={limites}
        />
      ))}
      {several && (
        <FormActions>
          <Button name="geste" value="tout">
            Envoyer tout ce que j'ai modifié
          </Button>
        </FormActions>
      )}
      {children}
    </Formulaire>
  );
}

function UneAction({
  action,
  seule,
  saisie,
  refus,
  niveau,
  precision,
  limites,
}: {
  action: ActionAsked;
  seule: boolean;
  saisie: Saisie;
  refus: FormRefusal | undefined;
  niveau: 2 | 3;
  precision: ReactNode;
  limites: string | undefined;
}) {
  const { publicId, code, intitule, dernier, reponse, confieeA } = action;
  const titre = code ? `${code} ${intitule}` : intitule;
  const open =
    (seule && !reponse) || refus?.champ?.endsWith(`-${publicId}`) || hasTyped(saisie, action) || undefined;
  return (
    <Section titre={titre} niveau={niveau} id={`action-${publicId}`}>
      {precision}
      {reponse && (
        <p className="reponse-donnee">
          <strong>Répondu</strong>
          {` par ${reponse.par} le ${formatDate(jourOf(reponse.instant))}. Une correction s'ajoute, sans effacer.`}
        </p>
      )}
      {confieeA && !reponse && (
        <p>{`Confiée à ${confieeA}, qui n'a pas encore répondu. Vous pouvez encore répondre vous-même.`}</p>
      )}
      <DerniereNouvelle dernier={dernier} />
      {!reponse && dernier && (
        <p>
          <Button
            variant="secondaire"
            name="geste"
            value={`rien:${publicId}`}
            aria-label={`Rien de nouveau, ${titre}`}
          >
            Rien de nouveau
          </Button>
        </p>
      )}
      <details className="repli" open={open}>
        <summary>{reponse ? "Corriger" : "Donner des nouvelles"}</summary>
        <Champs action={action} saisie={saisie} refus={refus} limites={limites} />
        <FormActions>
          <Button name="geste" value={`repondre:${publicId}`} aria-label={`Envoyer, ${titre}`}>
            Envoyer
          </Button>
        </FormActions>
      </details>
    </Section>
  );
}

function hasTyped(saisie: Saisie, action: ActionAsked): boolean {
  if (!saisie || !(champOf("statut", action.publicId) in saisie)) return false;
  const depart = departOf(action);
  return Object.entries(depart).some(
    ([champ, value]) =>
      (saisie[`${champ}-${action.publicId}`] ?? "").replace(/\r\n?/g, "\n").trim() !==
      value.replace(/\r\n?/g, "\n").trim(),
  );
}

function DerniereNouvelle({ dernier }: { dernier: ActionAsked["dernier"] }) {
  if (!dernier) return <p className="discret">Personne n'a encore dit où en est cette action.</p>;
  return (
    <p className="discret">
      {`Le ${formatIsoDay(dernier.date)}, ${dernier.auteur} : ${LIBELLE_STATUT[dernier.statut].toLowerCase()}, ${formatPercent(dernier.avancement / 100)}, ${LIBELLE_METEO[dernier.meteo].toLowerCase()}${dernier.blocage ? ", bloquée" : ""}.`}
      {dernier.commentaire && ` « ${dernier.commentaire} »`}
    </p>
  );
}

function Champs({
  action,
  saisie,
  refus,
  limites,
}: {
  action: ActionAsked;
  saisie: Saisie;
  refus: FormRefusal | undefined;
  limites: string | undefined;
}) {
  const depart = departOf(action);
  const field = (champ: keyof typeof depart) => {
    const name = champOf(champ, action.publicId);
    return {
      name,
      erreur: refus?.champ === name ? refus.message : undefined,
      defaultValue:
        saisie && champOf("statut", action.publicId) in saisie ? (saisie[name] ?? "") : depart[champ],
    };
  };
  const { defaultValue: bloquee, ...caseBloquee } = field("bloquee");
  return (
    <>
      <RadioGroup
        {...field("statut")}
        label="Statut"
        enLigne
        options={STATUTS.map((value) => ({ value, label: LIBELLE_STATUT[value] }))}
      />
      <TextField {...field("avancement")} label="Avancement (%)" type="number" min={0} max={100} court />
      <RadioGroup
        {...field("meteo")}
        label="Comment cela se présente"
        enLigne
        options={METEOS.map((value) => ({ value, label: LIBELLE_METEO[value] }))}
      />
      <TextArea {...field("commentaire")} label="En une ou deux phrases" rows={3} />
      {limites && (
        <FileField
          name={fichierOf(action.publicId)}
          label="Joindre un fichier ou une photo"
          accept={`${PHOTOS},${EXTENSIONS_ACCEPTEES}`}
          limites={limites}
          erreur={refus?.champ === fichierOf(action.publicId) ? refus.message : undefined}
          aide={refus ? "choisissez-le de nouveau s’il y en avait un" : undefined}
        />
      )}
      <CheckboxField {...caseBloquee} label="L'action est bloquée" defaultChecked={bloquee === "oui"} />
      <details className="repli" open={bloquee === "oui" || undefined}>
        <summary>Ce qui bloque</summary>
        <TextArea {...field("raison")} label="Ce qui bloque" rows={2} />
        <TextArea {...field("condition")} label="Ce qui débloquerait" rows={2} />
        <DateField {...field("echeance")} label="Pour quand" />
      </details>
    </>
  );
}
