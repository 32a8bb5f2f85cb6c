import type { Contexte } from "#platform/context/contexte.ts";
import type { Tx } from "#platform/database/database.ts";
import type { CodeDepartement } from "#platform/values/ids.ts";
import { bouton, note, paragraphe, titre } from "./contenu.ts";
import { essai } from "./essai.ts";
import { COURRIEL_INVITATION } from "./genres.ts";
import { queueMails } from "./queue-mail.ts";

/** Where the invented correspondents live. */
const DEPARTEMENT = "63";

/** Mails of a département that is emptied: they belong to the deployment, and would speak of what is gone. */
export async function forgetCourriels(tx: Tx, departement: CodeDepartement): Promise<void> {
  await tx.deleteFrom("courriel").where("departement", "=", departement).execute();
}

/** Mails such as a first week leaves, to invented addresses that no server serves (RFC 2606), already out of date to send. */
export async function loadCourrielsDemo(ctx: Contexte): Promise<void> {
  const { departement, now } = ctx;
  if (departement !== DEPARTEMENT) return;
  const expire = now.add({ hours: 24 * 7 });
  const invitation = (nom: string, destinataire: string, institution: string) => ({
    genre: COURRIEL_INVITATION,
    departement,
    destinataire,
    nom,
    sujet: `${institution} vous invite dans Maillage`,
    expire,
    contenu: [
      titre("Vous êtes invité à rejoindre Maillage"),
      paragraphe(`Bonjour ${nom},`),
      paragraphe(
        `${institution} vous propose de suivre avec elle le schéma départemental des services aux familles : lire le plan, dire où en sont vos actions.`,
      ),
      bouton("Répondre à l'invitation", "https://maillage.example/exemple-de-lien"),
      note("Ce lien est un exemple : il n'ouvre rien. Un vrai lien vaut sept jours et ne sert qu'une fois."),
    ],
  });
  await queueMails(
    ctx.tx,
    [
      invitation("Apolline Verdier", "apolline.verdier@commune.example", "La communauté de communes"),
      invitation("Ismaël Courtade", "ismael.courtade@reseau.example", "La Caf"),
      { ...essai("Une administratrice"), departement, destinataire: "informatique@caf.example" },
    ],
    now,
  );
}
