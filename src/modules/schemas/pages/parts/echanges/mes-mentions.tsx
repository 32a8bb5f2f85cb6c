import { Temporal } from "temporal-polyfill";
import { Button } from "#platform/ui/actions.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Link } from "#platform/ui/link.tsx";
import { Timeline } from "#platform/ui/timeline.tsx";
import { formatInstant } from "#platform/values/french.ts";
import { TOUT } from "../../../domain/echanges/lieu.ts";
import type { CommentaireAnnonce } from "../../../queries/echanges/list-mentions.ts";
import { GENRES_SUIVIS } from "../../../queries/suivi/find-suivable.ts";
import { lienEchanges } from "../liens.ts";
import { abreger } from "../nouvelles/nouvelles.tsx";

/** What was said to somebody, and in what they follow since they last came. */
export function MesMentions({
  departement,
  mentions,
  suivis,
}: {
  departement: string;
  mentions: readonly CommentaireAnnonce[];
  suivis: readonly CommentaireAnnonce[];
}) {
  if (mentions.length + suivis.length === 0) {
    return <p className="discret">Aucun commentaire nouveau : personne ne vous a mentionné.</p>;
  }
  return (
    <>
      {mentions.length > 0 && (
        <>
          <h3>On vous mentionne</h3>
          <Annonces departement={departement} commentaires={mentions} suivre />
          <Formulaire action={`/${departement}/mentions-lues`} className="sans-impression">
            <Button variant="secondaire">Marquer comme lus</Button>
          </Formulaire>
        </>
      )}
      {suivis.length > 0 && (
        <>
          <h3>Dans ce que vous suivez</h3>
          <Annonces departement={departement} commentaires={suivis} />
        </>
      )}
    </>
  );
}

function Annonces({
  departement,
  commentaires,
  suivre = false,
}: {
  departement: string;
  commentaires: readonly CommentaireAnnonce[];
  suivre?: boolean;
}) {
  return (
    <Timeline
      items={commentaires.map((one) => ({
        cle: one.publicId,
        iso: one.instant,
        date: [formatInstant(Temporal.Instant.from(one.instant)), one.auteur, one.institution]
          .filter(Boolean)
          .join(" — "),
        titre: <Link to={lienEchanges(departement, one.schema, one, one.publicId)}>{one.sur}</Link>,
        children: (
          <>
            <p>{abreger(one.texte)}</p>
            {suivre && <Suivre departement={departement} commentaire={one} />}
          </>
        ),
      }))}
    />
  );
}

/** Whoever is named follows what is spoken of only if they want to. */
function Suivre({ departement, commentaire }: { departement: string; commentaire: CommentaireAnnonce }) {
  const { genre, objet, schema, sur, suivi } = commentaire;
  if (suivi || !GENRES_SUIVIS.some((one) => one === genre)) return null;
  return (
    <Formulaire action={`/${departement}/suivre`} className="sans-impression">
      <input type="hidden" name="genre" value={genre} />
      <input type="hidden" name="schema" value={schema} />
      <input type="hidden" name="objet" value={objet === TOUT ? schema : objet} />
      <input type="hidden" name="retour" value={`/${departement}/moi#commentaires`} />
      <Button variant="discret" name="suivre" value="oui">
        Suivre<span className="vh">{` : ${sur}`}</span>
      </Button>
    </Formulaire>
  );
}
