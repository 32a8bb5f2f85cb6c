import { Annotated } from "#platform/ui/annotated.tsx";
import { Section } from "#platform/ui/layout.tsx";
import { NBSP, plural } from "#platform/values/french.ts";
import type { SchemaPublic } from "../../../queries/public/load-schema-public.ts";

/** How it will be judged. No value is measured on the platform yet: the page says so, and shows what is aimed at. */
export function Resultats({ vue }: { vue: SchemaPublic }) {
  const { objectifs } = vue;
  const juges = objectifs.filter(({ indicateurs }) => indicateurs.length > 0);
  const indicateurs = juges.flatMap((one) => one.indicateurs);
  const vises = indicateurs.filter(({ resultatVise, cibles }) => resultatVise || cibles);
  return (
    <Section titre="Les résultats">
      {indicateurs.length === 0 ? (
        <p>
          Aucun indicateur n’est prévu pour juger ce schéma : on sait ce qui est fait, pas encore ce que cela
          change.
        </p>
      ) : (
        <>
          <p>
            {`Pour juger si les familles y gagnent, le plan prévoit ${plural(indicateurs.length, "indicateur")}${vises.length > 0 ? `, dont ${vises.length} avec un résultat chiffré à atteindre` : ""}. Aucune mesure n’est encore publiée ici : nous n’affichons pas de résultat que personne n’a mesuré.`}
          </p>
          <details className="donnees">
            <summary>Ce qui sera mesuré, objectif par objectif</summary>
            {juges.map(({ id, titre, indicateurs: own }) => (
              <section key={id}>
                <h3>{titre}</h3>
                <ul>
                  {own.map(({ libelle, resultatVise, unite }, index) => (
                    <li key={index}>
                      <Annotated>{libelle}</Annotated>
                      {resultatVise
                        ? ` — visé${NBSP}: ${[resultatVise, unite].filter(Boolean).join(" ")}`
                        : null}
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </details>
        </>
      )}
    </Section>
  );
}
