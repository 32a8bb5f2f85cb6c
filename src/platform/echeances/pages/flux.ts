import { countTries } from "#platform/http/count-tries.ts";
import { refusalResponse, sayWait, stateOf } from "#platform/http/page.ts";
import { isRefusal, Refusal } from "#platform/values/refusal.ts";
import { readLienAgenda } from "../agendas.ts";
import { type Flux, readFlux } from "../read-flux.ts";
import type { Route } from "./+types/flux.ts";

/**
 * The calendar behind an address, for programs: no cookie is looked at, the address is the proof. One that is wrong counts
 * as a try; one that is right may be read often, not without end.
 */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  try {
    const flux = await fluxOf(args);
    const headers = {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'inline; filename="maillage.ics"',
      "Cache-Control": "private, max-age=900",
      ETag: flux.etag,
    };
    const same = args.request.headers.get("If-None-Match")?.split(/,\s*/).includes(flux.etag);
    return same ? new Response(null, { status: 304, headers }) : new Response(flux.texte, { headers });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    sayWait(args, error);
    return new Response(`${refusalResponse(args, error).data.message}\n`, {
      status: error.status,
      headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
    });
  }
}

/** @throws Refusal `agenda.inconnu` (404), `limite.tentatives` (429). */
async function fluxOf(args: Route.LoaderArgs): Promise<Flux> {
  const { application } = stateOf(args);
  const lien = readLienAgenda(args.params.fichier);
  const espace = lien && (await application.espaces.find(lien.departement));
  if (lien && espace) {
    await countTries(args, { cibles: { "agenda-lecture": lien.jeton } });
    const flux = await readFlux(application, espace, lien.jeton);
    if (flux) return flux;
  }
  await countTries(args, { adresse: "agenda-adresse" });
  throw new Refusal("agenda.inconnu", {}, 404);
}
