import { stateOf } from "#platform/http/page.ts";
import { Definition, Page, Section } from "#platform/ui/layout.tsx";
import { readExploitant } from "../exploitant.ts";
import type { Route } from "./+types/mentions-legales.ts";

export function loader(args: Route.LoaderArgs) {
  return stateOf(args).application.platform.database.national(readExploitant);
}

export default function MentionsLegales({ loaderData }: Route.ComponentProps) {
  const { nom, adresse, directeur, contact, hebergeur } = loaderData;
  const said = (text: string) => text || "Non renseigné par l'exploitant de ce déploiement.";
  return (
    <Page titre="Mentions légales" largeur="texte" fil={[{ label: "Accueil", to: "/" }]}>
      <title>Mentions légales — Maillage</title>
      <Section titre="Éditeur">
        <Definition
          items={[
            { terme: "Organisme", valeur: said(nom) },
            { terme: "Adresse", valeur: said(adresse) },
            { terme: "Direction de la publication", valeur: said(directeur) },
            { terme: "Contact", valeur: said(contact) },
          ]}
        />
      </Section>
      <Section titre="Hébergement">
        <p>{said(hebergeur)}</p>
      </Section>
      <Section titre="Contenus">
        <p>
          Les schémas, les actions et leurs nouvelles sont écrits par les institutions qui les portent. Les
          populations et le découpage des communes et des intercommunalités viennent de données publiques,
          sous Licence Ouverte 2.0.
        </p>
      </Section>
      <Section titre="Logiciel">
        <p>
          Maillage est un logiciel libre, sous licence EUPL 1.2. Il n'appartient à aucun ministère et
          n'emploie pas la charte de l'État.
        </p>
      </Section>
    </Page>
  );
}
