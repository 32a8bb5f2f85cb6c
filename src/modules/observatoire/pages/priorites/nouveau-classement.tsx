import { redirect } from "react-router";
import { loadFondCarte } from "#modules/territoires/index.ts";
import { espaceOf, readForm, readPage, refusalResponse, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { EmptyState, ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { newId } from "#platform/values/ids.ts";
import { isRefusal } from "#platform/values/refusal.ts";
import { keepClassement } from "../../commands/priorites/keep-classement.ts";
import { paramsOfChoix, parseChoix } from "../../domain/priorites/choix.ts";
import { classer } from "../../domain/priorites/classer.ts";
import { EXPLICATION, sayRegle } from "../../domain/priorites/dire-classement.ts";
import { FACTEURS_VIE_SOCIALE } from "../../domain/priorites/facteurs.ts";
import { listClassables } from "../../queries/priorites/list-classables.ts";
import { readDemande, TIRAGES_APERCU } from "../../queries/priorites/read-demande.ts";
import { operationsObservatoire } from "../../rights.ts";
import { lienClassements } from "../parts/liens.ts";
import { ChoisirClassement } from "../parts/priorites/choisir-classement.tsx";
import { Resultat } from "../parts/priorites/resultat.tsx";
import type { Route } from "./+types/nouveau-classement.ts";

/** « six-facteurs » offers the domains of community life. */
const MODELE = "six-facteurs";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const params = new URL(args.request.url).searchParams;
  const six = params.get("modele") === MODELE;
  if (six && !params.has("methode")) params.set("methode", "domaines");
  const choix = parseChoix(params);
  return readPage(args, async (ctx) => {
    require(ctx, operationsObservatoire.classer, null);
    const classables = await listClassables(ctx, choix.maille);
    const commun = {
      ...{ code, choix, classables, envoi: newId(), adresse: paramsOfChoix(choix).toString() },
      domaines: six ? [...FACTEURS_VIE_SOCIALE] : null,
      modele: six ? MODELE : null,
    };
    if (choix.indicateurs.length === 0) return { ...commun, apercu: null, erreur: null };
    try {
      const { demande, lecture } = await readDemande(ctx, choix, TIRAGES_APERCU);
      const fond = await loadFondCarte(ctx, choix.maille);
      const apercu = { demande, lecture, fond, resultat: classer(demande) };
      return { ...commun, apercu, erreur: null };
    } catch (error) {
      if (!isRefusal(error) || error.status === 403) throw error;
      return { ...commun, apercu: null, erreur: refusalResponse(args, error).data.message };
    }
  });
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const choix = parseChoix(new URLSearchParams(String(form.get("adresse") ?? "")));
  const texte = (champ: string) => String(form.get(champ) ?? "");
  const result = await submitPage(args, form, (ctx) =>
    keepClassement(ctx, { choix, titre: texte("titre"), envoi: texte("envoi") }),
  );
  if (!result.ok) return result.response;
  return redirect(`${lienClassements(args.params.departement, result.value)}?fait=garde`);
}

export default function NouveauClassement({ loaderData, actionData }: Route.ComponentProps) {
  const { code, choix, classables, apercu, erreur, envoi, adresse, domaines, modele } = loaderData;
  const refus = actionData?.refus ?? null;
  return (
    <Page
      titre="Établir un classement"
      surtitre="Territoires prioritaires"
      chapo="Choisissez ce qui compte ; la page classe aussitôt. Rien n’est gardé tant que vous ne donnez pas de titre, et l’adresse de cette page suffit pour montrer le choix à quelqu’un."
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Territoires prioritaires", to: lienClassements(code) },
      ]}
    >
      <title>Établir un classement — Maillage</title>
      {refus && (
        <ErrorSummary
          titre="Le classement n’a pas été gardé"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {erreur !== null && (
        <Notice kind="erreur" titre="Ce choix ne permet pas de classer">
          <p>{erreur}</p>
        </Notice>
      )}
      <ChoisirClassement
        lien={lienClassements(code, "nouveau")}
        choix={choix}
        classables={classables}
        lecture={apercu?.lecture ?? null}
        domaines={domaines}
        modele={modele}
      />
      {apercu ? (
        <>
          <Section titre="Garder ce classement">
            <Formulaire className="formulaire">
              <input type="hidden" name="adresse" value={adresse} />
              <input type="hidden" name="envoi" value={refus?.saisie.envoi ?? envoi} />
              <TextField
                name="titre"
                label="Titre"
                requis
                maxLength={200}
                defaultValue={refus?.saisie.titre ?? ""}
                erreur={refus?.champ === "titre" ? refus.message : undefined}
                aide="Ses chiffres, sa méthode et son adresse ne changeront plus. Les tirages seront refaits au complet."
              />
              <FormActions>
                <Button>Garder le classement</Button>
                <ButtonLink to={lienClassements(code)} variant="discret">
                  Annuler
                </ButtonLink>
              </FormActions>
            </Formulaire>
          </Section>
          <p>
            {EXPLICATION[choix.methode]} {sayRegle(choix.classes, choix.methode)}
          </p>
          <Resultat departement={code} {...apercu} autre={null} />
        </>
      ) : (
        erreur === null && (
          <EmptyState titre="Cochez les indicateurs à prendre en compte">
            <p>
              Le schéma du Puy-de-Dôme additionne les rangs de trois taux ; l’animation de la vie sociale suit
              six facteurs.
            </p>
          </EmptyState>
        )
      )}
    </Page>
  );
}
