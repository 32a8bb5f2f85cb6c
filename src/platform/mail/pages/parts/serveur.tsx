import { Temporal } from "temporal-polyfill";
import { Notice } from "#platform/ui/feedback.tsx";
import { formatInstant } from "#platform/values/french.ts";
import type { EtatServeur } from "../../serveur.ts";

const say = (instant: string) => formatInstant(Temporal.Instant.from(instant));

/** Whether mail leaves, and what to do when it does not. */
export function EtatDuServeur({ serveur }: { serveur: EtatServeur }) {
  if (!serveur.regle) {
    return (
      <Notice kind="attention" titre="Aucun serveur de courriel n'est réglé : rien ne part">
        <p>
          Les courriels sont gardés ici ; transmettez vous-même ce qui presse. Pour qu'ils partent, donnez à
          Maillage les réglages <code>SMTP_URL</code> (par exemple{" "}
          <code>smtp://utilisateur:mot-de-passe@serveur:587</code>) et{" "}
          <code>MAILLAGE_COURRIEL_EXPEDITEUR</code>, puis relancez-le. Ceux qui sont gardés ne partiront pas
          d'eux-mêmes.
        </p>
      </Notice>
    );
  }
  if (serveur.enPanneDepuis) {
    return (
      <Notice
        kind="erreur"
        titre={`Le serveur de courriel ne prend rien depuis le ${say(serveur.enPanneDepuis)}`}
      >
        <p>
          {`${serveur.adresse} : ${serveur.reponse}. `}
          {serveur.pauseFin ? `Prochain essai le ${say(serveur.pauseFin)}. ` : ""}
          Rien n'est perdu : les courriels partiront quand il répondra.
        </p>
      </Notice>
    );
  }
  return (
    <p className="discret">{`Les courriels partent par ${serveur.adresse}, au nom de ${serveur.expediteur}.`}</p>
  );
}
