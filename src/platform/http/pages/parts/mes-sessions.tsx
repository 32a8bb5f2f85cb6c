import { Temporal } from "temporal-polyfill";
import type { Moyen } from "#platform/identity/session.ts";
import type { SessionOuverte } from "#platform/identity/sessions.ts";
import { Button, FormActions } from "#platform/ui/actions.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Section } from "#platform/ui/layout.tsx";
import { type Column, DataTable } from "#platform/ui/table.tsx";
import { formatInstant, plural } from "#platform/values/french.ts";

const LIBELLE_MOYEN: Readonly<Record<Moyen, string>> = {
  demonstration: "démonstration",
  lien: "lien par courriel",
  proconnect: "service d'identification",
};

/** Where one is signed in, to close what one does not recognise. */
export function MesSessions({
  sessions,
  courante,
}: {
  sessions: readonly SessionOuverte[];
  courante: string;
}) {
  return (
    <Section titre="Mes sessions">
      <p>Une session que vous ne reconnaissez pas ? Fermez-la, puis prévenez l'administrateur de Maillage.</p>
      <DataTable
        legende={`${plural(sessions.length, "session ouverte", "sessions ouvertes")}`}
        colonnes={colonnes(courante)}
        lignes={sessions}
        cleLigne={(one) => one.id}
        vide={null}
      />
      {sessions.length > 1 && (
        <Formulaire action="/compte">
          <input type="hidden" name="geste" value="fermer-autres" />
          <FormActions>
            <Button variant="secondaire">Fermer toutes les autres</Button>
          </FormActions>
        </Formulaire>
      )}
    </Section>
  );
}

function colonnes(courante: string): Column<SessionOuverte>[] {
  const instant = (text: string) => formatInstant(Temporal.Instant.from(text));
  return [
    {
      cle: "appareil",
      titre: "Appareil",
      entete: true,
      rendu: (one) => (
        <>
          {one.appareil}
          <div className="discret">{LIBELLE_MOYEN[one.moyen]}</div>
        </>
      ),
    },
    { cle: "ouverte", titre: "Ouverte", rendu: (one) => instant(one.ouverteLe) },
    { cle: "vue", titre: "Vue", rendu: (one) => instant(one.vueLe) },
    {
      cle: "geste",
      titre: "Fermer",
      rendu: (one) =>
        one.id === courante ? (
          "Cette session"
        ) : (
          <Formulaire action="/compte">
            <input type="hidden" name="geste" value="fermer" />
            <input type="hidden" name="session" value={one.id} />
            <Button variant="discret" aria-label={`Fermer la session ${one.appareil}`}>
              Fermer
            </Button>
          </Formulaire>
        ),
    },
  ];
}
