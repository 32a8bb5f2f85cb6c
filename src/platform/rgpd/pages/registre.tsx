import { redirect } from "react-router";
import { espaceOf, readForm, readPage, stateOf, submitPage } from "#platform/http/page.ts";
import { boutonPapier } from "#platform/papiers/bouton-papier.ts";
import { ImprimerPapier } from "#platform/papiers/imprimer-papier.tsx";
import { TOUT_LE_DEPARTEMENT } from "#platform/papiers/papier.ts";
import { findDeclared } from "#platform/papiers/request-papier.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Definition, Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { readRegistre } from "../registre.ts";
import { setResponsable } from "../reglages.ts";
import type { Route } from "./+types/registre.ts";

export async function loader(args: Route.LoaderArgs) {
  const { rgpd, papiers } = stateOf(args).application;
  const { code, nom } = await espaceOf(args);
  const registre = await readPage(args, (ctx) => readRegistre(ctx, rgpd.traitements, rgpd.durees));
  const papier = boutonPapier(findDeclared(papiers, "rgpd.registre"));
  return {
    code,
    nom,
    papier,
    ...registre,
    enregistre: new URL(args.request.url).searchParams.has("enregistre"),
  };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const text = (name: string) => String(form.get(name) ?? "");
  const result = await submitPage(args, form, (ctx) =>
    setResponsable(ctx, {
      responsable: text("responsable"),
      responsableContact: text("responsableContact"),
      dpo: text("dpo"),
      dpoContact: text("dpoContact"),
      revision: Number(form.get("revision")),
    }),
  );
  return result.ok ? redirect(`/${args.params.departement}/registre?enregistre`) : result.response;
}

const CHAMPS = [
  ["responsable", "Responsable du traitement"],
  ["responsableContact", "Contact du responsable"],
  ["dpo", "Délégué à la protection des données"],
  ["dpoContact", "Contact du délégué"],
] as const;

export default function RegistrePage({ loaderData, actionData }: Route.ComponentProps) {
  const { code, nom, papier, responsable, lignes, peutRegler, enregistre } = loaderData;
  const refus = actionData?.refus;
  const perime = refus?.code === "registre.perime";
  return (
    <Page
      titre="Registre des traitements"
      surtitre={`${nom} (${code})`}
      chapo="Ce que la plateforme fait des données personnelles (RGPD, article 30). Chaque partie du logiciel déclare les siens ; un administrateur les complète."
      fil={[{ label: "Accueil", to: `/${code}` }]}
      actions={
        <>
          <PrintButton />
          <ImprimerPapier departement={code} papier={papier} objet={TOUT_LE_DEPARTEMENT} />
          <ButtonLink to={`/${code}/registre.csv`} fichier glyphe="telecharger">
            CSV
          </ButtonLink>
        </>
      }
    >
      <title>{`Registre des traitements, ${nom} — Maillage`}</title>
      {enregistre && <Notice kind="succes" titre="Le registre est enregistré" annonce />}
      {refus && (
        <ErrorSummary
          titre="Le registre n'a pas été enregistré"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <Section titre="Qui en répond">
        <Definition
          items={CHAMPS.map(([cle, terme]) => ({ cle, terme, valeur: responsable[cle] || "À compléter" }))}
        />
        {peutRegler && (
          <details className="repli sans-impression" open={refus !== undefined}>
            <summary>Compléter</summary>
            <Formulaire className="formulaire" data-gardien>
              <input
                type="hidden"
                name="revision"
                value={perime ? responsable.revision : (refus?.saisie.revision ?? responsable.revision)}
              />
              {CHAMPS.map(([name, label]) => (
                <TextField
                  key={name}
                  name={name}
                  label={label}
                  maxLength={2_000}
                  erreur={refus?.champ === name ? refus.message : undefined}
                  defaultValue={refus?.saisie[name] ?? responsable[name]}
                />
              ))}
              <FormActions>
                <Button>Enregistrer</Button>
              </FormActions>
            </Formulaire>
          </details>
        )}
      </Section>
      {lignes.map((ligne) => (
        <Section
          key={ligne.cle}
          id={ligne.cle}
          titre={ligne.activite}
          actions={
            peutRegler && (
              <ButtonLink to={`/${code}/registre/${ligne.cle}`} variant="discret">
                Compléter<span className="vh"> : {ligne.activite}</span>
              </ButtonLink>
            )
          }
        >
          <Definition
            items={[
              { cle: "finalite", terme: "Finalité", valeur: ligne.finalite },
              { cle: "base", terme: "Base légale", valeur: ligne.base },
              { cle: "personnes", terme: "Personnes", valeur: ligne.personnes.join(" ; ") },
              { cle: "donnees", terme: "Données", valeur: ligne.donnees.join(" ; ") },
              { cle: "destinataires", terme: "Destinataires", valeur: ligne.destinataires },
              {
                cle: "conservation",
                terme: "Conservation",
                valeur: (
                  <ul>
                    {ligne.conservation.map((text) => (
                      <li key={text}>{text}</li>
                    ))}
                  </ul>
                ),
              },
              { cle: "securite", terme: "Mesures de sécurité", valeur: ligne.securite },
              { cle: "precisions", terme: "Précisions", valeur: ligne.precisions || null },
            ]}
          />
        </Section>
      ))}
      <p className="discret">
        Les durées se règlent sur la page <Link to={`/${code}/conservation`}>Conservation des données</Link>.
      </p>
    </Page>
  );
}
