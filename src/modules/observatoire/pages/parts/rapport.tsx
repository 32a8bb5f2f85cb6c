import { Notice } from "#platform/ui/feedback.tsx";
import { Section } from "#platform/ui/layout.tsx";
import { formatNumber, NBSP } from "#platform/values/french.ts";
import {
  type Constat,
  GRAVITE,
  type Gravite,
  LIBELLE_ANOMALIE,
  type Rapport,
} from "../../domain/imports/rapport.ts";

const TITRES: Readonly<Record<Gravite, string>> = {
  refus: "Refusé : ces cases ne sont pas gardées",
  alerte: "À regarder : gardé tel quel",
  info: "Bon à savoir",
};

/** What the reading of a file found, the gravest first, each with its first places. */
export function RapportLecture({ rapport }: { rapport: Rapport }) {
  const graves = (["refus", "alerte", "info"] as const).filter((gravite) =>
    rapport.anomalies.some(({ genre }) => GRAVITE[genre] === gravite),
  );
  return (
    <Section titre="Ce que la lecture a trouvé">
      {graves.length === 0 && <Notice kind="succes" titre="Rien à signaler" />}
      {graves.map((gravite) => (
        <Section key={gravite} titre={TITRES[gravite]} niveau={3}>
          {rapport.anomalies
            .filter(({ genre }) => GRAVITE[genre] === gravite)
            .map((constat) => (
              <Anomalie key={constat.genre} constat={constat} />
            ))}
        </Section>
      ))}
      {rapport.indicateursCrees.length > 0 && (
        <p className="discret">{`Ajoutés au catalogue${NBSP}: ${formatNumber(rapport.indicateursCrees.length)} indicateurs.`}</p>
      )}
    </Section>
  );
}

function Anomalie({ constat: { genre, nombre, exemples } }: { constat: Constat }) {
  const left = nombre - exemples.length;
  return (
    <details className="donnees" open={GRAVITE[genre] !== "info" && exemples.length <= 10}>
      <summary>{`${LIBELLE_ANOMALIE[genre]} (${formatNumber(nombre)})`}</summary>
      <ul>
        {exemples.map(({ ligne, colonne, texte }, index) => (
          <li key={index}>
            {[ligne === null ? null : `ligne ${ligne}`, colonne].filter(Boolean).join(", ")}
            {ligne !== null || colonne !== null ? `${NBSP}: ` : ""}
            {texte}
          </li>
        ))}
      </ul>
      {left > 0 && (
        <p className="discret">
          {exemples.length > 0
            ? `et ${formatNumber(left)} autres.`
            : "Les exemples ne sont pas montrés : des cases de ce fichier sont masquées (secret statistique)."}
        </p>
      )}
    </details>
  );
}
