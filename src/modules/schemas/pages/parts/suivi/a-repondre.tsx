import { Notice } from "#platform/ui/feedback.tsx";
import { Link } from "#platform/ui/link.tsx";
import { formatPartialDate } from "#platform/values/partial-date.ts";
import type { VueMoi } from "../../../queries/suivi/load-moi.ts";
import { PropositionsRecues } from "../membres/etat-membre.tsx";

/** Roles proposed, invitations, news asked: each with the way to answer. */
export function ARepondre({
  departement,
  recues,
  invitations,
  demandes,
}: Pick<VueMoi, "recues" | "invitations" | "demandes"> & { departement: string }) {
  if (recues.length + invitations.length + demandes.length === 0) {
    return <p className="discret">Personne n’attend de réponse de vous.</p>;
  }
  return (
    <>
      <PropositionsRecues departement={departement} recues={recues} />
      {invitations.length > 0 && (
        <Notice kind="attention" titre="Une institution vous invite">
          <ul>
            {invitations.map(({ institution, expire }) => (
              <li key={institution}>
                {`${institution} vous invite à agir pour elle : le lien est dans le courriel qu'elle vous a envoyé, et vaut jusqu'au ${expire}.`}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {demandes.length > 0 && (
        <Notice kind="attention" titre="On vous demande des nouvelles">
          <ul>
            {demandes.map(({ cle, titre, contexte, date }) => (
              <li key={cle}>
                <Link to="#actions">{titre}</Link>
                {`, pour « ${contexte} », avant le ${formatPartialDate(date)}.`}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
