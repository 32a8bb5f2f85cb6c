import { addressWith } from "#platform/http/listing.ts";
import { espaceOf, readPage, stateOf } from "#platform/http/page.ts";
import { personneDe } from "#platform/identity/principal.ts";
import { ButtonLink, FilterForm } from "#platform/ui/actions.tsx";
import { EmptyState } from "#platform/ui/feedback.tsx";
import { SelectField } from "#platform/ui/fields.tsx";
import { Glyphe } from "#platform/ui/glyphs.tsx";
import { Definition, Page, Section } from "#platform/ui/layout.tsx";
import { Matrix } from "#platform/ui/matrix.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { capitalise } from "#platform/values/french.ts";
import type { Outlook } from "../outlook.ts";
import { type LigneDroits, QUI, type Qui, quiPeutQuoi } from "../qui-peut-quoi.ts";
import type { Route } from "./+types/qui-peut-quoi.ts";
import { LIBELLE_INSTITUTION, LIBELLE_QUI, LIBELLE_REPONSE, readFiltre } from "./parts/filtre.ts";

/** Public: everybody may know who may do what. The base is only asked who reads. */
export async function loader(args: Route.LoaderArgs) {
  const { operations } = stateOf(args).application;
  const { code, nom } = await espaceOf(args);
  const filtre = readFiltre(new URL(args.request.url).searchParams, operations);
  const personne = await readPage(args, async (ctx) => personneDe(ctx.principal, ctx.departement));
  return {
    ...{ code, nom, filtre, institution: personne?.institutionNom ?? null },
    modules: operations.map(({ cle, titre }) => ({ cle, titre })),
    tableaux: quiPeutQuoi(operations, filtre, personne),
  };
}

export default function QuiPeutQuoi({ loaderData }: Route.ComponentProps) {
  const { code, nom, filtre, institution, modules, tableaux } = loaderData;
  const ici = `/${code}/qui-peut-quoi`;
  const filtered = filtre.qui !== null || filtre.module !== null;
  return (
    <Page
      titre="Qui peut quoi"
      surtitre={`${nom} (${code})`}
      chapo="Ce que chacun peut faire ici, selon son rôle et l'institution au nom de laquelle il agit. Ce tableau est calculé par les règles mêmes que le logiciel applique."
      fil={[{ label: "Accueil", to: `/${code}` }]}
      actions={
        <>
          <PrintButton />
          <ButtonLink
            to={addressWith(`${ici}.csv`, { qui: filtre.qui, module: filtre.module })}
            fichier
            glyphe="telecharger"
          >
            Télécharger (CSV)
          </ButtonLink>
        </>
      }
    >
      <title>{`Qui peut quoi, ${nom} — Maillage`}</title>
      <FilterForm action={ici} label="Choisir les droits à montrer" effacer={filtered ? ici : undefined}>
        <SelectField
          name="qui"
          label="Qui"
          vide="Tout le monde"
          defaultValue={filtre.qui ?? ""}
          options={QUI.map((qui) => ({ value: qui, label: capitalise(LIBELLE_QUI[qui]) }))}
        />
        <SelectField
          name="module"
          label="Domaine"
          vide="Tous"
          defaultValue={filtre.module ?? ""}
          options={modules.map(({ cle, titre }) => ({ value: cle, label: titre }))}
        />
      </FilterForm>
      <Legende institution={institution} />
      {tableaux.length === 0 ? (
        <EmptyState titre="Rien de tel n'est permis" action={<ButtonLink to={ici}>Tout montrer</ButtonLink>}>
          Aucune opération de ce domaine n'est ouverte à qui vous avez choisi.
        </EmptyState>
      ) : null}
      {tableaux.map(({ cle, titre, lignes }) => (
        <Section key={cle} id={cle} titre={titre}>
          <Tableau titre={titre} lignes={lignes} qui={filtre.qui} vous={institution !== null} />
          <EnToutesLettres lignes={lignes} />
        </Section>
      ))}
    </Page>
  );
}

/** What the signs mean, in words: the table holds signs only. */
function Legende({ institution }: { institution: string | null }) {
  return (
    <>
      <p className="rangee">
        {(["oui", "selon", "non"] as const).map((reponse) => (
          <span key={reponse}>
            <Glyphe nom={SIGNE[reponse]} /> {LIBELLE_REPONSE[reponse]}
          </span>
        ))}
      </p>
      <p className="discret">
        « Concernée » : c'est l'institution dont il s'agit, copilote du schéma ou pilote de l'action par
        exemple. « Selon le cas » : cela dépend de l'objet, ou de ce qu'une personne y est nommée. Les
        personnes d'un autre département ont les droits d'une visite.
        {institution === null
          ? null
          : ` La colonne « Vous » dit ce que vous pouvez au nom de votre institution, ${institution}.`}
      </p>
    </>
  );
}

const SIGNE = { oui: "coche", selon: "demi", non: "croix" } as const;

type TableauProps = { titre: string; lignes: readonly LigneDroits[]; qui: Qui | null; vous: boolean };

function Tableau({ titre, lignes, qui, vous }: TableauProps) {
  const shown = qui === null ? QUI : [qui];
  return (
    <Matrix
      legende={`Droits : ${titre}`}
      premier="Opération"
      colonnes={[
        ...shown.map((one) => ({ cle: one, court: capitalise(LIBELLE_QUI[one]), long: LIBELLE_QUI[one] })),
        ...(vous ? [{ cle: "vous", court: "Vous", long: "vous" }] : []),
      ]}
      lignes={lignes.map((ligne) => ({
        cle: `${ligne.operation.code} ${ligne.institution}`,
        titre: <Operation ligne={ligne} />,
        cases: [
          ...shown.map((one) => <Reponse key={one} reponse={ligne.reponses[QUI.indexOf(one)] ?? "non"} />),
          ...(vous ? [<Reponse key="vous" reponse={ligne.vous ?? "non"} />] : []),
        ],
      }))}
    />
  );
}

function Operation({ ligne: { operation, institution } }: { ligne: LigneDroits }) {
  const standing = LIBELLE_INSTITUTION[institution];
  return (
    <>
      {capitalise(operation.libelle)}
      {standing ? <div className="discret">{standing}</div> : null}
    </>
  );
}

/** The rules themselves, as a refusal says them. */
function EnToutesLettres({ lignes }: { lignes: readonly LigneDroits[] }) {
  return (
    <details className="repli" open>
      <summary>À qui, en toutes lettres</summary>
      <Definition
        items={lignes
          .filter(({ institution }) => institution !== "autre")
          .map(({ operation, phrases }) => ({
            terme: capitalise(operation.libelle),
            valeur: (
              <ul>
                {phrases.length === 0 ? <li>L'administration du serveur seule</li> : null}
                {phrases.map((phrase) => (
                  <li key={phrase}>{capitalise(phrase)}</li>
                ))}
              </ul>
            ),
          }))}
      />
    </details>
  );
}

function Reponse({ reponse }: { reponse: Outlook }) {
  return (
    <span className={reponse === "non" ? "discret" : undefined}>
      <Glyphe nom={SIGNE[reponse]} />
      <span className="vh">{LIBELLE_REPONSE[reponse]}</span>
    </span>
  );
}
