import {
  COMPETENCES,
  LIBELLE_COMPETENCE,
  LIBELLE_ZONAGE,
  lienCompetences,
  lienPortrait,
  lienZonages,
  sayCompetence,
} from "#modules/territoires/index.ts";
import { StatutChip } from "#platform/ui/feedback.tsx";
import { Columns, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatList, uncapitalise } from "#platform/values/french.ts";
import { sayComptes, sayReglePanier } from "../../../domain/panier/dire-panier.ts";
import { LIBELLE_SERVICE, SERVICES } from "../../../domain/panier/panier.ts";
import { sayNotes, sayZones } from "../../../domain/portrait/dire-services.ts";
import type { TerritoirePortrait } from "../../../queries/portrait/read-chiffres.ts";
import type { ServicesTerritoire as Services } from "../../../queries/portrait/read-services.ts";
import { lienPanier } from "../liens.ts";
import { CasePanier } from "../panier/case-panier.tsx";
import { VERDICTS_PANIER } from "../panier/etats-panier.ts";

type ServicesTerritoireProps = { code: string; main: TerritoirePortrait; services: Services };

/** What a territory offers to families: parenting services, who takes care of what, zones. */
export function ServicesTerritoire({ code, main, services }: ServicesTerritoireProps) {
  const { epci, panier, competences, zones } = services;
  const zonages = <Zonages code={code} main={main} zones={zones} />;
  return (
    <>
      {epci && main.maille === "commune" && (
        <p>
          {"Son intercommunalité : "}
          <Link to={lienPortrait(code, epci.code)}>{epci.nom}</Link>.
        </p>
      )}
      {panier && <Panier code={code} panier={panier} />}
      {epci ? (
        <Columns>
          <Competences code={code} competences={competences} />
          {zonages}
        </Columns>
      ) : (
        zonages
      )}
    </>
  );
}

function Panier({ code, panier }: { code: string; panier: NonNullable<Services["panier"]> }) {
  const { lignes, regle } = panier;
  const [own, ...others] = lignes;
  const titre = "Services à la parentalité";
  if (!own) return null;
  return (
    <Section
      niveau={3}
      titre={titre}
      actions={<Link to={lienPanier(code)}>Panier de chaque intercommunalité</Link>}
    >
      {others.length > 0 ? (
        <p>{`Paniers des intercommunalités : ${sayComptes(lignes)}`}</p>
      ) : (
        <DataTable
          legende={`${titre}, ${own.nom}`}
          legendeMasquee
          dense
          cleLigne={({ epci }) => epci}
          lignes={[own]}
          colonnes={[
            { cle: "nom", titre: "Intercommunalité", entete: true, rendu: ({ nom }) => nom },
            ...SERVICES.map((service) => ({
              cle: service,
              titre: LIBELLE_SERVICE[service].court,
              rendu: ({ etats }: typeof own) => <CasePanier note={etats[service]} />,
            })),
            {
              cle: "verdict",
              titre: "Panier",
              rendu: ({ verdict }) => <StatutChip etat={verdict} table={VERDICTS_PANIER} />,
            },
          ]}
          vide={null}
        />
      )}
      <p className="discret">
        {[...(others.length > 0 ? [] : sayNotes(own.etats)), sayReglePanier(regle)].join(" ")}
      </p>
    </Section>
  );
}

function Competences({ code, competences }: { code: string; competences: Services["competences"] }) {
  const dites = new Set(competences.map(({ competence }) => competence));
  const inconnues = COMPETENCES.filter((one) => !dites.has(one)).map((one) =>
    uncapitalise(LIBELLE_COMPETENCE[one]),
  );
  return (
    <Section
      niveau={3}
      titre="Compétences de l’intercommunalité"
      actions={<Link to={lienCompetences(code)}>Toutes les compétences</Link>}
    >
      {competences.length > 0 && (
        <ul>
          {competences.map((dite) => (
            <li key={dite.competence}>
              {`${LIBELLE_COMPETENCE[dite.competence]} : ${uncapitalise(sayCompetence(dite))}`}
              <span className="discret">{` (${dite.source})`}</span>
            </li>
          ))}
        </ul>
      )}
      {inconnues.length > 0 && (
        <p className="discret">{`On ne sait pas encore qui s’occupe de : ${formatList(inconnues)}.`}</p>
      )}
    </Section>
  );
}

function Zonages({
  code,
  main,
  zones,
}: {
  code: string;
  main: TerritoirePortrait;
  zones: Services["zones"];
}) {
  const filtre = { commune: main.maille === "commune" ? main.code : null };
  return (
    <Section
      niveau={3}
      titre="Zonages"
      actions={
        <Link to={lienZonages(code, filtre)}>{zones.length > 0 ? "Voir les zones" : "Tous les zonages"}</Link>
      }
    >
      {zones.length === 0 ? (
        <p className="discret">Aucun zonage connu ici.</p>
      ) : (
        <ul>
          {sayZones(zones).map(({ genre, annee, texte }) => (
            <li key={`${genre} ${annee}`}>{`${LIBELLE_ZONAGE[genre]}, ${annee} : ${texte}`}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}
