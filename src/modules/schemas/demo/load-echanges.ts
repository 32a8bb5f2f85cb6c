import type { ActeursDemo } from "#modules/acteurs/index.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import { typographie } from "#platform/mail/render.ts";
import { newId } from "#platform/values/ids.ts";
import { attachPiece, attachToCommentaire } from "../commands/echanges/attach-piece.ts";
import { resolveCommentaire } from "../commands/echanges/remove-commentaire.ts";
import { writeCommentaire } from "../commands/echanges/write-commentaire.ts";
import { asOn } from "./load-membres.ts";
import { petitPdf } from "./petit-pdf.ts";

/** What somebody said, of an action by its code or of the scheme, and what others answered. */
type Dit = {
  sur: string | null;
  par: string;
  joursAvant: number;
  texte: string;
  fichier?: { nom: string; contenu: Uint8Array };
  reponses?: readonly { par: string; joursAvant: number; texte: string }[];
  resoluPar?: string;
};

const texte = (...lignes: readonly string[]) => new Uint8Array(Buffer.from(`${lignes.join("\r\n")}\r\n`));

const DITS: readonly Dit[] = [
  {
    sur: "1-A",
    par: "elodie-sauvegrain",
    joursAvant: 34,
    texte:
      "Les relais du Livradois demandent à rejoindre le groupe départemental avant l'été. On leur répond ensemble, Caf et Département ?",
    reponses: [
      {
        par: "noemie-brisefer",
        joursAvant: 33,
        texte: "Oui. J'ai la liste à jour des relais, je la partage ici dès qu'elle est relue.",
      },
      {
        par: "elodie-sauvegrain",
        joursAvant: 30,
        texte: "Parfait.\n\nPour mémoire, deux communes changent d'intercommunalité au 1er janvier.",
      },
    ],
    resoluPar: "noemie-brisefer",
  },
  {
    sur: "1-A",
    par: "noemie-brisefer",
    // The mandates of the demonstration begin today: before, there was nobody to name.
    joursAvant: 0,
    texte:
      "@Solène Marchebois, la liste des relais est jointe. Il manque le contact de trois d'entre eux : peux-tu les demander à la prochaine réunion ?",
    fichier: {
      nom: "relais-petite-enfance.csv",
      contenu: texte(
        "Relais;Territoire;Contact",
        "Relais des Combes;Livradois;à compléter",
        "Relais du Lac;Sancy;relais-du-lac@exemple.fr",
      ),
    },
  },
  {
    sur: "2-A",
    par: "aubin-trevelec",
    joursAvant: 12,
    texte:
      "En zone rurale, les temps d'échange du samedi matin marchent mieux que ceux du soir : à garder en tête pour le calendrier.",
    reponses: [{ par: "solene-marchebois", joursAvant: 11, texte: "Noté, merci. Je le propose au comité." }],
  },
  {
    sur: "3-A",
    par: "agathe-clairval",
    joursAvant: 0,
    texte: "Le service a changé de locaux : @Élodie Sauvegrain, qui prévient les partenaires ?",
  },
  {
    sur: null,
    par: "solene-marchebois",
    joursAvant: 9,
    texte:
      "Le compte rendu du comité de suivi est joint au schéma. Relisez les décisions qui vous concernent avant la fin du mois.",
    reponses: [
      {
        par: "aubin-trevelec",
        joursAvant: 8,
        texte: "Relu pour la MSA. Une coquille sur la date de la prochaine réunion.",
      },
    ],
  },
];

/** What is attached to the scheme and to an action: a report for all to see, a working note. */
const PIECES = [
  {
    sur: null,
    par: "solene-marchebois",
    joursAvant: 9,
    publique: true,
    titre: "Compte rendu du comité de suivi",
    fichier: {
      nom: "compte-rendu-comite-de-suivi.pdf",
      contenu: petitPdf([
        "Comité de suivi du schéma (document de démonstration)",
        "",
        "1. Les actions en retard sont revues une à une.",
        "2. Chaque pilote donne des nouvelles avant la fin du trimestre.",
        "3. Prochaine réunion au printemps.",
      ]),
    },
  },
  {
    sur: "1-A",
    par: "elodie-sauvegrain",
    joursAvant: 40,
    publique: false,
    titre: "Note de cadrage du groupe départemental",
    fichier: {
      nom: "note-de-cadrage.txt",
      contenu: texte(
        "Note de cadrage",
        "",
        "Qui : les crèches et les relais.",
        "Quand : une fois par trimestre.",
      ),
    },
  },
] as const;

/** Comments and files of the scheme of the Puy-de-Dôme, through the commands, each as its person on its day. */
export async function loadEchangesDemo(
  ctx: Contexte,
  schema: { id: string; publicId: string },
  acteurs: ActeursDemo,
  adresse: string,
): Promise<void> {
  if (ctx.departement !== "63") return;
  const rows = await ctx.tx
    .selectFrom("action")
    .select(["code", "public_id as publicId"])
    .where("departement", "=", ctx.departement)
    .where("schema", "=", schema.id as never)
    .execute();
  const codes = new Map(rows.map(({ code, publicId }) => [code, publicId]));
  const lieu = (code: string | null) => ({
    schema: schema.publicId,
    ...(code === null
      ? { genre: "schema", objet: "tout" }
      : { genre: "action", objet: codes.get(code) ?? `no action ${code}` }),
  });
  const dire = (sur: string | null, parent: string | null, dit: Omit<Dit, "sur">) =>
    writeCommentaire(asOn(ctx, acteurs, dit.par, dit.joursAvant), {
      ...{
        ...lieu(sur),
        parent,
        texte: typographie(dit.texte),
        prevenir: "",
        sansPrevenir: false,
        adresse,
        cle: newId(),
      },
    });
  for (const dit of DITS) {
    const fil = await dire(dit.sur, null, dit);
    const ids = { schema: schema.publicId, commentaire: fil };
    if (dit.fichier) {
      const par = asOn(ctx, acteurs, dit.par, dit.joursAvant);
      await attachToCommentaire(par, { ...ids, fichier: dit.fichier, cle: newId() });
    }
    for (const reponse of dit.reponses ?? []) await dire(dit.sur, fil, reponse);
    if (dit.resoluPar) {
      await resolveCommentaire(asOn(ctx, acteurs, dit.resoluPar, 28), { ...ids, resolu: true });
    }
  }
  for (const { sur, par, joursAvant, ...piece } of PIECES) {
    await attachPiece(asOn(ctx, acteurs, par, joursAvant), { ...lieu(sur), ...piece, cle: newId() });
  }
}
