import type { ReactNode } from "react";
import { Temporal } from "temporal-polyfill";
import { Chip, Notice } from "#platform/ui/feedback.tsx";
import { Definition, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { formatDate } from "#platform/values/french.ts";
import { lienRenvois } from "../lien.ts";
import type { RenvoisDeFiche } from "../load-renvois.ts";
import { LIENS, libelleLien } from "../natures.ts";
import type { RenvoiVu } from "../read-renvois.ts";

/** The ties of an object, on its own page: what each is, and where the other end stands today. */
export function Renvois({
  departement,
  fiche: { bout, renvois, peutOuvrir },
}: {
  departement: string;
  fiche: RenvoisDeFiche;
}) {
  if (renvois.length === 0 && !peutOuvrir) return null;
  const lien = lienRenvois(departement, bout.genre, bout.id);
  return (
    <Section
      titre="Liens"
      actions={
        peutOuvrir && (
          <Link to={lien}>
            {renvois.length === 0 ? "Relier à un autre objet" : "Relier, retirer un lien"}
          </Link>
        )
      }
    >
      {renvois.length === 0 ? (
        <p className="discret">Aucun lien avec un autre objet pour l’instant.</p>
      ) : (
        <GroupesRenvois renvois={renvois} />
      )}
    </Section>
  );
}

/** Ties by kind; `suite` adds to each, such as a button. */
export function GroupesRenvois<R extends RenvoiVu>({
  renvois,
  suite,
}: {
  renvois: readonly R[];
  suite?: (renvoi: R) => ReactNode;
}) {
  return (
    <Definition
      items={LIENS.flatMap((lien) => {
        const own = renvois.filter(
          ({ nature, sens }) =>
            nature === lien.nature && (sens === lien.sens || lien.nature === "voir_aussi"),
        );
        if (own.length === 0) return [];
        return [
          {
            cle: `${lien.nature}-${lien.sens}`,
            terme: libelleLien(lien),
            valeur: (
              <ul className="liens-objets">
                {own.map((renvoi) => (
                  <li key={renvoi.id}>
                    <BoutRenvoi renvoi={renvoi} />
                    {suite?.(renvoi)}
                  </li>
                ))}
              </ul>
            ),
          },
        ];
      })}
    />
  );
}

/** The other end: its name when it may be read, where it stands, what was said of the tie. */
function BoutRenvoi({ renvoi: { autre, nature, sens, details } }: { renvoi: RenvoiVu }) {
  if (autre === null) return <p className="discret">Un objet qui n’existe plus</p>;
  if (!autre.lisible) return <p className="discret">Un objet que vous ne pouvez pas lire</p>;
  const attend = nature === "depend" && sens === "direct" ? autre.etat?.alerte : null;
  return (
    <>
      <p>
        <span className="discret">{`${autre.mot} `}</span>
        {autre.lien === null ? autre.titre : <Link to={autre.lien}>{autre.titre}</Link>}
        {autre.retire && <span className="discret"> — retiré du plan</span>}{" "}
        {attend && (
          <Chip ton="attention" glyphe="triangle">
            {attend}
          </Chip>
        )}
      </p>
      <p className="discret">{[autre.cadre, autre.etat?.mots].filter(Boolean).join(" · ")}</p>
      {details?.note && <p>{details.note}</p>}
      {details && <p className="discret">{signature(details)}</p>}
    </>
  );
}

function signature({ auteur, institution, creeLe }: NonNullable<RenvoiVu["details"]>): string {
  const jour = formatDate(Temporal.Instant.from(creeLe).toZonedDateTimeISO("Europe/Paris").toPlainDate());
  return [`Relié le ${jour}`, [auteur, institution].filter(Boolean).join(", ")].filter(Boolean).join(" par ");
}

/** « Dépend de 3-B, bloquée »: what somebody who reads an object must know before its own status. */
export function AlertesDependance({ renvois }: { renvois: readonly RenvoiVu[] }) {
  const attendus = renvois.flatMap(({ nature, sens, autre }) =>
    nature === "depend" && sens === "direct" && autre?.lisible && autre.etat?.alerte
      ? [{ court: autre.court, lien: autre.lien, alerte: autre.etat.alerte }]
      : [],
  );
  if (attendus.length === 0) return null;
  return (
    <Notice kind="attention" titre="Une dépendance est arrêtée ou en retard">
      <ul>
        {attendus.map(({ court, lien, alerte }) => (
          <li key={court}>
            {"Dépend de "}
            {lien === null ? court : <Link to={lien}>{court}</Link>}
            {`, ${alerte}`}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
