import type { Command, CommandCall } from "#platform/cli/run-command.ts";
import type { Settings } from "#platform/config/settings.ts";
import { listTaches } from "#platform/schedule/scheduler.ts";
import { plural } from "#platform/values/french.ts";
import { newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { domaineOf, readAdresse } from "./adresse.ts";
import { essai } from "./essai.ts";
import { countStates } from "./list-courriels.ts";
import { renderHtml, renderText } from "./render.ts";
import { readServer } from "./serveur.ts";
import { smtpTransport } from "./smtp.ts";
import { sayServer } from "./smtp-settings.ts";

/** `courriel essai` and `courriel etat`. `settings` reads those of the process. */
export function commandesCourriel(settings: () => Settings): Command[] {
  return [
    {
      mots: "courriel essai",
      resume:
        "Envoie tout de suite un courriel d'essai par le serveur de SMTP_URL et dit ce que celui-ci répond, mot pour mot. N'écrit rien dans la base.",
      usage: "courriel essai --a camille.durand@exemple.fr",
      options: { a: { type: "string" } },
      arguments: 0,
      run: (call) => sendTrial(call, settings().courriel),
    },
    {
      mots: "courriel etat",
      resume:
        "Dit quel serveur de courriel est réglé, s'il répond, et combien de courriels sont dans chaque état.",
      usage: "courriel etat",
      options: {},
      arguments: 0,
      run: async ({ application, say }) => {
        const { platform, taches } = application;
        const { serveur, etats, travaux } = await platform.database.national(async (tx) => ({
          serveur: await readServer(tx),
          etats: await countStates(tx, { departements: null }),
          travaux: await listTaches(tx, taches, platform.clock.now()),
        }));
        const { smtp } = settings().courriel;
        say(
          smtp ? `Serveur réglé ici : ${sayServer(smtp)}.` : "Aucun serveur réglé ici (SMTP_URL est vide).",
        );
        if (serveur.enPanneDepuis) say(`En panne depuis ${serveur.enPanneDepuis} : ${serveur.reponse}`);
        for (const [etat, nombre] of Object.entries(etats)) say(`${etat} : ${plural(nombre, "courriel")}`);
        return { result: { reglage: smtp && sayServer(smtp), serveur, etats, taches: travaux }, exit: 0 };
      },
    },
  ];
}

async function sendTrial(call: CommandCall, { smtp, expediteur }: Settings["courriel"]) {
  const { application, say } = call;
  const adresse = readAdresse(typeof call.options.a === "string" ? call.options.a : "");
  if (!smtp || !expediteur) throw new Refusal("courriel.sans-serveur");
  const transport = smtpTransport(smtp, { connexions: 1 });
  const now = application.platform.clock.now();
  const { sujet, contenu, genre } = essai("La ligne de commande");
  const mail = { genre, sujet, parties: [{ sujet, contenu }], origine: "Maillage", choix: null };
  try {
    const issue = await transport.send(
      {
        messageId: `<${newId()}@${domaineOf(expediteur.adresse)}>`,
        date: new Date(now.epochMilliseconds),
        expediteur,
        destinataire: { nom: null, adresse },
        sujet,
        texte: renderText(mail),
        html: renderHtml(mail),
        refus: null,
      },
      AbortSignal.timeout(60_000),
    );
    if (issue.issue !== "acceptee") {
      throw new Refusal("courriel.essai-refuse", { serveur: sayServer(smtp), reponse: issue.reponse });
    }
    say(`${sayServer(smtp)} a pris le courriel d'essai : ${issue.reponse}`);
    return {
      result: { serveur: sayServer(smtp), issue: issue.issue, reponse: issue.reponse },
      exit: 0 as const,
    };
  } finally {
    transport.close();
  }
}
