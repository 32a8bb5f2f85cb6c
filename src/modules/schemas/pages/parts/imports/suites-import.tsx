import { Link } from "react-router";
import { Temporal } from "temporal-polyfill";
import { Notice } from "#platform/ui/feedback.tsx";
import { formatInstant, formatNumber, plural } from "#platform/values/french.ts";
import type { Suite } from "../../../queries/imports/list-suites.ts";
import { lienAction, lienObjectif, lienSchema } from "../liens.ts";

/** Lines shown; a plan reworked since needs no longer list to be understood. */
const MONTREES = 30;

type Props = { suites: readonly Suite[]; departement: string; schema: string };

/** Why an import can no longer be undone: exactly what followed it. */
export function Suites({ suites, departement, schema }: Props) {
  const shown = suites.slice(0, MONTREES);
  return (
    <Notice kind="info" titre="Cet import ne peut plus être annulé">
      <p>L'annuler effacerait ce qui l'a suivi :</p>
      <ul>
        {shown.map((suite, index) => (
          <li key={index}>
            <UneSuite suite={suite} departement={departement} schema={schema} />
          </li>
        ))}
      </ul>
      {suites.length > shown.length && (
        <p>{`Et ${formatNumber(suites.length - shown.length)} autres changements.`}</p>
      )}
      {suites.some((suite) => suite.genre === "import") && (
        <p>Annulez d'abord les imports suivants, du plus récent au plus ancien.</p>
      )}
    </Notice>
  );
}

const LIBELLE_TABLE = {
  schema: "Le schéma",
  volet: "Le volet",
  engagement: "L'engagement",
  objectif: "L'objectif",
  action: "L'action",
} as const;

function UneSuite({ suite, departement, schema }: { suite: Suite; departement: string; schema: string }) {
  if (suite.genre === "import") {
    return (
      <>
        l'import suivant,{" "}
        <Link to={`/${departement}/importations/${suite.publicId}`}>{suite.nomFichier}</Link>
        {suite.le && `, le ${formatInstant(Temporal.Instant.from(suite.le))}`}
      </>
    );
  }
  if (suite.genre === "echanges") {
    return (
      <>
        {plural(suite.nombre, "commentaire ou fichier joint", "commentaires ou fichiers joints")} sur l’action{" "}
        <Link to={lienAction(departement, schema, suite.publicId)}>{suite.nom}</Link>
      </>
    );
  }
  if (suite.genre === "nouvelles") {
    return (
      <>
        {plural(suite.nombre, "nouvelle donnée", "nouvelles données")} de l'action{" "}
        <Link to={lienAction(departement, schema, suite.publicId)}>{suite.nom}</Link>
      </>
    );
  }
  const { table, nom, publicId, par, le } = suite;
  const lien =
    publicId &&
    {
      schema: lienSchema(departement, schema),
      objectif: lienObjectif(departement, schema, publicId),
      action: lienAction(departement, schema, publicId),
      volet: null,
      engagement: null,
    }[table];
  return (
    <>
      {LIBELLE_TABLE[table]} {lien ? <Link to={lien}>« {nom} »</Link> : `« ${nom} »`}, changé depuis
      {le && ` (dernière écriture le ${formatInstant(Temporal.Instant.from(le))}${par ? `, ${par}` : ""})`}
    </>
  );
}
