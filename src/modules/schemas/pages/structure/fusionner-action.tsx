import { redirect } from "react-router";
import { addressWith } from "#platform/http/listing.ts";
import { type FormRefusal, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { RadioGroup } from "#platform/ui/choices.tsx";
import { EmptyState, ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId, SelectField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatList } from "#platform/values/french.ts";
import { mergeActions } from "../../commands/structure/merge-actions.ts";
import { titreNiveau } from "../../domain/plan/niveaux.ts";
import type { Cote } from "../../domain/structure/fusion.ts";
import { LIBELLE_CHAMP } from "../../queries/structure/dire-fiche.ts";
import { type ApercuFusionActions, loadFusionner } from "../../queries/structure/load-fusionner.ts";
import { lienAction, lienFusionner } from "../parts/liens.ts";
import { filSchema } from "../parts/navigation-schema.tsx";
import { lireChoixFusion, lireCote } from "../parts/structure/lire-fusion.ts";
import { suitesEnMots } from "../parts/structure/suites-fusion.ts";
import type { Route } from "./+types/fusionner-action.ts";

const avecOf = (request: Request) => new URL(request.url).searchParams.get("avec") ?? "";

export async function loader(args: Route.LoaderArgs) {
  return readPage(args, (ctx) => loadFusionner(ctx, args.params, avecOf(args.request)));
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const { departement, schema } = args.params;
  const gardee = lireCote(form, "gardee");
  const result = await submitPage(args, form, async (ctx) => {
    // Who may not merge is told so before what the form lacks.
    await loadFusionner(ctx, args.params, "");
    const absorbee = lireCote(form, "absorbee");
    return mergeActions(ctx, { schema, gardee, absorbee, choix: lireChoixFusion(form) });
  });
  return result.ok
    ? redirect(addressWith(lienAction(departement, schema, gardee.action), { fusion: result.value }))
    : result.response;
}

export default function FusionnerAction({ loaderData, actionData, params }: Route.ComponentProps) {
  const { schema, publicId, code, candidates, apercu } = loaderData;
  const refus: FormRefusal | undefined = actionData?.refus;
  const retour = lienAction(params.departement, schema.publicId, publicId);
  const numero = [titreNiveau(schema, "action"), code].filter(Boolean).join(" ");
  return (
    <Page
      titre="Fusionner deux actions"
      surtitre={numero}
      chapo="Deux actions disent la même chose : l’une reçoit l’autre. Rien ne change avant l’aperçu, et la fusion se défait pendant trente jours."
      fil={filSchema(params.departement, schema, { label: numero, to: retour })}
    >
      <title>{`Fusionner ${numero} — Maillage`}</title>
      {refus && (
        <ErrorSummary
          titre="Rien n’a été fusionné"
          erreurs={[{ message: refus.message, ...(refus.champ === "avec" && { champ: fieldId("avec") }) }]}
        />
      )}
      {candidates.length === 0 ? (
        <EmptyState
          titre="Aucune autre action à fusionner"
          action={<ButtonLink to={retour}>Revenir à l’action</ButtonLink>}
        >
          Ce plan n’a pas d’autre action que vous pouvez écrire.
        </EmptyState>
      ) : (
        <form method="get" className="formulaire" aria-label="Choisir l’autre action">
          <SelectField
            name="avec"
            label={`L’action qui entre dans « ${[code, loaderData.intitule].filter(Boolean).join(" ")} »`}
            vide="Choisir"
            requis
            defaultValue={apercu?.absorbee.publicId ?? ""}
            options={candidates}
          />
          <FormActions>
            <Button variant={apercu ? "secondaire" : "primaire"}>Voir les deux côte à côte</Button>
            {!apercu && (
              <ButtonLink to={retour} variant="discret">
                Annuler
              </ButtonLink>
            )}
          </FormActions>
        </form>
      )}
      {apercu && <Apercu {...{ departement: params.departement, schema: schema.publicId, apercu, retour }} />}
    </Page>
  );
}

type ApercuProps = {
  departement: string;
  schema: string;
  apercu: ApercuFusionActions;
  retour: string;
};

function Apercu({ departement, schema, apercu, retour }: ApercuProps) {
  const { gardee, absorbee, lignes, choix, suites } = apercu;
  const [un, deux] = [gardee.code ?? "celle qui reste", absorbee.code ?? "celle qui part"];
  const aChoisir = new Set<string>(choix.map(({ champ }) => champ));
  const passe = suitesEnMots(suites);
  return (
    <>
      <Section
        titre="Les deux, champ par champ"
        actions={
          <ButtonLink
            to={lienFusionner(departement, schema, absorbee.publicId, gardee.publicId)}
            variant="discret"
          >
            {`Garder plutôt ${deux}`}
          </ButtonLink>
        }
      >
        <DataTable
          legende={`« ${absorbee.titre} » entre dans « ${gardee.titre} »`}
          lignes={lignes}
          cleLigne={({ champ }) => champ}
          vide={null}
          colonnes={[
            { cle: "champ", titre: "Champ", entete: true, rendu: ({ champ }) => LIBELLE_CHAMP[champ] },
            { cle: "gardee", titre: `${un} (reste)`, rendu: (ligne) => ligne.gardee || "—" },
            { cle: "absorbee", titre: `${deux} (part)`, rendu: (ligne) => ligne.absorbee || "—" },
            {
              cle: "apres",
              titre: "Ce qui restera",
              rendu: (ligne) => (aChoisir.has(ligne.champ) ? "À choisir ci-dessous" : ligne.apres),
            },
          ]}
        />
      </Section>
      <Section titre="Choisir et fusionner">
        <Notice kind="info" titre={`Ce qui arrive à « ${absorbee.titre} »`}>
          <p>
            {passe.length > 0
              ? `« ${gardee.titre} » reçoit ${formatList(passe)}. Les nouvelles restent datées et signées, et disent d’où elles viennent.`
              : "Rien d’autre n’y est accroché."}
          </p>
          <p>{`Elle quitte le plan ; son adresse mène à « ${gardee.titre} ». Ses propres textes restent lisibles sur la page de la fusion.`}</p>
        </Notice>
        <Formulaire className="formulaire">
          <input type="hidden" name="gardee" value={`${gardee.publicId} ${gardee.revision}`} />
          <input type="hidden" name="absorbee" value={`${absorbee.publicId} ${absorbee.revision}`} />
          {choix.map(({ champ, propose, options }) => (
            <RadioGroup
              key={champ}
              name={`choix-${champ}`}
              label={LIBELLE_CHAMP[champ]}
              defaultValue={propose}
              options={options.map(({ value, texte }) => ({
                value,
                label: texte,
                aide: direCote(value, un, deux),
              }))}
            />
          ))}
          <FormActions>
            <Button variant="primaire">Fusionner</Button>
            <ButtonLink to={retour} variant="discret">
              Annuler
            </ButtonLink>
          </FormActions>
        </Formulaire>
      </Section>
    </>
  );
}

function direCote(cote: Cote, un: string, deux: string): string {
  if (cote === "deux") return "Les deux réunis";
  return cote === "gardee" ? `Comme ${un}` : `Comme ${deux}`;
}
