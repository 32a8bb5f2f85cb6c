import { redirect } from "react-router";
import { Temporal } from "temporal-polyfill";
import { espaceOf, readForm, readPage, stateOf, submitPage } from "#platform/http/page.ts";
import { Button, ButtonLink, ConfirmDisclosure, FormActions } from "#platform/ui/actions.tsx";
import { Notice, ProgressBar, StatutChip } from "#platform/ui/feedback.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Definition, Page, Section } from "#platform/ui/layout.tsx";
import { formatInstant, plural } from "#platform/values/french.ts";
import { newId } from "#platform/values/ids.ts";
import { cancelPapier, removePapier } from "../cancel-papier.ts";
import { LIBELLE_FORMAT } from "../papier.ts";
import { type PageDePapier, readPapier } from "../read-papier.ts";
import type { Route } from "./+types/papier.ts";
import { ETAPES, ETATS } from "./parts/etats.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const { messages } = stateOf(args).application;
  const papier = await readPage(args, (ctx) => readPapier(ctx, messages, args.params.papier));
  return { code, papier };
}

export async function action(args: Route.ActionArgs) {
  const { departement, papier } = args.params;
  const form = await readForm(args);
  const supprimer = form.get("geste") === "supprimer";
  const result = await submitPage(args, form, (ctx) =>
    supprimer ? removePapier(ctx, papier) : cancelPapier(ctx, papier),
  );
  if (!result.ok) return result.response;
  return redirect(supprimer ? `/${departement}/papiers?supprime` : `/${departement}/papiers/${papier}`);
}

export default function PapierPage({ loaderData, actionData }: Route.ComponentProps) {
  const { code, papier } = loaderData;
  const attendu = papier.etat === "attente" || papier.etat === "en_cours";
  return (
    <Page
      titre={papier.titre}
      surtitre={`Impression, ${LIBELLE_FORMAT[papier.format]}`}
      largeur="texte"
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Mes impressions", to: `/${code}/papiers` },
      ]}
      actions={<StatutChip etat={papier.etat} table={ETATS} />}
    >
      <title>{`${papier.titre}, impression — Maillage`}</title>
      {actionData?.refus && <Notice kind="erreur" titre={actionData.refus.message} annonce />}
      <div data-suivi={attendu ? "" : undefined} role="status" className="pile">
        {attendu ? <Attente code={code} papier={papier} /> : <Issue code={code} papier={papier} />}
      </div>
      <Section titre="Détails">
        <Definition
          items={[
            { terme: "Demandée le", valeur: formatInstant(Temporal.Instant.from(papier.demandeLe)) },
            {
              terme: "Terminée le",
              valeur: papier.termineLe && formatInstant(Temporal.Instant.from(papier.termineLe)),
            },
            { terme: "Pages", valeur: papier.pages === null ? null : plural(papier.pages, "page") },
            { terme: "Fichier", valeur: papier.nomFichier },
            {
              terme: "Conservée jusqu’au",
              valeur: papier.gardeJusquAu && formatInstant(Temporal.Instant.from(papier.gardeJusquAu)),
            },
          ]}
        />
      </Section>
      {!attendu && (
        <ConfirmDisclosure
          titre="Supprimer"
          consequence="Le fichier ne pourra plus être téléchargé ici. Le document pourra être imprimé de nouveau."
        >
          <Formulaire>
            <Button variant="danger" name="geste" value="supprimer">
              Supprimer l’impression
            </Button>
          </Formulaire>
        </ConfirmDisclosure>
      )}
    </Page>
  );
}

/** Works by its link without script; `maillage.js` looks again by itself. */
function Attente({ code, papier }: { code: string; papier: PageDePapier }) {
  const step = ETAPES.findIndex(({ cle }) => cle === papier.etape);
  const avant = papier.avant ?? 0;
  const texte =
    step >= 0
      ? `${ETAPES[step]?.label}…`
      : avant > 0
        ? `${plural(avant, "impression")} avant la vôtre.`
        : "L’impression va commencer.";
  return (
    <>
      <ProgressBar label="Avancement" valeur={Math.round(((step + 1) / (ETAPES.length + 1)) * 100)} />
      <p>{texte} Vous pouvez quitter cette page : le document restera dans « Mes impressions ».</p>
      <FormActions>
        <ButtonLink to={`/${code}/papiers/${papier.publicId}`}>Actualiser</ButtonLink>
        <Formulaire>
          <Button variant="discret" name="geste" value="annuler">
            Annuler l’impression
          </Button>
        </Formulaire>
      </FormActions>
    </>
  );
}

function Issue({ code, papier }: { code: string; papier: PageDePapier }) {
  const encore = (
    <Formulaire action={`/${code}/papiers`}>
      <input type="hidden" name="papier" value={papier.cle} />
      <input type="hidden" name="objet" value={papier.objet} />
      <input type="hidden" name="format" value={papier.format} />
      <input type="hidden" name="cle" value={newId()} />
      <Button variant={papier.etat === "pret" ? "discret" : "primaire"}>
        {papier.etat === "pret"
          ? "Imprimer de nouveau, avec les données d’aujourd’hui"
          : "Relancer l’impression"}
      </Button>
    </Formulaire>
  );
  if (papier.etat === "pret") {
    return (
      <>
        <Notice kind="succes" titre="Le document est prêt">
          {papier.absents.length > 0 && (
            <p>{`Certains signes n’ont pas pu être imprimés, « □ » les remplace : ${papier.absents.join(" ")}`}</p>
          )}
        </Notice>
        <FormActions>
          <ButtonLink
            to={`/${code}/papiers/${papier.publicId}/fichier`}
            variant="primaire"
            fichier
            glyphe="telecharger"
          >
            Télécharger le document
          </ButtonLink>
          {encore}
        </FormActions>
      </>
    );
  }
  return (
    <>
      {papier.etat === "echoue" ? (
        <Notice kind="erreur" titre="Le document n’a pas pu être imprimé">
          <p>{papier.phrase}</p>
        </Notice>
      ) : (
        <Notice kind="info" titre="Cette impression a été annulée" />
      )}
      <FormActions>{encore}</FormActions>
    </>
  );
}
