import { Courbe } from "#platform/graphiques/courbe.tsx";
import { framedResponse } from "#platform/http/framed.ts";
import { espaceOf, readPage, refusalResponse, stateOf } from "#platform/http/page.ts";
import { formatNumber, NBSP } from "#platform/values/french.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { readEvolution } from "../../queries/evolution/read-evolution.ts";
import { Cadre } from "../parts/integrable/cadre.tsx";
import {
  courbesOf,
  noticeEvolution,
  phraseEvolution,
  readChoixEvolution,
} from "../parts/lecture-evolution.ts";
import { lienEvolution } from "../parts/liens.ts";
import type { Route } from "./+types/courbe-integrable.ts";

/** The curve of an indicator of a territory, for the inside of another site. */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const { code, nom } = await espaceOf(args);
  const choix = readChoixEvolution(args.request);
  const evolution = await readPage(args, (ctx) => readEvolution(ctx, choix));
  const { indicateur, series } = evolution;
  const [main] = series;
  if (!indicateur || !main || main.points.length === 0) {
    throw refusalResponse(args, new Refusal("introuvable", {}, 404));
  }
  const titre = `${indicateur.libelle}${NBSP}: ${main.territoire.nom}`;
  const address = { indicateur: indicateur.code, territoire: main.territoire.code };
  const adresse = `${stateOf(args).application.adresse}${lienEvolution(code, address)}`;
  return framedResponse(
    args.request,
    <Cadre
      titre={titre}
      lieu={`${nom} (${code})`}
      notice={noticeEvolution(evolution, adresse)}
      suite={{ adresse, label: "Voir tous les chiffres" }}
    >
      <Courbe
        titre={[indicateur.libelle, indicateur.unite].filter(Boolean).join(", ")}
        phrase={phraseEvolution(evolution)}
        series={courbesOf(series, indicateur)}
        legende={[indicateur.libelle, indicateur.unite].filter(Boolean).join(", ")}
        format={formatNumber}
      />
    </Cadre>,
  );
}
