import { redirect } from "react-router";
import type { Contexte } from "#platform/context/contexte.ts";
import { type FormRefusal, readForm, readPage, stateOf, submitPage } from "#platform/http/page.ts";
import { Button, ConfirmDisclosure } from "#platform/ui/actions.tsx";
import { type ChipTable, EmptyState, Notice, StatutChip } from "#platform/ui/feedback.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { KeyFigures, Page, Section } from "#platform/ui/layout.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { type Column, DataTable } from "#platform/ui/table.tsx";
import { formatIsoDay, plural } from "#platform/values/french.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { cancelTournee, remindTournee } from "../../commands/nouvelles/remind-tournee.ts";
import { type LigneTournee, readTournee } from "../../queries/nouvelles/load-tournee.ts";
import { lienSchema, lienTournee } from "../parts/liens.ts";
import { filSchema } from "../parts/navigation-schema.tsx";
import type { Route } from "./+types/tournee.ts";

export async function loader(args: Route.LoaderArgs) {
  const page = await readPage(args, (ctx) => readTournee(ctx, args.params));
  return { page, fait: new URL(args.request.url).searchParams.get("fait") };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const { departement, schema, tournee } = args.params;
  const { adresse } = stateOf(args).application;
  const result = await submitPage(args, form, (ctx) => act(ctx, { schema, tournee }, form, adresse));
  if (!result.ok) return result.response;
  return redirect(`${lienTournee(departement, schema, tournee)}?fait=${result.value}`);
}

/** Does what the button says; gives what the page then thanks for. */
async function act(
  ctx: Contexte,
  ids: { schema: string; tournee: string },
  form: FormData,
  adresse: string,
): Promise<string> {
  const invitation = String(form.get("invitation") ?? "") || null;
  switch (form.get("geste")) {
    case "relancer":
      return `rappels-${await remindTournee(ctx, { ...ids, invitation, adresse })}`;
    case "annuler":
      await cancelTournee(ctx, ids);
      return "annulee";
    default:
      throw new Refusal("formulaire.choix", { champ: "geste" });
  }
}

const ETATS: ChipTable<LigneTournee["etat"]> = {
  repondu: { ton: "succes", glyphe: "coche", label: "A répondu" },
  en_partie: { ton: "info", glyphe: "demi", label: "En partie" },
  attente: { ton: "attention", glyphe: "cercle", label: "Pas de réponse" },
  a_partir: { ton: "neutre", glyphe: "cercle", label: "Pas encore écrit" },
  non_remis: { ton: "erreur", glyphe: "losange", label: "Courriel non remis" },
  confiee: { ton: "neutre", glyphe: "cercle", label: "A confié" },
  annulee: { ton: "neutre", glyphe: "croix", label: "Annulée" },
};

export default function TourneePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { page, fait } = loaderData;
  const { tournee, schema, lignes, sans, permis } = page;
  const refus: FormRefusal | undefined = actionData?.refus;
  const open = permis.demander && tournee.etat === "en_cours";
  const waiting = lignes.filter(({ etat }) => etat === "attente" || etat === "en_partie");
  const combien = (etat: LigneTournee["etat"]) => lignes.filter((ligne) => ligne.etat === etat).length;
  return (
    <Page
      surtitre={schema.titre}
      titre={`Tournée du ${formatIsoDay(tournee.envoi)}`}
      chapo={`${tournee.libelle}. Demandée par ${tournee.parNom}.`}
      fil={filSchema(params.departement, schema, {
        label: "Tournées de nouvelles",
        to: lienSchema(params.departement, schema.publicId, "tournees"),
      })}
      actions={<PrintButton />}
    >
      <title>{`Tournée du ${formatIsoDay(tournee.envoi)} — ${schema.titre} — Maillage`}</title>
      {refus && (
        <Notice kind="erreur" titre="Rien n'a été fait" annonce>
          <p>{refus.message}</p>
        </Notice>
      )}
      {fait && !refus && <Fait fait={fait} />}
      {tournee.etat === "annulee" && (
        <Notice kind="attention" titre="Cette tournée est annulée">
          <p>Ses liens n'ouvrent plus rien. Les nouvelles déjà données restent.</p>
        </Notice>
      )}
      <KeyFigures
        items={[
          { label: "Ont répondu", valeur: combien("repondu") },
          { label: "En partie", valeur: combien("en_partie") },
          { label: "Pas de réponse", valeur: combien("attente") },
          { label: "Courriels non remis", valeur: combien("non_remis") },
        ]}
      />
      <DataTable
        legende="Personnes interrogées"
        lignes={lignes}
        cleLigne={({ id }) => id}
        vide={<EmptyState titre="Personne">Cette tournée n'a écrit à personne.</EmptyState>}
        colonnes={colonnesOf(open)}
      />
      {sans.length > 0 && (
        <DataTable
          legende="Pilotes à qui personne n'a écrit"
          lignes={sans}
          cleLigne={({ nom }) => nom}
          vide={null}
          colonnes={[
            { cle: "nom", titre: "Pilote", rendu: ({ nom }) => nom, entete: true },
            { cle: "actions", titre: "Actions", align: "end", rendu: ({ actions }) => actions },
            { cle: "faire", titre: "Que faire", rendu: ({ queFaire }) => queFaire },
          ]}
        />
      )}
      <Section titre="Message envoyé">
        <blockquote>
          <p>{tournee.texte}</p>
        </blockquote>
        <p className="discret">
          {tournee.relancesMaximum === 0
            ? "Sans rappel."
            : `Rappel après ${plural(tournee.relanceJours, "jour")}, ${tournee.relancesMaximum} au plus, jusqu'au ${formatIsoDay(tournee.fin)}.`}
        </p>
      </Section>
      {open && (
        <Section titre="Agir">
          {waiting.length > 0 && (
            <ConfirmDisclosure
              titre="Rappeler maintenant…"
              variant="secondaire"
              consequence={`Un courriel à ${plural(waiting.length, "personne")} qui n'ont pas tout dit ; pas à qui a déjà reçu un courriel aujourd'hui, ni à qui ne veut plus de rappels.`}
            >
              <Formulaire>
                <input type="hidden" name="geste" value="relancer" />
                <Button>Envoyer les rappels</Button>
              </Formulaire>
            </ConfirmDisclosure>
          )}
          <ConfirmDisclosure
            titre="Annuler la tournée…"
            consequence="Les liens n'ouvriront plus rien et les courriels qui attendent ne partiront pas. Les nouvelles déjà données restent."
          >
            <Formulaire>
              <input type="hidden" name="geste" value="annuler" />
              <Button variant="danger">Annuler la tournée</Button>
            </Formulaire>
          </ConfirmDisclosure>
        </Section>
      )}
    </Page>
  );
}

function Fait({ fait }: { fait: string }) {
  const [, nombre] = /^rappels-(\d+)$/.exec(fait) ?? [];
  if (nombre !== undefined) {
    return (
      <Notice
        kind={nombre === "0" ? "info" : "succes"}
        titre={nombre === "0" ? "Aucun rappel n'est parti" : `${plural(Number(nombre), "rappel")} en route`}
        annonce
      >
        {nombre === "0" && (
          <p>
            Ces personnes ont déjà reçu un courriel aujourd'hui, sont parties, ou ne veulent plus de rappels.
          </p>
        )}
      </Notice>
    );
  }
  if (fait === "envoyee") return <Notice kind="succes" titre="La tournée est lancée" annonce />;
  if (fait === "annulee") return <Notice kind="succes" titre="La tournée est annulée" annonce />;
  return null;
}

function colonnesOf(open: boolean): Column<LigneTournee>[] {
  const colonnes: Column<LigneTournee>[] = [
    {
      cle: "nom",
      titre: "Personne",
      entete: true,
      rendu: ({ nom, courriel, delegueDe }) => (
        <>
          {delegueDe ? `${nom}, à qui ${delegueDe} a confié` : nom}
          {courriel && <span className="discret">{` ${courriel}`}</span>}
        </>
      ),
    },
    { cle: "pour", titre: "Pour", rendu: ({ pour }) => pour },
    { cle: "etat", titre: "Réponse", rendu: ({ etat }) => <StatutChip etat={etat} table={ETATS} /> },
    { cle: "actions", titre: "Actions", rendu: ({ repondues, actions }) => `${repondues} sur ${actions}` },
    { cle: "restantes", titre: "Restent", rendu: ({ restantes }) => restantes.slice(0, 12).join(", ") },
    {
      cle: "envoi",
      titre: "Dernier courriel",
      rendu: ({ dernierEnvoi, relances }) =>
        `${formatIsoDay(dernierEnvoi)}${relances > 0 ? `, ${plural(relances, "rappel")}` : ""}`,
    },
    {
      cle: "suite",
      titre: "Suite",
      rendu: ({ remarque, prochaineRelance }) =>
        remarque ?? (prochaineRelance ? `Rappel le ${formatIsoDay(prochaineRelance)}` : ""),
    },
  ];
  if (open) {
    colonnes.push({
      cle: "geste",
      titre: "Agir",
      rendu: ({ id, nom, etat }) =>
        (etat === "attente" || etat === "en_partie") && (
          <Formulaire>
            <input type="hidden" name="geste" value="relancer" />
            <input type="hidden" name="invitation" value={id} />
            <Button variant="discret" aria-label={`Rappeler ${nom}`}>
              Rappeler
            </Button>
          </Formulaire>
        ),
    });
  }
  return colonnes;
}
