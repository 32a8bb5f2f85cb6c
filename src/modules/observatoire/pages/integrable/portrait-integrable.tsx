import { lienPortrait } from "#modules/territoires/index.ts";
import { framedResponse } from "#platform/http/framed.ts";
import { espaceOf, readPage, refusalResponse, stateOf } from "#platform/http/page.ts";
import { KeyFigures } from "#platform/ui/layout.tsx";
import { Refusal } from "#platform/values/refusal.ts";
import { LIBELLE_MAILLE } from "../../domain/vocabulaire.ts";
import { readPortrait } from "../../queries/portrait/read-portrait.ts";
import { Cadre } from "../parts/integrable/cadre.tsx";
import { AccueilParMode } from "../parts/portrait/accueil-par-mode.tsx";
import { essentiels } from "../parts/portrait/lecture-portrait.ts";
import { noticesOf } from "../parts/sources-chiffres.tsx";
import type { Route } from "./+types/portrait-integrable.ts";

/** The few figures of a territory that everybody asks first, for the inside of another site. */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const { code, nom } = await espaceOf(args);
  const { territoires, lignes } = await readPage(args, (ctx) => readPortrait(ctx, args.params.code, null));
  const [main] = territoires;
  if (!main || lignes.length === 0) throw refusalResponse(args, new Refusal("introuvable", {}, 404));
  const shown = lignes.filter(({ indicateur }) =>
    [...essentiels(lignes)].some(({ label }) => label === indicateur.libelle),
  );
  return framedResponse(
    args.request,
    <Cadre
      titre={main.nom}
      lieu={`${LIBELLE_MAILLE[main.maille]}, ${nom} (${code})`}
      notice={noticesOf(shown)}
      suite={{
        adresse: `${stateOf(args).application.adresse}${lienPortrait(code, main.code)}`,
        label: "Lire le portrait entier",
      }}
    >
      <KeyFigures items={essentiels(lignes)} />
      <AccueilParMode lignes={lignes} territoires={territoires} />
    </Cadre>,
  );
}
