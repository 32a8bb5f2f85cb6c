import { useLocation } from "react-router";
import type { FormRefusal } from "#platform/http/page.ts";
import { Notice } from "#platform/ui/feedback.tsx";
import { Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { plural } from "#platform/values/french.ts";
import { GENRES_JOINTS } from "../../../domain/echanges/lieu.ts";
import type { Echanges } from "../../../queries/echanges/load-echanges.ts";
import { GENRES_SUIVIS } from "../../../queries/suivi/find-suivable.ts";
import { lienEchanges } from "../liens.ts";
import { type PageDesFils, UnFil } from "./fil.tsx";
import { FormulaireCommentaire, ListePersonnes } from "./formulaire-commentaire.tsx";
import { JoindreFichier, ListePieces } from "./pieces.tsx";

/** Id of the section, where one comes back after a gesture. */
export const ECHANGES = "echanges";

const FAITS: Readonly<Record<string, string>> = {
  commenter: "Votre commentaire est publié",
  modifier: "Le commentaire est modifié",
  retirer: "Le commentaire est retiré ; on peut le rétablir pendant trente jours",
  retablir: "Le commentaire est rétabli",
  resoudre: "Le fil est marqué résolu",
  rouvrir: "Le fil est rouvert",
  joindre: "Le fichier est joint",
  "changer-piece": "Le fichier est modifié",
  "remplacer-piece": "Le fichier est remplacé ; l’ancien est dans la corbeille",
  "retirer-piece": "Le fichier est dans la corbeille, pour trente jours",
  "retablir-piece": "Le fichier est rétabli",
};

/**
 * What is said of an object and attached to it, with the forms: on its own page, or at the end of the page of the object.
 * A visitor sees what is attached for the public, and nothing when nothing is.
 */
export function SectionEchanges({
  departement,
  echanges,
  cle,
  refus,
}: {
  departement: string;
  echanges: Echanges;
  cle: string;
  refus?: FormRefusal | undefined;
}) {
  const { search, pathname } = useLocation();
  const { schema, lieu, fils, pieces, corbeille, total, ouverts } = echanges;
  const { permis } = lieu;
  const adresse = lienEchanges(departement, schema.publicId, lieu);
  const page: PageDesFils = {
    departement,
    schema: schema.publicId,
    action: adresse,
    permis,
    cle,
    limites: echanges.limites,
    refus,
  };
  const joints = GENRES_JOINTS.some((genre) => genre === lieu.genre);
  if (!permis.lire && pieces.length === 0) return null;
  return (
    <>
      <FaitEchange search={search} />
      {joints && (
        <Section titre="Pièces jointes" id="pieces-jointes">
          <ListePieces pieces={pieces} corbeille={corbeille} page={page} />
          {permis.commenter && (
            <JoindreFichier
              action={adresse}
              cle={cle}
              moderer={permis.moderer}
              limites={echanges.limites}
              refus={refus}
            />
          )}
        </Section>
      )}
      {permis.lire && (
        <Section titre="Commentaires" id={ECHANGES}>
          <ListePersonnes personnes={echanges.personnes} />
          {total === 0 && <p className="discret">Personne n’a encore rien dit ici.</p>}
          {total > 0 && <p>{`${plural(total, "fil")}, ${plural(ouverts, "ouvert")}`}</p>}
          {fils.length > 0 && (
            <ol className="fils">
              {fils.map((fil) => (
                <li key={fil.publicId}>
                  <UnFil fil={fil} page={page} />
                </li>
              ))}
            </ol>
          )}
          {total > fils.length && pathname !== adresse && (
            <p>
              <Link to={adresse}>{`Lire les ${plural(total, "fil")}`}</Link>
            </p>
          )}
          {permis.commenter ? (
            <FormulaireCommentaire
              action={adresse}
              cle={cle}
              geste="commenter"
              limites={echanges.limites}
              refus={refus}
              suivre={
                GENRES_SUIVIS.some((genre) => genre === lieu.genre) ? "Suivre ce qui change ici" : undefined
              }
            />
          ) : (
            <p className="discret">
              Commenter est réservé aux institutions qui ont un rôle dans le schéma, et aux pilotes.
            </p>
          )}
        </Section>
      )}
    </>
  );
}

function FaitEchange({ search }: { search: string }) {
  const params = new URLSearchParams(search);
  const fait = FAITS[params.get("echange") ?? ""];
  if (!fait) return null;
  return <Notice kind="succes" titre={fait} annonce />;
}
