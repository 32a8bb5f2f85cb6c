import { redirect } from "react-router";
import { Temporal } from "temporal-polyfill";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, ConfirmDisclosure } from "#platform/ui/actions.tsx";
import { EmptyState, ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatInstant, plural } from "#platform/values/french.ts";
import { dismissDoublon } from "../commands/dismiss-doublon.ts";
import { undoMerge } from "../commands/undo-merge.ts";
import { LIBELLE_RAISON } from "../domain/doublons.ts";
import { LIBELLE_GENRE } from "../domain/genre.ts";
import { type ActeurCompare, listDoublons, listFusions } from "../queries/list-doublons.ts";
import { operationsActeurs } from "../rights.ts";
import type { Route } from "./+types/doublons.ts";
import { lienActeur, lienActeurs, lienDoublons, lienFusion } from "./parts/liens.ts";

/** Beyond that, the list says how many are left: they come back once the first are treated. */
const SHOWN = 50;

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  return readPage(args, async (ctx) => {
    require(ctx, operationsActeurs.ecrire, null);
    const doublons = await listDoublons(ctx);
    return {
      code,
      total: doublons.length,
      doublons: doublons.slice(0, SHOWN),
      fusions: await listFusions(ctx),
      fait: new URL(args.request.url).searchParams.get("fait"),
    };
  });
}

export async function action(args: Route.ActionArgs) {
  const { departement } = args.params;
  const form = await readForm(args);
  const text = (name: string) => String(form.get(name) ?? "");
  const fusion = text("fusion");
  const result = await submitPage(args, form, async (ctx) => {
    if (fusion) return undoMerge(ctx, fusion);
    await dismissDoublon(ctx, { a: text("a"), b: text("b") });
    return null;
  });
  if (!result.ok) return result.response;
  return redirect(
    result.value
      ? `${lienActeur(departement, result.value)}?fait=defaite`
      : `${lienDoublons(departement)}?fait=ecarte`,
  );
}

function Qui({ code, acteur }: { code: string; acteur: ActeurCompare }) {
  return (
    <>
      <Link to={lienActeur(code, acteur.publicId)}>{acteur.nom}</Link>
      <div className="discret">
        {[LIBELLE_GENRE[acteur.genre], acteur.sigle, acteur.fonction, acteur.parent]
          .filter(Boolean)
          .join(", ")}
      </div>
    </>
  );
}

export default function Doublons({ loaderData, actionData }: Route.ComponentProps) {
  const { code, total, doublons, fusions, fait } = loaderData;
  const refus = actionData?.refus;
  return (
    <Page
      titre="Doublons"
      chapo="Deux fiches pour un seul acteur : comparez-les, puis fusionnez-les. Tout ce qui nommait l'une nommera l'autre, et une fusion peut être défaite tant que rien ne l'a suivie."
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Acteurs", to: lienActeurs(code) },
      ]}
    >
      <title>Doublons — Maillage</title>
      {refus && <ErrorSummary titre="Rien n'a été changé" erreurs={[{ message: refus.message }]} />}
      {fait === "ecarte" && !refus && (
        <Notice kind="succes" titre="Ces deux acteurs ne seront plus proposés" annonce />
      )}
      <DataTable
        legende={plural(total, "rapprochement proposé", "rapprochements proposés")}
        colonnes={[
          { cle: "a", titre: "Un acteur", entete: true, rendu: ({ a }) => <Qui code={code} acteur={a} /> },
          { cle: "b", titre: "Un autre", rendu: ({ b }) => <Qui code={code} acteur={b} /> },
          { cle: "raison", titre: "Pourquoi", rendu: ({ raison }) => LIBELLE_RAISON[raison] },
          {
            cle: "gestes",
            titre: "Gestes",
            rendu: ({ a, b }) => (
              <div className="rangee">
                {a.modifiable && b.modifiable ? (
                  <ButtonLink to={lienFusion(code, a.publicId, b.publicId)}>Comparer</ButtonLink>
                ) : (
                  <span className="discret">À fusionner par son administrateur</span>
                )}
                <Formulaire>
                  <input type="hidden" name="a" value={a.publicId} />
                  <input type="hidden" name="b" value={b.publicId} />
                  <Button variant="discret" aria-label={`${a.nom} et ${b.nom} sont deux acteurs`}>
                    Ce sont deux acteurs
                  </Button>
                </Formulaire>
              </div>
            ),
          },
        ]}
        lignes={doublons}
        cleLigne={({ a, b }) => `${a.id} ${b.id}`}
        vide={
          <EmptyState titre="Aucun doublon à l'horizon">
            Maillage compare les noms, les sigles, les SIRET et les adresses de courriel.
          </EmptyState>
        }
      />
      {total > doublons.length && (
        <p className="discret">{`Les ${total - doublons.length} autres viendront quand ceux-ci seront traités.`}</p>
      )}
      {fusions.length > 0 && (
        <Section titre={`Fusions faites (${fusions.length})`}>
          <DataTable
            legende="Fusions faites"
            legendeMasquee
            colonnes={[
              {
                cle: "conserve",
                titre: "Acteur conservé",
                entete: true,
                rendu: ({ conserve }) => <Link to={lienActeur(code, conserve.publicId)}>{conserve.nom}</Link>,
              },
              { cle: "absorbe", titre: "Acteur absorbé", rendu: (one) => one.absorbeNom },
              {
                cle: "quand",
                titre: "Quand",
                rendu: (one) => `${formatInstant(Temporal.Instant.from(one.fusionneLe))}, par ${one.par}`,
              },
              { cle: "nombre", titre: "Déplacés", align: "end", rendu: (one) => one.nombre },
              {
                cle: "gestes",
                titre: "Gestes",
                rendu: (one) => (
                  <ConfirmDisclosure
                    titre="Défaire"
                    variant="discret"
                    consequence="Les deux acteurs reviennent tels qu'ils étaient, chacun avec ce qui le nommait."
                  >
                    <Formulaire>
                      <input type="hidden" name="fusion" value={one.id} />
                      <Button variant="danger" aria-label={`Défaire la fusion de ${one.absorbeNom}`}>
                        Défaire la fusion
                      </Button>
                    </Formulaire>
                  </ConfirmDisclosure>
                ),
              },
            ]}
            lignes={fusions}
            cleLigne={(one) => one.id}
            vide={null}
          />
        </Section>
      )}
    </Page>
  );
}
