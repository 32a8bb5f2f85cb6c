import { stateOf } from "#platform/http/page.ts";
import { Page, Section } from "#platform/ui/layout.tsx";
import { readExploitant } from "../exploitant.ts";
import type { Route } from "./+types/accessibilite.ts";

export function loader(args: Route.LoaderArgs) {
  return stateOf(args).application.platform.database.national(readExploitant);
}

export default function Accessibilite({ loaderData }: Route.ComponentProps) {
  const { nom, accessibilite, contact } = loaderData;
  const joindre = accessibilite || contact;
  return (
    <Page
      titre="Accessibilité"
      chapo="Partiellement conforme au RGAA 4.1."
      largeur="texte"
      fil={[{ label: "Accueil", to: "/" }]}
    >
      <title>Accessibilité — Maillage</title>
      <p>
        {nom || "L'exploitant de ce déploiement"} s'engage à rendre ce service accessible, selon l'article 47
        de la loi n° 2005-102 du 11 février 2005. Cette déclaration s'applique à Maillage tel qu'il est servi
        ici.
      </p>
      <Section titre="État de conformité">
        <p>
          Maillage est <strong>partiellement conforme</strong> au référentiel général d'amélioration de
          l'accessibilité (RGAA), version 4.1. Aucun audit complet n'a encore été fait par une personne : le
          taux de conformité n'est donc pas annoncé.
        </p>
      </Section>
      <Section titre="Ce qui a été vérifié">
        <ul>
          <li>
            À chaque version, des essais automatiques parcourent une page de chaque sorte (accueil, schéma,
            plan, calendrier, objectif, action, acteurs, territoires, import, droits, registre, conservation,
            pages légales) à 1 280 et 360 pixels : axe-core n'y trouve aucune faute, et rien ne dépasse de
            l'écran.
          </li>
          <li>Les contrastes de la charte sont calculés, en clair et en sombre.</li>
          <li>Lire et remplir les formulaires se fait sans JavaScript et au clavier.</li>
        </ul>
      </Section>
      <Section titre="Ce qui ne l'est pas encore">
        <ul>
          <li>L'essai avec des lecteurs d'écran (NVDA, VoiceOver) et par des personnes handicapées.</li>
          <li>
            Les critères qu'aucun automate ne juge : justesse des textes de remplacement, ordre de lecture de
            chaque page.
          </li>
          <li>Les fichiers déposés par les institutions et les fiches imprimées en PDF par le navigateur.</li>
        </ul>
      </Section>
      <Section titre="Signaler une difficulté">
        <p>
          {joindre
            ? `Écrivez à ${joindre} : une réponse vous est due, et le contenu peut vous être donné sous une autre forme.`
            : "Adressez-vous à l'institution qui vous a ouvert l'accès ; l'exploitant n'a pas encore donné de contact."}
        </p>
        <p>
          Sans réponse satisfaisante, vous pouvez saisir le{" "}
          <a href="https://formulaire.defenseurdesdroits.fr/">Défenseur des droits</a>.
        </p>
      </Section>
      <p className="discret">
        Déclaration établie le 25 novembre 2026. Outils : axe-core, Chromium, essais du projet.
      </p>
    </Page>
  );
}
