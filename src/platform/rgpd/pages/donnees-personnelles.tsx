import { stateOf } from "#platform/http/page.ts";
import { Page, Section } from "#platform/ui/layout.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { readExploitant } from "../exploitant.ts";
import { LIBELLE_BASE } from "../traitement.ts";
import type { Route } from "./+types/donnees-personnelles.ts";

export async function loader(args: Route.LoaderArgs) {
  const { platform, rgpd } = stateOf(args).application;
  return {
    exploitant: await platform.database.national(readExploitant),
    traitements: rgpd.traitements.map(({ cle, activite, finalite, base, donnees }) => ({
      ...{ cle, activite, finalite, base: LIBELLE_BASE[base], donnees: donnees.join(", ") },
    })),
  };
}

export default function DonneesPersonnelles({ loaderData }: Route.ComponentProps) {
  const { exploitant, traitements } = loaderData;
  return (
    <Page
      titre="Données personnelles"
      chapo="Ce que cette plateforme sait des personnes, pourquoi, et ce que vous pouvez demander."
      fil={[{ label: "Accueil", to: "/" }]}
    >
      <title>Données personnelles — Maillage</title>
      <Section titre="Ce qui est traité">
        <DataTable
          legende="Traitements"
          legendeMasquee
          lignes={traitements}
          cleLigne={({ cle }) => cle}
          vide={null}
          colonnes={[
            {
              cle: "activite",
              titre: "Activité",
              rendu: (row) => row.activite,
              entete: true,
              largeur: "moyenne",
            },
            { cle: "finalite", titre: "Pourquoi", rendu: (row) => row.finalite, largeur: "large" },
            { cle: "donnees", titre: "Données", rendu: (row) => row.donnees, largeur: "large" },
            { cle: "base", titre: "Base légale", rendu: (row) => row.base, largeur: "moyenne" },
          ]}
        />
        <p>
          Le registre complet, avec les destinataires et les durées, se lit dans chaque département une fois
          identifié. Aucune donnée n'est vendue ni envoyée hors de la plateforme ; aucune mesure d'audience
          n'est faite.
        </p>
      </Section>
      <Section titre="Cookies">
        <p>
          Deux cookies, tous deux nécessaires : l'un garde votre session quand vous êtes identifié, l'autre
          prouve qu'un formulaire vient bien de ce site et disparaît avec le navigateur. Ni l'un ni l'autre ne
          suit personne ; il n'y a donc pas de consentement à donner.
        </p>
      </Section>
      <Section titre="Vos droits">
        <p>
          Vous pouvez lire et télécharger ce qui vous concerne depuis votre fiche, faire corriger une erreur,
          vous opposer à un traitement, demander qu'il soit limité ou que vos données soient effacées.
          Adressez-vous à l'administrateur de votre institution
          {exploitant.dpo ? `, ou au délégué à la protection des données : ${exploitant.dpo}` : ""}. Une
          réponse vous est due sous un mois.
        </p>
        <p>
          Si elle ne vous satisfait pas, vous pouvez saisir la CNIL :{" "}
          <a href="https://www.cnil.fr/fr/plaintes">www.cnil.fr/fr/plaintes</a>.
        </p>
      </Section>
    </Page>
  );
}
