import { data, redirect } from "react-router";
import { type FormRefusal, readForm, readPage, stateOf, submitSteps } from "#platform/http/page.ts";
import { Button } from "#platform/ui/actions.tsx";
import { CheckboxGroup } from "#platform/ui/choices.tsx";
import { Notice } from "#platform/ui/feedback.tsx";
import { TextField } from "#platform/ui/fields.tsx";
import { CONTENU, Page } from "#platform/ui/layout.tsx";
import { formatDate, formatList, NBSP, plural } from "#platform/values/french.ts";
import { newId } from "#platform/values/ids.ts";
import { readNouvelles } from "../../queries/nouvelles/find-invitation.ts";
import { MiseEnFormeRetiree, motNettoye } from "../parts/mise-en-forme.tsx";
import { actByLien, lienOf } from "../parts/nouvelles/lien-nouvelles.ts";
import { jourOf, lireFichiers } from "../parts/nouvelles/lire-reponses.ts";
import { Reponses } from "../parts/nouvelles/reponses.tsx";
import type { Route } from "./+types/nouvelles.ts";

/** Shows what is asked and uses nothing: what reads mail before its addressee follows the links in it. */
export async function loader(args: Route.LoaderArgs) {
  const { jeton, place } = await lienOf(args);
  const page = await readPage(place, (ctx) => readNouvelles(ctx, jeton));
  const params = new URL(args.request.url).searchParams;
  const count = (name: string) => {
    const value = Number(params.get(name));
    return Number.isInteger(value) && value > 0 ? value : 0;
  };
  const fait = params.get("fait");
  return { ...page, cle: newId(), fait, nombre: count("nombre"), fichiers: count("fichiers") };
}

export async function action(args: Route.ActionArgs) {
  const { jeton, place } = await lienOf(args);
  const form = await readForm(args);
  const { adresse } = stateOf(args).application;
  const result = await submitSteps(place, form, async (act) => {
    const fichiers = await lireFichiers(form);
    return act((ctx) => actByLien(ctx, { jeton, form, adresse, fichiers }));
  });
  if (!result.ok) {
    const coches = form.getAll("delegue-action").map(String);
    return data({ ...result.response.data, coches, done: null }, result.response.init ?? undefined);
  }
  const { fait, nombre, fichiers, brouillon, aRechoisir } = result.value;
  // What was typed for the other actions is in this answer and nowhere else: it is shown at once.
  if (brouillon || aRechoisir.length > 0) return data({ refus: undefined, coches: [], done: result.value });
  const avec = fichiers > 0 ? `&fichiers=${fichiers}` : "";
  return redirect(
    `/nouvelles/${args.params.jeton}?fait=${fait}&nombre=${nombre}${avec}${motNettoye(form)}#${CONTENU}`,
  );
}

export default function Nouvelles({ loaderData, actionData }: Route.ComponentProps) {
  const { actions, invitation, cle } = loaderData;
  const refus: FormRefusal | undefined = actionData?.refus;
  const fait = actionData?.done?.fait ?? (actionData ? null : loaderData.fait);
  const done = actionData?.done;
  const nombre = done?.nombre ?? loaderData.nombre;
  const fichiers = done?.fichiers ?? (actionData ? 0 : loaderData.fichiers);
  const waiting = actions.filter(({ reponse, confieeA }) => !reponse && !confieeA);
  return (
    <Page
      surtitre={invitation.schemaTitre}
      titre="Où en sont vos actions ?"
      chapo={
        invitation.delegueDeNom
          ? `Bonjour ${invitation.nom}. ${invitation.delegueDeNom} vous a confié ${plural(actions.length, "action")}.`
          : `Bonjour ${invitation.nom}. ${invitation.parNom} vous demande des nouvelles de ${plural(actions.length, "action")}.`
      }
      largeur="texte"
    >
      <title>Donner des nouvelles — Maillage</title>
      {/* The address of this page is a secret; without any referrer the form itself would be taken for one of elsewhere. */}
      <meta name="referrer" content="same-origin" />
      <meta name="robots" content="noindex" />
      {fait && !refus && <Merci {...{ fait, nombre, fichiers }} reste={waiting.length} />}
      <MiseEnFormeRetiree />
      {done && done.aRechoisir.length > 0 && (
        <Notice kind="attention" titre="Un fichier est à choisir de nouveau">
          <p>{`Un navigateur ne garde pas les fichiers choisis pour les autres actions${NBSP}: ${formatList(done.aRechoisir)}.`}</p>
        </Notice>
      )}
      {actions.length === 0 ? (
        <Notice kind="info" titre="Plus rien à dire">
          <p>Les actions dont on vous demandait des nouvelles ont été retirées du plan depuis.</p>
        </Notice>
      ) : (
        <Reponses
          actions={actions}
          cle={cle}
          refus={refus}
          limites={loaderData.limites}
          brouillon={actionData?.done?.brouillon ?? undefined}
        >
          {!invitation.delegueDeNom && (
            <Confier
              actions={actions.filter(({ confieeA, reponse }) => !confieeA && !reponse)}
              refus={refus}
              coches={actionData?.coches ?? []}
            />
          )}
        </Reponses>
      )}
      <p className="discret">
        {`Ce lien vous est personnel. Il n'ouvre que ces actions, et sert jusqu'au ${formatDate(jourOf(invitation.expireLe))}. Vos réponses sont signées « ${invitation.nom}, par lien ».`}
      </p>
    </Page>
  );
}

type MerciProps = { fait: string; nombre: number; fichiers: number; reste: number };

function Merci({ fait, nombre, fichiers, reste }: MerciProps) {
  const titre =
    fait === "confie"
      ? "C'est confié : votre collègue reçoit un lien, et vous un courriel qui le confirme"
      : nombre === 0
        ? "Tout était déjà répondu"
        : `Merci, ${plural(nombre, "réponse est enregistrée", "réponses sont enregistrées")}${fichiers > 0 ? `, avec ${plural(fichiers, "fichier")}` : ""}`;
  return (
    <Notice kind="succes" titre={titre} annonce>
      <p>
        {reste === 0
          ? "Vous avez tout dit, vous pouvez fermer cette page."
          : `Il reste ${plural(reste, "action")}.`}
      </p>
    </Notice>
  );
}

function Confier({
  actions,
  refus,
  coches,
}: {
  actions: readonly { publicId: string; code: string | null; intitule: string }[];
  refus: FormRefusal | undefined;
  coches: readonly string[];
}) {
  if (actions.length === 0) return null;
  const own = refus?.champ?.startsWith("delegue-") ? refus : undefined;
  const erreur = (champ: string) => (own?.champ === champ ? own.message : undefined);
  return (
    <details className="repli" open={own ? true : undefined}>
      <summary>Confier à un collègue</summary>
      <p>Il reçoit son propre lien, pour ces actions seulement. Vous pourrez encore répondre.</p>
      <CheckboxGroup
        name="delegue-action"
        label="Actions à confier"
        erreur={erreur("delegue-action")}
        defaultValues={own ? coches : actions.map(({ publicId }) => publicId)}
        options={actions.map(({ publicId, code, intitule }) => ({
          value: publicId,
          label: code ? `${code} ${intitule}` : intitule,
        }))}
      />
      <TextField
        name="delegue-nom"
        label="Nom de votre collègue"
        autoComplete="off"
        erreur={erreur("delegue-nom")}
        defaultValue={refus?.saisie["delegue-nom"]}
      />
      <TextField
        name="delegue-courriel"
        label="Son adresse de courriel"
        type="email"
        autoComplete="off"
        erreur={erreur("delegue-courriel")}
        defaultValue={refus?.saisie["delegue-courriel"]}
      />
      <Button variant="secondaire" name="geste" value="confier">
        Confier ces actions
      </Button>
    </details>
  );
}
