import { type ChipTable, StatutChip } from "#platform/ui/feedback.tsx";
import { Link } from "#platform/ui/link.tsx";
import type { Controle, Verdict } from "../../../domain/versions/phases.ts";
import { lienSchema } from "../liens.ts";

const TABLE_VERDICT: ChipTable<Verdict> = {
  oui: { ton: "succes", glyphe: "coche", label: "C’est bon" },
  alerte: { ton: "attention", glyphe: "triangle", label: "À lire" },
  non: { ton: "erreur", glyphe: "croix", label: "Bloque" },
};

const ORDRE: readonly Verdict[] = ["non", "alerte", "oui"];

/** Every condition of a passage, what stops first, each with the way to mend it. */
export function Controles({
  departement,
  schema,
  controles,
}: {
  departement: string;
  schema: string;
  controles: readonly Controle[];
}) {
  const sorted = ORDRE.flatMap((verdict) => controles.filter((one) => one.verdict === verdict));
  return (
    <ul className="controles">
      {sorted.map(({ garde, verdict, phrase, ou }) => (
        <li key={garde}>
          <StatutChip etat={verdict} table={TABLE_VERDICT} /> {phrase}
          {ou !== null && (
            <>
              {" "}
              <Link to={`${lienSchema(departement, schema)}/${ou}`}>
                Y aller<span className="vh">{` : ${phrase}`}</span>
              </Link>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** True when something warns, and when something stops. */
export function bilanControles(controles: readonly Controle[]): { alertes: boolean; bloque: boolean } {
  return {
    alertes: controles.some(({ verdict }) => verdict === "alerte"),
    bloque: controles.some(({ verdict }) => verdict === "non"),
  };
}
