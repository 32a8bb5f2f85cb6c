import { redirect } from "react-router";
import { Temporal } from "temporal-polyfill";
import { addressWith } from "#platform/http/listing.ts";
import { type FormRefusal, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { formatInstant, plural } from "#platform/values/french.ts";
import { restoreRetrait } from "../../commands/corbeille/restore-retrait.ts";
import { direCompte } from "../../domain/corbeille/corbeille.ts";
import { motOf, NIVEAUX, titreNiveau } from "../../domain/plan/niveaux.ts";
import { loadRetrait, type RetraitVu } from "../../queries/corbeille/load-retrait.ts";
import { ObjetsDessous } from "../parts/corbeille/objets-dessous.tsx";
import { lienEcrire, lienSchema } from "../parts/liens.ts";
import { filSchema } from "../parts/navigation-schema.tsx";
import type { Route } from "./+types/retrait.ts";

export async function loader(args: Route.LoaderArgs) {
  return { vu: await readPage(args, (ctx) => loadRetrait(ctx, args.params)) };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const { departement, schema, retrait } = args.params;
  const niveau = NIVEAUX.find((one) => one === form.get("niveau")) ?? "volet";
  const id = String(form.get("objet"));
  const result = await submitPage(args, form, (ctx) => restoreRetrait(ctx, { schema, retrait, niveau, id }));
  if (!result.ok) return result.response;
  const { sansCode } = result.value;
  return redirect(
    addressWith(lienEcrire(departement, schema), { restaure: niveau, sansCode: sansCode || null }),
  );
}

export default function RetraitDuPlan({ loaderData, actionData, params }: Route.ComponentProps) {
  const { vu } = loaderData;
  const { schema, niveau, titre, jours, avec, codesPris, peutRestaurer } = vu;
  const refus: FormRefusal | undefined = actionData?.refus;
  const corbeille = lienSchema(params.departement, schema.publicId, "corbeille");
  return (
    <Page
      titre={titre}
      surtitre={`${titreNiveau(schema, niveau)} à la corbeille`}
      chapo={signature(vu)}
      fil={filSchema(params.departement, schema, { label: "Corbeille", to: corbeille })}
      largeur="texte"
    >
      <title>{`Corbeille : ${titre} — Maillage`}</title>
      {refus && <ErrorSummary titre="Rien n’a été restauré" erreurs={[{ message: refus.message }]} />}
      <p>
        {jours > 0
          ? `Se restaure encore pendant ${plural(jours, "jour")}.`
          : "Les trente jours sont passés : l’effacement est en cours."}
      </p>
      <p>{`Avec : ${direCompte(schema, niveau, vu.compte)}.`}</p>
      <ObjetsDessous schema={schema} objets={vu.dessous} />
      <CeQuiRevient schema={schema} avec={avec} codesPris={codesPris} />
      {peutRestaurer && jours > 0 ? (
        <Formulaire className="formulaire">
          <input type="hidden" name="niveau" value={niveau} />
          <input type="hidden" name="objet" value={vu.objet} />
          <FormActions>
            <Button variant="primaire">Restaurer</Button>
            <ButtonLink to={corbeille} variant="discret">
              Revenir à la corbeille
            </ButtonLink>
          </FormActions>
        </Formulaire>
      ) : (
        <p className="discret">
          {schema.phase === "clos"
            ? "Le schéma est clos : rien n’y revient."
            : "Seul un rédacteur ou un administrateur d’une institution copilote, dans sa portée, peut restaurer."}
        </p>
      )}
    </Page>
  );
}

function CeQuiRevient({ schema, avec, codesPris }: Pick<RetraitVu, "schema" | "avec" | "codesPris">) {
  if (avec.length === 0 && codesPris.length === 0) return null;
  return (
    <Section titre="En le restaurant" niveau={2}>
      {avec.map((one) => (
        <p key={one.publicId}>
          {`${titreNiveau(schema, one.niveau)} « ${one.titre} », aussi à la corbeille, revient en même temps, avec ${direCompte(schema, one.niveau, one.compte)}.`}
        </p>
      ))}
      {codesPris.length > 0 && (
        <Notice kind="attention" titre="Des codes ont été repris entre-temps">
          <ul>
            {codesPris.map(({ code, intitule, porteur }) => (
              <li key={`${code} ${intitule}`}>
                {`${code} est maintenant le code de « ${porteur} » : « ${intitule} » revient sans code.`}
              </li>
            ))}
          </ul>
          <p>{`Vous pourrez ensuite donner un autre code à ${motOf(schema, "action").genre === "f" ? "cette" : "ce"} ${motOf(schema, "action").nom}.`}</p>
        </Notice>
      )}
    </Section>
  );
}

function signature({ retireLe, par, institution }: RetraitVu): string {
  const qui = [par, institution].filter(Boolean).join(", ");
  return `Mis à la corbeille le ${formatInstant(Temporal.Instant.from(retireLe))}${qui ? ` par ${qui}` : ""}.`;
}
