import { data, Link } from "react-router";
import { espaceOf, readPage, stateOf } from "#platform/http/page.ts";
import { LienHistorique } from "#platform/journal/lien-historique.tsx";
import { operationsJournal } from "#platform/journal/rights.ts";
import { ImprimerPapier } from "#platform/papiers/imprimer-papier.tsx";
import { boutonsPapiers } from "#platform/papiers/modeles/page-modeles.ts";
import { loadRenvoisDeFiche } from "#platform/references/load-renvois.ts";
import { Renvois } from "#platform/references/parts/renvois.tsx";
import { may } from "#platform/rights/rights.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { Annotated } from "#platform/ui/annotated.tsx";
import { EmptyState, ProgressBar } from "#platform/ui/feedback.tsx";
import { Columns, Definition, Page, Section } from "#platform/ui/layout.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { NBSP } from "#platform/values/french.ts";
import { newId } from "#platform/values/ids.ts";
import { bilanOf } from "../../domain/plan/avancement.ts";
import { indicateurEnMots } from "../../domain/plan/indicateur-en-mots.ts";
import { titreNiveau, titreNiveaux } from "../../domain/plan/niveaux.ts";
import { periodeEnMots } from "../../domain/plan/periode.ts";
import { LIBELLE_NATURE } from "../../domain/plan/vocabulaire.ts";
import { objetFiche, papiersDeLaFiche } from "../../papiers/longs.ts";
import { findDisparue } from "../../queries/corbeille/find-disparue.ts";
import { loadApercuEchanges } from "../../queries/echanges/load-echanges.ts";
import { readObjectif } from "../../queries/plan/read-objectif.ts";
import { readSuivi } from "../../queries/suivi/find-suivable.ts";
import { Acteurs } from "../parts/acteurs.tsx";
import { PageDisparue } from "../parts/corbeille/disparue.tsx";
import { SectionEchanges } from "../parts/echanges/section-echanges.tsx";
import { etiquettesEnMots, Paragraphes } from "../parts/ecrire/details-fiche.tsx";
import { lienAction, lienNiveau, lienObjectif, lienRetirer } from "../parts/liens.ts";
import { MiseEnFormeRetiree } from "../parts/mise-en-forme.tsx";
import { filSchema } from "../parts/navigation-schema.tsx";
import { MarqueRattachee } from "../parts/renvois/marque-rattachee.tsx";
import { SituationAction } from "../parts/statut.tsx";
import { BoutonSuivre } from "../parts/suivi/bouton-suivre.tsx";
import type { Route } from "./+types/objectif.ts";

export async function loader(args: Route.LoaderArgs) {
  const { references } = stateOf(args).application;
  const lu = await readPage(args, async (ctx) => {
    const { schema, objectif: cle } = args.params;
    const disparue = await findDisparue(ctx, { schema, niveau: "objectif", cle });
    if (disparue) return disparue;
    const fiche = await readObjectif(ctx, args.params);
    return {
      fiche,
      renvois: await loadRenvoisDeFiche(ctx, references, { genre: "objectif", id: fiche.objectif.id }),
      suivi: await readSuivi(ctx, { genre: "objectif", objet: args.params.objectif }),
      echanges: await loadApercuEchanges(ctx, {
        ...args.params,
        genre: "objectif",
        objet: args.params.objectif,
      }),
      historique: may(ctx, operationsJournal.lireHistorique, null),
      papiers: await boutonsPapiers(ctx, papiersDeLaFiche),
    };
  });
  const departement = await espaceOf(args);
  if (!("fiche" in lu)) return data({ departement, disparue: lu }, { status: 410 });
  return { departement, avancement: bilanOf(lu.fiche.actions).avancement, ...lu, cle: newId() };
}

type Lu = Route.ComponentProps["loaderData"];

export default function ObjectifOuDisparu({ loaderData }: Route.ComponentProps) {
  if (!("disparue" in loaderData)) return <Objectif {...loaderData} />;
  return <PageDisparue departement={loaderData.departement.code} disparue={loaderData.disparue} />;
}

function Objectif(loaderData: Exclude<Lu, { disparue: unknown }>) {
  const { departement, fiche, avancement, historique, suivi, renvois, echanges, papiers, cle } = loaderData;
  const { schema, objectif, volet, engagement } = fiche;
  const numero = objectif.no === null ? "Fiche objectif" : `Fiche objectif ${objectif.no}`;
  return (
    <Page
      titre={objectif.titre}
      surtitre={`${numero} — ${schema.titre}`}
      fil={filSchema(departement.code, schema)}
      actions={
        <>
          <BoutonSuivre
            departement={departement.code}
            objet={{ genre: "objectif", schema: schema.publicId, objet: objectif.publicId }}
            suivi={suivi}
            nom={numero}
          />
          {fiche.peutModifier && (
            <ButtonLink to={lienNiveau(departement.code, schema.publicId, "objectif", objectif.id)}>
              Modifier la fiche
            </ButtonLink>
          )}
          {fiche.peutEcrire && (
            <ButtonLink
              to={lienRetirer(departement.code, schema.publicId, "objectif", objectif.id)}
              variant="discret"
            >
              Mettre à la corbeille
            </ButtonLink>
          )}
          <LienHistorique
            departement={departement.code}
            genre="objectif"
            cle={objectif.publicId}
            permis={historique}
          />
          <ButtonLink
            to={`${lienObjectif(departement.code, schema.publicId, objectif.publicId)}/fiche.pdf`}
            fichier
            glyphe="telecharger"
          >
            Fiche en PDF
          </ButtonLink>
          <ButtonLink
            to={`${lienObjectif(departement.code, schema.publicId, objectif.publicId)}/fiche.docx`}
            fichier
            glyphe="telecharger"
          >
            Word
            <span className="vh"> : la fiche</span>
          </ButtonLink>
          {papiers.map((papier) => (
            <ImprimerPapier
              key={papier.cle}
              departement={departement.code}
              papier={papier}
              objet={objetFiche(schema.publicId, objectif.publicId)}
            />
          ))}
        </>
      }
    >
      <title>{`${numero} : ${objectif.titre} — Maillage`}</title>
      <MiseEnFormeRetiree />
      <Columns forme="principale">
        <div className="pile fiche-papier">
          <Section titre="Contexte">
            {fiche.contexte ? (
              <Paragraphes texte={fiche.contexte} />
            ) : (
              <p className="discret">Aucun contexte n'est écrit dans le plan.</p>
            )}
          </Section>
          <Section titre="Résultats attendus">
            <Liste items={fiche.resultatsAttendus} vide="Aucun résultat attendu n'est écrit dans le plan." />
          </Section>
          <Section titre="Indicateurs d'évaluation">
            <Liste
              items={fiche.indicateurs.map(indicateurEnMots)}
              vide="Aucun indicateur : cet objectif ne pourra pas être évalué tant qu'il n'en a pas."
            />
          </Section>
        </div>
        <aside className="pile" aria-label="Repères">
          <Definition
            etroite
            items={[
              { terme: titreNiveau(schema, "volet"), valeur: libelle(volet) },
              { terme: titreNiveau(schema, "engagement"), valeur: engagement && libelle(engagement) },
              {
                terme: "Pilotage",
                valeur: <Acteurs departement={departement.code} acteurs={objectif.pilotes} />,
              },
              {
                terme: "Partenaires",
                valeur: <Acteurs departement={departement.code} acteurs={objectif.partenaires} />,
              },
              {
                terme: "Coordination",
                valeur: fiche.coordination.length > 0 && (
                  <Acteurs departement={departement.code} acteurs={fiche.coordination} />
                ),
              },
              ...etiquettesEnMots(departement.code, fiche.etiquettes),
            ]}
          />
          {avancement !== null && !fiche.aCote && (
            <ProgressBar label="Avancement moyen des actions" valeur={avancement} />
          )}
        </aside>
      </Columns>
      <Section
        titre={
          fiche.aCote
            ? `${titreNiveaux(schema, "action")}${NBSP}: ${libelle(volet)}`
            : titreNiveaux(schema, "action")
        }
      >
        <DataTable
          legende="Actions de l'objectif"
          legendeMasquee
          lignes={fiche.actions}
          cleLigne={(action) => action.publicId}
          vide={
            <EmptyState titre="Aucune action">
              <p>Cet objectif n'a pas encore d'action dans le plan.</p>
            </EmptyState>
          }
          colonnes={[
            {
              cle: "code",
              titre: "N°",
              rendu: (action) => <span className="nombre">{action.code ?? "—"}</span>,
              largeur: "ajustee",
            },
            {
              cle: "intitule",
              titre: "Action",
              entete: true,
              largeur: "large",
              rendu: (action) => (
                <>
                  <Link
                    to={lienAction(
                      departement.code,
                      action.rattachee?.schema ?? schema.publicId,
                      action.publicId,
                    )}
                  >
                    {action.intitule}
                  </Link>
                  {action.rattachee && <MarqueRattachee schema={action.rattachee.titre} />}
                </>
              ),
            },
            {
              cle: "nature",
              titre: "Nature",
              rendu: (action) => (action.nature ? LIBELLE_NATURE[action.nature] : "—"),
            },
            {
              cle: "periode",
              titre: "Calendrier",
              rendu: (action) => periodeEnMots(action.debut, action.fin),
            },
            {
              cle: "situation",
              titre: "Où en est-elle",
              rendu: (action) => <SituationAction situation={action.situation} />,
            },
            {
              cle: "avancement",
              titre: "Avancement",
              align: "end",
              rendu: (action) => (
                <ProgressBar
                  compact
                  label={`Avancement de ${action.code ?? action.intitule}`}
                  valeur={action.avancement}
                />
              ),
            },
          ]}
        />
      </Section>
      <Renvois departement={departement.code} fiche={renvois} />
      <SectionEchanges departement={departement.code} echanges={echanges} cle={cle} />
      <nav aria-label="Fiches voisines" className="rangee sans-impression">
        {fiche.precedent && (
          <ButtonLink
            to={lienObjectif(departement.code, schema.publicId, fiche.precedent.publicId)}
            glyphe="gauche"
          >
            Fiche précédente : {fiche.precedent.no ?? fiche.precedent.titre}
          </ButtonLink>
        )}
        {fiche.suivant && (
          <ButtonLink
            to={lienObjectif(departement.code, schema.publicId, fiche.suivant.publicId)}
            glyphe="droite"
          >
            Fiche suivante : {fiche.suivant.no ?? fiche.suivant.titre}
          </ButtonLink>
        )}
      </nav>
    </Page>
  );
}

function Liste({ items, vide }: { items: readonly string[]; vide: string }) {
  if (items.length === 0) return <p className="discret">{vide}</p>;
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>
          <Annotated>{item}</Annotated>
        </li>
      ))}
    </ul>
  );
}

function libelle({ no, titre }: { no: number | null; titre: string }): string {
  return no === null ? titre : `${no}. ${titre}`;
}
