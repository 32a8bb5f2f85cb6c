import { redirect } from "react-router";
import { espaceOf, readForm, readPage, stateOf, submitPage } from "#platform/http/page.ts";
import { may, require } from "#platform/rights/rights.ts";
import { nextDue } from "#platform/schedule/cadence.ts";
import { Button, FormActions } from "#platform/ui/actions.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatNumber, plural } from "#platform/values/french.ts";
import { CADENCE_CONSERVATION } from "../cli.ts";
import { readConservation } from "../read-conservation.ts";
import { setConservation } from "../reglages.ts";
import { operationsRgpd } from "../rights.ts";
import type { Route } from "./+types/conservation.ts";
import { sayInstant } from "./parts/dates.ts";

export async function loader(args: Route.LoaderArgs) {
  const { application } = stateOf(args);
  const { code, nom } = await espaceOf(args);
  const lu = await readPage(args, async (ctx) => {
    require(ctx, operationsRgpd.lire, null);
    const peutRegler = may(ctx, operationsRgpd.regler, null);
    return { peutRegler, ...(await readConservation(ctx, application.rgpd.durees)) };
  });
  const prochaine = nextDue(CADENCE_CONSERVATION, application.platform.clock.now());
  const regle = new URL(args.request.url).searchParams.has("regle");
  return { code, nom, regle, prochaine: sayInstant(prochaine.toString()), ...lu };
}

export async function action(args: Route.ActionArgs) {
  const { durees } = stateOf(args).application.rgpd;
  const form = await readForm(args);
  const wanted = Object.fromEntries(
    durees.flatMap(({ cle }) => (form.has(cle) ? [[cle, Number(form.get(cle))]] : [])),
  );
  const result = await submitPage(args, form, (ctx) => setConservation(ctx, durees, wanted));
  return result.ok ? redirect(`/${args.params.departement}/conservation?regle`) : result.response;
}

export default function Conservation({ loaderData, actionData }: Route.ComponentProps) {
  const { code, nom, lignes, passages, prochaine, peutRegler, regle } = loaderData;
  const refus = actionData?.refus;
  return (
    <Page
      titre="Conservation des données"
      surtitre={`${nom} (${code})`}
      chapo={`Ce qui est gardé, combien de temps, et ce qui sera supprimé à la prochaine échéance, le ${prochaine}.`}
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Registre des traitements", to: `/${code}/registre` },
      ]}
      actions={<PrintButton />}
    >
      <title>{`Conservation des données, ${nom} — Maillage`}</title>
      {regle && <Notice kind="succes" titre="Les durées sont enregistrées" annonce />}
      {refus && (
        <ErrorSummary
          titre="Les durées n'ont pas été enregistrées"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <DataTable
        legende="Données et durées"
        lignes={lignes}
        cleLigne={({ cle }) => cle}
        vide={null}
        colonnes={[
          { cle: "libelle", titre: "Données", rendu: (row) => row.libelle, entete: true, largeur: "moyenne" },
          {
            cle: "contient",
            titre: "Ce qu'elles contiennent",
            rendu: (row) => row.contient,
            largeur: "large",
          },
          {
            cle: "jours",
            titre: "Gardées",
            rendu: (row) => `${plural(row.jours, "jour")} après ${row.depuis}`,
            largeur: "moyenne",
          },
          { cle: "source", titre: "D'après", rendu: (row) => row.source, largeur: "moyenne" },
          {
            cle: "echues",
            titre: "À supprimer",
            rendu: (row) => (row.echues === null ? "—" : formatNumber(row.echues)),
            align: "end",
            largeur: "ajustee",
          },
        ]}
      />
      <p className="discret">
        « — » : ces données sont celles de tout le déploiement ; l'exploitant les compte par « conservation
        appliquer --simuler ».
      </p>
      <p className="discret">
        Ne se règlent pas : une session s'arrête après deux heures sans usage et toujours après douze heures ;
        un lien de connexion vaut quinze minutes, une invitation trente jours. Les lignes du journal et de ses
        lectures ne sont pas retirées, leur chaîne en serait rompue : ce sont leurs valeurs qui s'effacent.
      </p>
      {peutRegler && (
        <Section titre="Régler les durées de ce département">
          <Formulaire className="formulaire sans-impression" data-gardien>
            {lignes
              .filter(({ reglable }) => reglable)
              .map((row) => (
                <TextField
                  key={row.cle}
                  name={row.cle}
                  type="number"
                  label={`${row.libelle}, en jours`}
                  court
                  min={row.min}
                  max={row.max}
                  aide={`De ${row.min} à ${row.max} jours ; ${row.defaut} si rien n'est dit.`}
                  erreur={refus?.champ === row.cle ? refus.message : undefined}
                  defaultValue={refus?.saisie[row.cle] ?? String(row.jours)}
                />
              ))}
            <FormActions>
              <Button>Enregistrer</Button>
            </FormActions>
          </Formulaire>
        </Section>
      )}
      <Section titre="Dernières suppressions">
        <DataTable
          legende="Dernières suppressions"
          legendeMasquee
          lignes={passages}
          cleLigne={({ id }) => id}
          vide={<p>Rien n'a encore été supprimé dans ce département.</p>}
          colonnes={[
            {
              cle: "le",
              titre: "Date",
              rendu: (row) => sayInstant(row.le),
              entete: true,
              largeur: "ajustee",
            },
            { cle: "libelle", titre: "Données", rendu: (row) => row.libelle, largeur: "large" },
            { cle: "n", titre: "Lignes", rendu: (row) => formatNumber(row.supprimees), align: "end" },
          ]}
        />
      </Section>
    </Page>
  );
}
