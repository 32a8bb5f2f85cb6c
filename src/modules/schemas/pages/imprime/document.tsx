import { redirect } from "react-router";
import { readForm, readPage, submitPage } from "#platform/http/page.ts";
import { ImprimerPapier } from "#platform/papiers/imprimer-papier.tsx";
import { boutonsPapiers } from "#platform/papiers/modeles/page-modeles.ts";
import { Button, ButtonLink } from "#platform/ui/actions.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { plural } from "#platform/values/french.ts";
import { moveTexte, removeTexte } from "../../commands/imprime/texte.ts";
import { papiersDuSchema } from "../../papiers/longs.ts";
import { readAdoptee } from "../../queries/imprime/load-document.ts";
import { loadTextes, type PartieTextes, type TexteResume } from "../../queries/imprime/load-textes.ts";
import { lienNouveauTexte, lienPapier, lienSchema, lienTexte } from "../parts/liens.ts";
import { filSchema, NavigationSchema } from "../parts/navigation-schema.tsx";
import type { Route } from "./+types/document.ts";

export async function loader(args: Route.LoaderArgs) {
  const lu = await readPage(args, async (ctx) => ({
    textes: await loadTextes(ctx, args.params.schema),
    adoptee: await readAdoptee(ctx, args.params.schema),
    papiers: await boutonsPapiers(ctx, papiersDuSchema),
  }));
  const fait = new URL(args.request.url).searchParams.get("fait");
  return { ...lu, fait };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const { departement, schema } = args.params;
  const geste = String(form.get("geste"));
  const texteId = String(form.get("texte"));
  const result = await submitPage(args, form, (ctx) =>
    geste === "haut" || geste === "bas"
      ? moveTexte(ctx, { schema, texteId, sens: geste })
      : removeTexte(ctx, { schema, texteId, retire: geste === "retirer" }),
  );
  if (!result.ok) return result.response;
  return redirect(`${lienSchema(departement, schema, "document")}?fait=${encodeURIComponent(geste)}#textes`);
}

const FAITS: Readonly<Record<string, string>> = {
  enregistre: "Texte enregistré",
  haut: "Texte déplacé",
  bas: "Texte déplacé",
  retirer: "Texte retiré du document ; il est gardé ci-dessous",
  remettre: "Texte remis dans le document",
};

export default function DocumentDuSchema({ loaderData, actionData, params }: Route.ComponentProps) {
  const { textes, fait, adoptee, papiers } = loaderData;
  const { schema, parties, sansVolet, vides } = textes;
  const { departement } = params;
  const done = fait && FAITS[fait];
  const papier = (nom: Parameters<typeof lienPapier>[2], choix = {}) =>
    lienPapier(departement, schema.publicId, nom, choix);
  return (
    <Page
      surtitre={schema.titre}
      titre="Le document"
      chapo="Le schéma entier, prêt à relire, à signer et à envoyer à l’imprimeur."
      fil={filSchema(departement, schema)}
    >
      <title>{`Le document — ${schema.titre} — Maillage`}</title>
      <NavigationSchema departement={departement} schema={schema.publicId} />
      {actionData?.refus && (
        <ErrorSummary titre="Rien n’a été changé" erreurs={[{ message: actionData.refus.message }]} />
      )}
      {done && <Notice kind="succes" titre={done} annonce />}
      <Section titre="Imprimer">
        <p>
          {adoptee
            ? `Le texte imprimé est la version ${adoptee.numero}, adoptée le ${adoptee.jour}.`
            : "Ce schéma n’a pas encore de version adoptée : le document porte la mention «\u00a0Document de travail\u00a0»."}
          {" Aucune personne n’y est nommée ; son institution l’est."}
        </p>
        <div className="rangee">
          <ButtonLink to={papier("document.pdf")} fichier glyphe="telecharger" variant="primaire">
            Le schéma entier (PDF)
          </ButtonLink>
          <ButtonLink to={papier("document.pdf", { nouvelles: "oui" })} fichier glyphe="telecharger">
            Avec où en est chaque action (PDF)
          </ButtonLink>
          <ButtonLink to={papier("document.docx")} fichier glyphe="telecharger">
            Le schéma entier (Word)
          </ButtonLink>
          {adoptee && (
            <ButtonLink to={papier("document.pdf", { texte: "travail" })} fichier glyphe="telecharger">
              Le texte de travail (PDF)
            </ButtonLink>
          )}
        </div>
        <div className="rangee">
          <ButtonLink to={papier("fiches.pdf")} fichier glyphe="telecharger">
            Les fiches seules (PDF)
          </ButtonLink>
          <ButtonLink to={papier("fiches.docx")} fichier glyphe="telecharger">
            Les fiches seules (Word)
          </ButtonLink>
          <ButtonLink
            to={lienSchema(departement, schema.publicId, "tableau.xlsx")}
            fichier
            glyphe="telecharger"
          >
            Le tableau d’actions (XLSX)
          </ButtonLink>
          <ButtonLink to={lienSchema(departement, schema.publicId, "plan.csv")} fichier glyphe="telecharger">
            Le plan (CSV)
          </ButtonLink>
        </div>
        <p className="discret">
          Le tableau et le plan se réimportent tels quels : rien n’y est perdu et rien n’y change.
        </p>
        {papiers.length > 0 && (
          <>
            <h3>Préparer et retrouver plus tard</h3>
            <p>
              Le document se prépare pendant que vous continuez, puis reste trente jours dans{" "}
              <Link to={`/${departement}/papiers`}>Mes impressions</Link>.
            </p>
            <div className="rangee">
              {papiers.map((one) => (
                <ImprimerPapier
                  key={one.cle}
                  departement={departement}
                  papier={one}
                  objet={schema.publicId}
                  nomme
                />
              ))}
            </div>
            <p>
              Pour imprimer sur votre papier à en-tête, voyez les{" "}
              <Link to={`/${departement}/modeles`}>modèles Word</Link> de votre institution.
            </p>
          </>
        )}
      </Section>
      <Section titre="Textes du document" id="textes">
        <p>
          Le plan, les fiches, le calendrier et l’annuaire viennent de ce qui est déjà dans Maillage. Ce qui
          suit s’écrit ici.
          {vides > 0 &&
            ` ${plural(vides, "partie")} ${vides < 2 ? "attend" : "attendent"} encore un texte : le document le dit à leur place.`}
        </p>
        {parties.map((partie) => (
          <Partie key={partie.place} partie={partie} departement={departement} schema={schema.publicId} />
        ))}
        {sansVolet.length > 0 && (
          <Section titre="Textes d’une partie retirée du plan" niveau={3}>
            <p className="discret">Ils ne s’impriment plus, et rien n’en est perdu.</p>
            <ul>
              {sansVolet.map((one) => (
                <li key={one.publicId}>
                  <Link to={lienTexte(departement, schema.publicId, one.publicId)}>{one.titre}</Link>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </Section>
    </Page>
  );
}

type PartieProps = { partie: PartieTextes; departement: string; schema: string };

function Partie({ partie, departement, schema }: PartieProps) {
  const { place, titre, aide, peutEcrire, textes, retires } = partie;
  return (
    <Section
      titre={titre}
      niveau={3}
      actions={
        peutEcrire && (
          <ButtonLink to={lienNouveauTexte(departement, schema, place)} variant="discret" glyphe="plus">
            Ajouter un texte
            <span className="vh">{` : ${titre}`}</span>
          </ButtonLink>
        )
      }
    >
      <p className="discret">{aide}</p>
      {textes.length === 0 ? (
        <p>Aucun texte.</p>
      ) : (
        <ol className="esquisse">
          {textes.map((texte, rang) => (
            <li key={texte.publicId} className="esquisse-objet">
              <div className="esquisse-ligne">
                <Nom texte={texte} departement={departement} schema={schema} />
                {peutEcrire && (
                  <Formulaire className="rangee">
                    <input type="hidden" name="texte" value={texte.publicId} />
                    {rang > 0 && <Geste geste="haut" mot="Monter" nom={texte.titre} />}
                    {rang < textes.length - 1 && <Geste geste="bas" mot="Descendre" nom={texte.titre} />}
                    <Geste geste="retirer" mot="Retirer" nom={texte.titre} />
                  </Formulaire>
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
      {retires.length > 0 && peutEcrire && (
        <details>
          <summary>{`Textes retirés (${retires.length})`}</summary>
          <ul className="esquisse">
            {retires.map((texte) => (
              <li key={texte.publicId} className="esquisse-objet">
                <div className="esquisse-ligne">
                  <Nom texte={texte} departement={departement} schema={schema} />
                  <Formulaire className="rangee">
                    <input type="hidden" name="texte" value={texte.publicId} />
                    <Geste geste="remettre" mot="Remettre" nom={texte.titre} />
                  </Formulaire>
                </div>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

function Nom({ texte, departement, schema }: { texte: TexteResume; departement: string; schema: string }) {
  return (
    <p className="esquisse-titre">
      <Link to={lienTexte(departement, schema, texte.publicId)}>{texte.titre}</Link>
      <span className="discret">{` (${plural(texte.mots, "mot")})`}</span>
    </p>
  );
}

function Geste({ geste, mot, nom }: { geste: string; mot: string; nom: string }) {
  return (
    <Button variant="discret" name="geste" value={geste}>
      {mot}
      <span className="vh">{` : ${nom}`}</span>
    </Button>
  );
}
