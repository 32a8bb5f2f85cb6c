import { redirect } from "react-router";
import { Temporal } from "temporal-polyfill";
import { readForm, refusalResponse, submitSteps } from "#platform/http/page.ts";
import { Button, ConfirmDisclosure, FormActions } from "#platform/ui/actions.tsx";
import { Notice, StatutChip } from "#platform/ui/feedback.tsx";
import { TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Definition, Page, Section } from "#platform/ui/layout.tsx";
import { Timeline } from "#platform/ui/timeline.tsx";
import { formatInstant } from "#platform/values/french.ts";
import { type Id, isId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { accessCourriels } from "../access.ts";
import { cancelCourriel, mayCancel, mayResend, resendCourriel } from "../act-on-courriel.ts";
import { readCourriel } from "../list-courriels.ts";
import { renderText } from "../render.ts";
import { readServer } from "../serveur.ts";
import type { Route } from "./+types/courriel.ts";
import { Blocs } from "./parts/blocs.tsx";
import { CHIPS, ISSUES } from "./parts/etats.ts";
import { EtatDuServeur } from "./parts/serveur.tsx";

const say = (instant: string) => formatInstant(Temporal.Instant.from(instant));

function idOf(args: Route.LoaderArgs | Route.ActionArgs): Id<"courriel"> {
  const { courriel } = args.params;
  if (!isId(courriel)) throw refusalResponse(args, new Refusal("introuvable", {}, 404));
  return courriel as Id<"courriel">;
}

export async function loader(args: Route.LoaderArgs) {
  const { application, portee, origin } = await accessCourriels(args);
  const lu = await application.platform.database.national(async (tx) => ({
    courriel: await readCourriel(tx, portee, idOf(args)),
    serveur: await readServer(tx),
  }));
  const { courriel, serveur } = lu;
  if (!courriel) throw refusalResponse(args, new Refusal("introuvable", {}, 404));
  const genre = application.genresCourriel.find(courriel.genre);
  const { contenu, sujet } = courriel;
  const texte = contenu && {
    blocs: contenu,
    texte: renderText({
      genre: { raison: genre?.raison ?? "cette adresse est connue de Maillage" },
      sujet,
      parties: [{ sujet, contenu }],
      origine: origin,
      choix: null,
    }),
  };
  const peut = { annuler: mayCancel(courriel.etat), renvoyer: mayResend(courriel.etat, contenu) };
  return { courriel, serveur, texte, genre: genre?.libelle ?? courriel.genre, peut };
}

export async function action(args: Route.ActionArgs) {
  const { application, portee, qui } = await accessCourriels(args);
  const form = await readForm(args);
  const { platform, genresCourriel } = application;
  const demande = { id: idOf(args), portee, qui, now: platform.clock.now() };
  const done = await submitSteps(args, form, () =>
    platform.database.national((tx) =>
      form.get("faire") === "annuler"
        ? cancelCourriel(tx, demande, String(form.get("raison") ?? ""), genresCourriel)
        : resendCourriel(tx, demande),
    ),
  );
  return done.ok ? redirect(`/courriels/${demande.id}`) : done.response;
}

export default function Courriel({ loaderData, actionData }: Route.ComponentProps) {
  const { courriel, serveur, texte, genre, peut } = loaderData;
  return (
    <Page
      titre={courriel.sujet}
      surtitre={genre}
      largeur="texte"
      fil={[{ label: "Courriels", to: "/courriels" }]}
    >
      <title>{`${courriel.sujet} — Courriels — Maillage`}</title>
      {actionData?.refus && (
        <Notice kind="erreur" titre="Rien n'a été changé" annonce>
          <p>{actionData.refus.message}</p>
        </Notice>
      )}
      {(!serveur.regle || serveur.enPanneDepuis) && <EtatDuServeur serveur={serveur} />}
      <Definition
        items={[
          { terme: "État", valeur: <StatutChip etat={courriel.etat} table={CHIPS} /> },
          ...(courriel.motif ? [{ terme: "Motif", valeur: courriel.motif }] : []),
          {
            terme: "Destinataire",
            valeur: `${courriel.nom ? `${courriel.nom}, ` : ""}${courriel.destinataire}`,
          },
          ...(courriel.adresseRefusee
            ? [{ terme: "Adresse", valeur: "Refusée par son serveur : vérifiez-la auprès de la personne." }]
            : []),
          { terme: "Écrit le", valeur: say(courriel.creeLe) },
          ...(courriel.expireLe ? [{ terme: "Sans objet après le", valeur: say(courriel.expireLe) }] : []),
          ...(courriel.etat === "reporte" || courriel.etat === "a_envoyer"
            ? [{ terme: "Prochain essai", valeur: say(courriel.prochainEssai) }]
            : []),
          ...(courriel.termineLe ? [{ terme: "Terminé le", valeur: say(courriel.termineLe) }] : []),
        ]}
      />
      <Section titre="Ce qu'il dit">
        {texte ? (
          <>
            <Blocs blocs={texte.blocs} />
            <details>
              <summary>Le texte seul, tel qu'il est envoyé</summary>
              <pre className="courriel-texte">{texte.texte}</pre>
            </details>
          </>
        ) : (
          <p className="discret">
            Le contenu est effacé : aussitôt l'envoi pour un lien personnel, après 30 jours pour le reste.
          </p>
        )}
      </Section>
      {courriel.tentatives.length > 0 && (
        <Section titre="Essais">
          <Timeline
            items={courriel.tentatives.map((one) => ({
              cle: String(one.numero),
              titre: one.issue ? ISSUES[one.issue] : "En cours",
              date: say(one.debut),
              children: one.reponse,
            }))}
          />
        </Section>
      )}
      {(peut.renvoyer || peut.annuler) && (
        <Section titre="Agir">
          {peut.renvoyer && serveur.regle && (
            <Formulaire action={`/courriels/${courriel.id}`}>
              <FormActions>
                <Button name="faire" value="renvoyer" variant="secondaire">
                  {courriel.etat === "garde" ? "Envoyer" : "Envoyer de nouveau"}
                </Button>
              </FormActions>
            </Formulaire>
          )}
          {peut.annuler && (
            <ConfirmDisclosure
              titre="Annuler ce courriel"
              consequence="Il ne partira pas. La raison est gardée avec lui."
            >
              <Formulaire action={`/courriels/${courriel.id}`} className="formulaire">
                <TextField name="raison" label="Raison" maxLength={300} />
                <FormActions>
                  <Button name="faire" value="annuler" variant="danger">
                    Annuler le courriel
                  </Button>
                </FormActions>
              </Formulaire>
            </ConfirmDisclosure>
          )}
        </Section>
      )}
    </Page>
  );
}
