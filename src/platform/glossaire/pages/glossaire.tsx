import { addressWith } from "#platform/http/listing.ts";
import { espaceOf, readPage } from "#platform/http/page.ts";
import { may } from "#platform/rights/rights.ts";
import { ButtonLink, FilterForm } from "#platform/ui/actions.tsx";
import { EmptyState, Notice } from "#platform/ui/feedback.tsx";
import { TextField } from "#platform/ui/fields.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { formatList, NBSP, plural } from "#platform/values/french.ts";
import { entreeOf, parLettre, siteOf, type TermeEcrit } from "../glossaire.ts";
import { ancreTerme, lienGlossaire, lienModifierTerme } from "../liens.ts";
import { readGlossaire } from "../read-glossaire.ts";
import { operationsGlossaire } from "../rights.ts";
import type { Route } from "./+types/glossaire.ts";

const FAITS: Readonly<Record<string, string>> = {
  ajoute: "Le terme est ajouté",
  modifie: "Le terme est modifié",
  masque: "Le terme est masqué",
  montre: "Le terme est de nouveau montré",
  repris: "Le texte commun est repris",
};

export async function loader(args: Route.LoaderArgs) {
  const { code, nom } = await espaceOf(args);
  const params = new URL(args.request.url).searchParams;
  const fait = FAITS[params.get("fait") ?? ""] ?? null;
  const recherche = params.get("recherche") ?? "";
  return readPage(args, async (ctx) => ({
    ...{ code, nom, fait, recherche },
    ...(await readGlossaire(ctx, recherche)),
    peutEcrire: may(ctx, operationsGlossaire.tenir, null),
  }));
}

export default function Glossaire({ loaderData }: Route.ComponentProps) {
  const { code, nom, recherche, termes, masques, total, peutEcrire, fait } = loaderData;
  const lien = lienGlossaire(code);
  const lettres = parLettre(termes);
  return (
    <Page
      titre="Glossaire"
      surtitre={`${nom} (${code})`}
      chapo="Les sigles et les mots des services aux familles, expliqués simplement. Dans les pages, un sigle souligné en pointillé ouvre sa définition."
      fil={[{ label: "Accueil", to: `/${code}` }]}
      actions={
        <>
          {peutEcrire && (
            <ButtonLink to={`${lien}/nouveau`} variant="primaire">
              Ajouter un terme
            </ButtonLink>
          )}
          <PrintButton />
          <ButtonLink to={addressWith(`${lien}.csv`, { recherche })} fichier glyphe="telecharger">
            Télécharger (CSV)
          </ButtonLink>
          <ButtonLink to={`${lien}.json`} fichier glyphe="telecharger">
            Télécharger (JSON)
          </ButtonLink>
        </>
      }
    >
      <title>{`Glossaire, ${nom} — Maillage`}</title>
      {fait && <Notice kind="succes" titre={fait} annonce />}
      <FilterForm
        action={lien}
        label="Chercher dans le glossaire"
        effacer={recherche === "" ? undefined : lien}
      >
        <TextField
          name="recherche"
          type="search"
          label="Sigle, mot ou définition"
          defaultValue={recherche}
          maxLength={200}
        />
      </FilterForm>
      {lettres.length > 1 && (
        <nav className="alphabet" aria-label="Lettres">
          <ul>
            {lettres.map(([lettre]) => (
              <li key={lettre}>
                <a href={`#lettre-${lettre}`}>{lettre}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <p className="discret">
        {recherche === ""
          ? `${plural(total, "terme")}.`
          : `${plural(termes.length, "terme trouvé", "termes trouvés")} sur ${total}.`}
      </p>
      {termes.length === 0 && (
        <EmptyState titre="Aucun terme ne correspond">
          <p>Essayez un autre mot, ou une partie du sigle.</p>
        </EmptyState>
      )}
      <div className="glossaire">
        {lettres.map(([lettre, own]) => (
          <section key={lettre} className="glossaire-lettre" aria-labelledby={`lettre-${lettre}`}>
            <h2 id={`lettre-${lettre}`}>{lettre}</h2>
            <dl>
              {own.map((terme) => (
                <Entree key={terme.cle} departement={code} terme={terme} peutEcrire={peutEcrire} />
              ))}
            </dl>
          </section>
        ))}
      </div>
      {peutEcrire && masques.length > 0 && <Masques departement={code} masques={masques} />}
    </Page>
  );
}

type EntreeProps = { departement: string; terme: TermeEcrit; peutEcrire: boolean };

function Entree({ departement, terme, peutEcrire }: EntreeProps) {
  const { cle, sigle, definition, lien, variantes, origine } = terme;
  const autres = variantes.filter((one) => one.toLowerCase() !== (sigle ?? terme.terme).toLowerCase());
  return (
    <div className="glossaire-entree" id={ancreTerme(cle)}>
      <dt>
        <dfn>{entreeOf(terme)}</dfn>
        {sigle === null ? null : `${NBSP}: ${terme.terme}`}
      </dt>
      <dd>{definition}</dd>
      <dd className="glossaire-suite">
        {autres.length > 0 && <span>{`S’écrit aussi ${formatList(autres)}`}</span>}
        {origine !== "commun" && (
          <span>{origine === "adapte" ? "Définition du département" : "Terme propre au département"}</span>
        )}
        {lien && (
          <a href={lien} rel="noreferrer">
            {siteOf(lien)}
          </a>
        )}
        {peutEcrire && (
          <Link className="sans-impression" to={lienModifierTerme(departement, cle)}>
            Modifier<span className="vh">{` ${entreeOf(terme)}`}</span>
          </Link>
        )}
      </dd>
    </div>
  );
}

function Masques({ departement, masques }: { departement: string; masques: readonly TermeEcrit[] }) {
  return (
    <Section titre="Termes masqués">
      <p>Ils ne sont ni dans cette page ni expliqués dans les textes. Chacun peut être montré de nouveau.</p>
      <ul>
        {masques.map((terme) => (
          <li key={terme.cle}>
            <Link to={lienModifierTerme(departement, terme.cle)}>{entreeOf(terme)}</Link>
            {terme.sigle === null ? null : `${NBSP}: ${terme.terme}`}
          </li>
        ))}
      </ul>
    </Section>
  );
}
