import { redirect } from "react-router";
import { espaceOf, type FormRefusal, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { Button, ButtonLink, FilterForm, FormActions } from "#platform/ui/actions.tsx";
import { EmptyState, ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId, SelectField, TextArea, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { stageSaisie } from "../../commands/saisie/stage-saisie.ts";
import { sayMillesime } from "../../domain/millesime.ts";
import { lireCollage } from "../../domain/saisie/table.ts";
import { LIBELLE_MAILLE, MAILLES } from "../../domain/vocabulaire.ts";
import { loadTable, type TableASaisir } from "../../queries/saisie/load-table.ts";
import { lienCatalogue, lienFichier, lienImports, lienSaisir } from "../parts/liens.ts";
import { NavigationObservatoire } from "../parts/navigation-observatoire.tsx";
import { GrilleSaisie, readGrille } from "../parts/saisie/grille-saisie.tsx";
import type { Route } from "./+types/saisir.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const demande = readDemande(new URL(args.request.url).searchParams);
  return { code, demande, ...(await readPage(args, (ctx) => loadTable(ctx, demande))) };
}

function readDemande(params: URLSearchParams) {
  return {
    indicateur: params.get("indicateur"),
    maille: params.get("maille"),
    millesime: params.get("millesime"),
  };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const text = (name: string) => String(form.get(name) ?? "");
  const demande = { indicateur: text("indicateur"), maille: text("maille"), millesime: text("millesime") };
  const result = await submitPage(args, form, async (ctx) => {
    const { grille } = await loadTable(ctx, demande);
    const codes = (grille?.lignes ?? []).map((one) => one.code);
    return stageSaisie(ctx, {
      ...demande,
      ...{ producteur: text("producteur"), jeu: text("jeu"), licence: text("licence") },
      lignes: [...readGrille(form, codes), ...lireCollage(text("collage"), new Set(codes))],
    });
  });
  if (!result.ok) return result.response;
  const { publicId, deja } = result.value;
  return redirect(`${lienFichier(args.params.departement, publicId)}${deja ? "?deja=oui" : ""}`);
}

export default function Saisir({ loaderData, actionData }: Route.ComponentProps) {
  const { code, grille, demande, millesimeIllisible } = loaderData;
  const refus = actionData?.refus ?? null;
  const asked = Object.values(demande).every((one) => one);
  return (
    <Page
      titre="Saisir un tableau"
      chapo="Un indicateur, une maille, une année. Ce que vous tapez est vérifié comme un fichier : rien n’est montré avant que vous ayez lu le rapport et publié."
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Fichiers de données", to: lienImports(code) },
      ]}
    >
      <title>Saisir un tableau — Maillage</title>
      <NavigationObservatoire departement={code} />
      {refus && (
        <ErrorSummary
          titre="Le tableau n’a pas été reçu"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <Choisir {...loaderData} />
      {millesimeIllisible && (
        <Notice kind="attention" titre="Cette année ne se lit pas">
          <p>Écrivez une année (2023), un jour (2020-12-31) ou une période (2016/2021).</p>
        </Notice>
      )}
      {asked && !grille && !millesimeIllisible && (
        <EmptyState titre="Cet indicateur n’est pas au catalogue">
          <p>
            <Link to={lienCatalogue(code, { vides: "oui" })}>Voir le catalogue</Link>
          </p>
        </EmptyState>
      )}
      {grille && <Grille code={code} grille={grille} refus={refus} />}
    </Page>
  );
}

function Choisir({ code, demande, indicateurs }: Route.ComponentProps["loaderData"]) {
  return (
    <>
      <FilterForm action={lienSaisir(code)} label="Choisir ce qui est saisi">
        <SelectField
          name="indicateur"
          label="Indicateur"
          vide="Choisir"
          defaultValue={demande.indicateur ?? ""}
          options={indicateurs.map((one) => ({ value: one.code, label: `${one.famille} : ${one.libelle}` }))}
        />
        <SelectField
          name="maille"
          label="Maille"
          vide="Choisir"
          defaultValue={demande.maille ?? ""}
          options={MAILLES.map((one) => ({ value: one, label: LIBELLE_MAILLE[one] }))}
        />
        <TextField name="millesime" label="Année" maxLength={21} defaultValue={demande.millesime ?? ""} />
      </FilterForm>
      <p>
        <Link to={`/${code}/observatoire/indicateurs/ajouter`}>Ajouter un indicateur au catalogue</Link> s’il
        n’y est pas.
      </p>
    </>
  );
}

type GrilleProps = { code: string; grille: NonNullable<TableASaisir["grille"]>; refus: FormRefusal | null };

function Grille({ code, grille, refus }: GrilleProps) {
  const { indicateur, maille, millesime, lignes } = grille;
  const saisie = refus?.saisie ?? {};
  const champ = (name: string, kept = "") => ({
    ...{ name, defaultValue: saisie[name] ?? kept },
    erreur: refus?.champ === name ? refus.message : undefined,
  });
  return (
    <Formulaire className="formulaire" data-gardien>
      <input type="hidden" name="indicateur" value={indicateur.code} />
      <input type="hidden" name="maille" value={maille} />
      <input type="hidden" name="millesime" value={millesime} />
      <Section titre="D’où viennent ces chiffres">
        <TextField
          {...champ("producteur")}
          label="Producteur"
          requis
          maxLength={200}
          aide="Qui les a comptés : un service, un organisme, une enquête."
        />
        <div className="rangee">
          <TextField {...champ("jeu")} label="Nom du relevé" maxLength={200} />
          <TextField {...champ("licence", "Licence Ouverte 2.0")} label="Licence" maxLength={200} />
        </div>
      </Section>
      <Section
        titre={`${indicateur.libelle}, ${LIBELLE_MAILLE[maille].toLowerCase()}, ${sayMillesime(millesime)}`}
      >
        <TextArea
          {...champ("collage")}
          label="Coller depuis un tableur"
          rows={4}
          aide="Une ligne par territoire : son code ou son nom, le chiffre, puis si besoin le statut et une note. S’ajoute à ce qui est tapé dessous."
        />
        {lignes.length === 0 ? (
          <EmptyState titre="Aucun territoire connu à cette maille">
            <p>Collez un tableau avec leurs codes : leurs noms seront retenus.</p>
          </EmptyState>
        ) : (
          <GrilleSaisie indicateur={indicateur} lignes={lignes} saisie={saisie} />
        )}
      </Section>
      <FormActions>
        <Button>Recevoir et vérifier</Button>
        <ButtonLink to={lienImports(code)} variant="discret">
          Annuler
        </ButtonLink>
      </FormActions>
    </Formulaire>
  );
}
