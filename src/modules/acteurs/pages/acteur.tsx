import { redirect } from "react-router";
import { espaceOf, readForm, readPage, stateOf, submitPage } from "#platform/http/page.ts";
import { LienHistorique } from "#platform/journal/lien-historique.tsx";
import { operationsJournal } from "#platform/journal/rights.ts";
import { may } from "#platform/rights/rights.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { Chip, EmptyState, ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId } from "#platform/ui/fields.tsx";
import { Columns, Definition, Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { formatList } from "#platform/values/french.ts";
import { confirmActeur } from "../commands/confirm-acteur.ts";
import { LIBELLE_GENRE } from "../domain/genre.ts";
import { formatSiret } from "../domain/siret.ts";
import { droitsOf, institutionAdministree } from "../queries/droits-acteur.ts";
import { invitationsOf } from "../queries/list-invitations.ts";
import { listMandats } from "../queries/list-mandats.ts";
import { mayExport } from "../queries/may-export.ts";
import { noteReading } from "../queries/note-reading.ts";
import { type FicheActeur, findSuccesseur, readActeur } from "../queries/read-acteur.ts";
import { compteOf } from "../queries/read-compte.ts";
import { operationsActeurs } from "../rights.ts";
import type { Route } from "./+types/acteur.ts";
import { TERME_PARENT } from "./parts/champs-fiche.tsx";
import { ConfirmerActeur } from "./parts/confirmer-acteur.tsx";
import {
  lienActeur,
  lienActeurs,
  lienIdentite,
  lienInstitution,
  lienInviter,
  lienModifier,
} from "./parts/liens.ts";
import { Mentions } from "./parts/mentions.tsx";
import { Rattaches } from "./parts/rattaches.tsx";
import { RolesPersonne } from "./parts/roles-personne.tsx";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const { references } = stateOf(args).application;
  const params = new URL(args.request.url).searchParams;
  const page = await readPage(args, async (ctx) => {
    const successeur = await findSuccesseur(ctx, args.params.acteur);
    if (successeur) return { vers: lienActeur(code, successeur) };
    const acteur = await readActeur(ctx, args.params.acteur);
    const personne = acteur.genre === "personne";
    const mandats = personne ? await listMandats(ctx, { personne: acteur.id }) : [];
    noteReading(ctx, acteur);
    return {
      vers: null,
      code,
      acteur,
      mandats,
      peutModifier: may(ctx, operationsActeurs.modifier, await droitsOf(ctx, acteur.id)),
      invitations: personne
        ? (await invitationsOf(ctx, acteur.id)).filter((one) => one.etat === "envoyee")
        : [],
      compte: personne ? await compteOf(ctx, acteur.id) : null,
      // The institution in whose name the one who looks may give roles.
      sienne: personne ? await institutionAdministree(ctx) : null,
      mentions: await references.mentionsOf(ctx, acteur.id),
      peutEcrire: may(ctx, operationsActeurs.ecrire, null),
      reserve: operationsActeurs.ecrire.rules.map((rule) => rule.phrase),
      voitPersonnes: may(ctx, operationsActeurs.voirPersonnes, null),
      confirme: params.get("confirme") === "1",
      fait: params.get("fait"),
      donnees: await mayExport(ctx, acteur.publicId),
      historique: may(ctx, operationsJournal.lireHistorique, null),
    };
  });
  if (page.vers !== null) throw redirect(page.vers, 301);
  return page;
}

export async function action(args: Route.ActionArgs) {
  const { departement, acteur } = args.params;
  const form = await readForm(args);
  const result = await submitPage(args, form, (ctx) =>
    confirmActeur(ctx, {
      publicId: acteur,
      revision: Number(form.get("revision")),
      genre: String(form.get("genre") ?? ""),
    }),
  );
  return result.ok ? redirect(`${lienActeur(departement, acteur)}?confirme=1`) : result.response;
}

export default function Acteur({ loaderData, actionData }: Route.ComponentProps) {
  const { code, acteur, mentions, peutEcrire, reserve, voitPersonnes, historique, confirme } = loaderData;
  const { mandats, peutModifier, invitations, compte, sienne, fait } = loaderData;
  const refus = actionData?.refus;
  const faite = fait ? FAITS[fait] : undefined;
  return (
    <Page
      titre={acteur.nom}
      surtitre={
        acteur.sigle ? `${LIBELLE_GENRE[acteur.genre]}, ${acteur.sigle}` : LIBELLE_GENRE[acteur.genre]
      }
      chapo={acteur.fonction}
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Acteurs", to: lienActeurs(code) },
      ]}
      actions={
        <>
          {acteur.aConfirmer && (
            <Chip ton="attention" glyphe="triangle">
              À confirmer
            </Chip>
          )}
          {acteur.archiveLe && (
            <Chip ton="neutre" glyphe="losange">
              Archivé
            </Chip>
          )}
          {peutModifier && <ButtonLink to={lienModifier(code, acteur.publicId)}>Modifier</ButtonLink>}
          {acteur.genre === "institution" && peutModifier && (
            <ButtonLink to={lienIdentite(code, acteur.publicId)}>Logo et couleur</ButtonLink>
          )}
          {acteur.genre === "institution" && voitPersonnes && (
            <ButtonLink to={lienInstitution(code, acteur.publicId)}>Personnes et rôles</ButtonLink>
          )}
          {sienne && (
            <ButtonLink to={lienInviter(code, sienne.publicId, acteur.publicId)}>
              {`Inviter au nom de ${sienne.nom}`}
            </ButtonLink>
          )}
          {loaderData.donnees && (
            <ButtonLink to={`${lienActeur(code, acteur.publicId)}/donnees`}>Données personnelles</ButtonLink>
          )}
          <LienHistorique departement={code} genre="acteur" cle={acteur.publicId} permis={historique} />
        </>
      }
    >
      <title>{`${acteur.nom} — Maillage`}</title>
      {refus && (
        <ErrorSummary
          titre="Cet acteur n'a pas été confirmé"
          erreurs={[{ champ: refus.champ ? fieldId(refus.champ) : undefined, message: refus.message }]}
        />
      )}
      {faite && !refus && <Notice kind="succes" titre={faite} annonce />}
      {confirme && !acteur.aConfirmer && !refus && <Notice kind="succes" titre="Acteur confirmé" annonce />}
      {acteur.aConfirmer && (
        <ConfirmerActeur
          acteur={acteur}
          peutEcrire={peutEcrire}
          reserve={formatList(reserve)}
          refus={refus ?? null}
        />
      )}
      <Columns forme="principale">
        <Section titre="Dans les schémas">
          {mentions.length > 0 ? (
            <Mentions groupes={mentions} />
          ) : (
            <EmptyState titre="Aucun schéma lisible ne le nomme">
              Il apparaîtra ici dès qu'une action ou un objectif le citera comme pilote ou partenaire.
            </EmptyState>
          )}
        </Section>
        <div className="pile">
          <Section titre="Identité">
            <Definition etroite items={identite(code, acteur)} />
            {acteur.genre !== "categorie" && acteur.genre !== "personne" && (
              <Rattaches code={code} rattaches={acteur.rattaches} voitPersonnes={voitPersonnes} />
            )}
          </Section>
          {acteur.genre === "personne" && (
            <RolesPersonne
              code={code}
              mandats={mandats}
              invitations={invitations}
              compte={compte}
              modifiables={sienne ? [sienne.publicId] : []}
            />
          )}
        </div>
      </Columns>
    </Page>
  );
}

/** What was just done, said once. */
const FAITS: Readonly<Record<string, string>> = {
  ajoute: "L'acteur est ajouté",
  modifier: "L'acteur est modifié",
  archiver: "L'acteur est archivé : « Modifier » permet de le rétablir",
  retablir: "L'acteur est rétabli",
  fusionne: "Les deux acteurs n'en font plus qu'un : « Doublons » permet de le défaire",
  defaite: "La fusion est défaite",
};

function identite(code: string, acteur: FicheActeur) {
  const others = acteur.ecritures.filter((ecrit) => ecrit !== acteur.nom && ecrit !== acteur.sigle);
  return [
    { terme: "Genre", valeur: LIBELLE_GENRE[acteur.genre] },
    { terme: "Sigle", valeur: acteur.sigle },
    { terme: "Nature", valeur: acteur.nature },
    { terme: "SIRET", valeur: acteur.siret && formatSiret(acteur.siret) },
    {
      terme: TERME_PARENT[acteur.genre],
      valeur: acteur.parent && <Link to={lienActeur(code, acteur.parent.publicId)}>{acteur.parent.nom}</Link>,
    },
    {
      terme: "Courriel",
      valeur: acteur.courriel && <a href={`mailto:${acteur.courriel}`}>{acteur.courriel}</a>,
    },
    {
      terme: "S'écrit aussi",
      valeur: others.length > 0 && others.map((ecrit) => <div key={ecrit}>{`« ${ecrit} »`}</div>),
    },
  ];
}
