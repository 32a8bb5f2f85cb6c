import { redirect } from "react-router";
import { addressWith } from "#platform/http/listing.ts";
import { espaceOf, readForm, readPage, submitPage } from "#platform/http/page.ts";
import { require } from "#platform/rights/rights.ts";
import { Button, ButtonLink, FilterForm, FormActions } from "#platform/ui/actions.tsx";
import { EmptyState, ErrorSummary } from "#platform/ui/feedback.tsx";
import { fieldId, SelectField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { Tabs } from "#platform/ui/navigation.tsx";
import { newId } from "#platform/values/ids.ts";
import { createConstat } from "../../commands/constats/edit-constat.ts";
import { LIBELLE_MAILLE, MAILLES } from "../../domain/vocabulaire.ts";
import { type ChoixChiffre, listChoixChiffre } from "../../queries/constats/list-choix-chiffre.ts";
import { operationsObservatoire } from "../../rights.ts";
import { ChampsConstat, readSaisieConstat, SAISIE_VIDE } from "../parts/constats/champs-constat.tsx";
import { lienConstats } from "../parts/liens.ts";
import type { Route } from "./+types/nouveau-constat.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const params = new URL(args.request.url).searchParams;
  const [indicateur, maille] = [params.get("indicateur"), params.get("maille")];
  return readPage(args, async (ctx) => {
    require(ctx, operationsObservatoire.constater, null);
    const chiffre = params.get("nature") === "chiffre" || indicateur !== null;
    return {
      ...{ code, envoi: newId(), chiffre, indicateur, maille },
      valeurs: {
        ...SAISIE_VIDE,
        ...{ territoire: params.get("territoire") ?? "", millesime: params.get("millesime") ?? "" },
      },
      choix: chiffre ? await listChoixChiffre(ctx, { indicateur, maille }) : null,
    };
  });
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const result = await submitPage(args, form, (ctx) =>
    createConstat(ctx, { ...readSaisieConstat(form), envoi: String(form.get("envoi") ?? "") }),
  );
  if (!result.ok) return result.response;
  return redirect(`${lienConstats(args.params.departement, result.value)}?fait=note`);
}

export default function NouveauConstat({ loaderData, actionData }: Route.ComponentProps) {
  const { code, chiffre, choix, valeurs } = loaderData;
  const refus = actionData?.refus ?? null;
  const lien = lienConstats(code, "nouveau");
  return (
    <Page
      titre="Noter un constat"
      largeur="texte"
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Constats", to: lienConstats(code) },
      ]}
    >
      <title>Noter un constat — Maillage</title>
      {refus && (
        <ErrorSummary
          titre="Le constat n’a pas été noté"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <Tabs
        label="Ce qui le fonde"
        items={[
          { label: "Une parole, une enquête", to: lien, current: !chiffre },
          {
            label: "Un chiffre de l’observatoire",
            to: addressWith(lien, { nature: "chiffre" }),
            current: chiffre,
          },
        ]}
      />
      {choix && <ChoisirIndicateur lien={lien} choix={choix} demande={loaderData} />}
      {(!chiffre || choix?.choisi) && (
        <Formulaire className="formulaire" data-gardien>
          <input type="hidden" name="envoi" value={refus?.saisie.envoi ?? loaderData.envoi} />
          <ChampsConstat valeurs={valeurs} choisi={choix?.choisi ?? null} refus={refus} />
          <FormActions>
            <Button>Noter</Button>
            <ButtonLink to={lienConstats(code)} variant="discret">
              Annuler
            </ButtonLink>
          </FormActions>
        </Formulaire>
      )}
    </Page>
  );
}

type ChoisirProps = {
  lien: string;
  choix: ChoixChiffre;
  demande: { indicateur: string | null; maille: string | null };
};

/** The first step of a figure: what it measures, and at which mesh. */
function ChoisirIndicateur({ lien, choix: { indicateurs, choisi }, demande }: ChoisirProps) {
  if (indicateurs.length === 0)
    return (
      <EmptyState titre="Aucun chiffre publié">
        <p>Publiez d’abord un fichier de données : ses chiffres pourront fonder des constats.</p>
      </EmptyState>
    );
  const mailles = MAILLES.filter((maille) => indicateurs.some((one) => one.mailles.includes(maille)));
  return (
    <>
      <FilterForm action={lien} label="Choisir un indicateur">
        <input type="hidden" name="nature" value="chiffre" />
        <SelectField
          name="indicateur"
          label="Indicateur"
          vide="Choisir"
          defaultValue={demande.indicateur ?? ""}
          options={indicateurs.map(({ code, libelle, famille }) => ({
            value: code,
            label: `${famille} : ${libelle}`,
          }))}
        />
        <SelectField
          name="maille"
          label="Échelle"
          vide="Choisir"
          defaultValue={demande.maille ?? ""}
          options={mailles.map((value) => ({ value, label: LIBELLE_MAILLE[value] }))}
        />
      </FilterForm>
      {demande.indicateur && demande.maille && !choisi && (
        <EmptyState titre="Cet indicateur n’est pas publié à cette échelle">
          <p>Choisissez-en une autre.</p>
        </EmptyState>
      )}
    </>
  );
}
