import { redirect } from "react-router";
import { addressWith } from "#platform/http/listing.ts";
import { espaceOf, type FormRefusal, readForm, readPage, stateOf, submitPage } from "#platform/http/page.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { RadioGroup } from "#platform/ui/choices.tsx";
import { EmptyState, ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId, SelectField, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { attachAction, detachAction } from "../../commands/renvois/attach-action.ts";
import { loadRattachements, type VueRattachements } from "../../queries/renvois/load-rattachements.ts";
import { lienAction, lienSchema } from "../parts/liens.ts";
import { filSchema, NavigationSchema } from "../parts/navigation-schema.tsx";
import { SituationAction } from "../parts/statut.tsx";
import type { Route } from "./+types/rattachements.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const params = new URL(args.request.url).searchParams;
  const q = (params.get("q") ?? "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, 200);
  const sources = stateOf(args).application.recherche;
  const vue = await readPage(args, (ctx) => loadRattachements(ctx, args.params.schema, { sources, q }));
  const [autre, sous] = [params.get("detachee"), params.get("sous")];
  return {
    code,
    vue,
    q,
    fait: params.has("fait"),
    detachee: autre && sous ? { autre, sous } : null,
    cle: newId(),
  };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const { departement, schema } = args.params;
  const text = (name: string) => String(form.get(name) ?? "");
  const ici = lienSchema(departement, schema, "rattachements");
  const result = await submitPage(args, form, async (ctx) => {
    if (text("geste") === "detacher") {
      await detachAction(ctx, { schema, rattachement: text("rattachement") });
      return addressWith(ici, { detachee: text("autre"), sous: text("sous") });
    }
    const [autreSchema = "", action = ""] = text("autre").split(":");
    if (!action) throw new Refusal("rattachement.action", { champ: "autre" });
    if (!text("sous")) throw new Refusal("rattachement.place", { champ: "sous" });
    await attachAction(ctx, {
      ...{ schema, sous: text("sous"), action: { schema: autreSchema, action }, cle: text("cle") },
    });
    return `${ici}?fait`;
  });
  return result.ok ? redirect(result.value) : result.response;
}

export default function Rattachements({ loaderData, actionData }: Route.ComponentProps) {
  const { code, vue, q, fait, detachee, cle } = loaderData;
  const { schema, rattachees, places } = vue;
  const refus: FormRefusal | undefined = actionData?.refus;
  const ici = lienSchema(code, schema.publicId, "rattachements");
  return (
    <Page
      titre="Actions rattachées"
      surtitre={schema.titre}
      chapo="Des actions écrites dans un autre schéma et montrées aussi dans ce plan. Leur statut et leurs nouvelles sont les mêmes des deux côtés ; elles ne se modifient que dans le leur."
      fil={filSchema(code, schema, { label: "Plan", to: lienSchema(code, schema.publicId, "plan") })}
    >
      <title>{`Actions rattachées — ${schema.titre} — Maillage`}</title>
      <NavigationSchema departement={code} schema={schema.publicId} />
      {refus && (
        <ErrorSummary
          titre="Rien n’a été rattaché"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {fait && !refus && <Notice kind="succes" titre="L’action est rattachée à ce plan" annonce />}
      {detachee && !refus && (
        <Notice kind="succes" titre="L’action est détachée" annonce>
          <p>Elle reste entière dans son schéma.</p>
          <Formulaire>
            <input type="hidden" name="cle" value={cle} />
            <input type="hidden" name="autre" value={detachee.autre} />
            <input type="hidden" name="sous" value={detachee.sous} />
            <Button variant="discret">Annuler, et la rattacher de nouveau</Button>
          </Formulaire>
        </Notice>
      )}
      {rattachees.length === 0 ? (
        <EmptyState titre="Aucune action n’est rattachée">
          {places.length > 0
            ? "Cherchez ci-dessous l’action d’un autre schéma qui contribue à celui-ci."
            : "Les rédacteurs du schéma peuvent y rattacher des actions d’un autre."}
        </EmptyState>
      ) : (
        <Tableau code={code} vue={vue} />
      )}
      {places.length > 0 && (
        <Section titre="Rattacher une action">
          <search>
            <form className="filtres" method="get" action={ici} aria-label="Chercher une action">
              <TextField
                name="q"
                type="search"
                label="Chercher une action d’un autre schéma"
                defaultValue={q}
                maxLength={200}
              />
              <div className="filtres-boutons">
                <Button variant="secondaire">Chercher</Button>
              </div>
            </form>
          </search>
          {vue.candidats && <Choisir vue={vue} candidats={vue.candidats} refus={refus} cle={cle} />}
        </Section>
      )}
    </Page>
  );
}

function Tableau({ code, vue: { rattachees } }: { code: string; vue: VueRattachements }) {
  return (
    <DataTable
      legende="Actions rattachées à ce plan"
      legendeMasquee
      lignes={rattachees}
      cleLigne={({ id }) => id}
      vide={null}
      colonnes={[
        {
          cle: "action",
          titre: "Action",
          entete: true,
          largeur: "large",
          rendu: ({ schema, publicId, code: numero, intitule }) => (
            <Link to={lienAction(code, schema, publicId)}>
              {[numero, intitule].filter(Boolean).join(" ")}
            </Link>
          ),
        },
        {
          cle: "schema",
          titre: "Du schéma",
          rendu: ({ schema, schemaTitre }) => <Link to={lienSchema(code, schema)}>{schemaTitre}</Link>,
        },
        { cle: "place", titre: "Placée ici sous", rendu: ({ place }) => place },
        {
          cle: "situation",
          titre: "Où en est-elle",
          rendu: ({ situation }) => <SituationAction situation={situation} />,
        },
        {
          cle: "geste",
          titre: "Geste",
          rendu: ({ id, peutDetacher, schema, publicId, sous, intitule }) =>
            peutDetacher && (
              <Formulaire>
                <input type="hidden" name="geste" value="detacher" />
                <input type="hidden" name="rattachement" value={id} />
                <input type="hidden" name="autre" value={`${schema}:${publicId}`} />
                <input type="hidden" name="sous" value={sous} />
                <Button variant="discret">
                  Détacher<span className="vh">{` ${intitule}`}</span>
                </Button>
              </Formulaire>
            ),
        },
      ]}
    />
  );
}

type ChoisirProps = {
  vue: VueRattachements;
  candidats: NonNullable<VueRattachements["candidats"]>;
  refus: FormRefusal | undefined;
  cle: string;
};

function Choisir({ vue: { places }, candidats, refus, cle }: ChoisirProps) {
  const said = (champ: string) => (refus?.champ === champ ? refus.message : undefined);
  if (candidats.length === 0) {
    return (
      <EmptyState titre="Aucune action d’un autre schéma ne correspond">
        Cherchez avec moins de mots, ou par le code («{"\u00a0"}3-B{"\u00a0"}»).
      </EmptyState>
    );
  }
  return (
    <Formulaire>
      <input type="hidden" name="cle" value={refus?.saisie.cle ?? cle} />
      <RadioGroup
        name="autre"
        label="Action à rattacher"
        erreur={said("autre")}
        defaultValue={refus?.saisie.autre}
        options={candidats.map(({ schema, publicId, titre, cadre, etat }) => ({
          value: `${schema}:${publicId}`,
          label: titre,
          aide: `${cadre} · ${etat}`,
        }))}
      />
      <SelectField
        name="sous"
        label="La placer sous"
        vide="Choisir"
        requis
        erreur={said("sous")}
        defaultValue={refus?.saisie.sous ?? ""}
        options={places}
      />
      <FormActions>
        <Button>Rattacher</Button>
        <ButtonLink to="?" variant="discret">
          Annuler
        </ButtonLink>
      </FormActions>
    </Formulaire>
  );
}
