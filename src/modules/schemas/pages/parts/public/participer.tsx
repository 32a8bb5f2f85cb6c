import { Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import type { SchemaPublic } from "../../../queries/public/load-schema-public.ts";
import { lienActeur, lienSchema } from "../liens.ts";

/** Directory of the public services, where every institution is reached. */
const ANNUAIRE = "https://lannuaire.service-public.gouv.fr";

/** How to reach those who hold the scheme; no person is named. */
export function Participer({ vue }: { vue: SchemaPublic }) {
  const { departement, membres } = vue;
  const copilotes = membres.filter(({ role }) => role === "copilote");
  return (
    <Section titre="Prendre part, poser une question">
      <p>
        Vous êtes parent, professionnel, élu, membre d’une association ? Dites aux institutions qui conduisent
        le schéma ce qui manque près de chez vous, ou ce que vous voulez faire avec elles.
      </p>
      {copilotes.length > 0 && (
        <ul>
          {copilotes.map(({ id, nom }) => (
            <li key={id}>
              <Link to={lienActeur(departement, id)}>{nom}</Link>
            </li>
          ))}
        </ul>
      )}
      <p>
        Leurs adresses et leurs numéros sont dans{" "}
        <a href={ANNUAIRE} rel="noreferrer">
          l’annuaire de Service Public
        </a>
        .
      </p>
    </Section>
  );
}

/** The same in other shapes. */
export function Reutiliser({ vue }: { vue: SchemaPublic }) {
  const { departement, schema } = vue;
  const lien = (to: "plan" | "donnees") => lienSchema(departement, schema.publicId, to);
  return (
    <Section titre="Aller plus loin">
      <ul>
        <li>
          <Link to={lien("plan")}>Le plan entier, action par action</Link>
        </li>
        {vue.public && (
          <li>
            <Link to={`${lienSchema(departement, schema.publicId, "public")}/document.pdf`}>
              {vue.version
                ? `Le texte adopté, en entier (PDF, version ${vue.version.numero})`
                : "Le texte entier (PDF)"}
            </Link>
          </li>
        )}
        {vue.public && (
          <li>
            <Link to={lien("donnees")}>Les données ouvertes, et le résumé à placer sur votre site</Link>
          </li>
        )}
        <li>
          <Link to={`/${departement}/glossaire`}>Les sigles expliqués</Link>
        </li>
      </ul>
    </Section>
  );
}
