import { data, redirect } from "react-router";
import type { Contexte } from "#platform/context/contexte.ts";
import { type FormRefusal, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { EmptyState, Notice } from "#platform/ui/feedback.tsx";
import { CONTENU, Page } from "#platform/ui/layout.tsx";
import { plural } from "#platform/values/french.ts";
import { newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { recordPointAvancement } from "../../commands/nouvelles/record-point-avancement.ts";
import { sansChangement } from "../../domain/nouvelles/sans-changement.ts";
import { listMesActions, type MonAction } from "../../queries/suivi/list-mes-actions.ts";
import {
  brouillonOf,
  forAction,
  gesteOf,
  isModified,
  lireReponse,
} from "../parts/nouvelles/lire-reponses.ts";
import { Reponses } from "../parts/nouvelles/reponses.tsx";
import type { Route } from "./+types/mes-actions.ts";

export async function loader(args: Route.LoaderArgs) {
  const actions = await readPage(args, listMesActions);
  const nombre = Number(new URL(args.request.url).searchParams.get("nombre"));
  return { actions, cle: newId(), nombre: Number.isInteger(nombre) ? nombre : 0 };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const result = await submitPage(args, form, (ctx) => act(ctx, form));
  if (!result.ok) return data({ ...result.response.data, done: null }, result.response.init ?? undefined);
  if (result.value.brouillon) return data({ refus: undefined, done: result.value });
  return redirect(`/${args.params.departement}/mes-actions?nombre=${result.value.nombre}#${CONTENU}`);
}

/** Does what the button asks, on the actions of whoever asks and on no other. */
async function act(ctx: Contexte, form: FormData) {
  const mine = await listMesActions(ctx);
  const cle = String(form.get("cle") ?? "");
  const { geste, action: publicId } = gesteOf(form);
  const one = mine.filter((action) => action.publicId === publicId);
  const give = (action: MonAction, same: boolean) =>
    forAction(action.publicId, () => {
      if (same && !action.dernier) throw new Refusal("tournee.rien-sans-nouvelles", { champ: "statut" });
      const point =
        same && action.dernier ? sansChangement(action.dernier) : lireReponse(form, action.publicId);
      return recordPointAvancement(ctx, {
        ...{ ...point, cle },
        ...{ schema: action.schema.publicId, action: action.publicId },
      });
    });
  const wanted: readonly MonAction[] =
    geste === "tout"
      ? mine.filter((action) => isModified(form, action))
      : geste === "rien-tout"
        ? mine.filter(({ dernier, reponse }) => dernier && !reponse)
        : one;
  const known = ["tout", "rien-tout", "rien", "repondre"].includes(geste);
  if (!known) throw new Refusal("formulaire.choix", { champ: "geste" });
  if (wanted.length === 0)
    throw new Refusal(one.length === 0 && publicId ? "tournee.hors-lien" : "tournee.rien-change");
  for (const action of wanted) await give(action, geste.startsWith("rien"));
  const others = mine.filter((action) => !wanted.includes(action));
  return { nombre: wanted.length, brouillon: brouillonOf(form, others) };
}

export default function MesActions({ loaderData, actionData }: Route.ComponentProps) {
  const { actions, cle } = loaderData;
  const refus: FormRefusal | undefined = actionData?.refus;
  const nombre = actionData?.done?.nombre ?? (actionData ? 0 : loaderData.nombre);
  return (
    <Page
      titre="Mes actions"
      chapo={`Vous pouvez donner des nouvelles de ${plural(actions.length, "action")}, que vous pilotez ou que votre institution pilote.`}
      largeur="texte"
    >
      <title>Mes actions — Maillage</title>
      {nombre > 0 && !refus && (
        <Notice
          kind="succes"
          titre={`Merci, ${plural(nombre, "réponse est enregistrée", "réponses sont enregistrées")}`}
          annonce
        />
      )}
      {actions.length === 0 ? (
        <EmptyState titre="Aucune action">
          Ni vous ni l'institution au nom de laquelle vous agissez ne pilotez d'action en cours.
        </EmptyState>
      ) : (
        <Reponses
          actions={actions}
          cle={cle}
          refus={refus}
          brouillon={actionData?.done?.brouillon ?? undefined}
        />
      )}
    </Page>
  );
}
