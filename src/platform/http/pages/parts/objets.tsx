import type { Champ, ObjetDecrit, ParametreDecrit } from "#platform/http/api/documentation.ts";
import { Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { type Column, DataTable } from "#platform/ui/table.tsx";

const NOM: Column<Champ> = {
  cle: "nom",
  titre: "Nom",
  entete: true,
  rendu: ({ nom }) => <code>{nom}</code>,
};

const TYPE: Column<Champ> = {
  cle: "type",
  titre: "Type",
  rendu: ({ type, objet }) => (objet ? <Link to={`#objet-${objet}`}>{type}</Link> : type),
};

const SENS: Column<Champ> = {
  cle: "description",
  titre: "Sens",
  largeur: "large",
  rendu: ({ description }) => description,
};

/** The fields of an object, one a line. */
export function Champs({ legende, champs }: { legende: string; champs: readonly Champ[] }) {
  return (
    <DataTable
      legende={legende}
      legendeMasquee
      dense
      colonnes={[NOM, TYPE, SENS]}
      lignes={champs}
      cleLigne={({ nom }) => nom}
      vide={null}
    />
  );
}

/** What an operation may be given. */
export function Parametres({ titre, parametres }: { titre: string; parametres: readonly ParametreDecrit[] }) {
  const place: Column<ParametreDecrit> = {
    cle: "dans",
    titre: "Place",
    rendu: ({ dans, requis }) =>
      `${dans === "path" ? "adresse" : "après « ? »"}, ${requis ? "nécessaire" : "facultatif"}`,
  };
  return (
    <DataTable
      legende={`Paramètres : ${titre}`}
      legendeMasquee
      dense
      colonnes={[NOM, place, TYPE, SENS]}
      lignes={parametres}
      cleLigne={({ nom }) => nom}
      vide={null}
    />
  );
}

/** One object of the answers. */
export function Objet({ objet: { nom, champs, unDe } }: { objet: ObjetDecrit }) {
  return (
    <Section titre={nom} niveau={3} id={`objet-${nom}`}>
      {unDe.length > 0 ? (
        <ul>
          {unDe.map((autre) => (
            <li key={autre}>
              <Link to={`#objet-${autre}`}>{autre}</Link>
            </li>
          ))}
        </ul>
      ) : (
        <Champs legende={`Champs de ${nom}`} champs={champs} />
      )}
    </Section>
  );
}
