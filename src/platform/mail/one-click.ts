import type { Application } from "#platform/http/application.ts";
import { openChoix } from "./choix.ts";
import { refuseInOneClick } from "./save-choix.ts";

/**
 * Answers the POST that a mail client sends by itself (RFC 8058): the address of the link is the proof, no form of ours
 * was read. A GET never refuses anything, for scanners follow links.
 */
export async function answerOneClick(
  { platform, genresCourriel, secret }: Application,
  request: Request,
  jeton: string,
): Promise<Response> {
  const body = (await request.text()).slice(0, 1000);
  const id = openChoix(secret, jeton);
  const done =
    id !== null &&
    /List-Unsubscribe["=\s]+One-Click/.test(body) &&
    (await platform.database.national((tx) =>
      refuseInOneClick(tx, id, genresCourriel, platform.clock.now()),
    ));
  const headers = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" };
  return done
    ? new Response("C'est enregistré : ce genre de courriel ne sera plus envoyé à cette adresse.\n", {
        headers,
      })
    : new Response("Ce lien n'est pas complet, ou il est trop ancien.\n", { status: 404, headers });
}
