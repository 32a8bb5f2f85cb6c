import { data, Link, redirect } from "react-router";
import { readDepot } from "#platform/files/read-depot.ts";
import { espaceOf, type FormRefusal, readForm, readPage, stateOf, submitSteps } from "#platform/http/page.ts";
import { LienHistorique } from "#platform/journal/lien-historique.tsx";
import { operationsJournal } from "#platform/journal/rights.ts";
import { loadRenvoisDeFiche } from "#platform/references/load-renvois.ts";
import { AlertesDependance, Renvois } from "#platform/references/parts/renvois.tsx";
import { may } from "#platform/rights/rights.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { Annotated } from "#platform/ui/annotated.tsx";
import { Notice, ProgressBar } from "#platform/ui/feedback.tsx";
import { CONTENU, Columns, Definition, Page, Section } from "#platform/ui/layout.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { formatIsoDay } from "#platform/values/french.ts";
import { newId } from "#platform/values/ids.ts";
import { isRefusal } from "#platform/values/refusal.ts";
import { CHAMP_FICHIER } from "../../commands/echanges/attach-piece.ts";
import { titreNiveau } from "../../domain/plan/niveaux.ts";
import { periodeEnMots } from "../../domain/plan/periode.ts";
import { LIBELLE_NATURE } from "../../domain/plan/vocabulaire.ts";
import { findDisparue } from "../../queries/corbeille/find-disparue.ts";
import { loadApercuEchanges } from "../../queries/echanges/load-echanges.ts";
import { listPiecesDesNouvelles } from "../../queries/echanges/select-pieces.ts";
import { readAction } from "../../queries/plan/read-action.ts";
import { findMaison, readAutresPlans } from "../../queries/renvois/load-rattachements.ts";
import { findGardee } from "../../queries/structure/lire-fusion.ts";
import { listFusions } from "../../queries/structure/load-fusion-faite.ts";
import { readSuivi } from "../../queries/suivi/find-suivable.ts";
import { operationsSchemas } from "../../rights.ts";
import { Acteurs } from "../parts/acteurs.tsx";
import { PageDisparue } from "../parts/corbeille/disparue.tsx";
import { GestesAction } from "../parts/corbeille/gestes-action.tsx";
import { SectionEchanges } from "../parts/echanges/section-echanges.tsx";
import { etiquettesEnMots, Jalons, Lieux, Paragraphes } from "../parts/ecrire/details-fiche.tsx";
import { lienAction, lienObjectif } from "../parts/liens.ts";
import { MiseEnFormeRetiree, motNettoye } from "../parts/mise-en-forme.tsx";
import { filSchema } from "../parts/navigation-schema.tsx";
import { direNouvelles } from "../parts/nouvelles/dire-nouvelles.ts";
import { DonnerDesNouvelles } from "../parts/nouvelles/donner-des-nouvelles.tsx";
import { NouvellesAction } from "../parts/nouvelles/nouvelles-action.tsx";
import { AutresPlans } from "../parts/renvois/autres-plans.tsx";
import { SituationAction } from "../parts/statut.tsx";
import { Fusions, GesteFusion } from "../parts/structure/fusions.tsx";
import { BoutonSuivre } from "../parts/suivi/bouton-suivre.tsx";
import type { Route } from "./+types/action.ts";

export async function loader(args: Route.LoaderArgs) {
  const { application, form } = stateOf(args);
  const { references } = application;
  const lu = await readPage(args, async (ctx) => {
    const { schema, action: cle } = args.params;
    const disparue = await findDisparue(ctx, { schema, niveau: "action", cle });
    if (disparue) return disparue;
    const gardee = await findGardee(ctx, args.params);
    // What was being sent to the old address is shown with the action that stays: nothing typed is lost.
    if (gardee && form === null) return gardee;
    const ids = { schema, action: gardee?.action ?? cle };
    const fiche = await readAction(ctx, ids).catch(async (error: unknown) => {
      // The address of an action that is only attached to this scheme leads to its own.
      const maison = isRefusal(error) && error.status === 404 ? await findMaison(ctx, args.params) : null;
      throw maison ? redirect(lienAction(ctx.departement, maison, args.params.action)) : error;
    });
    return {
      fiche,
      autres: await readAutresPlans(ctx, fiche.action),
      renvois: await loadRenvoisDeFiche(ctx, references, { genre: "action", id: fiche.action.id }),
      suivi: await readSuivi(ctx, { genre: "action", objet: ids.action }),
      echanges: await loadApercuEchanges(ctx, { ...ids, genre: "action", objet: ids.action }),
      pieces: await listPiecesDesNouvelles(ctx, ids),
      fusions: may(ctx, operationsSchemas.voirCorbeille, fiche.action.schema)
        ? await listFusions(ctx, schema, fiche.action.id)
        : [],
      historique: may(ctx, operationsJournal.lireHistorique, null),
    };
  });
  const departement = await espaceOf(args);
  if ("action" in lu) throw redirect(lienAction(departement.code, args.params.schema, lu.action));
  if (!("fiche" in lu)) return data({ departement, disparue: lu }, { status: 410 });
  const params = new URL(args.request.url).searchParams;
  const fusion = params.get("fusion");
  const fait = params.has("recu")
    ? "recu"
    : params.has("modifiee")
      ? "modifiee"
      : params.has("copiee")
        ? "copiee"
        : null;
  const geste = { fusion, separee: params.has("separee"), suivis: params.get("suivis") };
  return { departement, ...lu, cle: newId(), fait, geste };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const result = await submitSteps(args, form, async (act) => {
    const fichier = await readDepot(form, CHAMP_FICHIER);
    return act((ctx) => direNouvelles(ctx, form, fichier, args.params));
  });
  if (!result.ok) return result.response;
  const { departement, schema, action } = args.params;
  // A redirection without a fragment would keep that of the form, several screens below the thanks.
  return redirect(`${lienAction(departement, schema, action)}?recu${motNettoye(form)}#${CONTENU}`);
}

type Lu = Route.ComponentProps["loaderData"];

export default function ActionOuDisparue({ loaderData, actionData }: Route.ComponentProps) {
  if (!("disparue" in loaderData)) return <Action {...loaderData} refus={actionData?.refus} />;
  const { departement, disparue } = loaderData;
  const texte = actionData?.refus.saisie.commentaire;
  return <PageDisparue departement={departement.code} disparue={disparue} texte={texte} />;
}

function Action({
  refus,
  ...loaderData
}: Exclude<Lu, { disparue: unknown }> & { refus: FormRefusal | undefined }) {
  const { departement, fiche, pieces, historique, suivi, renvois, autres, echanges, cle, fait } = loaderData;
  const { action, objectif, points, permis } = fiche;
  const [dernier] = points;
  const mot = titreNiveau(action.schema, "action");
  const numero = action.code ? `${mot} ${action.code}` : mot;
  return (
    <Page
      titre={action.intitule}
      surtitre={numero}
      fil={filSchema(
        departement.code,
        action.schema,
        ...(objectif
          ? [
              {
                label: objectif.no === null ? objectif.titre : `Fiche ${objectif.no}`,
                to: lienObjectif(departement.code, action.schema.publicId, objectif.publicId),
              },
            ]
          : []),
      )}
      actions={
        <>
          {permis.donnerDesNouvelles && (
            <ButtonLink to="#donner-des-nouvelles" variant="primaire">
              Donner des nouvelles
            </ButtonLink>
          )}
          {permis.modifier && (
            <ButtonLink
              to={`${lienAction(departement.code, action.schema.publicId, action.publicId)}/modifier`}
            >
              Modifier l'action
            </ButtonLink>
          )}
          {permis.ecrire && <GestesAction departement={departement.code} action={action} />}
          <BoutonSuivre
            departement={departement.code}
            objet={{ genre: "action", schema: action.schema.publicId, objet: action.publicId }}
            suivi={suivi}
            nom={numero}
          />
          <LienHistorique
            departement={departement.code}
            genre="action"
            cle={action.publicId}
            permis={historique}
          />
          <PrintButton />
        </>
      }
    >
      <title>{`${numero} : ${action.intitule} — Maillage`}</title>
      <MiseEnFormeRetiree />
      <GesteFusion departement={departement.code} schema={action.schema.publicId} params={loaderData.geste} />
      {fait === "copiee" && <Notice kind="succes" titre="La copie est dans le plan" annonce />}
      {fait === "modifiee" && !refus && (
        <Notice kind="succes" titre="L'action est modifiée" annonce>
          <p>Le prochain import gardera ce texte, sauf si quelqu'un préfère celui du fichier.</p>
        </Notice>
      )}
      {fait === "recu" && !refus && (
        <Notice kind="succes" titre="Merci, vos nouvelles sont enregistrées" annonce>
          <p>Elles sont datées et signées, et visibles tout de suite dans la vue d'ensemble.</p>
        </Notice>
      )}
      <AlertesDependance renvois={renvois.renvois} />
      <Columns forme="principale">
        <div className="pile">
          {fiche.description && (
            <Section titre="Description">
              <Paragraphes texte={fiche.description} />
            </Section>
          )}
          <Section titre="Où en est-elle">
            <SituationAction situation={fiche.situation} />
            <ProgressBar label="Avancement" valeur={dernier?.avancement ?? 0} />
            {dernier?.blocage && <Blocage blocage={dernier.blocage} />}
          </Section>
          <Jalons jalons={fiche.jalons} />
          <AutresPlans departement={departement.code} autres={autres} intitule={action.intitule} />
          <Renvois departement={departement.code} fiche={renvois} />
          <Fusions
            departement={departement.code}
            schema={action.schema.publicId}
            fusions={loaderData.fusions}
            titre="Actions fusionnées dans celle-ci"
          />
          <Section titre="Nouvelles">
            <NouvellesAction departement={departement.code} fiche={fiche} pieces={pieces} />
          </Section>
        </div>
        <aside className="pile" aria-label="Repères">
          <Definition
            etroite
            items={[
              {
                terme: titreNiveau(action.schema, "objectif"),
                valeur: objectif && (
                  <Link to={lienObjectif(departement.code, action.schema.publicId, objectif.publicId)}>
                    {objectif.titre}
                  </Link>
                ),
              },
              { terme: titreNiveau(action.schema, "engagement"), valeur: fiche.engagement?.titre },
              { terme: titreNiveau(action.schema, "volet"), valeur: fiche.volet.titre },
              { terme: "Nature", valeur: action.nature && LIBELLE_NATURE[action.nature] },
              { terme: "Calendrier", valeur: periodeEnMots(action.debut, action.fin) },
              {
                terme: "Pilotage",
                valeur: <Acteurs departement={departement.code} acteurs={fiche.pilotes} />,
              },
              {
                terme: "Coordination",
                valeur: fiche.coordination.length > 0 && (
                  <Acteurs departement={departement.code} acteurs={fiche.coordination} />
                ),
              },
              {
                terme: "Partenaires",
                valeur: <Acteurs departement={departement.code} acteurs={fiche.partenaires} />,
              },
              {
                terme: "Territoires",
                valeur: fiche.lieux.length > 0 && (
                  <Lieux departement={departement.code} lieux={fiche.lieux} />
                ),
              },
              ...etiquettesEnMots(departement.code, fiche.etiquettes),
            ]}
          />
        </aside>
      </Columns>
      {permis.donnerDesNouvelles ? (
        <DonnerDesNouvelles cle={cle} refus={refus} dernier={dernier} limites={echanges.limites} />
      ) : (
        <Notice kind="info" titre="Donner des nouvelles">
          <p>
            {action.schema.phase === "clos"
              ? "Ce schéma est clos : on ne donne plus de nouvelles de ses actions."
              : "C'est réservé aux institutions qui pilotent cette action, et aux rédacteurs des copilotes du schéma."}
          </p>
        </Notice>
      )}
      <SectionEchanges departement={departement.code} echanges={echanges} cle={cle} />
    </Page>
  );
}

function Blocage({ blocage }: { blocage: { raison: string; condition: string; echeance: string } }) {
  return (
    <Notice kind="erreur" titre="Action bloquée">
      <Definition
        items={[
          { terme: "Ce qui bloque", valeur: <Annotated>{blocage.raison}</Annotated> },
          { terme: "Ce qui débloquerait", valeur: <Annotated>{blocage.condition}</Annotated> },
          { terme: "Pour le", valeur: formatIsoDay(blocage.echeance) },
        ]}
      />
    </Notice>
  );
}
