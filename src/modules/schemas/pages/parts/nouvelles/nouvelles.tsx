import { StatutChip } from "#platform/ui/feedback.tsx";
import { Link } from "#platform/ui/link.tsx";
import { Timeline } from "#platform/ui/timeline.tsx";
import { formatIsoDay, NBSP } from "#platform/values/french.ts";
import type { Nouvelle } from "../../../queries/plan/list-nouvelles.ts";
import { lienAction } from "../liens.ts";
import { StatutAction, TABLE_ALERTE } from "../statut.tsx";

/** The latest news, newest first: of which action, from whom, what it says for whoever may read it. */
export function Nouvelles({
  departement,
  nouvelles,
}: {
  departement: string;
  nouvelles: readonly Nouvelle[];
}) {
  return (
    <Timeline
      items={nouvelles.map((nouvelle, index) => ({
        cle: `${nouvelle.action} ${nouvelle.date} ${index}`,
        date: [formatIsoDay(nouvelle.date), nouvelle.auteur, nouvelle.institution]
          .filter(Boolean)
          .join(" — "),
        titre: (
          <Link to={lienAction(departement, nouvelle.schema, nouvelle.action)}>{nommerAction(nouvelle)}</Link>
        ),
        children: (
          <>
            <p className="rangee">
              <StatutAction statut={nouvelle.statut} />
              {nouvelle.bloquee ? <StatutChip etat="bloquee" table={TABLE_ALERTE} /> : null}
              <span className="discret nombre">{`${nouvelle.avancement}${NBSP}%`}</span>
            </p>
            {nouvelle.commentaire ? <p>{abreger(nouvelle.commentaire)}</p> : null}
          </>
        ),
      }))}
    />
  );
}

/** « 1-A Créer une crèche », or the title alone when the scheme has no codes. */
export function nommerAction({ code, intitule }: { code: string | null; intitule: string }): string {
  return code ? `${code} ${intitule}` : intitule;
}

const LONGUEUR = 140;

/** The beginning of a comment, cut between words: the whole of it is on the page of the action. */
export function abreger(texte: string): string {
  if (texte.length <= LONGUEUR) return texte;
  const cut = texte.slice(0, LONGUEUR);
  const end = cut.lastIndexOf(" ");
  return `${(end > 0 ? cut.slice(0, end) : cut).replace(/[\s,;:.]+$/, "")}…`;
}
