import { useLocation } from "react-router";
import { EXTENSIONS_ACCEPTEES } from "#platform/files/types.ts";
import type { FormRefusal } from "#platform/http/page.ts";
import { Button, FormActions } from "#platform/ui/actions.tsx";
import { CheckboxField } from "#platform/ui/choices.tsx";
import { ErrorSummary } from "#platform/ui/feedback.tsx";
import { FileField, fieldId, TextArea, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";

/** Id of the list of names that may be chosen; one a page. */
const LISTE = "personnes-a-prevenir";

/** The names of those who may be named, once a page. */
export function ListePersonnes({ personnes }: { personnes: readonly string[] }) {
  return (
    <datalist id={LISTE}>
      {personnes.map((nom) => (
        <option key={nom} value={nom} />
      ))}
    </datalist>
  );
}

export type FormulaireCommentaireProps = {
  /** Address of the page that receives it. */
  action: string;
  cle: string;
  geste: "commenter" | "modifier";
  /** What it answers or changes; none begins a thread. */
  commentaire?: { publicId: string; texte: string; revision: number };
  /** What may be attached, in words. */
  limites: string;
  refus: FormRefusal | undefined;
  /** Offered to follow what is spoken of. */
  suivre?: string | undefined;
};

/** Says something, answers or says it otherwise; what was refused comes back as it was typed. */
export function FormulaireCommentaire(props: FormulaireCommentaireProps) {
  const { action, cle, geste, commentaire, suivre } = props;
  const { pathname } = useLocation();
  // The page may have another form with the same fields.
  const suffixe = commentaire ? `-${geste}-${commentaire.publicId}` : "-commentaire";
  const refus = isFor(props) ? props.refus : undefined;
  const erreur = (champ: string) => (refus?.champ === champ ? refus.message : undefined);
  const id = (champ: string) => `${fieldId(champ)}${suffixe}`;
  const nouveau = geste === "commenter";
  const mots = nouveau ? (commentaire ? "Répondre" : "Publier le commentaire") : "Enregistrer";
  return (
    <Formulaire
      action={action}
      className="formulaire formulaire--serre sans-impression"
      encType="multipart/form-data"
      data-gardien
    >
      {refus && (
        <ErrorSummary
          titre="Rien n’a été publié, votre texte est gardé"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: id(refus.champ) }) }]}
        />
      )}
      <input type="hidden" name="geste" value={geste} />
      <input type="hidden" name="cle" value={refus?.saisie.cle ?? cle} />
      <input type="hidden" name="retour" value={refus?.saisie.retour ?? pathname} />
      {nouveau && commentaire && <input type="hidden" name="parent" value={commentaire.publicId} />}
      {!nouveau && commentaire && (
        <>
          <input type="hidden" name="commentaire" value={commentaire.publicId} />
          <input type="hidden" name="revision" value={commentaire.revision} />
        </>
      )}
      <TextArea
        name="texte"
        id={id("texte")}
        label={nouveau ? (commentaire ? "Votre réponse" : "Votre commentaire") : "Le commentaire"}
        aide={
          commentaire
            ? undefined
            : "Lu par les institutions du département. Écrivez @ puis un nom pour prévenir quelqu’un."
        }
        rows={commentaire ? 3 : 4}
        requis
        erreur={erreur("texte")}
        defaultValue={refus?.saisie.texte ?? (nouveau ? undefined : commentaire?.texte)}
      />
      <TextField
        name="prevenir"
        id={id("prevenir")}
        label="Prévenir quelqu’un"
        aide="Un nom de la liste : cette personne reçoit un courriel."
        list={LISTE}
        autoComplete="off"
        erreur={erreur("prevenir")}
        defaultValue={refus?.saisie.prevenir}
        data-prevenir=""
      />
      {refus?.code === "commentaire.mentions" && refus.champ === "texte" && (
        <CheckboxField
          name="sansPrevenir"
          id={id("sansPrevenir")}
          label="Publier sans prévenir ces personnes"
          defaultChecked={refus.saisie.sansPrevenir === "oui"}
        />
      )}
      {nouveau && (
        <FileField
          name="fichier"
          id={id("fichier")}
          label="Joindre un fichier"
          accept={EXTENSIONS_ACCEPTEES}
          limites={props.limites}
          erreur={erreur("fichier")}
          aide={refus ? "choisissez-le de nouveau s’il y en avait un" : undefined}
        />
      )}
      {suivre && nouveau && !commentaire && (
        <CheckboxField
          name="suivre"
          id={id("suivre")}
          label={suivre}
          defaultChecked={refus ? refus.saisie.suivre === "oui" : true}
        />
      )}
      <FormActions>
        <Button variant={commentaire ? "secondaire" : "primaire"}>{mots}</Button>
      </FormActions>
    </Formulaire>
  );
}

/** Whether what was refused was sent by this form. */
export function isFor({
  geste,
  commentaire,
  refus,
}: Pick<FormulaireCommentaireProps, "geste" | "commentaire" | "refus">): boolean {
  if (refus?.saisie.geste !== geste) return false;
  const which = geste === "commenter" ? refus.saisie.parent : refus.saisie.commentaire;
  return (which ?? "") === (commentaire?.publicId ?? "");
}
