import { redirect } from "react-router";
import { Temporal } from "temporal-polyfill";
import { type FormRefusal, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { CheckboxField, RadioGroup } from "#platform/ui/choices.tsx";
import { EmptyState, ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { DateField, fieldId, TextArea, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatIsoDay, plural } from "#platform/values/french.ts";
import { setRegleTournee } from "../../commands/nouvelles/set-regle-tournee.ts";
import { LIBELLE_ETENDUE } from "../../domain/nouvelles/tournee.ts";
import { type RegleLue, readTournees } from "../../queries/nouvelles/list-tournees.ts";
import { lienSchema, lienTournee } from "../parts/liens.ts";
import { filSchema } from "../parts/navigation-schema.tsx";
import { lireRegle } from "../parts/nouvelles/lire-tournee.ts";
import { ChampsRythme } from "../parts/nouvelles/rythme.tsx";
import type { Route } from "./+types/tournees.ts";

export async function loader(args: Route.LoaderArgs) {
  const page = await readPage(args, (ctx) => readTournees(ctx, args.params.schema));
  return { page, fait: new URL(args.request.url).searchParams.has("regle") };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const { departement, schema } = args.params;
  const result = await submitPage(args, form, (ctx) => setRegleTournee(ctx, { ...lireRegle(form), schema }));
  if (!result.ok) return result.response;
  return redirect(`${lienSchema(departement, schema, "tournees")}?regle`);
}

export default function Tournees({ loaderData, actionData, params }: Route.ComponentProps) {
  const { page, fait } = loaderData;
  const { schema, tournees, regle, permis } = page;
  const refus: FormRefusal | undefined = actionData?.refus;
  const { departement } = params;
  return (
    <Page
      surtitre={schema.titre}
      titre="Tournées de nouvelles"
      chapo="Ce qui a été demandé aux pilotes, qui a répondu, et quand on leur demandera de nouveau."
      fil={filSchema(departement, schema)}
      actions={
        permis.demander && (
          <ButtonLink to={lienTournee(departement, schema.publicId, "nouvelle")} variant="primaire">
            Demander des nouvelles
          </ButtonLink>
        )
      }
    >
      <title>{`Tournées de nouvelles — ${schema.titre} — Maillage`}</title>
      {refus && (
        <ErrorSummary
          titre="Le calendrier n'a pas été enregistré"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {fait && !refus && <Notice kind="succes" titre="Le calendrier est enregistré" annonce />}
      <DataTable
        legende="Tournées"
        legendeMasquee
        lignes={tournees}
        cleLigne={({ publicId }) => publicId}
        vide={
          <EmptyState titre="Pas encore de tournée">
            Personne n'a encore demandé de nouvelles aux pilotes de ce schéma.
          </EmptyState>
        }
        colonnes={[
          {
            cle: "envoi",
            titre: "Envoi",
            entete: true,
            rendu: ({ publicId, envoi }) => (
              <Link to={lienTournee(departement, schema.publicId, publicId)}>{formatIsoDay(envoi)}</Link>
            ),
          },
          {
            cle: "etendue",
            titre: "Actions",
            rendu: ({ etendue, voletTitre }) =>
              voletTitre ? `Volet « ${voletTitre} »` : LIBELLE_ETENDUE[etendue],
          },
          { cle: "par", titre: "Demandée par", rendu: ({ parNom }) => parNom },
          { cle: "personnes", titre: "Personnes", align: "end", rendu: ({ personnes }) => personnes },
          {
            cle: "reponses",
            titre: "Réponses",
            rendu: ({ etat, repondues, actions }) =>
              etat === "annulee" ? "Annulée" : `${repondues} sur ${plural(actions, "action")}`,
          },
        ]}
      />
      <Section titre="Calendrier" id="calendrier">
        <Prochaine regle={regle} />
        {permis.demander && <Regle regle={regle} refus={refus} />}
      </Section>
    </Page>
  );
}

function Prochaine({ regle }: { regle: RegleLue }) {
  if (!regle.active) return <p>Aucune tournée n'est prévue : elles partent quand quelqu'un les demande.</p>;
  const { mois, prochaine, relanceJours, relancesMaximum } = regle;
  const suivantes = [0, 1, 2].map((n) =>
    formatIsoDay(
      Temporal.PlainDate.from(prochaine)
        .add({ months: mois * n })
        .toString(),
    ),
  );
  return (
    <>
      <p>{`Prochaines tournées : ${suivantes.join(", ")}…`}</p>
      <p>
        {relancesMaximum === 0
          ? "Sans rappel."
          : `Un rappel à qui n'a pas répondu après ${plural(relanceJours, "jour")}, ${relancesMaximum} au plus.`}
      </p>
    </>
  );
}

function Regle({ regle, refus }: { regle: RegleLue; refus: FormRefusal | undefined }) {
  const saisie = refus?.saisie;
  const erreur = (champ: string) => (refus?.champ === champ ? refus.message : undefined);
  return (
    <details className="repli" open={refus !== undefined || undefined}>
      <summary>Changer le calendrier</summary>
      <Formulaire className="formulaire" data-gardien>
        <input type="hidden" name="revision" value={saisie?.revision ?? regle.revision} />
        <CheckboxField
          name="active"
          label="Demander des nouvelles régulièrement"
          defaultChecked={saisie ? saisie.active === "oui" : regle.active}
        />
        <TextField
          name="mois"
          label="Tous les combien de mois"
          aide="3 : chaque trimestre."
          type="number"
          min={1}
          max={12}
          court
          requis
          erreur={erreur("mois")}
          defaultValue={saisie?.mois ?? String(regle.mois)}
        />
        <DateField
          name="prochaine"
          label="Prochaine tournée"
          requis
          erreur={erreur("prochaine")}
          defaultValue={saisie?.prochaine ?? regle.prochaine}
        />
        <RadioGroup
          name="etendue"
          label="Actions"
          requis
          erreur={erreur("etendue")}
          defaultValue={saisie?.etendue ?? regle.etendue}
          options={(["toutes", "sans_nouvelles"] as const).map((value) => ({
            value,
            label: LIBELLE_ETENDUE[value],
          }))}
        />
        <TextArea
          name="texte"
          label="Message"
          rows={4}
          requis
          erreur={erreur("texte")}
          defaultValue={saisie?.texte ?? regle.texte}
        />
        <ChampsRythme refus={refus} depart={regle} />
        <FormActions>
          <Button>Enregistrer le calendrier</Button>
        </FormActions>
      </Formulaire>
    </details>
  );
}
