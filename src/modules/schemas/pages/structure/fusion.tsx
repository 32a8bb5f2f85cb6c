import { redirect } from "react-router";
import { Temporal } from "temporal-polyfill";
import { addressWith } from "#platform/http/listing.ts";
import { type FormRefusal, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatInstant, formatList, plural } from "#platform/values/french.ts";
import { undoMergeActions } from "../../commands/structure/undo-merge-actions.ts";
import { LIBELLE_CHAMP } from "../../queries/structure/dire-fiche.ts";
import { type FusionFaite, loadFusionFaite } from "../../queries/structure/load-fusion-faite.ts";
import { lienAction, lienSchema } from "../parts/liens.ts";
import { filSchema } from "../parts/navigation-schema.tsx";
import { champsEnMots } from "../parts/structure/champs-suivis.ts";
import { suitesEnMots } from "../parts/structure/suites-fusion.ts";
import type { Route } from "./+types/fusion.ts";

export async function loader(args: Route.LoaderArgs) {
  return readPage(args, (ctx) => loadFusionFaite(ctx, args.params));
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const { departement, schema, fusion } = args.params;
  const absorbee = String(form.get("absorbee"));
  const result = await submitPage(args, form, (ctx) => undoMergeActions(ctx, { schema, fusion, absorbee }));
  if (!result.ok) return result.response;
  return redirect(
    addressWith(lienAction(departement, schema, absorbee), {
      separee: "oui",
      suivis: result.value.join(",") || null,
    }),
  );
}

export default function Fusion({
  loaderData: vu,
  actionData,
  params: { departement },
}: Route.ComponentProps) {
  const { schema, titre, gardee, lignes, compte, jours } = vu;
  const refus: FormRefusal | undefined = actionData?.refus;
  const passe = suitesEnMots(compte);
  return (
    <Page
      titre={titre}
      surtitre="Action fusionnée"
      chapo={signature(vu)}
      fil={filSchema(departement, schema, {
        label: "Corbeille",
        to: lienSchema(departement, schema.publicId, "corbeille"),
      })}
    >
      <title>{`Fusion : ${titre} — Maillage`}</title>
      {refus && <ErrorSummary titre="Rien n’a été défait" erreurs={[{ message: refus.message }]} />}
      <p>
        {"Fusionnée dans "}
        <Link to={lienAction(departement, schema.publicId, gardee.publicId)}>{gardee.titre}</Link>
        {passe.length > 0 ? `, qui a reçu ${formatList(passe)}.` : "."}
      </p>
      <Section titre="Ce que disaient les deux">
        <DataTable
          legende="Champ par champ"
          legendeMasquee
          lignes={lignes}
          cleLigne={({ champ }) => champ}
          vide={null}
          colonnes={[
            { cle: "champ", titre: "Champ", entete: true, rendu: ({ champ }) => LIBELLE_CHAMP[champ] },
            { cle: "absorbee", titre: "Celle qui est partie", rendu: (ligne) => ligne.absorbee || "—" },
            { cle: "avant", titre: "Celle qui reste, avant", rendu: (ligne) => ligne.avant || "—" },
            { cle: "aujourdhui", titre: "Aujourd’hui", rendu: (ligne) => ligne.aujourdhui || "—" },
          ]}
        />
      </Section>
      <Section titre="Défaire la fusion">
        {vu.retour ? (
          <Defaire vu={vu} retour={vu.retour} departement={departement} />
        ) : (
          <p className="discret">{pourquoi(vu)}</p>
        )}
        {jours > 0 && vu.retour && (
          <p className="discret">{`Possible encore pendant ${plural(jours, "jour")}.`}</p>
        )}
      </Section>
    </Page>
  );
}

function Defaire({
  vu: { absorbee, schema, gardee },
  retour: { suivis, sansPlace, codePris },
  departement,
}: {
  vu: FusionFaite;
  retour: NonNullable<FusionFaite["retour"]>;
  departement: string;
}) {
  return (
    <>
      <p>
        Chacune des deux redevient ce qu’elle était, à sa place, avec ses nouvelles, ses commentaires, ses
        fichiers et ses renvois.
      </p>
      {(suivis.length > 0 || sansPlace || codePris) && (
        <Notice kind="attention" titre="Ce qui ne reviendra pas tout à fait">
          <ul>
            {suivis.length > 0 && (
              <li>{`Changé depuis dans « ${gardee.titre} », et qui y reste : ${champsEnMots(suivis)}.`}</li>
            )}
            {sansPlace && (
              <li>{`Sa place dans le plan a été retirée : elle reviendra à côté de « ${gardee.titre} ».`}</li>
            )}
            {codePris && (
              <li>{`${codePris.code} est maintenant le code de « ${codePris.porteur} » : elle reviendra sans code.`}</li>
            )}
          </ul>
        </Notice>
      )}
      <Formulaire className="formulaire">
        <input type="hidden" name="absorbee" value={absorbee} />
        <FormActions>
          <Button variant="danger">Défaire la fusion</Button>
          <ButtonLink to={lienAction(departement, schema.publicId, gardee.publicId)} variant="discret">
            Garder une seule action
          </ButtonLink>
        </FormActions>
      </Formulaire>
    </>
  );
}

function pourquoi({ empechement, gardee }: FusionFaite): string {
  switch (empechement) {
    case "passee":
      return "Les trente jours sont passés : les deux ne font plus qu’une.";
    case "clos":
      return "Le schéma est clos : son plan ne change plus.";
    case "suivie":
      return `« ${gardee.titre} » a été fusionnée à son tour, ou retirée du plan : défaites d’abord cela.`;
    default:
      return "Seul un rédacteur ou un administrateur d’une institution copilote, dans sa portée, peut défaire la fusion.";
  }
}

function signature({ le, par, institution }: FusionFaite): string {
  const qui = [par, institution].filter(Boolean).join(", ");
  return `Fusionnée le ${formatInstant(Temporal.Instant.from(le))}${qui ? ` par ${qui}` : ""}.`;
}
