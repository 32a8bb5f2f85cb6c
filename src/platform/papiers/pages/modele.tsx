import { data, redirect } from "react-router";
import { Temporal } from "temporal-polyfill";
import { phraseOf, placeOf } from "#platform/documents/modele/phrases.ts";
import { readDepot } from "#platform/files/read-depot.ts";
import { espaceOf, readForm, readPage, stateOf, submitPage, submitSteps } from "#platform/http/page.ts";
import { Button, ButtonLink, ConfirmDisclosure, FormActions } from "#platform/ui/actions.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { FileField, fieldId } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Definition, Page, Section } from "#platform/ui/layout.tsx";
import { capitalise, formatInstant, plural } from "#platform/values/french.ts";
import { newId } from "#platform/values/ids.ts";
import { restoreModele } from "../modeles/drop-modele.ts";
import { type PageModele, pageModele } from "../modeles/page-modeles.ts";
import { receiveModele } from "../modeles/receive-modele.ts";
import { withdrawModele } from "../modeles/withdraw-modele.ts";
import type { Route } from "./+types/modele.ts";
import { AnciensModeles } from "./parts/anciens-modeles.tsx";
import { ChampsDuModele } from "./parts/champs-modele.tsx";
import { lienModele, lienModeles } from "./parts/liens-modeles.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const { papiers } = stateOf(args).application;
  const page = await readPage(args, (ctx) => pageModele(ctx, papiers, args.params.imprime));
  return { code, page, cleEnvoi: newId(), fait: new URL(args.request.url).searchParams.get("fait") };
}

export async function action(args: Route.ActionArgs) {
  const { departement, imprime } = args.params;
  const { papiers } = stateOf(args).application;
  const form = await readForm(args);
  const text = (name: string) => String(form.get(name) ?? "");
  const geste = text("geste");
  const envoi = { remplace: text("remplace"), cle: text("cle") };
  if (geste === "deposer") {
    const fichier = await readDepot(form, "modele");
    const result = await submitSteps(args, form, (act) =>
      receiveModele(act, papiers, { papier: imprime, fichier, ...envoi }),
    );
    if (!result.ok) return result.response;
    if (result.value.length > 0) return data({ refus: null, fautes: result.value }, { status: 422 });
  } else {
    const publicId = text("modele");
    const result = await submitPage(args, form, async (ctx) => {
      if (geste === "retirer") await withdrawModele(ctx, publicId);
      else await restoreModele(ctx, papiers, { publicId, ...envoi });
    });
    if (!result.ok) return result.response;
  }
  return redirect(`${lienModele(departement, imprime)}?fait=${encodeURIComponent(geste)}`);
}

const FAITS: Readonly<Record<string, string>> = {
  deposer: "Le modèle est en place",
  reprendre: "Ce modèle est de nouveau en place",
  retirer: "Le modèle est retiré ; il est gardé parmi les anciens",
};

export default function ModelePage({ loaderData, actionData }: Route.ComponentProps) {
  const { code, page, cleEnvoi, fait } = loaderData;
  const refus = actionData?.refus ?? null;
  const fautes = actionData && "fautes" in actionData ? actionData.fautes : [];
  const done = fait && !actionData ? FAITS[fait] : undefined;
  const { modele, peutTenir } = page;
  const nom = capitalise(page.libelle);
  return (
    <Page
      titre={nom}
      surtitre={`Modèle Word, ${page.institution}`}
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Modèles Word", to: lienModeles(code) },
      ]}
    >
      <title>{`${nom}, modèle Word — Maillage`}</title>
      {done && <Notice kind="succes" titre={done} annonce />}
      {refus && (
        <ErrorSummary
          titre="Le modèle n’a pas été enregistré"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {fautes.length > 0 && (
        <Notice
          kind="erreur"
          titre={`Le modèle n’a pas été enregistré : ${plural(fautes.length, "erreur")} à corriger dans Word`}
          annonce
        >
          <ol>
            {fautes.map((faute) => (
              <li key={JSON.stringify(faute)}>
                {phraseOf(faute)} <span className="discret">{placeOf(faute)}.</span>
              </li>
            ))}
          </ol>
        </Notice>
      )}
      <EnUsage code={code} page={page} />
      {peutTenir && (
        <Section titre={modele ? "Remplacer le modèle" : "Déposer un modèle"} id="deposer">
          <p>
            Partez de l’exemple ou de votre papier à en-tête, écrivez dans Word les noms de la liste
            ci-dessous entre accolades, puis déposez le document. Il est vérifié aussitôt.
          </p>
          <Formulaire className="formulaire" encType="multipart/form-data">
            <input type="hidden" name="cle" value={cleEnvoi} />
            <input type="hidden" name="remplace" value={modele?.publicId ?? ""} />
            <FileField
              name="modele"
              label="Document Word"
              accept=".docx"
              limites="DOCX sans macros, 5 Mo au plus."
              erreur={refus?.champ === "modele" ? refus.message : undefined}
            />
            <FormActions>
              <Button name="geste" value="deposer">
                {modele ? "Vérifier et remplacer" : "Vérifier et déposer"}
              </Button>
              <ButtonLink to={`${lienModele(code, page.cle)}/exemple.docx`} fichier glyphe="telecharger">
                Télécharger un exemple de modèle
              </ButtonLink>
            </FormActions>
          </Formulaire>
        </Section>
      )}
      <AnciensModeles code={code} page={page} cleEnvoi={cleEnvoi} />
      <ChampsDuModele champs={page.champs} utilises={modele?.champs ?? []} />
    </Page>
  );
}

function EnUsage({ code, page }: { code: string; page: PageModele }) {
  const { modele, peutTenir, cle } = page;
  if (!modele) {
    return (
      <Notice kind="info" titre="Aucun modèle n’est en place">
        <p>Ce document s’imprime en attendant avec la mise en page de Maillage.</p>
        {!peutTenir && <p>Un administrateur de votre institution peut en déposer un.</p>}
      </Notice>
    );
  }
  return (
    <Section titre="Modèle en place">
      <Definition
        items={[
          { terme: "Fichier", valeur: modele.nom },
          { terme: "Déposé le", valeur: formatInstant(Temporal.Instant.from(modele.deposeLe)) },
          { terme: "Par", valeur: modele.deposePar },
          { terme: "Champs trouvés", valeur: modele.champs.map((champ) => `{${champ}}`).join(" ") },
        ]}
      />
      <FormActions>
        <ButtonLink to={`${lienModele(code, cle)}/essai.docx`} fichier glyphe="telecharger">
          Essayer avec des exemples
        </ButtonLink>
        <ButtonLink
          to={`${lienModele(code, cle)}/fichiers/${modele.publicId}`}
          fichier
          glyphe="telecharger"
          variant="discret"
        >
          Télécharger le modèle
        </ButtonLink>
      </FormActions>
      {peutTenir && (
        <ConfirmDisclosure
          titre="Retirer le modèle"
          consequence="On ne pourra plus imprimer dessus. Il reste parmi les anciens modèles, d’où il peut être repris."
        >
          <Formulaire>
            <input type="hidden" name="modele" value={modele.publicId} />
            <Button variant="danger" name="geste" value="retirer">
              Retirer le modèle
            </Button>
          </Formulaire>
        </ConfirmDisclosure>
      )}
    </Section>
  );
}
