import { redirect } from "react-router";
import { addressWith } from "#platform/http/listing.ts";
import { readForm, readPage, submitPage } from "#platform/http/page.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { RadioGroup } from "#platform/ui/choices.tsx";
import { EmptyState, ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId, TextArea } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { Refusal } from "#platform/values/refusal.ts";
import { judgeObjectif } from "../../commands/versions/judge-objectif.ts";
import {
  JUGEMENTS,
  LIBELLE_JUGEMENT,
  LIBELLE_SUITE,
  SUITES_BILAN,
} from "../../domain/versions/bilan-precedent.ts";
import { loadBilan } from "../../queries/versions/load-bilan.ts";
import { Paragraphes } from "../parts/ecrire/details-fiche.tsx";
import { lienObjectif, lienSchema } from "../parts/liens.ts";
import { filSchema, NavigationSchema } from "../parts/navigation-schema.tsx";
import type { Route } from "./+types/bilan.ts";

export async function loader(args: Route.LoaderArgs) {
  const params = new URL(args.request.url).searchParams;
  const vue = await readPage(args, (ctx) => loadBilan(ctx, args.params.schema));
  const juge = vue.peutJuger ? params.get("objectif") : null;
  const objectif = vue.predecesseurs
    .flatMap(({ objectifs }) => objectifs)
    .find(({ publicId }) => publicId === juge);
  return { vue, objectif: objectif ?? null, fait: params.has("fait") };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const { departement, schema } = args.params;
  const text = (name: string) => String(form.get(name) ?? "");
  const result = await submitPage(args, form, (ctx) => {
    const jugement = JUGEMENTS.find((one) => one === text("jugement"));
    if (!jugement) throw new Refusal("formulaire.choix", { champ: "jugement" });
    const suite = SUITES_BILAN.find((one) => one === text("suite"));
    if (!suite) throw new Refusal("formulaire.choix", { champ: "suite" });
    const revision = Number(text("revision"));
    return judgeObjectif(ctx, {
      schema,
      objectif: text("objectif"),
      jugement,
      suite,
      texte: text("texte"),
      revision,
    });
  });
  return result.ok ? redirect(`${lienSchema(departement, schema, "bilan")}?fait`) : result.response;
}

export default function BilanPage({ loaderData, actionData, params: { departement } }: Route.ComponentProps) {
  const { vue, objectif, fait } = loaderData;
  const { schema, predecesseurs, peutJuger } = vue;
  const refus = actionData?.refus;
  const base = lienSchema(departement, schema.publicId, "bilan");
  const erreur = (champ: string) => (refus?.champ === champ ? refus.message : undefined);
  const perimee = refus?.code === "fiche.perimee";
  return (
    <Page
      surtitre={schema.titre}
      titre="Bilan du précédent"
      chapo="Ce que sont devenus les objectifs des schémas auxquels celui-ci fait suite, et ce qui en est repris."
      fil={filSchema(departement, schema, {
        label: "Vie du schéma",
        to: lienSchema(departement, schema.publicId, "vie"),
      })}
      actions={
        predecesseurs.length > 0 && (
          <>
            <ButtonLink to={lienSchema(departement, schema.publicId, "bilan.csv")} fichier>
              Télécharger (CSV)
            </ButtonLink>
            <PrintButton />
          </>
        )
      }
    >
      <title>{`Bilan du précédent — ${schema.titre} — Maillage`}</title>
      <NavigationSchema departement={departement} schema={schema.publicId} />
      {refus && (
        <ErrorSummary
          titre="Le bilan n’a pas été enregistré"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {fait && !refus && <Notice kind="succes" titre="Le bilan de cet objectif est enregistré" annonce />}
      {objectif && (
        <Section titre={objectif.titre} id="juger">
          <p>{direComptes(objectif)}</p>
          <Formulaire className="formulaire" data-gardien>
            <input type="hidden" name="objectif" value={objectif.publicId} />
            <input
              type="hidden"
              name="revision"
              value={
                perimee
                  ? (objectif.bilan?.revision ?? 0)
                  : (refus?.saisie.revision ?? objectif.bilan?.revision ?? 0)
              }
            />
            <RadioGroup
              name="jugement"
              label="Jugement"
              requis
              erreur={erreur("jugement")}
              defaultValue={refus?.saisie.jugement ?? objectif.bilan?.jugement ?? ""}
              options={JUGEMENTS.map((value) => ({ value, label: LIBELLE_JUGEMENT[value] }))}
            />
            <TextArea
              name="texte"
              label="Ce qui a été fait, ce qui a manqué"
              rows={4}
              erreur={erreur("texte")}
              defaultValue={refus?.saisie.texte ?? objectif.bilan?.texte ?? ""}
            />
            <RadioGroup
              name="suite"
              label="Dans ce schéma-ci"
              requis
              erreur={erreur("suite")}
              defaultValue={refus?.saisie.suite ?? objectif.bilan?.suite ?? ""}
              options={SUITES_BILAN.map((value) => ({ value, label: LIBELLE_SUITE[value] }))}
            />
            <FormActions>
              <Button>Enregistrer</Button>
              <ButtonLink to={base} variant="discret">
                Annuler
              </ButtonLink>
            </FormActions>
          </Formulaire>
        </Section>
      )}
      {predecesseurs.length === 0 && (
        <EmptyState titre="Ce schéma ne fait suite à aucun autre">
          Dites à quel schéma il fait suite dans « Liens » : ses objectifs viendront ici, avec ce que disent
          leurs nouvelles.
        </EmptyState>
      )}
      {predecesseurs.map(({ publicId, titre, objectifs }) => (
        <Section key={publicId} titre={titre}>
          <DataTable
            legende={`Objectifs de ${titre}`}
            legendeMasquee
            lignes={objectifs}
            cleLigne={(one) => one.publicId}
            vide={<p className="discret">Ce schéma n’a pas d’objectif.</p>}
            colonnes={[
              {
                cle: "objectif",
                titre: "Objectif",
                entete: true,
                largeur: "large",
                rendu: (one) => (
                  <Link to={lienObjectif(departement, publicId, one.publicId)}>{one.titre}</Link>
                ),
              },
              { cle: "fait", titre: "Actions", rendu: direComptes },
              {
                cle: "jugement",
                titre: "Jugement",
                rendu: ({ bilan }) =>
                  bilan === null ? (
                    <span className="discret">À juger</span>
                  ) : (
                    <>
                      <strong>{LIBELLE_JUGEMENT[bilan.jugement]}</strong>
                      {bilan.texte !== "" && <Paragraphes texte={bilan.texte} />}
                    </>
                  ),
              },
              { cle: "suite", titre: "Suite", rendu: ({ bilan }) => bilan && LIBELLE_SUITE[bilan.suite] },
              ...(peutJuger
                ? [
                    {
                      cle: "geste",
                      titre: "Geste",
                      rendu: (one: (typeof objectifs)[number]) => (
                        <Link to={`${addressWith(base, { objectif: one.publicId })}#juger`}>
                          {one.bilan === null ? "Juger" : "Modifier"}
                          <span className="vh">{` : ${one.titre}`}</span>
                        </Link>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </Section>
      ))}
    </Page>
  );
}

type Comptes = { comptes: Record<string, number>; actions: number };

/** « 4 actions : 2 réalisées, 1 en cours, 1 abandonnée ». */
function direComptes({ comptes, actions }: Comptes): string {
  if (actions === 0) return "Aucune action";
  const words: [string, string][] = [
    ["realisee", "réalisée"],
    ["en_cours", "en cours"],
    ["a_venir", "à venir"],
    ["suspendue", "suspendue"],
    ["abandonnee", "abandonnée"],
  ];
  const parts = words.flatMap(([statut, mot]) => {
    const count = comptes[statut] ?? 0;
    if (count === 0) return [];
    return [`${count} ${count > 1 && mot.endsWith("e") ? `${mot}s` : mot}`];
  });
  return `${actions} ${actions > 1 ? "actions" : "action"} : ${parts.join(", ")}`;
}
