import { ButtonLink } from "#platform/ui/actions.tsx";
import { EmptyState } from "#platform/ui/feedback.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Glyphe } from "#platform/ui/glyphs.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { motOf, titreNiveaux } from "../../../domain/plan/niveaux.ts";
import type { ListeAOrdonner, ObjetAOrdonner, OrdreVu } from "../../../queries/ordre/load-ordre.ts";
import { lienDeplacer, lienEcrire, lienOrdre } from "../liens.ts";
import { filSchema } from "../navigation-schema.tsx";
import { DeplacementDit, Glisser, Poignee } from "./fait.tsx";

/** What hangs on one object of the plan, or on the scheme, each line with its way up and down. */
export function PageOrdre({ departement, ordre }: { departement: string; ordre: OrdreVu }) {
  const { schema, parent, dessus, listes } = ordre;
  const ecrire = lienEcrire(departement, schema.publicId);
  const titre = parent ? parent.nom : titreNiveaux(schema, "volet");
  const vide = listes.every(({ objets }) => objets.length === 0);
  return (
    <Page
      titre="Mettre en ordre"
      surtitre={titre}
      chapo="Chaque ligne monte ou descend par ses boutons, ou se glisse à sa place ; « Déplacer » la met ailleurs dans le plan."
      fil={filSchema(departement, schema, { label: "Écrire le plan", to: ecrire })}
      actions={
        parent && (
          <ButtonLink to={lienOrdre(departement, schema.publicId, dessus)}>
            {dessus ? `Remonter : ${dessus.nom}` : `Remonter : ${motOf(schema, "volet").pluriel}`}
          </ButtonLink>
        )
      }
    >
      <title>{`Mettre en ordre : ${titre} — ${schema.titre} — Maillage`}</title>
      {vide && <EmptyState titre="Rien à mettre en ordre ici">Ce niveau est encore vide.</EmptyState>}
      {listes
        .filter(({ objets }) => objets.length > 0)
        .map((liste) => (
          <Section key={liste.niveau} titre={titreNiveaux(schema, liste.niveau)}>
            <Liste departement={departement} ordre={ordre} liste={liste} />
          </Section>
        ))}
      <Glisser ecrire={ecrire} retour="ordre" />
    </Page>
  );
}

type Vue = { departement: string; ordre: OrdreVu };

function Liste({ liste, ...vue }: Vue & { liste: ListeAOrdonner }) {
  return (
    <ol className="esquisse" data-sous={liste.sous ?? ""} data-niveaux={liste.niveau}>
      {liste.objets.map((objet) => (
        <li
          key={objet.id}
          id={`objet-${objet.id}`}
          className="esquisse-objet"
          data-ordre={objet.niveau}
          data-id={objet.id}
          data-revision={objet.revision}
        >
          <Ligne {...vue} objet={objet} />
        </li>
      ))}
    </ol>
  );
}

function Ligne({ departement, ordre, objet }: Vue & { objet: ObjetAOrdonner }) {
  const { schema, deplacement } = ordre;
  return (
    <>
      <div className="esquisse-ligne">
        <p className="esquisse-titre">
          <Poignee />
          {objet.nom}
          <span className="discret">{` ${objet.rang}`}</span>
        </p>
        <div className="rangee">
          <Pas departement={departement} ordre={ordre} objet={objet} geste="monter" />
          <Pas departement={departement} ordre={ordre} objet={objet} geste="descendre" />
          <ButtonLink
            to={lienDeplacer(departement, schema.publicId, objet.niveau, objet.id)}
            variant="discret"
          >
            Déplacer
            <span className="vh">{` « ${objet.nom} »`}</span>
          </ButtonLink>
          {objet.enfants && (
            <ButtonLink to={lienOrdre(departement, schema.publicId, objet)} variant="discret">
              Ce qui est dessous
              <span className="vh">{` de « ${objet.nom} »`}</span>
            </ButtonLink>
          )}
        </div>
      </div>
      {deplacement?.id === objet.id && (
        <DeplacementDit
          departement={departement}
          schema={schema.publicId}
          fait={deplacement}
          retour="ordre"
        />
      )}
    </>
  );
}

const GESTES = {
  monter: { mot: "Monter", glyphe: "montant" },
  descendre: { mot: "Descendre", glyphe: "descendant" },
} as const;

/** One step. At the end it stays, and does nothing: whoever holds the keyboard there does not lose its place. */
function Pas({
  departement,
  ordre,
  objet,
  geste,
}: Vue & { objet: ObjetAOrdonner; geste: keyof typeof GESTES }) {
  const { mot, glyphe } = GESTES[geste];
  const place = objet[geste];
  return (
    <Formulaire action={lienDeplacer(departement, ordre.schema.publicId, objet.niveau, objet.id)}>
      <input type="hidden" name="place" value={place ?? objet.place} />
      <input type="hidden" name="depuis" value={objet.place} />
      <input type="hidden" name="revision" value={objet.revision} />
      <input type="hidden" name="retour" value="ordre" />
      <button
        id={`${geste}-${objet.id}`}
        type={place === null ? "button" : "submit"}
        className="bouton bouton--secondaire bouton--pas"
        name="geste"
        value={geste}
        aria-disabled={place === null}
      >
        <Glyphe nom={glyphe} />
        <span className="vh">{`${mot} « ${objet.nom} », ${objet.rang}`}</span>
      </button>
    </Formulaire>
  );
}
