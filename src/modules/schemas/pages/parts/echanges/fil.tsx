import { Temporal } from "temporal-polyfill";
import type { FormRefusal } from "#platform/http/page.ts";
import { Button } from "#platform/ui/actions.tsx";
import { Chip } from "#platform/ui/feedback.tsx";
import { fieldId, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { formatInstant } from "#platform/values/french.ts";
import type { CommentaireLu, Fil } from "../../../queries/echanges/select-commentaires.ts";
import { FormulaireCommentaire, isFor } from "./formulaire-commentaire.tsx";
import { GesteEchange } from "./gestes.tsx";
import { PiecesLues } from "./lien-piece.tsx";
import { TexteCommente } from "./texte-commente.tsx";

/** What a thread needs of its page; without `action` it is only read. */
export type PageDesFils = {
  departement: string;
  schema: string;
  action: string | null;
  permis: { commenter: boolean; moderer: boolean };
  cle: string;
  /** What may be attached, in words. */
  limites: string;
  refus: FormRefusal | undefined;
};

/** A comment, its answers, and what may be done with them. */
export function UnFil({ fil, page }: { fil: Fil; page: PageDesFils }) {
  const { action, permis, cle, limites, refus } = page;
  return (
    <article className="echange" aria-label={`Commentaire de ${fil.auteur}`}>
      <UnCommentaire commentaire={fil} page={page} />
      {fil.reponses.length > 0 && (
        <ol className="echange-reponses">
          {fil.reponses.map((reponse) => (
            <li key={reponse.publicId}>
              <UnCommentaire commentaire={reponse} page={page} />
            </li>
          ))}
        </ol>
      )}
      {action && permis.commenter && fil.retireLe === null && (
        <details
          className="echange-repondre sans-impression"
          open={isFor({ geste: "commenter", commentaire: fil, refus }) || undefined}
        >
          <summary>
            Répondre<span className="vh">{` à ${fil.auteur}`}</span>
          </summary>
          <FormulaireCommentaire
            action={action}
            cle={cle}
            geste="commenter"
            commentaire={fil}
            limites={limites}
            refus={refus}
          />
        </details>
      )}
    </article>
  );
}

function UnCommentaire({ commentaire, page }: { commentaire: CommentaireLu; page: PageDesFils }) {
  const { publicId, auteur, institution, instant, modifieLe, retireLe, resoluLe, parent, pieces } =
    commentaire;
  const instantDe = (text: string) => formatInstant(Temporal.Instant.from(text));
  return (
    <div className={retireLe ? "commentaire commentaire--retire" : "commentaire"} id={`c-${publicId}`}>
      <p className="commentaire-tete">
        <strong>{auteur}</strong>
        {institution && <span>{institution}</span>}
        <time dateTime={instant}>{instantDe(instant)}</time>
        {modifieLe && !retireLe && <span className="discret">{`modifié le ${instantDe(modifieLe)}`}</span>}
        {resoluLe && parent === null && (
          <Chip ton="succes" glyphe="coche">
            {commentaire.resoluPar ? `Résolu par ${commentaire.resoluPar}` : "Résolu"}
          </Chip>
        )}
      </p>
      {retireLe ? (
        <p className="discret">
          {[
            `Commentaire retiré${commentaire.retirePar ? ` par ${commentaire.retirePar}` : ""} le ${instantDe(retireLe)}.`,
            commentaire.retireMotif && `Raison : ${commentaire.retireMotif}`,
          ]
            .filter(Boolean)
            .join(" ")}
        </p>
      ) : (
        <TexteCommente texte={commentaire.texte} mentions={commentaire.mentions} />
      )}
      <PiecesLues departement={page.departement} schema={page.schema} pieces={pieces} />
      {page.action && <Gestes commentaire={commentaire} page={page} action={page.action} />}
    </div>
  );
}

function Gestes({
  commentaire,
  page: { permis, cle, limites, refus },
  action,
}: {
  commentaire: CommentaireLu;
  page: PageDesFils;
  action: string;
}) {
  const { publicId, sien, retireLe, resoluLe, parent, auteur } = commentaire;
  const champs = { commentaire: publicId };
  if (retireLe) {
    if (!(permis.moderer || (sien && commentaire.retireParSoi))) return null;
    return (
      <GesteEchange action={action} geste="retablir" champs={champs}>
        Rétablir
      </GesteEchange>
    );
  }
  const refusRetirer =
    refus?.saisie.geste === "retirer" && refus.saisie.commentaire === publicId ? refus : undefined;
  return (
    <div className="commentaire-gestes sans-impression">
      {permis.commenter && parent === null && (
        <GesteEchange
          action={action}
          geste={resoluLe ? "rouvrir" : "resoudre"}
          champs={champs}
          nom={`commentaire de ${auteur}`}
        >
          {resoluLe ? "Rouvrir" : "Marquer résolu"}
        </GesteEchange>
      )}
      {sien && (
        <details open={isFor({ geste: "modifier", commentaire, refus }) || undefined}>
          <summary>Modifier</summary>
          <FormulaireCommentaire
            action={action}
            cle={cle}
            geste="modifier"
            commentaire={commentaire}
            limites={limites}
            refus={refus}
          />
        </details>
      )}
      {(sien || permis.moderer) && (
        <details open={refusRetirer !== undefined || undefined}>
          <summary>
            Retirer<span className="vh">{` le commentaire de ${auteur}`}</span>
          </summary>
          <Formulaire action={action} className="formulaire formulaire--serre">
            <input type="hidden" name="geste" value="retirer" />
            <input type="hidden" name="commentaire" value={publicId} />
            <TextField
              name="motif"
              id={`${fieldId("motif")}-${publicId}`}
              label="Raison"
              aide={
                sien
                  ? "Facultative. On peut rétablir pendant trente jours."
                  : "Affichée à la place du commentaire."
              }
              requis={!sien}
              maxLength={500}
              erreur={refusRetirer?.message}
              defaultValue={refusRetirer?.saisie.motif}
            />
            <Button variant="danger">Retirer ce commentaire</Button>
          </Formulaire>
        </details>
      )}
    </div>
  );
}
