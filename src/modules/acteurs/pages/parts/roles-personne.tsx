import { Temporal } from "temporal-polyfill";
import { Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { formatInstant, formatList } from "#platform/values/french.ts";
import type { InvitationLue } from "../../queries/list-invitations.ts";
import type { MandatListe } from "../../queries/list-mandats.ts";
import { lienInstitution } from "./liens.ts";
import { roleLabel, TableauMandats } from "./tableau-mandats.tsx";

/** What a person may do and in whose name, whether they sign in, who waits for their answer. */
export function RolesPersonne({
  code,
  mandats,
  invitations,
  compte,
  modifiables,
}: {
  code: string;
  mandats: readonly MandatListe[];
  invitations: readonly InvitationLue[];
  compte: { depuis: string } | null;
  modifiables: readonly string[];
}) {
  return (
    <>
      <Section titre="Rôles">
        <TableauMandats
          code={code}
          mandats={mandats}
          par="institution"
          legende="Rôles de la personne"
          modifiables={modifiables}
        />
      </Section>
      <Section titre="Compte">
        <p>
          {compte
            ? `Cette personne s'identifie avec son compte depuis le ${formatInstant(Temporal.Instant.from(compte.depuis))}.`
            : "Aucun compte : cette personne est nommée, elle ne s'est jamais identifiée. Une invitation lui donnera le sien, avec tout ce qui la nomme."}
        </p>
        {invitations.map((one) => (
          <p key={one.id}>
            {"Invitée par "}
            <Link to={lienInstitution(code, one.institution.publicId)}>{one.institution.nom}</Link>
            {` (${formatList(one.roles.map(roleLabel))}) : en attente.`}
          </p>
        ))}
      </Section>
    </>
  );
}
