import { redirect } from "react-router";
import { espaceOf, readForm, readPage, stateOf, submitPage } from "#platform/http/page.ts";
import { LienHistorique } from "#platform/journal/lien-historique.tsx";
import { operationsJournal } from "#platform/journal/rights.ts";
import { may } from "#platform/rights/rights.ts";
import { Chip, EmptyState, ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId } from "#platform/ui/fields.tsx";
import { Columns, Definition, Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { formatList } from "#platform/values/french.ts";
import { confirmActeur } from "../commands/confirm-acteur.ts";
import { LIBELLE_GENRE } from "../domain/genre.ts";
import { noteReading } from "../queries/note-reading.ts";
import { type FicheActeur, readActeur } from "../queries/read-acteur.ts";
import { operationsActeurs } from "../rights.ts";
import type { Route } from "./+types/acteur.ts";
import { ConfirmerActeur } from "./parts/confirmer-acteur.tsx";
import { lienActeur, lienActeurs } from "./parts/liens.ts";
import { Mentions } from "./parts/mentions.tsx";
import { Rattaches } from "./parts/rattaches.tsx";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const { references } = stateOf(args).application;
  return readPage(args, async (ctx) => {
    const acteur = await readActeur(ctx, args.params.acteur);
    noteReading(ctx, acteur);
    return {
      code,
      acteur,
      mentions: await references.mentionsOf(ctx, acteur.id),
      peutEcrire: may(ctx, operationsActeurs.ecrire, null),
      reserve: operationsActeurs.ecrire.rules.map((rule) => rule.phrase),
      voitPersonnes: may(ctx, operationsActeurs.voirPersonnes, null),
      historique: may(ctx, operationsJournal.lireHistorique, null),
      confirme: new URL(args.request.url).searchParams.get("confirme") === "1",
    };
  });
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
  const refus = actionData?.refus;
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
        <Section titre="Identité">
          <Definition etroite items={identite(code, acteur)} />
          {acteur.genre !== "categorie" && acteur.genre !== "personne" && (
            <Rattaches code={code} rattaches={acteur.rattaches} voitPersonnes={voitPersonnes} />
          )}
        </Section>
      </Columns>
    </Page>
  );
}

const TERME_PARENT: Readonly<Record<FicheActeur["genre"], string>> = {
  institution: "Rattachée à",
  service: "Institution",
  comite: "Secrétariat",
  reseau: "Animé par",
  categorie: "Rattachée à",
  personne: "Institution",
};

function identite(code: string, acteur: FicheActeur) {
  const others = acteur.ecritures.filter((ecrit) => ecrit !== acteur.nom && ecrit !== acteur.sigle);
  return [
    { terme: "Genre", valeur: LIBELLE_GENRE[acteur.genre] },
    { terme: "Sigle", valeur: acteur.sigle },
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
