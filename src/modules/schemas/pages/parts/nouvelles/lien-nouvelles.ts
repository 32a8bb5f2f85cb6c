import type { RouterContextProvider } from "react-router";
import type { Contexte } from "#platform/context/contexte.ts";
import { refusalResponse, stateOf } from "#platform/http/page.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { FichierVoulu } from "../../../commands/echanges/attach-piece.ts";
import { answerInvitation, answerNothingNew } from "../../../commands/nouvelles/answer-invitation.ts";
import { delegateInvitation } from "../../../commands/nouvelles/delegate-invitation.ts";
import { readLienNouvelles } from "../../../domain/nouvelles/tournee.ts";
import { findInvitation, listActionsAsked } from "../../../queries/nouvelles/find-invitation.ts";
import { brouillonOf, forAction, gesteOf, isModified, lireReponse } from "./lire-reponses.ts";

type Args = {
  readonly context: Readonly<RouterContextProvider>;
  readonly params: { readonly jeton: string };
};

/** Where a link leads: its secret, and what `readPage` needs. @throws the page that says that it is worth nothing. */
export async function lienOf(args: Args) {
  const lien = readLienNouvelles(args.params.jeton);
  const espace = lien && (await stateOf(args).application.espaces.find(lien.departement));
  if (!lien || !espace) {
    throw refusalResponse(
      { context: args.context, params: {} },
      new Refusal("tournee.lien-inconnu", {}, 404),
    );
  }
  return { jeton: lien.jeton, place: { context: args.context, params: { departement: espace.code } } };
}

export type Fait = {
  fait: "recu" | "rien" | "confie";
  nombre: number;
  brouillon: Record<string, string> | null;
  /** Files kept with the answers; names of those that were chosen for other actions, to be chosen again. */
  fichiers: number;
  aRechoisir: string[];
};

/** Does what the button of the form asks, and keeps what was typed for the other actions. */
export async function actByLien(ctx: Contexte, { jeton, form, adresse, fichiers }: Reponse): Promise<Fait> {
  const done = await act(ctx, { jeton, form, adresse, fichiers });
  const left = [...fichiers].filter(([action]) => !done.sent.includes(action));
  return {
    ...{ fait: done.fait, nombre: done.nombre, brouillon: done.brouillon },
    fichiers: fichiers.size - left.length,
    aRechoisir: left.map(([, { nom }]) => nom),
  };
}

type Reponse = {
  jeton: string;
  form: FormData;
  adresse: string;
  /** By action. */
  fichiers: ReadonlyMap<string, FichierVoulu>;
};
type Agi = Pick<Fait, "fait" | "nombre" | "brouillon"> & {
  /** Actions whose form was kept. */ sent: string[];
};

async function act(ctx: Contexte, { jeton, form, adresse, fichiers }: Reponse): Promise<Agi> {
  const cle = String(form.get("cle") ?? "");
  const asked = await listActionsAsked(ctx, (await findInvitation(ctx, jeton)).id);
  const { geste, action } = gesteOf(form);
  const rest = (sent: readonly string[]) =>
    brouillonOf(
      form,
      asked.filter(({ publicId }) => !sent.includes(publicId)),
    );
  const give = (publicId: string) =>
    forAction(publicId, () =>
      answerInvitation(ctx, {
        ...{ jeton, action: publicId, ...lireReponse(form, publicId), cle },
        fichier: fichiers.get(publicId) ?? null,
      }),
    );
  switch (geste) {
    case "repondre":
      await give(action);
      return { fait: "recu", nombre: 1, brouillon: rest([action]), sent: [action] };
    case "tout": {
      const changed = asked.filter((one) => isModified(form, one)).map(({ publicId }) => publicId);
      if (changed.length === 0) throw new Refusal("tournee.rien-change");
      for (const publicId of changed) await give(publicId);
      return { fait: "recu", nombre: changed.length, brouillon: null, sent: changed };
    }
    case "rien":
      await answerNothingNew(ctx, { jeton, actions: [action], cle });
      return { fait: "rien", nombre: 1, brouillon: rest([action]), sent: [] };
    case "rien-tout": {
      const nombre = await answerNothingNew(ctx, { jeton, actions: null, cle });
      return { fait: "rien", nombre, brouillon: null, sent: [] };
    }
    case "confier": {
      const actions = form.getAll("delegue-action").map(String);
      const text = (name: string) => String(form.get(name) ?? "");
      await delegateInvitation(ctx, {
        ...{ jeton, actions, adresse, cle },
        ...{ nom: text("delegue-nom"), courriel: text("delegue-courriel") },
      });
      return { fait: "confie", nombre: actions.length, brouillon: rest([]), sent: [] };
    }
    default:
      throw new Refusal("formulaire.choix", { champ: "geste" });
  }
}
