import { Temporal } from "temporal-polyfill";
import { Button, ConfirmDisclosure } from "#platform/ui/actions.tsx";
import { type ChipTable, StatutChip } from "#platform/ui/feedback.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { type Column, DataTable } from "#platform/ui/table.tsx";
import { formatInstant, formatList } from "#platform/values/french.ts";
import type { EtatInvitation } from "../../domain/invitation.ts";
import type { InvitationLue } from "../../queries/list-invitations.ts";
import { lienActeur } from "./liens.ts";
import { roleLabel } from "./tableau-mandats.tsx";

const ETATS: ChipTable<EtatInvitation> = {
  envoyee: { ton: "info", glyphe: "info", label: "En attente" },
  expiree: { ton: "attention", glyphe: "triangle", label: "Délai passé" },
  acceptee: { ton: "succes", glyphe: "coche", label: "Acceptée" },
  annulee: { ton: "neutre", glyphe: "losange", label: "Annulée" },
};

const when = (instant: string) => formatInstant(Temporal.Instant.from(instant));

/** The invitations of an institution: to whom, for what, where they stand; those that wait may be sent again or ended. */
export function Invitations({ code, invitations }: { code: string; invitations: readonly InvitationLue[] }) {
  const colonnes: Column<InvitationLue>[] = [
    {
      cle: "nom",
      titre: "Personne",
      entete: true,
      rendu: (one) => (
        <>
          {one.personne ? <Link to={lienActeur(code, one.personne.publicId)}>{one.nom}</Link> : one.nom}
          <div className="discret">{one.courriel}</div>
        </>
      ),
    },
    { cle: "roles", titre: "Rôles", rendu: (one) => formatList(one.roles.map(roleLabel)) },
    { cle: "etat", titre: "État", rendu: (one) => <StatutChip etat={one.etat} table={ETATS} /> },
    {
      cle: "suivi",
      titre: "Suivi",
      rendu: (one) => (
        <span className="discret">
          {one.termineLe
            ? `le ${when(one.termineLe)}`
            : `envoyée par ${one.inviteParNom || "la plateforme"}, valable jusqu'au ${when(one.expireLe)}`}
        </span>
      ),
    },
    {
      cle: "gestes",
      titre: "Gestes",
      rendu: (one) =>
        one.etat === "envoyee" || one.etat === "expiree" ? (
          <div className="rangee">
            <Formulaire>
              <input type="hidden" name="invitation" value={one.id} />
              <Button name="geste" value="renvoyer" variant="discret" aria-label={`Renvoyer à ${one.nom}`}>
                Renvoyer
              </Button>
            </Formulaire>
            <ConfirmDisclosure
              titre="Annuler"
              variant="discret"
              consequence="Le lien déjà reçu ne marchera plus."
            >
              <Formulaire>
                <input type="hidden" name="invitation" value={one.id} />
                <Button
                  name="geste"
                  value="annuler"
                  variant="danger"
                  aria-label={`Annuler l'invitation de ${one.nom}`}
                >
                  Annuler l'invitation
                </Button>
              </Formulaire>
            </ConfirmDisclosure>
          </div>
        ) : null,
    },
  ];
  return (
    <Section titre={`Invitations (${invitations.length})`}>
      <DataTable
        legende="Invitations"
        legendeMasquee
        colonnes={colonnes}
        lignes={invitations}
        cleLigne={(one) => one.id}
        vide={<p className="discret">Aucune invitation pour l'instant.</p>}
        dense
      />
    </Section>
  );
}
