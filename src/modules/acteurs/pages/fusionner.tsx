import { redirect } from "react-router";
import { espaceOf, readForm, readPage, stateOf, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { RadioGroup } from "#platform/ui/choices.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Columns, Definition, Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { plural } from "#platform/values/french.ts";
import { mergeActeurs } from "../commands/merge-acteurs.ts";
import { CHAMPS_FUSION, type ChampFusion, type ChoixFusion } from "../domain/fusion.ts";
import { LIBELLE_GENRE } from "../domain/genre.ts";
import { droitsOf } from "../queries/droits-acteur.ts";
import { type FicheActeur, readActeur } from "../queries/read-acteur.ts";
import { operationsActeurs } from "../rights.ts";
import type { Route } from "./+types/fusionner.ts";
import { lienActeur, lienActeurs, lienDoublons, lienFusion } from "./parts/liens.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const { references } = stateOf(args).application;
  const avec = new URL(args.request.url).searchParams.get("avec") ?? "";
  return readPage(args, async (ctx) => {
    const sides = [];
    for (const publicId of [args.params.acteur, avec]) {
      const fiche = await readActeur(ctx, publicId);
      require(ctx, operationsActeurs.modifier, await droitsOf(ctx, fiche.id));
      const mentions = await references.mentionsOf(ctx, fiche.id);
      sides.push({
        fiche,
        mentions: mentions.map(({ titre, references: some }) => ({ titre, nombre: some.length })),
      });
    }
    return { code, sides };
  });
}

export async function action(args: Route.ActionArgs) {
  const { departement, acteur } = args.params;
  const { references } = stateOf(args).application;
  const form = await readForm(args);
  const avec = String(form.get("avec") ?? "");
  const choix: ChoixFusion = Object.fromEntries(
    CHAMPS_FUSION.flatMap((champ) => {
      const value = form.get(champ);
      return value === "conserve" || value === "absorbe" ? [[champ, value]] : [];
    }),
  );
  const result = await submitPage(args, form, (ctx) =>
    mergeActeurs(ctx, references, {
      conserve: { publicId: acteur, revision: Number(form.get("revision-conserve")) },
      absorbe: { publicId: avec, revision: Number(form.get("revision-absorbe")) },
      choix,
    }),
  );
  return result.ok ? redirect(`${lienActeur(departement, acteur)}?fait=fusionne`) : result.response;
}

const LIBELLES: Readonly<Record<ChampFusion, string>> = {
  nom: "Nom",
  sigle: "Sigle",
  nature: "Nature",
  siret: "SIRET",
  parent: "Rattachement",
  fonction: "Fonction",
  courriel: "Courriel",
};

const textOf = (fiche: FicheActeur, champ: ChampFusion): string =>
  (champ === "parent" ? fiche.parent?.nom : fiche[champ]) ?? "";

export default function Fusionner({ loaderData, actionData }: Route.ComponentProps) {
  const { code, sides } = loaderData;
  const [conserve, absorbe] = sides;
  const refus = actionData?.refus;
  if (!conserve || !absorbe) return null;
  const [a, b] = [conserve.fiche, absorbe.fiche];
  const perime = refus?.code === "acteur.perime";
  const saisie = perime ? undefined : refus?.saisie;
  const differing = CHAMPS_FUSION.filter((champ) => textOf(a, champ) !== textOf(b, champ));
  return (
    <Page
      titre="Fusionner deux acteurs"
      chapo={`Vous conservez ${a.nom} ; ${b.nom} disparaîtra dans cette fiche.`}
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Acteurs", to: lienActeurs(code) },
        { label: "Doublons", to: lienDoublons(code) },
      ]}
      actions={
        <ButtonLink to={lienFusion(code, b.publicId, a.publicId)}>Conserver plutôt l'autre</ButtonLink>
      }
    >
      <title>Fusionner deux acteurs — Maillage</title>
      {refus && (
        <ErrorSummary
          titre="Les deux acteurs n'ont pas été fusionnés"
          erreurs={[{ message: refus.message }]}
        />
      )}
      <Columns>
        {[
          { titre: "Conservé", side: conserve },
          { titre: "Absorbé", side: absorbe },
        ].map(({ titre, side }) => (
          <Section key={titre} titre={titre}>
            <Definition items={resume(code, side)} />
          </Section>
        ))}
      </Columns>
      <Formulaire className="formulaire">
        <input type="hidden" name="avec" value={b.publicId} />
        <input type="hidden" name="revision-conserve" value={saisie?.["revision-conserve"] ?? a.revision} />
        <input type="hidden" name="revision-absorbe" value={saisie?.["revision-absorbe"] ?? b.revision} />
        {differing.map((champ) => (
          <RadioGroup
            key={champ}
            name={champ}
            label={`${LIBELLES[champ]} à garder`}
            defaultValue={refus?.saisie[champ] ?? (textOf(a, champ) ? "conserve" : "absorbe")}
            options={[
              { value: "conserve", label: textOf(a, champ) || "Rien" },
              { value: "absorbe", label: textOf(b, champ) || "Rien" },
            ]}
          />
        ))}
        <Notice kind="attention" titre="Ce qui va se passer">
          <p>
            {`Tout ce qui nomme ${b.nom} nommera l'acteur conservé, ses écritures aussi, et son ancienne adresse y mènera. Vous pourrez défaire la fusion tant que rien ne l'aura suivie.`}
          </p>
        </Notice>
        <FormActions>
          <Button variant="danger">Fusionner</Button>
          <ButtonLink to={lienDoublons(code)} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
    </Page>
  );
}

type Side = Route.ComponentProps["loaderData"]["sides"][number];

function resume(code: string, { fiche, mentions }: Side) {
  const total = mentions.reduce((sum, one) => sum + one.nombre, 0);
  return [
    { terme: "Fiche", valeur: <Link to={lienActeur(code, fiche.publicId)}>{fiche.nom}</Link> },
    { terme: "Genre", valeur: LIBELLE_GENRE[fiche.genre] },
    ...CHAMPS_FUSION.slice(1).map((champ) => ({
      terme: LIBELLES[champ],
      valeur: textOf(fiche, champ) || null,
    })),
    { terme: "Écritures", valeur: fiche.ecritures.map((ecrit) => <div key={ecrit}>{`« ${ecrit} »`}</div>) },
    {
      terme: "Nommé",
      valeur:
        total === 0
          ? "nulle part"
          : mentions.map((one) => <div key={one.titre}>{`${one.titre} : ${one.nombre}`}</div>),
    },
    { terme: "Rattachés", valeur: plural(fiche.rattaches.length, "acteur") },
  ];
}
