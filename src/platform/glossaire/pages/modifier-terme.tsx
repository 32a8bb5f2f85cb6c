import { redirect } from "react-router";
import type { Contexte } from "#platform/context/contexte.ts";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { LienHistorique } from "#platform/journal/lien-historique.tsx";
import { operationsJournal } from "#platform/journal/rights.ts";
import { may, require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, ConfirmDisclosure, FormActions } from "#platform/ui/actions.tsx";
import { Diff } from "#platform/ui/diff.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Definition, Page, Section } from "#platform/ui/layout.tsx";
import { hideTerme, restoreTerme, showTerme, type TermeVise, updateTerme } from "../edit-glossaire.ts";
import { entreeOf, type TermeEcrit } from "../glossaire.ts";
import { ancreTerme, lienGlossaire } from "../liens.ts";
import { readTermeEcrit } from "../read-glossaire.ts";
import { operationsGlossaire } from "../rights.ts";
import type { SaisieTerme } from "../saisie.ts";
import type { Route } from "./+types/modifier-terme.ts";
import { ChampsTerme, readSaisie } from "./parts/champs-terme.tsx";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  return readPage(args, async (ctx) => {
    require(ctx, operationsGlossaire.tenir, null);
    const terme = await readTermeEcrit(ctx, args.params.terme);
    return { code, terme, historique: may(ctx, operationsJournal.lireHistorique, null) };
  });
}

type Geste = { fait: string; run: (ctx: Contexte, vise: TermeVise, form: FormData) => Promise<void> };

const GESTES: Readonly<Record<string, Geste>> = {
  modifier: { fait: "modifie", run: (ctx, vise, form) => updateTerme(ctx, { ...vise, ...readSaisie(form) }) },
  masquer: { fait: "masque", run: hideTerme },
  montrer: { fait: "montre", run: showTerme },
  reprendre: { fait: "repris", run: restoreTerme },
};

export async function action(args: Route.ActionArgs) {
  const { departement, terme } = args.params;
  const form = await readForm(args);
  const [geste = GESTES.modifier] = Object.entries(GESTES).flatMap(([nom, one]) =>
    nom === form.get("geste") ? [one] : [],
  );
  const vise = { cle: terme, revision: Number(form.get("revision")) };
  const result = await submitPage(args, form, async (ctx) => geste?.run(ctx, vise, form));
  if (!result.ok) return result.response;
  return redirect(`${lienGlossaire(departement)}?fait=${geste?.fait}#${ancreTerme(terme)}`);
}

export default function ModifierTerme({ loaderData, actionData }: Route.ComponentProps) {
  const { code, terme, historique } = loaderData;
  const refus = actionData?.refus ?? null;
  const lien = lienGlossaire(code);
  const nom = entreeOf(terme);
  const known = saisieOf(terme);
  const perime = refus?.code === "glossaire.perime";
  return (
    <Page
      titre={`Modifier « ${nom} »`}
      surtitre="Terme du glossaire"
      largeur="texte"
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Glossaire", to: lien },
      ]}
      actions={
        <LienHistorique
          departement={code}
          genre="terme"
          cle={terme.cle}
          permis={historique && terme.revision > 0}
        />
      }
    >
      <title>{`Modifier ${nom}, glossaire — Maillage`}</title>
      {refus && (
        <ErrorSummary
          titre="Rien n’a été modifié"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {perime && refus.saisie.terme !== undefined && (
        <Notice kind="attention" titre="Les deux textes">
          <p>Barré : ce qui est enregistré aujourd’hui. Souligné : ce que vous avez écrit.</p>
          <Definition items={differences(known, refus.saisie)} />
        </Notice>
      )}
      {terme.origine === "commun" && (
        <p>
          Cette définition est commune à tous les départements. Ce que vous écrirez ici ne vaudra que pour le
          vôtre, et vous pourrez reprendre le texte commun.
        </p>
      )}
      <Formulaire className="formulaire" data-gardien>
        <input
          type="hidden"
          name="revision"
          value={perime ? terme.revision : (refus?.saisie.revision ?? terme.revision)}
        />
        <ChampsTerme valeurs={known} refus={refus} />
        <FormActions>
          <Button name="geste" value="modifier">
            Enregistrer
          </Button>
          <ButtonLink to={lien} variant="discret">
            Annuler
          </ButtonLink>
        </FormActions>
      </Formulaire>
      <Section titre={terme.masque ? "Montrer de nouveau" : "Retirer"}>
        {terme.masque ? (
          <Formulaire>
            <input type="hidden" name="revision" value={terme.revision} />
            <Button name="geste" value="montrer" variant="secondaire">
              Montrer ce terme
            </Button>
          </Formulaire>
        ) : (
          <Confirme
            terme={terme}
            geste="masquer"
            titre="Masquer ce terme"
            consequence="Il quittera le glossaire et ne sera plus expliqué dans les textes. Vous pourrez le montrer de nouveau."
          />
        )}
        {terme.origine === "adapte" && (
          <Confirme
            terme={terme}
            geste="reprendre"
            titre="Reprendre le texte commun"
            consequence="La définition du département laissera la place à celle de tous les départements ; l’historique la garde."
          />
        )}
      </Section>
    </Page>
  );
}

type ConfirmeProps = { terme: TermeEcrit; geste: string; titre: string; consequence: string };

function Confirme({ terme, geste, titre, consequence }: ConfirmeProps) {
  return (
    <ConfirmDisclosure titre={titre} variant="secondaire" consequence={consequence}>
      <Formulaire>
        <input type="hidden" name="revision" value={terme.revision} />
        <Button name="geste" value={geste} variant="danger">
          {titre}
        </Button>
      </Formulaire>
    </ConfirmDisclosure>
  );
}

function saisieOf({ sigle, terme, definition, lien, variantes }: TermeEcrit): SaisieTerme {
  return { sigle: sigle ?? "", terme, definition, lien: lien ?? "", variantes: variantes.join("\n") };
}

const LIBELLES: readonly [keyof SaisieTerme, string][] = [
  ["sigle", "Sigle"],
  ["terme", "Terme"],
  ["definition", "Définition"],
  ["lien", "Site"],
  ["variantes", "Autres écritures"],
];

function differences(known: SaisieTerme, saisie: Readonly<Record<string, string>>) {
  return LIBELLES.map(([champ, terme]) => ({ terme, avant: known[champ], apres: saisie[champ] ?? "" }))
    .filter(({ avant, apres }) => avant !== apres)
    .map(({ terme, avant, apres }) => ({ terme, valeur: <Diff avant={avant} apres={apres} /> }));
}
