import { redirect } from "react-router";
import type { Contexte } from "#platform/context/contexte.ts";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, ConfirmDisclosure, FormActions } from "#platform/ui/actions.tsx";
import { Diff } from "#platform/ui/diff.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Definition, Page, Section } from "#platform/ui/layout.tsx";
import { archiveActeur, restoreActeur } from "../commands/archive-acteur.ts";
import { addEcriture, removeEcriture } from "../commands/edit-ecritures.ts";
import { updateActeur } from "../commands/update-acteur.ts";
import { LIBELLE_GENRE } from "../domain/genre.ts";
import { droitsOf } from "../queries/droits-acteur.ts";
import { listParents } from "../queries/options.ts";
import { readActeur } from "../queries/read-acteur.ts";
import { operationsActeurs } from "../rights.ts";
import type { Route } from "./+types/modifier.ts";
import { ChampsFiche, TERME_PARENT } from "./parts/champs-fiche.tsx";
import { lienActeur, lienActeurs, lienModifier } from "./parts/liens.ts";
import { readSaisie } from "./parts/lire-fiche.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  return readPage(args, async (ctx) => {
    const acteur = await readActeur(ctx, args.params.acteur);
    require(ctx, operationsActeurs.modifier, await droitsOf(ctx, acteur.id));
    return { code, acteur, parents: await listParents(ctx, [acteur.genre]) };
  });
}

const GESTES: Readonly<Record<string, (ctx: Contexte, publicId: string, form: FormData) => Promise<void>>> = {
  modifier: (ctx, publicId, form) =>
    updateActeur(ctx, { publicId, revision: revisionOf(form), ...readSaisie(form) }),
  archiver: (ctx, publicId, form) => archiveActeur(ctx, { publicId, revision: revisionOf(form) }),
  retablir: (ctx, publicId, form) => restoreActeur(ctx, { publicId, revision: revisionOf(form) }),
  ecrire: (ctx, publicId, form) => addEcriture(ctx, { publicId, ecrit: String(form.get("ecrit") ?? "") }),
  oublier: (ctx, publicId, form) => removeEcriture(ctx, { publicId, ecrit: String(form.get("ecrit") ?? "") }),
};

const revisionOf = (form: FormData) => Number(form.get("revision"));

export async function action(args: Route.ActionArgs) {
  const { departement, acteur } = args.params;
  const form = await readForm(args);
  const geste = Object.keys(GESTES).find((one) => one === form.get("geste")) ?? "modifier";
  const result = await submitPage(args, form, async (ctx) => GESTES[geste]?.(ctx, acteur, form));
  if (!result.ok) return result.response;
  const there = geste === "ecrire" || geste === "oublier" ? lienModifier : lienActeur;
  return redirect(`${there(departement, acteur)}?fait=${geste}`);
}

export default function Modifier({ loaderData, actionData }: Route.ComponentProps) {
  const { code, acteur, parents } = loaderData;
  const refus = actionData?.refus ?? null;
  const saisie = refus?.saisie;
  const perime = refus?.code === "acteur.perime";
  const ecriture = saisie?.geste === "ecrire" || saisie?.geste === "oublier";
  const fiche = !ecriture ? refus : null;
  const retour = lienActeur(code, acteur.publicId);
  const { genre, nom, sigle, nature, siret, fonction, courriel } = acteur;
  const known = { genre, nom, sigle, nature, siret, fonction, courriel, parent: acteur.parent?.publicId };
  return (
    <Page
      titre={`Modifier ${acteur.nom}`}
      surtitre={LIBELLE_GENRE[acteur.genre]}
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Acteurs", to: lienActeurs(code) },
        { label: acteur.nom, to: retour },
      ]}
      largeur="texte"
    >
      <title>{`Modifier ${acteur.nom} — Maillage`}</title>
      {refus && (
        <ErrorSummary
          titre="Rien n'a été modifié"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {perime && saisie?.nom !== undefined && (
        <Notice kind="attention" titre="Les deux textes">
          <p>Barré : ce qui est enregistré aujourd'hui. Souligné : ce que vous avez écrit.</p>
          <Definition items={differences(known, saisie, parents)} />
        </Notice>
      )}
      <Formulaire className="formulaire" data-gardien>
        <input
          type="hidden"
          name="revision"
          value={perime ? acteur.revision : (fiche?.saisie.revision ?? acteur.revision)}
        />
        <input type="hidden" name="geste" value="modifier" />
        <ChampsFiche genre={acteur.genre} valeurs={known} parents={parents} refus={fiche} />
        <FormActions>
          <Button>Enregistrer</Button>
          <ButtonLink to={retour} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
      <Ecritures acteur={acteur} erreur={ecriture ? refus : null} />
      <Section titre="Archiver">
        {acteur.archiveLe ? (
          <Formulaire>
            <input type="hidden" name="revision" value={acteur.revision} />
            <Button name="geste" value="retablir" variant="secondaire">
              Rétablir cet acteur
            </Button>
          </Formulaire>
        ) : (
          <ConfirmDisclosure
            titre="Archiver cet acteur"
            variant="secondaire"
            consequence="Il quittera les listes. Ce qui le nomme continue de le nommer, les imports le reconnaissent encore, et vous pourrez le rétablir."
          >
            <Formulaire>
              <input type="hidden" name="revision" value={acteur.revision} />
              <Button name="geste" value="archiver" variant="danger">
                Archiver
              </Button>
            </Formulaire>
          </ConfirmDisclosure>
        )}
      </Section>
    </Page>
  );
}

function Ecritures({
  acteur,
  erreur,
}: {
  acteur: Route.ComponentProps["loaderData"]["acteur"];
  erreur: { message: string; saisie: Record<string, string> } | null;
}) {
  const others = acteur.ecritures.filter((ecrit) => ecrit !== acteur.nom && ecrit !== acteur.sigle);
  return (
    <Section titre="Écritures">
      <p>Les façons d'écrire cet acteur dans les documents : un import le reconnaît à chacune d'elles.</p>
      {others.length > 0 && (
        <ul>
          {others.map((ecrit) => (
            <li key={ecrit}>
              <Formulaire className="rangee">
                <input type="hidden" name="ecrit" value={ecrit} />
                <span>{`« ${ecrit} »`}</span>
                <Button name="geste" value="oublier" variant="discret" aria-label={`Retirer « ${ecrit} »`}>
                  Retirer
                </Button>
              </Formulaire>
            </li>
          ))}
        </ul>
      )}
      <Formulaire className="formulaire">
        <TextField
          name="ecrit"
          label="Autre écriture"
          defaultValue={erreur?.saisie.ecrit ?? ""}
          erreur={erreur?.message}
          maxLength={200}
        />
        <FormActions>
          <Button name="geste" value="ecrire" variant="secondaire">
            Ajouter cette écriture
          </Button>
        </FormActions>
      </Formulaire>
    </Section>
  );
}

const TERMES: readonly [string, string][] = [
  ["nom", "Nom"],
  ["sigle", "Sigle"],
  ["nature", "Nature"],
  ["siret", "SIRET"],
  ["fonction", "Fonction"],
  ["courriel", "Courriel"],
];

function differences(
  known: Readonly<Record<string, unknown>> & {
    genre: keyof typeof TERME_PARENT;
    parent?: string | undefined;
  },
  saisie: Readonly<Record<string, string>>,
  parents: readonly { value: string; label: string }[],
) {
  const nameOf = (value: string | undefined) => parents.find((one) => one.value === value)?.label ?? "";
  const fields = TERMES.map(([champ, terme]) => ({
    terme,
    avant: String(known[champ] ?? ""),
    apres: saisie[champ] ?? String(known[champ] ?? ""),
  }));
  const parent = {
    terme: TERME_PARENT[known.genre],
    avant: nameOf(known.parent),
    apres: nameOf(saisie.parent ?? known.parent),
  };
  return [...fields, parent]
    .filter(({ avant, apres }) => avant !== apres)
    .map(({ terme, avant, apres }) => ({ terme, valeur: <Diff avant={avant} apres={apres} /> }));
}
