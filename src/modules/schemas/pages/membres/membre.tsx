import { data, redirect } from "react-router";
import type { Contexte } from "#platform/context/contexte.ts";
import { type FormRefusal, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { Button, ConfirmDisclosure, FormActions } from "#platform/ui/actions.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId, TextArea } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Definition, Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { acceptMembre, refuseMembre } from "../../commands/membres/answer-membre.ts";
import { changeMembre } from "../../commands/membres/change-membre.ts";
import { cancelMembre, withdrawMembre } from "../../commands/membres/close-membre.ts";
import { handOverMembre } from "../../commands/membres/hand-over-membre.ts";
import { LIBELLE_ROLE_MEMBRE } from "../../domain/membres/membre.ts";
import { type FicheMembre, readMembre } from "../../queries/membres/page-partenaires.ts";
import { lienMembre, lienSchema } from "../parts/liens.ts";
import { EtatMembrePuce } from "../parts/membres/etat-membre.tsx";
import { ChampsMembre, ChoixInstitution } from "../parts/membres/formulaire-membre.tsx";
import { lireMembre } from "../parts/membres/lire-membre.ts";
import { filSchema } from "../parts/navigation-schema.tsx";
import type { Route } from "./+types/membre.ts";

export async function loader(args: Route.LoaderArgs) {
  const fiche = await readPage(args, (ctx) => readMembre(ctx, args.params.membre));
  return { fiche, cle: newId(), fait: new URL(args.request.url).searchParams.get("fait") };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const result = await submitPage(args, form, (ctx) => act(ctx, args.params.membre, form));
  if (result.ok)
    return redirect(`${lienMembre(args.params.departement, args.params.membre)}?fait=${result.value}`);
  const coches = [...form.getAll("volets"), ...form.getAll("objectifs")].map(String);
  return data({ ...result.response.data, coches }, result.response.init ?? undefined);
}

/** Does what the button of one of the forms says; gives what the page then thanks for. */
async function act(ctx: Contexte, membre: string, form: FormData): Promise<string> {
  const text = (name: string) => String(form.get(name) ?? "");
  const ids = { membre, revision: Number(text("revision")) };
  switch (text("geste")) {
    case "accepter":
      await acceptMembre(ctx, ids);
      return "accepte";
    case "refuser":
      await refuseMembre(ctx, { ...ids, motif: text("motif") });
      return "refuse";
    case "annuler":
      await cancelMembre(ctx, ids);
      return "annule";
    case "retirer":
      await withdrawMembre(ctx, { ...ids, motif: text("motif") });
      return "retire";
    case "transmettre":
      await handOverMembre(ctx, { ...ids, vers: text("vers"), cle: text("cle") });
      return "transmis";
    case "modifier":
      return changeMembre(ctx, { ...ids, ...lireMembre(form), cle: text("cle") });
    default:
      throw new Refusal("formulaire.choix", { champ: "geste" });
  }
}

const FAIT: Readonly<Record<string, string>> = {
  accepte: "Le rôle est accepté : il compte dès aujourd'hui, dans ses dates",
  refuse: "Le rôle est refusé, les copilotes liront pourquoi",
  annule: "La proposition est annulée",
  retire: "Le rôle est retiré à partir d'aujourd'hui",
  transmis: "La transmission est proposée : elle prendra effet quand l'autre institution acceptera",
  modifiee: "Le rôle est modifié",
  proposee: "Le rôle élargi est proposé : il comptera quand l'institution l'acceptera",
  inchangee: "Rien n'a changé",
};

export default function MembrePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { fiche, cle, fait } = loaderData;
  const { schema, membre, lisible } = fiche;
  const refus = actionData?.refus;
  const partenaires = lienSchema(params.departement, schema.publicId, "partenaires");
  const fil = lisible
    ? filSchema(params.departement, schema, { label: "Qui porte ce schéma", to: partenaires })
    : [{ label: "Accueil", to: `/${params.departement}` }];
  return (
    <Page
      surtitre={schema.titre}
      titre={`${LIBELLE_ROLE_MEMBRE[membre.role]} : ${membre.institution.nom}`}
      fil={fil}
      largeur="texte"
    >
      <title>{`${LIBELLE_ROLE_MEMBRE[membre.role]}, ${membre.institution.court} — Maillage`}</title>
      {refus && (
        <ErrorSummary
          titre="Rien n'a été changé"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {fait && FAIT[fait] && !refus && <Notice kind="succes" titre={FAIT[fait]} annonce />}
      {!lisible && (
        <Notice kind="info" titre="Ce schéma n'est pas encore public">
          <p>Votre institution le lira dès qu'elle aura accepté le rôle.</p>
        </Notice>
      )}
      <p>
        <EtatMembrePuce membre={membre} />
      </p>
      <Definition
        items={[
          { terme: "Portée", valeur: membre.porteeEnMots },
          { terme: "Dates", valeur: membre.periode },
          { terme: "À la suite de", valeur: membre.reprend },
          { terme: "Proposé", valeur: quand(membre.proposeLe, membre.proposePar) },
          { terme: "Accepté", valeur: membre.accepteLe && quand(membre.accepteLe, membre.acceptePar) },
          { terme: "Clos", valeur: membre.closLe && quand(membre.closLe, membre.closPar) },
          { terme: "Motif", valeur: membre.motif },
        ]}
      />
      <Gestes fiche={fiche} cle={cle} refus={refus} coches={actionData?.coches ?? []} />
      {lisible && (
        <p>
          <Link to={partenaires}>Toutes les institutions qui portent ce schéma</Link>
        </p>
      )}
    </Page>
  );
}

function quand(jour: string, nom: string | null): string {
  return `le ${jour}${nom === null ? "" : ` par ${nom}`}`;
}

type GestesProps = { fiche: FicheMembre; cle: string; refus: FormRefusal | undefined; coches: string[] };

function Gestes({ fiche, cle, refus, coches }: GestesProps) {
  const { membre, permis, choix } = fiche;
  const role = LIBELLE_ROLE_MEMBRE[membre.role].toLowerCase();
  const of = (geste: string) => (refus?.saisie.geste === geste ? refus : undefined);
  const hidden = (geste: string) => (
    <>
      <input type="hidden" name="geste" value={geste} />
      <input type="hidden" name="revision" value={membre.revision} />
      <input type="hidden" name="cle" value={of(geste)?.saisie.cle ?? cle} />
    </>
  );
  const motif = (geste: string) => (
    <TextArea
      name="motif"
      id={`motif-${geste}`}
      label="Pourquoi"
      requis
      rows={2}
      erreur={of(geste)?.champ === "motif" ? of(geste)?.message : undefined}
      defaultValue={of(geste)?.saisie.motif ?? ""}
    />
  );
  return (
    <>
      {permis.repondre && (
        <Section titre="Répondre au nom de votre institution">
          <Formulaire className="formulaire">
            {hidden("accepter")}
            <p>{`En acceptant, votre institution devient ${role} du schéma dès aujourd'hui, dans les dates écrites ci-dessus.`}</p>
            <FormActions>
              <Button>Accepter ce rôle</Button>
            </FormActions>
          </Formulaire>
          <ConfirmDisclosure
            titre="Refuser…"
            variant="secondaire"
            consequence="Les copilotes liront le motif ; ils pourront faire une autre proposition."
          >
            <Formulaire className="formulaire">
              {hidden("refuser")}
              {motif("refuser")}
              <Button variant="danger">Refuser ce rôle</Button>
            </Formulaire>
          </ConfirmDisclosure>
        </Section>
      )}
      {permis.annuler && (
        <ConfirmDisclosure
          titre="Annuler la proposition…"
          consequence={`${membre.institution.nom} ne pourra plus l'accepter.`}
        >
          <Formulaire className="formulaire">
            {hidden("annuler")}
            <Button variant="danger">Annuler la proposition</Button>
          </Formulaire>
        </ConfirmDisclosure>
      )}
      {permis.modifier && choix && (
        <details className="repli" open={of("modifier") !== undefined}>
          <summary>Modifier le rôle, la portée ou les dates</summary>
          <p>
            {membre.etat === "acceptee"
              ? "Ce qui restreint le rôle vaut tout de suite. Ce qui l'élargit attend que l'institution l'accepte de nouveau."
              : "L'institution répondra à ce qui sera écrit ici."}
          </p>
          <Formulaire className="formulaire" data-gardien>
            {hidden("modifier")}
            <ChampsMembre choix={choix} depart={membre} refus={of("modifier")} coches={coches} />
            <FormActions>
              <Button>Enregistrer</Button>
            </FormActions>
          </Formulaire>
        </details>
      )}
      {permis.transmettre && choix && (
        <details className="repli" open={of("transmettre") !== undefined}>
          <summary>Transmettre ce rôle à une autre institution</summary>
          <p>
            Rien ne change avant que l'autre institution accepte. Ce jour-là le rôle passe tel quel de l'une à
            l'autre.
          </p>
          <Formulaire className="formulaire">
            {hidden("transmettre")}
            <ChoixInstitution
              name="vers"
              label="Institution qui le reprend"
              institutions={choix.institutions.filter(
                ({ publicId }) => publicId !== membre.institution.publicId,
              )}
              refus={of("transmettre")}
            />
            <FormActions>
              <Button>Proposer la transmission</Button>
            </FormActions>
          </Formulaire>
        </details>
      )}
      {permis.retirer && (
        <ConfirmDisclosure
          titre="Retirer ce rôle…"
          consequence={`${membre.institution.nom} ne sera plus ${role} du schéma à partir d'aujourd'hui. L'histoire du rôle est gardée.`}
        >
          <Formulaire className="formulaire">
            {hidden("retirer")}
            {motif("retirer")}
            <Button variant="danger">Retirer ce rôle</Button>
          </Formulaire>
        </ConfirmDisclosure>
      )}
    </>
  );
}
