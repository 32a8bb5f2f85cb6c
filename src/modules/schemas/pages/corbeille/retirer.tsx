import { redirect } from "react-router";
import { type FormRefusal, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { plural } from "#platform/values/french.ts";
import { removeFromPlan } from "../../commands/corbeille/remove-from-plan.ts";
import { listerCompte } from "../../domain/corbeille/corbeille.ts";
import { motOf, NIVEAUX } from "../../domain/plan/niveaux.ts";
import { loadRetirer } from "../../queries/corbeille/load-retirer.ts";
import { ObjetsDessous } from "../parts/corbeille/objets-dessous.tsx";
import { lienAction, lienEcrire, lienObjectif } from "../parts/liens.ts";
import { filSchema } from "../parts/navigation-schema.tsx";
import type { Route } from "./+types/retirer.ts";

const idsOf = ({ schema, niveau, objet }: Route.LoaderArgs["params"]) => ({ schema, niveau, id: objet });

export async function loader(args: Route.LoaderArgs) {
  return readPage(args, (ctx) => loadRetirer(ctx, idsOf(args.params)));
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const ids = idsOf(args.params);
  const niveau = NIVEAUX.find((one) => one === ids.niveau) ?? "volet";
  const result = await submitPage(args, form, (ctx) =>
    removeFromPlan(ctx, { ...ids, niveau, empreinte: String(form.get("empreinte")) }),
  );
  const { departement, schema } = args.params;
  return result.ok ? redirect(`${lienEcrire(departement, schema)}?retire=${result.value}`) : result.response;
}

export default function Retirer({ loaderData, actionData, params }: Route.ComponentProps) {
  const { schema, objet, publicId, compte, cachees, empreinte, dessous, adopte } = loaderData;
  const refus: FormRefusal | undefined = actionData?.refus;
  const { departement } = params;
  const ecrire = lienEcrire(departement, schema.publicId);
  const retour =
    publicId === null
      ? ecrire
      : objet.niveau === "action"
        ? lienAction(departement, schema.publicId, publicId)
        : lienObjectif(departement, schema.publicId, publicId);
  const { nom, genre } = motOf(schema, objet.niveau);
  const avec = listerCompte(schema, objet.niveau, compte);
  return (
    <Page
      titre="Mettre à la corbeille"
      surtitre={[objet.no, objet.titre].filter(Boolean).join(objet.niveau === "action" ? " " : ". ")}
      fil={filSchema(departement, schema, { label: "Écrire le plan", to: ecrire })}
      largeur="texte"
    >
      <title>{`Mettre à la corbeille : ${objet.titre} — Maillage`}</title>
      {refus && <ErrorSummary titre="Rien n’a été retiré" erreurs={[{ message: refus.message }]} />}
      {avec.length === 0 ? (
        <p>{`Rien d’autre ne part avec ${genre === "f" ? "cette" : "ce"} ${nom}.`}</p>
      ) : (
        <>
          <p>Part avec :</p>
          <ul>
            {avec.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      )}
      <ObjetsDessous schema={schema} objets={dessous} />
      {cachees > 0 && (
        <p>{`${plural(cachees, "action retirée par un import", "actions retirées par un import")} ${cachees > 1 ? "partent" : "part"} aussi, et ne ${cachees > 1 ? "reviendront" : "reviendra"} qu’en annulant cet import.`}</p>
      )}
      <Notice kind="info" titre={`Trente jours pour ${genre === "f" ? "la" : "le"} restaurer`}>
        <p>{`Tout disparaît du plan, des listes et de la page publique, et se restaure d’un geste pendant trente jours. Ensuite, tout est effacé.`}</p>
        {adopte && (
          <p>{`Le texte adopté ${genre === "f" ? "la" : "le"} garde : ce retrait compte parmi ce qui diffère de la dernière version, jusqu’au prochain amendement.`}</p>
        )}
      </Notice>
      <Formulaire className="formulaire">
        <input type="hidden" name="empreinte" value={empreinte} />
        <FormActions>
          <Button variant="danger">Mettre à la corbeille</Button>
          <ButtonLink to={retour} variant="discret">
            {`Garder ${genre === "f" ? "cette" : /^[aeiouéè]/.test(nom) ? "cet" : "ce"} ${nom}`}
          </ButtonLink>
        </FormActions>
      </Formulaire>
    </Page>
  );
}
