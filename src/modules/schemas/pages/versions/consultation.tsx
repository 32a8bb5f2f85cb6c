import { data, redirect } from "react-router";
import type { Contexte } from "#platform/context/contexte.ts";
import { readDay, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { type ChipTable, EmptyState, ErrorSummary, Notice, StatutChip } from "#platform/ui/feedback.tsx";
import { fieldId } from "#platform/ui/fields.tsx";
import { KeyFigures, Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatNumber } from "#platform/values/french.ts";
import { newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { answerRemarque, giveAvis, giveRemarque, openConsultation } from "../../commands/versions/consult.ts";
import { relaunchConsultation } from "../../commands/versions/remind-consultation.ts";
import { NIVEAUX } from "../../domain/plan/niveaux.ts";
import {
  type EtatAvis,
  LIBELLE_AVIS,
  REPONSES_REMARQUE,
  SENS_AVIS,
} from "../../domain/versions/consultation.ts";
import { loadConsultation } from "../../queries/versions/load-consultation.ts";
import { Paragraphes } from "../parts/ecrire/details-fiche.tsx";
import { lienActeur, lienSchema } from "../parts/liens.ts";
import { filSchema, NavigationSchema } from "../parts/navigation-schema.tsx";
import {
  FormulaireAvis,
  FormulaireOuverture,
  FormulaireRemarque,
  Relance,
  Remarque,
} from "../parts/versions/consulter.tsx";
import type { Route } from "./+types/consultation.ts";

export async function loader(args: Route.LoaderArgs) {
  const vue = await readPage(args, (ctx) => loadConsultation(ctx, args.params.schema));
  return { vue, cle: newId(), fait: new URL(args.request.url).searchParams.get("fait") };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const { departement, schema } = args.params;
  const result = await submitPage(args, form, (ctx) => act(ctx, schema, form));
  if (result.ok) return redirect(`${lienSchema(departement, schema, "consultation")}?fait=${result.value}`);
  const coches = form.getAll("institutions").map(String);
  return data({ ...result.response.data, coches }, result.response.init ?? undefined);
}

async function act(ctx: Contexte, schema: string, form: FormData): Promise<string> {
  const text = (name: string) => String(form.get(name) ?? "");
  const cle = text("cle");
  switch (text("geste")) {
    case "ouvrir": {
      const institutions = form.getAll("institutions").map(String);
      await openConsultation(ctx, {
        schema,
        texte: text("texte"),
        echeance: readDay(form, "echeance"),
        institutions,
        cle,
      });
      return "ouverte";
    }
    case "avis": {
      const sens = SENS_AVIS.find((one) => one === text("sens"));
      if (!sens) throw new Refusal("formulaire.choix", { champ: "sens" });
      await giveAvis(ctx, { schema, sens, texte: text("texte-avis"), cle });
      return "avis";
    }
    case "remarquer": {
      const [genre, objet = null] = text("objet").split(" ");
      const niveau = NIVEAUX.find((one) => one === genre) ?? null;
      await giveRemarque(ctx, { schema, niveau, objet: niveau && objet, texte: text("texte-remarque"), cle });
      return "remarque";
    }
    case "repondre": {
      const reponse = REPONSES_REMARQUE.find((one) => one === text("reponse"));
      if (!reponse) throw new Refusal("formulaire.choix", { champ: "reponse" });
      const revision = Number(text("revision"));
      await answerRemarque(ctx, {
        schema,
        remarque: text("remarque"),
        reponse,
        texte: text("texte-reponse"),
        revision,
      });
      return "reponse";
    }
    case "relancer":
      await relaunchConsultation(ctx, { schema });
      return "relance";
    default:
      throw new Refusal("formulaire.choix", { champ: "geste" });
  }
}

const FAIT: Readonly<Record<string, string>> = {
  ouverte: "La consultation est ouverte, les institutions sont prévenues",
  avis: "L’avis de votre institution est rendu",
  remarque: "La remarque est déposée",
  reponse: "La réponse est enregistrée",
  relance: "Les institutions qui n’ont pas répondu sont relancées, par un courriel à qui les engage",
};

const TABLE_AVIS: ChipTable<EtatAvis> = {
  favorable: { ton: "succes", glyphe: "coche", label: LIBELLE_AVIS.favorable },
  favorable_reserves: { ton: "attention", glyphe: "triangle", label: LIBELLE_AVIS.favorable_reserves },
  defavorable: { ton: "erreur", glyphe: "croix", label: LIBELLE_AVIS.defavorable },
  attendu: { ton: "info", glyphe: "horloge", label: LIBELLE_AVIS.attendu },
  sans_avis: { ton: "neutre", glyphe: "cercle", label: LIBELLE_AVIS.sans_avis },
};

export default function ConsultationPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { vue, cle, fait } = loaderData;
  const { departement } = params;
  const { schema, consultation } = vue;
  const refus = actionData?.refus;
  const of = (geste: string) => (refus?.saisie.geste === geste ? refus : undefined);
  const count = (...etats: EtatAvis[]) =>
    consultation?.avis.filter(({ etat }) => etats.includes(etat)).length ?? 0;
  const to = (vueSchema: "consultation.csv" | "remarques.csv") =>
    lienSchema(departement, schema.publicId, vueSchema);
  return (
    <Page
      surtitre={schema.titre}
      titre="Consultation"
      chapo={
        consultation
          ? `${consultation.ouverte ? "Ouverte" : "Close"} ; avis demandés le ${consultation.ouverteEnMots}, attendus jusqu’au ${consultation.echeanceEnMots}.`
          : "Ce que les institutions du schéma pensent du texte, avant qu’il soit adopté."
      }
      fil={filSchema(departement, schema, {
        label: "Vie du schéma",
        to: lienSchema(departement, schema.publicId, "vie"),
      })}
      actions={
        consultation && (
          <>
            <ButtonLink to={to("consultation.csv")} fichier>
              Télécharger les avis (CSV)
            </ButtonLink>
            <ButtonLink to={to("remarques.csv")} fichier>
              Télécharger les remarques (CSV)
            </ButtonLink>
            <PrintButton />
          </>
        )
      }
    >
      <title>{`Consultation — ${schema.titre} — Maillage`}</title>
      <NavigationSchema departement={departement} schema={schema.publicId} />
      {refus && (
        <ErrorSummary
          titre="Rien n’a été enregistré"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {fait && FAIT[fait] && !refus && <Notice kind="succes" titre={FAIT[fait]} annonce />}
      {consultation === null && !vue.peutOuvrir && (
        <EmptyState titre="Aucun avis n’a encore été demandé">
          Un copilote ouvre la consultation quand le schéma est en phase « Consultation ».
        </EmptyState>
      )}
      {vue.peutOuvrir && (
        <Section titre="Demander l’avis des institutions">
          <FormulaireOuverture vue={vue} cle={cle} refus={of("ouvrir")} coches={actionData?.coches ?? null} />
        </Section>
      )}
      {consultation && (
        <>
          <KeyFigures
            items={[
              {
                label: "Avis rendus",
                valeur: `${formatNumber(count(...SENS_AVIS))} sur ${consultation.avis.length}`,
              },
              { label: "Favorables", valeur: formatNumber(count("favorable")) },
              { label: "Avec réserves", valeur: formatNumber(count("favorable_reserves")) },
              { label: "Défavorables", valeur: formatNumber(count("defavorable")) },
              { label: "Sans avis", valeur: formatNumber(count("sans_avis")) },
            ]}
          />
          {consultation.texte !== "" && <Paragraphes texte={consultation.texte} />}
          <Relance vue={vue} />
          {vue.peutRendre && (
            <Section titre="Rendre l’avis de votre institution" id="avis">
              <FormulaireAvis cle={cle} refus={of("avis")} />
            </Section>
          )}
          <Section titre="Avis">
            <DataTable
              legende="Avis des institutions consultées"
              legendeMasquee
              lignes={consultation.avis}
              cleLigne={({ publicId }) => publicId}
              vide={null}
              colonnes={[
                {
                  cle: "institution",
                  titre: "Institution",
                  entete: true,
                  rendu: ({ nom, publicId }) => <Link to={lienActeur(departement, publicId)}>{nom}</Link>,
                },
                {
                  cle: "avis",
                  titre: "Avis",
                  rendu: ({ etat, horsDelai }) => (
                    <>
                      <StatutChip etat={etat} table={TABLE_AVIS} />
                      {horsDelai && <span className="discret"> hors délai</span>}
                    </>
                  ),
                },
                {
                  cle: "rendu",
                  titre: "Rendu",
                  rendu: ({ renduLe, par }) => renduLe && `le ${renduLe}${par ? ` par ${par}` : ""}`,
                },
                {
                  cle: "texte",
                  titre: "Texte",
                  largeur: "large",
                  rendu: ({ texte, precedents }) =>
                    (texte !== "" || precedents.length > 0) && (
                      <>
                        {texte !== "" && <Paragraphes texte={texte} />}
                        {precedents.map(({ sens, renduLe }) => (
                          <p
                            key={renduLe}
                            className="discret"
                          >{`Avant : ${LIBELLE_AVIS[sens].toLowerCase()}, le ${renduLe}`}</p>
                        ))}
                      </>
                    ),
                },
              ]}
            />
          </Section>
          <Section titre={`Remarques (${formatNumber(consultation.remarques.length)})`} id="remarques">
            {consultation.remarques.length === 0 && <p className="discret">Aucune remarque n’est déposée.</p>}
            {consultation.remarques.map((remarque) => (
              <Remarque
                key={remarque.id}
                departement={departement}
                schema={schema.publicId}
                remarque={remarque}
                peutRepondre={vue.peutRepondre}
                refus={of("repondre")?.saisie.remarque === remarque.id ? refus : undefined}
              />
            ))}
          </Section>
          {vue.peutRemarquer && (
            <Section titre="Déposer une remarque" id="remarquer">
              <FormulaireRemarque cle={cle} objets={vue.objets} refus={of("remarquer")} />
            </Section>
          )}
        </>
      )}
    </Page>
  );
}
