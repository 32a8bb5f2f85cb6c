import { Carte } from "#platform/graphiques/carte.tsx";
import { framedResponse } from "#platform/http/framed.ts";
import { espaceOf, readPage, refusalResponse, stateOf } from "#platform/http/page.ts";
import { DataTable } from "#platform/ui/table.tsx";
import { NBSP } from "#platform/values/french.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { sayCase, withUnit } from "../../domain/dire.ts";
import { readExplorer } from "../../queries/explorer/read-explorer.ts";
import { Cadre } from "../parts/integrable/cadre.tsx";
import { carteOf, lienExplorer, noticeOf, phraseOf, readChoixExplorer } from "../parts/lecture-explorer.ts";
import type { Route } from "./+types/carte-integrable.ts";

/** Rows of a frame where nothing is drawn: the whole is on the site. */
const LIGNES = 50;

/** The map of the explorer, or its table where there is none, for the inside of another site. */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const { adresse } = stateOf(args).application;
  const { code, nom } = await espaceOf(args);
  const choix = readChoixExplorer(args.request);
  const explorer = await readPage(args, (ctx) => readExplorer(ctx, choix));
  if (!explorer?.tableau.montre) throw refusalResponse(args, new Refusal("introuvable", {}, 404));
  const { indicateur, lignes } = explorer.tableau;
  const carte = carteOf(code, explorer, choix);
  const titre = `${indicateur.libelle}${NBSP}: ${nom}`;
  return framedResponse(
    args.request,
    <Cadre
      titre={titre}
      lieu={`${nom} (${code})`}
      notice={noticeOf(explorer)}
      suite={{ adresse: `${adresse}${lienExplorer(code, explorer, choix)}`, label: "Voir tous les chiffres" }}
    >
      {carte ? (
        <Carte
          titre={carte.legende}
          phrase={phraseOf(explorer)}
          entete="Territoire"
          {...carte}
          territoires={carte.territoires.map(({ to: _, ...one }) => one)}
        />
      ) : (
        <>
          <p>{phraseOf(explorer)}</p>
          <DataTable
            legende={titre}
            legendeMasquee
            dense
            colonnes={[
              { cle: "nom", titre: "Territoire", entete: true, rendu: (one) => one.nom },
              {
                cle: "valeur",
                titre: "Valeur",
                align: "end",
                rendu: (one) => withUnit(sayCase(one, indicateur.decimales), indicateur.unite),
              },
            ]}
            lignes={lignes.slice(0, LIGNES)}
            cleLigne={(one) => one.code}
            vide={null}
          />
        </>
      )}
    </Cadre>,
  );
}
