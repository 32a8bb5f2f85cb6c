import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Application } from "#platform/http/application.ts";
import type { Principal } from "#platform/identity/principal.ts";
import { lastLine } from "#platform/journal/tete.ts";
import type { Rythme } from "#platform/mail/genres.ts";
import { nextEnvoi, rythmeOf } from "#platform/mail/rythme.ts";
import { rythmesChoisis } from "#platform/mail/save-choix.ts";
import type { Tache } from "#platform/schedule/scheduler.ts";
import { plural } from "#platform/values/french.ts";
import type { CodeDepartement } from "#platform/values/ids.ts";
import { COURRIEL_RELEVE, type EtatReleve, sendReleve } from "./commands/suivi/send-releve.ts";
import { loadReleve, type Releve } from "./queries/suivi/load-releve.ts";

const CALENDRIER: Principal = { genre: "systeme", nom: "relevés de ce qui a changé" };

type Site = Pick<Application, "platform" | "espaces" | "adresse">;

/** What changed in what everybody follows, at the rhythm that each chose. Done again, it writes nothing twice. */
export const tacheReleves: Tache<Application> = {
  nom: "schemas.releves",
  libelle: "Écrire à chacun ce qui a changé dans ce qu’il suit",
  cadence: { minutes: 15 },
  run: runReleves,
};

/** Looks at everybody who is due at the instant of the clock, in every open département; says how many mails. */
export async function runReleves(site: Site, arret: AbortSignal): Promise<string> {
  let courriels = 0;
  for (const { code } of await site.espaces.list()) {
    await site.platform.act(code, CALENDRIER, beginMissing);
    for (const etat of await site.platform.read(code, CALENDRIER, listDus)) {
      if (arret.aborted) break;
      courriels += await tell(site, code, etat);
    }
  }
  return plural(courriels, "relevé");
}

/** Whoever followed something before mail told of it begins now. */
async function beginMissing(ctx: Contexte): Promise<void> {
  const { tx, departement, now } = ctx;
  await sql`
    INSERT INTO suivi_releve (departement, personne, jusqua, releve_le)
    SELECT DISTINCT departement, personne, ${await lastLine(ctx)}::bigint, ${now.toString()}::timestamptz
      FROM suivi WHERE departement = ${departement}
        ON CONFLICT DO NOTHING`.execute(tx);
}

type Du = EtatReleve & { rythme: Rythme };

/** Those whose day or week is over, at once for whoever asked so. */
async function listDus(ctx: Contexte): Promise<Du[]> {
  const { tx, departement, now } = ctx;
  const { rows } = await sql<EtatReleve & { courriel: string | null }>`
    SELECT r.personne, r.jusqua, r.releve_le AS "releveLe", lower(a.courriel) AS courriel
      FROM suivi_releve r JOIN acteur a ON a.departement = r.departement AND a.id = r.personne
     WHERE r.departement = ${departement} ORDER BY r.personne`.execute(tx);
  const adresses = rows.flatMap(({ courriel }) => courriel ?? []);
  const choisis = await rythmesChoisis(tx, COURRIEL_RELEVE.code, adresses);
  const fin = await lastLine(ctx);
  return rows.flatMap(({ courriel, ...etat }) => {
    const rythme = courriel ? rythmeOf(COURRIEL_RELEVE, choisis.get(courriel)) : "jamais";
    const du = { ...etat, rythme };
    return (rythme === "aussitot" ? fin > etat.jusqua : isOver(du, now)) ? [du] : [];
  });
}

/** Whoever wants no mail is moved on day by day: changing one's mind does not bring back a year. */
function isOver({ rythme, releveLe }: Du, now: Temporal.Instant): boolean {
  const end = nextEnvoi(rythme === "semaine" ? "semaine" : "jour", Temporal.Instant.from(releveLe));
  return end.epochMilliseconds <= now.epochMilliseconds;
}

/** Read in one state of the base, then written if nobody else did. Returns how many mails were queued. */
async function tell({ platform, adresse }: Site, code: CodeDepartement, etat: Du): Promise<number> {
  const { personne, jusqua, rythme } = etat;
  const releve = await platform.read(
    code,
    CALENDRIER,
    async (ctx): Promise<Releve> =>
      rythme === "jamais" ? { jusqua: await lastLine(ctx), schemas: [] } : loadReleve(ctx, personne, jusqua),
  );
  const moved = await platform.act(code, CALENDRIER, (ctx) => sendReleve(ctx, etat, releve, adresse));
  return moved && releve.schemas.length > 0 ? 1 : 0;
}
