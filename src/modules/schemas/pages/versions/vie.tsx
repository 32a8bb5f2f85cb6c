import { redirect } from "react-router";
import { type FormRefusal, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { Button, ButtonLink, ConfirmDisclosure, FormActions } from "#platform/ui/actions.tsx";
import { CheckboxField } from "#platform/ui/choices.tsx";
import { EmptyState, ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId, TextArea } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { Steps } from "#platform/ui/navigation.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { Timeline } from "#platform/ui/timeline.tsx";
import { Refusal } from "#platform/values/refusal.ts";
import { changePhase } from "../../commands/versions/change-phase.ts";
import { LIBELLE_PHASE, PHASES, type Phase } from "../../domain/plan/vocabulaire.ts";
import { loadVie, type Suite, type VueVie } from "../../queries/versions/load-vie.ts";
import { lienSchema } from "../parts/liens.ts";
import { filSchema, NavigationSchema } from "../parts/navigation-schema.tsx";
import { bilanControles, Controles } from "../parts/versions/controles.tsx";
import type { Route } from "./+types/vie.ts";

export async function loader(args: Route.LoaderArgs) {
  const vue = await readPage(args, (ctx) => loadVie(ctx, args.params.schema));
  return { vue, fait: new URL(args.request.url).searchParams.has("fait") };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const { departement, schema } = args.params;
  const result = await submitPage(args, form, (ctx) =>
    changePhase(ctx, {
      ...{ schema, de: lirePhase(form, "de"), vers: lirePhase(form, "vers") },
      motif: String(form.get("motif") ?? ""),
      alertesLues: form.get("alertesLues") === "oui",
    }),
  );
  return result.ok ? redirect(`${lienSchema(departement, schema, "vie")}?fait`) : result.response;
}

function lirePhase(form: FormData, champ: string): Phase {
  const phase = PHASES.find((one) => one === form.get(champ));
  if (!phase) throw new Refusal("formulaire.choix", { champ });
  return phase;
}

export default function ViePage({ loaderData: { vue, fait }, actionData, params }: Route.ComponentProps) {
  const { departement } = params;
  const { schema, histoire, derniereVersion } = vue;
  const refus = actionData?.refus;
  const avance = vue.suites.filter(({ sens }) => sens === "avance");
  const recule = vue.suites.filter(({ sens }) => sens === "recul");
  return (
    <Page
      surtitre={schema.titre}
      titre="Vie du schéma"
      chapo="Les phases, où en est le schéma, ce qui l’arrête, et qui l’a fait avancer."
      fil={filSchema(departement, schema)}
      actions={
        <>
          {derniereVersion && (
            <ButtonLink to={lienSchema(departement, schema.publicId, "comparaison")}>
              Comparer avec le texte adopté
            </ButtonLink>
          )}
          {vue.interne && (
            <>
              <ButtonLink to={lienSchema(departement, schema.publicId, "bilan")}>
                Bilan du précédent
              </ButtonLink>
              {vue.membre && (
                <ButtonLink to={lienSchema(departement, schema.publicId, "consultation")}>
                  Consultation
                </ButtonLink>
              )}
            </>
          )}
          <ButtonLink to={lienSchema(departement, schema.publicId, "versions")}>Versions</ButtonLink>
          <PrintButton />
        </>
      }
    >
      <title>{`Vie du schéma — ${schema.titre} — Maillage`}</title>
      <NavigationSchema departement={departement} schema={schema.publicId} />
      {refus && (
        <ErrorSummary
          titre="La phase n’a pas changé"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {fait && !refus && (
        <Notice kind="succes" titre={`Le schéma est en phase « ${LIBELLE_PHASE[schema.phase]} »`} annonce />
      )}
      <Steps
        etapes={vue.etapes.map(({ phase }) => LIBELLE_PHASE[phase])}
        courante={vue.etapes.findIndex(({ etat }) => etat === "courante")}
      />
      {vue.aEnregistrer && (
        <Notice kind="attention" titre="L’adoption de ce schéma n’est pas enregistrée">
          <p>
            Il est public, mais aucun texte adopté n’est figé : rien ne dira ce qui a changé depuis.{" "}
            {vue.peutAdopter ? (
              <Link to={lienSchema(departement, schema.publicId, "adopter")}>Enregistrer l’adoption</Link>
            ) : (
              "Une personne qui engage une institution copilote peut l’enregistrer."
            )}
          </p>
        </Notice>
      )}
      {avance.map((suite) => (
        <Passer key={suite.vers} departement={departement} vue={vue} suite={suite} refus={refus} />
      ))}
      {recule.some(({ permis }) => permis) && (
        <Section titre="Revenir en arrière">
          {recule
            .filter(({ permis }) => permis)
            .map((suite) => (
              <Reculer key={suite.vers} vue={vue} suite={suite} refus={refus} />
            ))}
        </Section>
      )}
      <Section titre="Histoire">
        {histoire.length === 0 ? (
          <EmptyState titre="Aucun passage n’est encore enregistré">
            {`Le schéma a été créé en phase « ${LIBELLE_PHASE[schema.phase]} ».`}
          </EmptyState>
        ) : (
          <Timeline
            items={histoire.map((one) => ({
              cle: one.cle,
              date: one.quand,
              iso: one.iso,
              titre: `${LIBELLE_PHASE[one.de]} → ${LIBELLE_PHASE[one.vers]}`,
              children: (
                <>
                  <p className="discret">
                    {[one.par, one.institution].filter(Boolean).join(", ") || "Maillage"}
                  </p>
                  {one.motif !== "" && <p>{one.motif}</p>}
                  {one.alertes.length > 0 && (
                    <p className="discret">{`Points lus : ${one.alertes.join(" ")}`}</p>
                  )}
                </>
              ),
            }))}
          />
        )}
      </Section>
    </Page>
  );
}

type Props = { vue: VueVie; suite: Suite; refus: FormRefusal | undefined };

function Passer({ departement, vue, suite, refus }: Props & { departement: string }) {
  const { alertes, bloque } = bilanControles(suite.controles);
  const own = refus?.saisie.vers === suite.vers ? refus : undefined;
  return (
    <Section titre={`Passer en phase « ${LIBELLE_PHASE[suite.vers]} »`}>
      <Controles departement={departement} schema={vue.schema.publicId} controles={suite.controles} />
      {!suite.permis && <p className="discret">{RESERVE[suite.qui]}</p>}
      {suite.permis && bloque && <p>Réglez ce qui bloque : le passage s’ouvrira.</p>}
      {suite.permis && !bloque && suite.geste === "adopter" && (
        <p>
          <ButtonLink to={lienSchema(departement, vue.schema.publicId, "adopter")} variant="primaire">
            Enregistrer l’adoption
          </ButtonLink>
        </p>
      )}
      {suite.permis && !bloque && suite.geste === "passer" && (
        <Formulaire className="formulaire">
          <input type="hidden" name="de" value={vue.schema.phase} />
          <input type="hidden" name="vers" value={suite.vers} />
          {alertes && (
            <CheckboxField
              name="alertesLues"
              id={`alertes-${suite.vers}`}
              label="J’ai lu ces points"
              requis
              erreur={own?.champ === "alertesLues" ? own.message : undefined}
              defaultChecked={own?.saisie.alertesLues === "oui"}
            />
          )}
          <FormActions>
            <Button>{`Passer en « ${LIBELLE_PHASE[suite.vers]} »`}</Button>
          </FormActions>
        </Formulaire>
      )}
    </Section>
  );
}

const RESERVE = {
  ecrit: "Réservé à un rédacteur ou un administrateur d’une institution copilote de tout le schéma.",
  engage:
    "Réservé à un administrateur, un décideur ou un signataire d’une institution copilote de tout le schéma.",
} as const;

function Reculer({ vue, suite, refus }: Props) {
  const own = refus?.saisie.vers === suite.vers ? refus : undefined;
  return (
    <ConfirmDisclosure
      titre={`Revenir à « ${LIBELLE_PHASE[suite.vers]} »…`}
      variant="secondaire"
      consequence="Rien de ce qui est écrit n’est perdu. L’historique garde qui revient en arrière et pourquoi."
    >
      <Formulaire className="formulaire">
        <input type="hidden" name="de" value={vue.schema.phase} />
        <input type="hidden" name="vers" value={suite.vers} />
        <TextArea
          name="motif"
          id={`motif-${suite.vers}`}
          label="Pourquoi"
          requis
          rows={2}
          erreur={own?.champ === "motif" ? own.message : undefined}
          defaultValue={own?.saisie.motif ?? ""}
        />
        <Button variant="danger">{`Revenir à « ${LIBELLE_PHASE[suite.vers]} »`}</Button>
      </Formulaire>
    </ConfirmDisclosure>
  );
}
