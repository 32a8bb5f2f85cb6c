import { redirect } from "react-router";
import { loadFondCarte } from "#modules/territoires/index.ts";
import { espaceOf, readForm, readPage, stateOf, submitPage } from "#platform/http/page.ts";
import { LienHistorique } from "#platform/journal/lien-historique.tsx";
import { operationsJournal } from "#platform/journal/rights.ts";
import { loadRenvoisDeFiche } from "#platform/references/load-renvois.ts";
import { Renvois } from "#platform/references/parts/renvois.tsx";
import { may } from "#platform/rights/rights.ts";
import { Button, ButtonLink } from "#platform/ui/actions.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Definition, Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { Tabs } from "#platform/ui/navigation.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { formatIsoDay, formatNumber, NBSP, plural } from "#platform/values/french.ts";
import { removeClassement, restoreClassement } from "../../commands/priorites/keep-classement.ts";
import { sayMillesime } from "../../domain/millesime.ts";
import { METHODES_CLASSEMENT } from "../../domain/priorites/demande.ts";
import { EXPLICATION, LIBELLE_METHODE, sayRegle } from "../../domain/priorites/dire-classement.ts";
import { rankOtherwise } from "../../domain/priorites/rank-otherwise.ts";
import { LIBELLE_MAILLE } from "../../domain/vocabulaire.ts";
import type { ClassementGarde } from "../../queries/priorites/classement-garde.ts";
import { findClassement } from "../../queries/priorites/find-classement.ts";
import { operationsObservatoire } from "../../rights.ts";
import { lienClassements, lienIndicateur } from "../parts/liens.ts";
import { Resultat } from "../parts/priorites/resultat.tsx";
import type { Route } from "./+types/classement.ts";

const FAITS: Readonly<Record<string, string>> = {
  garde: "Le classement est gardé : son adresse ne changera pas",
  retirer: "Le classement est retiré de la liste",
  remettre: "Le classement est de nouveau dans la liste",
};

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const params = new URL(args.request.url).searchParams;
  const fait = FAITS[params.get("fait") ?? ""] ?? null;
  const avec = METHODES_CLASSEMENT.find((one) => one === params.get("avec")) ?? null;
  const { references } = stateOf(args).application;
  return readPage(args, async (ctx) => {
    const classement = await findClassement(ctx, args.params.classement);
    return {
      ...{ code, fait, classement, autre: rankOtherwise(classement, avec) },
      fond: await loadFondCarte(ctx, classement.maille),
      renvois: await loadRenvoisDeFiche(ctx, references, { genre: "classement", id: classement.id }),
      peutEcrire: may(ctx, operationsObservatoire.classer, null),
      historique: may(ctx, operationsJournal.lireHistorique, null),
    };
  });
}

export async function action(args: Route.ActionArgs) {
  const { departement, classement } = args.params;
  const form = await readForm(args);
  const geste = form.get("geste") === "remettre" ? "remettre" : "retirer";
  const command = geste === "remettre" ? restoreClassement : removeClassement;
  const vise = { classement, revision: Number(form.get("revision")) };
  const result = await submitPage(args, form, (ctx) => command(ctx, vise));
  return result.ok ? redirect(`${lienClassements(departement, classement)}?fait=${geste}`) : result.response;
}

export default function ClassementPage({ loaderData, actionData }: Route.ComponentProps) {
  const { code, fait, classement, autre, fond, renvois, peutEcrire, historique } = loaderData;
  const { titre, publicId, methode, maille, demande, lecture, resultat, retire, revision } = classement;
  const refus = actionData?.refus ?? null;
  const lien = lienClassements(code, publicId);
  return (
    <Page
      titre={titre}
      surtitre={`Classement · ${LIBELLE_METHODE[methode]}, par ${LIBELLE_MAILLE[maille].toLowerCase()}`}
      chapo={EXPLICATION[methode]}
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Territoires prioritaires", to: lienClassements(code) },
      ]}
      actions={
        <>
          <PrintButton />
          <ButtonLink to={`${lien}/classement.csv`} fichier glyphe="telecharger">
            CSV
          </ButtonLink>
          <ButtonLink to={`${lien}/demande.json`} fichier glyphe="telecharger">
            De quoi le refaire (JSON)
          </ButtonLink>
          {peutEcrire && (
            <Formulaire>
              <input type="hidden" name="revision" value={revision} />
              <Button name="geste" value={retire ? "remettre" : "retirer"} variant="discret">
                {retire ? "Remettre dans la liste" : "Retirer de la liste"}
              </Button>
            </Formulaire>
          )}
          <LienHistorique departement={code} genre="classement" cle={publicId} permis={historique} />
        </>
      }
    >
      <title>{`${titre}, classement — Maillage`}</title>
      {refus && <ErrorSummary titre="Rien n’a été fait" erreurs={[{ message: refus.message }]} />}
      {fait && <Notice kind="succes" titre={fait} annonce />}
      {retire && (
        <Notice kind="attention" titre="Ce classement est retiré de la liste">
          <p>Son adresse répond encore, pour ceux qui l’ont cité.</p>
        </Notice>
      )}
      {classement.masquees > 0 && (
        <Notice
          kind="attention"
          titre={`${plural(classement.masquees, "chiffre de ce classement est masqué", "chiffres de ce classement sont masqués")} depuis (secret statistique)`}
        >
          <p>
            Il est refait ici sans eux : un score dirait ce qu’ils valaient. Les territoires concernés ne sont
            plus classés.
          </p>
        </Notice>
      )}
      {methode !== "sous_reperes" && (
        <Tabs
          label="Comparer à une autre méthode"
          items={[
            { label: "Cette méthode seule", to: lien, current: autre === null },
            ...METHODES_CLASSEMENT.filter((one) => one !== methode && one !== "sous_reperes").map((one) => ({
              label: `Avec « ${LIBELLE_METHODE[one]} »`,
              to: `${lien}?avec=${one}`,
              current: autre?.methode === one,
            })),
          ]}
        />
      )}
      <Resultat {...{ departement: code, demande, lecture, resultat, fond, autre }} />
      <Methode code={code} classement={classement} />
      <Renvois departement={code} fiche={renvois} />
    </Page>
  );
}

function Methode({ code, classement }: { code: string; classement: ClassementGarde }) {
  const { demande, lecture, empreinte, creeLe, methode } = classement;
  const poids = new Map(demande.indicateurs.map((one) => [one.code, one]));
  return (
    <Section titre="Comment il a été fait">
      <Definition
        items={[
          ...lecture.colonnes.map(({ code: indicateur, libelle, millesime, definition, sources }) => {
            const one = poids.get(indicateur);
            const reperes = Object.entries(one?.reperes ?? {}).map(
              ([repere, valeur]) =>
                `${repere === "france" ? "France" : "département"}${NBSP}: ${formatNumber(valeur)}`,
            );
            return {
              cle: indicateur,
              terme: <Link to={lienIndicateur(code, indicateur)}>{libelle}</Link>,
              valeur: [
                sayMillesime(millesime),
                `une valeur ${one?.sens_defavorable === "bas" ? "basse" : "haute"} est défavorable`,
                methode === "sous_reperes" ? reperes.join(", ") : `poids ${formatNumber(one?.poids ?? 1)}`,
                ...(methode === "domaines" ? [`domaine « ${one?.domaine} »`] : []),
                definition,
                ...sources,
              ]
                .filter(Boolean)
                .join(" · "),
            };
          }),
          { terme: "Classes", valeur: sayRegle(demande.classes, methode) },
          { terme: "Établi le", valeur: formatIsoDay(creeLe.slice(0, 10)) },
          { terme: "Empreinte des données", valeur: <code>{empreinte}</code> },
        ]}
      />
      <p className="discret">
        Le fichier JSON contient toutes les valeurs : la commande « prioriser » de Maillage redonne ce
        classement, au même tirage près, sans rien demander à cette plateforme.
      </p>
    </Section>
  );
}
