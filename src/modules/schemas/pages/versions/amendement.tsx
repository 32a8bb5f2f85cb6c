import { redirect } from "react-router";
import type { Contexte } from "#platform/context/contexte.ts";
import { type FormRefusal, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { Button, ConfirmDisclosure, FormActions } from "#platform/ui/actions.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Definition, Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { adoptAmendement, dropAmendement, updateAmendement } from "../../commands/versions/amend-schema.ts";
import { LIBELLE_ETAT_AMENDEMENT } from "../../domain/versions/amendement.ts";
import { loadAmendement, type VueAmendement } from "../../queries/versions/load-versions.ts";
import { Paragraphes } from "../parts/ecrire/details-fiche.tsx";
import { lienAmendement, lienComparaison, lienSchema } from "../parts/liens.ts";
import { filSchema } from "../parts/navigation-schema.tsx";
import { ChampsAmendement } from "../parts/versions/champs-amendement.tsx";
import { ChampsDecision, lireDecision } from "../parts/versions/champs-decision.tsx";
import { differe, direDifferences } from "../parts/versions/differences.tsx";
import type { Route } from "./+types/amendement.ts";

export async function loader(args: Route.LoaderArgs) {
  const { schema, amendement } = args.params;
  const vue = await readPage(args, (ctx) => loadAmendement(ctx, schema, amendement));
  return { vue, cle: newId() };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const result = await submitPage(args, form, (ctx) => act(ctx, args.params, form));
  return result.ok ? redirect(result.value) : result.response;
}

/** Does what the button of one of the forms says; gives where to go then. */
async function act(
  ctx: Contexte,
  { departement, schema, amendement }: { departement: string; schema: string; amendement: string },
  form: FormData,
): Promise<string> {
  const text = (name: string) => String(form.get(name) ?? "");
  const ids = { schema, amendement };
  switch (text("geste")) {
    case "modifier": {
      const revision = Number(text("revision"));
      await updateAmendement(ctx, { ...ids, objet: text("objet"), motif: text("motif"), revision });
      return lienAmendement(departement, schema, amendement);
    }
    case "abandonner":
      await dropAmendement(ctx, ids);
      return lienSchema(departement, schema, "versions");
    case "adopter":
      await adoptAmendement(ctx, {
        ...ids,
        ...lireDecision(form),
        empreinte: text("empreinte"),
        cle: text("cle"),
      });
      return `${lienSchema(departement, schema, "versions")}?adopte`;
    default:
      throw new Refusal("formulaire.choix", { champ: "geste" });
  }
}

export default function AmendementPage({
  loaderData: { vue, cle },
  actionData,
  params,
}: Route.ComponentProps) {
  const { departement } = params;
  const { schema, amendement, differences } = vue;
  const refus = actionData?.refus;
  const ouvert = amendement.etat === "ouvert";
  return (
    <Page
      surtitre={`Amendement — ${schema.titre}`}
      titre={amendement.objet}
      fil={filSchema(departement, schema, {
        label: "Versions",
        to: lienSchema(departement, schema.publicId, "versions"),
      })}
      largeur="texte"
    >
      <title>{`${amendement.objet} — amendement — Maillage`}</title>
      {refus && (
        <ErrorSummary
          titre="Rien n’a été enregistré"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <Definition
        items={[
          { terme: "État", valeur: LIBELLE_ETAT_AMENDEMENT[amendement.etat] },
          { terme: "Ouvert le", valeur: amendement.ouvertLe },
          { terme: "Clos le", valeur: amendement.closLe },
        ]}
      />
      <Section titre="Motif">
        <Paragraphes texte={amendement.motif} />
      </Section>
      {ouvert && differences && (
        <Section titre="Ce qu’il change">
          <p>
            {`${direDifferences(differences)} entre le texte adopté et celui d’aujourd’hui. `}
            <Link to={lienComparaison(departement, schema.publicId, {})}>Comparer champ par champ</Link>
          </p>
          {!differe(differences) && (
            <Notice kind="info" titre="Il n’y a encore rien à adopter">
              <p>
                <Link to={lienSchema(departement, schema.publicId, "ecrire")}>
                  Écrivez d’abord dans le plan
                </Link>{" "}
                ce que l’amendement change.
              </p>
            </Notice>
          )}
        </Section>
      )}
      {ouvert && <Gestes vue={vue} cle={cle} refus={refus} />}
    </Page>
  );
}

function Gestes({ vue, cle, refus }: { vue: VueAmendement; cle: string; refus: FormRefusal | undefined }) {
  const { amendement, differences, empreinte, jour } = vue;
  const of = (geste: string) => (refus?.saisie.geste === geste ? refus : undefined);
  const modifier = of("modifier");
  return (
    <>
      {vue.peutAdopter && differences && differe(differences) && (
        <Section titre="Adopter l’amendement">
          <Formulaire className="formulaire" data-gardien>
            <input type="hidden" name="geste" value="adopter" />
            <input type="hidden" name="cle" value={of("adopter")?.saisie.cle ?? cle} />
            <input type="hidden" name="empreinte" value={empreinte} />
            <ChampsDecision refus={of("adopter")} jour={jour} />
            <FormActions>
              <Button>Adopter et figer le texte</Button>
            </FormActions>
          </Formulaire>
        </Section>
      )}
      {vue.peutModifier && (
        <>
          <details className="repli" open={modifier !== undefined}>
            <summary>Modifier l’objet ou le motif</summary>
            <Formulaire className="formulaire" data-gardien>
              <input type="hidden" name="geste" value="modifier" />
              <input
                type="hidden"
                name="revision"
                value={
                  modifier?.code === "fiche.perimee"
                    ? amendement.revision
                    : (modifier?.saisie.revision ?? amendement.revision)
                }
              />
              <ChampsAmendement refus={modifier} courant={amendement} />
              <FormActions>
                <Button>Enregistrer</Button>
              </FormActions>
            </Formulaire>
          </details>
          <ConfirmDisclosure
            titre="Abandonner l’amendement…"
            consequence="Ce qui est écrit dans le plan y reste ; il faudra un autre amendement pour l’adopter."
          >
            <Formulaire className="formulaire">
              <input type="hidden" name="geste" value="abandonner" />
              <Button variant="danger">Abandonner l’amendement</Button>
            </Formulaire>
          </ConfirmDisclosure>
        </>
      )}
    </>
  );
}
