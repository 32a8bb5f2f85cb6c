import { sql } from "kysely";
import type { Application } from "#platform/http/application.ts";
import type { Tache } from "#platform/schedule/scheduler.ts";
import { plural } from "#platform/values/french.ts";
import { expireLate, keptContent } from "./claim.ts";

/** What a mail said is kept these days after it is over, to answer « I never received it »; secrets are not. */
export const JOURS_CONTENU = 30;
/** Who was written to, when and with what outcome. */
export const JOURS_TRACE = 365;

/** Conservation, for the register of processing: what is deleted, when, by which work. */
export const CONSERVATION_COURRIELS = [
  {
    donnees: "Contenu des courriels envoyés, refusés ou annulés",
    jours: JOURS_CONTENU,
    tache: "courriel.menage",
  },
  { donnees: "Contenu des liens de connexion et des invitations", jours: 0, tache: "à l'envoi" },
  {
    donnees: "Trace des courriels : destinataire, objet, dates, réponses du serveur",
    jours: JOURS_TRACE,
    tache: "courriel.menage",
  },
] as const;

/** Ends what is too late and erases what was kept long enough. */
export const menageCourriels: Tache<Application> = {
  nom: "courriel.menage",
  libelle: "Effacer les courriels anciens et ceux qui n'ont plus lieu d'être",
  cadence: { minutes: 15 },
  run: async ({ platform, genresCourriel }) => {
    const instant = sql<string>`${platform.clock.now().toString()}::timestamptz`;
    const { expires, effaces, retires } = await platform.database.national(async (tx) => {
      const late = await expireLate(tx, instant, genresCourriel);
      // A kept mail is over as soon as it is old: nobody will send it.
      const erased = await sql`
        UPDATE courriel SET contenu = NULL
         WHERE contenu IS NOT NULL
           AND ((termine_le <= ${instant} - make_interval(days => ${JOURS_CONTENU}))
             OR (etat = 'garde' AND cree_le <= ${instant} - make_interval(days => ${JOURS_CONTENU}))
             OR (termine_le IS NOT NULL AND ${keptContent(genresCourriel)} IS NULL))`.execute(tx);
      const removed = await sql`
        DELETE FROM courriel
         WHERE etat NOT IN ('a_envoyer', 'reporte', 'en_cours')
           AND cree_le <= ${instant} - make_interval(days => ${JOURS_TRACE})`.execute(tx);
      return {
        expires: late,
        effaces: Number(erased.numAffectedRows ?? 0n),
        retires: Number(removed.numAffectedRows ?? 0n),
      };
    });
    return `${plural(expires, "expiré")}, ${plural(effaces, "contenu effacé", "contenus effacés")}, ${plural(retires, "trace retirée", "traces retirées")}`;
  },
};
