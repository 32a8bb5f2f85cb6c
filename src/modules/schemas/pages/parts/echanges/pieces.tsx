import { useLocation } from "react-router";
import { Temporal } from "temporal-polyfill";
import { EXTENSIONS_ACCEPTEES } from "#platform/files/types.ts";
import type { FormRefusal } from "#platform/http/page.ts";
import { Button, FormActions } from "#platform/ui/actions.tsx";
import { CheckboxField } from "#platform/ui/choices.tsx";
import { Chip, ErrorSummary } from "#platform/ui/feedback.tsx";
import { FileField, fieldId, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { formatInstant } from "#platform/values/french.ts";
import type { PieceLue } from "../../../queries/echanges/select-pieces.ts";
import type { PageDesFils } from "./fil.tsx";
import { GesteEchange } from "./gestes.tsx";
import { LienPiece } from "./lien-piece.tsx";

/** What is attached to an object, and what may be done with it. */
export function ListePieces({
  pieces,
  corbeille,
  page,
}: {
  pieces: readonly PieceLue[];
  corbeille: readonly PieceLue[];
  page: PageDesFils;
}) {
  return (
    <>
      {pieces.length === 0 && <p className="discret">Aucun fichier joint.</p>}
      {pieces.length > 0 && (
        <ul className="pieces">
          {pieces.map((piece) => (
            <li key={piece.publicId}>
              <UnePiece piece={piece} page={page} />
            </li>
          ))}
        </ul>
      )}
      {page.action && corbeille.length > 0 && (
        <details className="sans-impression">
          <summary>{`Corbeille : ${corbeille.length}`}</summary>
          <ul className="pieces">
            {corbeille.map((piece) => (
              <li key={piece.publicId}>
                <p>
                  {piece.titre}{" "}
                  <span className="discret">
                    {`${piece.remplacee ? "remplacé" : "retiré"} le ${formatInstant(Temporal.Instant.from(piece.retireeLe ?? piece.deposeLe))}`}
                  </span>
                </p>
                <GesteEchange
                  action={page.action ?? ""}
                  geste="retablir-piece"
                  champs={{ piece: piece.publicId }}
                  nom={piece.titre}
                >
                  Rétablir
                </GesteEchange>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function UnePiece({ piece, page }: { piece: PieceLue; page: PageDesFils }) {
  const { departement, schema, action, permis } = page;
  return (
    <>
      <p>
        <LienPiece departement={departement} schema={schema} piece={piece} />{" "}
        {piece.publique && (
          <Chip ton="info" glyphe="info">
            Public
          </Chip>
        )}
      </p>
      <p className="discret">
        {[piece.auteur, piece.institution, formatInstant(Temporal.Instant.from(piece.deposeLe))]
          .filter(Boolean)
          .join(", ")}
      </p>
      {action && (piece.sienne || permis.moderer) && <GererPiece piece={piece} page={page} action={action} />}
    </>
  );
}

function GererPiece({ piece, page, action }: { piece: PieceLue; page: PageDesFils; action: string }) {
  const { pathname } = useLocation();
  const { publicId, titre, revision } = piece;
  const refus = page.refus?.saisie.piece === publicId ? page.refus : undefined;
  const of = (geste: string) => (refus?.saisie.geste === geste ? refus : undefined);
  const id = (champ: string) => `${fieldId(champ)}-${publicId}`;
  const caches = (
    <>
      <input type="hidden" name="piece" value={publicId} />
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="retour" value={refus?.saisie.retour ?? pathname} />
    </>
  );
  const changer = of("changer-piece");
  const remplacer = of("remplacer-piece");
  return (
    <details className="sans-impression" open={refus !== undefined || undefined}>
      <summary>
        Modifier, remplacer, retirer<span className="vh">{` : ${titre}`}</span>
      </summary>
      <Formulaire action={action} className="formulaire formulaire--serre">
        {caches}
        <input type="hidden" name="geste" value="changer-piece" />
        <TextField
          name="titre"
          id={id("titre")}
          label="Titre"
          maxLength={200}
          erreur={changer?.champ === "titre" ? changer.message : undefined}
          defaultValue={changer?.saisie.titre ?? titre}
        />
        {page.permis.moderer ? (
          <CheckboxField
            name="publique"
            id={id("publique")}
            label="Montrer aux visiteurs, quand le schéma est public"
            defaultChecked={changer ? changer.saisie.publique === "oui" : piece.publique}
          />
        ) : (
          piece.publique && <input type="hidden" name="publique" value="oui" />
        )}
        <FormActions>
          <Button variant="secondaire">Enregistrer</Button>
        </FormActions>
      </Formulaire>
      <Formulaire action={action} className="formulaire formulaire--serre" encType="multipart/form-data">
        {caches}
        <input type="hidden" name="geste" value="remplacer-piece" />
        <FileField
          name="fichier"
          id={id("fichier")}
          label="Remplacer par"
          accept={EXTENSIONS_ACCEPTEES}
          limites="L’ancien fichier reste trente jours dans la corbeille"
          requis
          erreur={remplacer?.message}
        />
        <FormActions>
          <Button variant="secondaire">Remplacer</Button>
        </FormActions>
      </Formulaire>
      <GesteEchange
        action={action}
        geste="retirer-piece"
        champs={{ piece: publicId }}
        variant="danger"
        nom={titre}
      >
        Mettre à la corbeille
      </GesteEchange>
    </details>
  );
}

/** Attaches a file to the object. */
export function JoindreFichier({
  action,
  cle,
  moderer,
  limites,
  refus: given,
}: {
  action: string;
  cle: string;
  moderer: boolean;
  limites: string;
  refus: FormRefusal | undefined;
}) {
  const { pathname } = useLocation();
  const refus = given?.saisie.geste === "joindre" ? given : undefined;
  const erreur = (champ: string) => (refus?.champ === champ ? refus.message : undefined);
  const id = (champ: string) => `${fieldId(champ)}-joindre`;
  return (
    <details className="sans-impression" open={refus !== undefined || undefined}>
      <summary className="bouton bouton--secondaire">Joindre un fichier</summary>
      <Formulaire action={action} className="formulaire formulaire--serre" encType="multipart/form-data">
        {refus && (
          <ErrorSummary
            titre="Le fichier n’a pas été joint"
            erreurs={[{ message: refus.message, ...(refus.champ && { champ: id(refus.champ) }) }]}
          />
        )}
        <input type="hidden" name="geste" value="joindre" />
        <input type="hidden" name="cle" value={refus?.saisie.cle ?? cle} />
        <input type="hidden" name="retour" value={refus?.saisie.retour ?? pathname} />
        <FileField
          name="fichier"
          id={id("fichier")}
          label="Fichier"
          requis
          accept={EXTENSIONS_ACCEPTEES}
          limites={limites}
          erreur={erreur("fichier")}
        />
        <TextField
          name="titre"
          id={id("titre")}
          label="Titre"
          aide="Laissez vide pour garder le nom du fichier."
          maxLength={200}
          erreur={erreur("titre")}
          defaultValue={refus?.saisie.titre}
        />
        {moderer && (
          <CheckboxField
            name="publique"
            id={id("publique")}
            label="Montrer aux visiteurs, quand le schéma est public"
            defaultChecked={refus?.saisie.publique === "oui"}
          />
        )}
        <FormActions>
          <Button>Joindre</Button>
        </FormActions>
      </Formulaire>
    </details>
  );
}
