import { Diff } from "#platform/ui/diff.tsx";
import { NBSP } from "#platform/values/french.ts";
import type { ValeurLue } from "../../../domain/lots/lire-lot.ts";

/** What changes in one action: each field, before then after. */
export function ValeursLot({ valeurs }: { valeurs: readonly ValeurLue[] }) {
  return (
    <ul>
      {valeurs.map(({ libelle, avant, apres }) => (
        <li key={libelle}>
          {`${libelle}${NBSP}: `}
          <Diff avant={avant} apres={apres} />
        </li>
      ))}
    </ul>
  );
}
