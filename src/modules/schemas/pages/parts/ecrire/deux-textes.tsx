import { Diff } from "#platform/ui/diff.tsx";
import { Notice } from "#platform/ui/feedback.tsx";
import type { Champs } from "./champs-fiche.ts";

const LIBELLES: Readonly<Record<string, string>> = {
  no: "Numéro",
  titre: "Titre",
  code: "Code",
  intitule: "Intitulé",
  description: "Description",
  nature: "Nature",
  debut: "Début",
  fin: "Fin",
  contexte: "Contexte",
  resultats: "Résultats attendus",
  pilotes: "Pilotes",
  coordination: "Coordination",
  partenaires: "Partenaires",
  indicateur: "Indicateurs",
  jalon: "Jalons",
  territoire: "Territoires",
  partout: "Tout le département",
  etiquette: "Étiquettes",
};

/**
 * Both versions of what two people wrote at once: struck, what is kept today; underlined, what was typed here. Only the
 * fields that differ; the lines of one list together.
 */
export function DeuxTextes({
  enregistre,
  saisi,
  nommer = (_champ, valeur) => valeur,
}: {
  enregistre: Champs;
  saisi: Champs;
  /** The value of a field in words, where it is an identifier. */
  nommer?: (champ: string, valeur: string) => string;
}) {
  const grouped = (champs: Champs) => {
    const groups = new Map<string, string[]>();
    for (const [champ, valeur] of Object.entries(champs)) {
      const [group = ""] = champ.split("-");
      if (!LIBELLES[group] || !valeur.trim()) continue;
      groups.set(group, [...(groups.get(group) ?? []), nommer(champ, valeur.trim())]);
    }
    return groups;
  };
  const stored = grouped(enregistre);
  const typed = grouped(saisi);
  const differing = Object.keys(LIBELLES).flatMap((group) => {
    const avant = (stored.get(group) ?? []).join("\n");
    const apres = (typed.get(group) ?? []).join("\n");
    return avant === apres ? [] : [{ group, avant, apres }];
  });
  return (
    <Notice kind="attention" titre="Les deux textes">
      <p>Barré : ce qui est enregistré aujourd'hui. Souligné : ce que vous avez écrit.</p>
      {differing.map(({ group, avant, apres }) => (
        <div key={group}>
          <h3>{LIBELLES[group]}</h3>
          <Diff avant={avant} apres={apres} />
        </div>
      ))}
    </Notice>
  );
}
