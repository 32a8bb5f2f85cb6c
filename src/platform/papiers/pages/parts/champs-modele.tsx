import type { ChampAPlat } from "#platform/documents/modele/champ.ts";
import { Section } from "#platform/ui/layout.tsx";
import { DataTable } from "#platform/ui/table.tsx";

type Props = { champs: readonly ChampAPlat[]; utilises: readonly string[] };

/** Every name that a model may write, what it becomes, and how what repeats is written. */
export function ChampsDuModele({ champs, utilises }: Props) {
  const used = new Set(utilises);
  return (
    <Section titre="Champs disponibles" id="champs">
      <ul>
        <li>
          <code>{"{titre}"}</code> est remplacé par sa valeur, dans la mise en forme que vous lui avez donnée.
        </li>
        <li>
          <code>{"{#actions}"}</code> et <code>{"{/actions}"}</code> répètent ce qui est entre eux. Dans un
          tableau, écrivez le premier dans la première cellule de la ligne et le second dans la dernière : la
          ligne se répète.
        </li>
        <li>
          <code>{"{#contexte}"}</code>…<code>{"{/contexte}"}</code> ne garde ce qui est entre eux que si le
          champ n’est pas vide ; <code>{"{^contexte}"}</code>…<code>{"{/contexte}"}</code>, que s’il l’est.
        </li>
        <li>Un champ d’une répétition ne s’écrit qu’à l’intérieur d’elle. Les autres s’écrivent partout.</li>
      </ul>
      <DataTable
        legende="Champs disponibles"
        legendeMasquee
        dense
        lignes={champs.map((champ, rang) => ({ ...champ, rang }))}
        cleLigne={({ rang }) => String(rang)}
        colonnes={[
          {
            cle: "ecriture",
            titre: "À écrire",
            entete: true,
            rendu: ({ ecriture, profondeur }) => (
              <>
                {profondeur > 0 && <span aria-hidden="true">{"— ".repeat(profondeur)}</span>}
                <code>{ecriture}</code>
              </>
            ),
          },
          { cle: "sens", titre: "Ce que c’est", largeur: "large", rendu: ({ sens }) => sens },
          { cle: "exemple", titre: "Exemple", rendu: ({ exemple }) => exemple },
          ...(used.size > 0
            ? [
                {
                  cle: "utilise",
                  titre: "Dans votre modèle",
                  rendu: ({ nom }: ChampAPlat) => (used.has(nom) ? "oui" : "non"),
                },
              ]
            : []),
        ]}
        vide={null}
      />
    </Section>
  );
}
