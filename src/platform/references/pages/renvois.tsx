import { redirect } from "react-router";
import { espaceOf, type FormRefusal, readForm, readPage, stateOf, submitPage } from "#platform/http/page.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { RadioGroup } from "#platform/ui/choices.tsx";
import { EmptyState, ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId, SelectField, TextArea, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { newId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import { lienRenvois } from "../lien.ts";
import { loadPageRenvois, type PageRenvois } from "../load-renvois.ts";
import { codeLien, LIENS, libelleLien, parseLien } from "../natures.ts";
import { GroupesRenvois } from "../parts/renvois.tsx";
import { addRenvoi, NOTE_MAXIMUM, removeRenvoi, restoreRenvoi } from "../relier.ts";
import type { Route } from "./+types/renvois.ts";

export async function loader(args: Route.LoaderArgs) {
  const { code } = await espaceOf(args);
  const params = new URL(args.request.url).searchParams;
  const q = (params.get("q") ?? "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, 200);
  const { genre, objet: cle } = args.params;
  const retire = params.get("retire");
  const page = await readPage(args, (ctx) =>
    loadPageRenvois(ctx, stateOf(args).application, { genre, cle, q, retire }),
  );
  return { code, page, q, ajoute: params.has("ajoute"), cle: newId() };
}

export async function action(args: Route.ActionArgs) {
  const form = await readForm(args);
  const { references } = stateOf(args).application;
  const { departement, genre, objet } = args.params;
  const text = (name: string) => String(form.get(name) ?? "");
  const ici = lienRenvois(departement, genre, objet);
  const result = await submitPage(args, form, async (ctx) => {
    const geste = text("geste");
    if (geste === "retirer") {
      await removeRenvoi(ctx, references, text("renvoi"));
      return `${ici}?retire=${encodeURIComponent(text("renvoi"))}`;
    }
    if (geste === "retablir") {
      await restoreRenvoi(ctx, references, text("renvoi"));
      return `${ici}?ajoute`;
    }
    const lien = parseLien(text("lien"));
    if (!lien) throw new Refusal("renvoi.nature", { champ: "lien" });
    const [autreGenre = "", autreCle = ""] = text("autre").split(":");
    if (!autreCle) throw new Refusal("renvoi.autre", { champ: "autre" });
    await addRenvoi(ctx, references, {
      ...{ ...lien, note: text("note"), cle: text("cle") },
      objet: { genre, cle: objet },
      autre: { genre: autreGenre, cle: autreCle },
    });
    return `${ici}?ajoute`;
  });
  return result.ok ? redirect(result.value) : result.response;
}

export default function PageDesRenvois({ loaderData, actionData }: Route.ComponentProps) {
  const { code, page, q, ajoute, cle } = loaderData;
  const { objet, bout, renvois, retires, peutRelier } = page;
  const refus: FormRefusal | undefined = actionData?.refus;
  const ici = lienRenvois(code, bout.genre, bout.id);
  return (
    <Page
      titre="Liens avec d’autres objets"
      surtitre={`${objet.mot} «\u00a0${objet.titre}\u00a0»`}
      chapo="Un lien se lit des deux côtés, avec la situation de l’autre objet. Il ne change ni l’un ni l’autre."
      fil={[
        { label: "Accueil", to: `/${code}` },
        ...(objet.lien ? [{ label: objet.court, to: objet.lien }] : []),
      ]}
      actions={objet.lien && <ButtonLink to={objet.lien}>Revenir</ButtonLink>}
    >
      <title>{`Liens de ${objet.titre} — Maillage`}</title>
      {refus && (
        <ErrorSummary
          titre="Le lien n’est pas fait"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      {ajoute && !refus && <Notice kind="succes" titre="Le lien est fait" annonce />}
      {page.retire && !refus && (
        <Notice kind="succes" titre="Le lien est retiré" annonce>
          <Geste renvoi={page.retire} geste="retablir" mot="Annuler, et le remettre" />
        </Notice>
      )}
      <Section titre="Ce à quoi il est relié">
        {renvois.length === 0 ? (
          <p className="discret">Rien pour l’instant.</p>
        ) : (
          <GroupesRenvois
            renvois={renvois}
            suite={({ id, retirable, autre }) =>
              retirable && (
                <Geste
                  renvoi={id}
                  geste="retirer"
                  mot="Retirer ce lien"
                  precision={autre?.lisible ? autre.titre : "objet caché"}
                />
              )
            }
          />
        )}
      </Section>
      {peutRelier ? (
        <Section titre="Relier à un autre objet">
          <search>
            <form className="filtres" method="get" action={ici} aria-label="Chercher l’objet à relier">
              <TextField
                name="q"
                type="search"
                label="Chercher un schéma, un objectif, une action…"
                defaultValue={q}
                maxLength={200}
              />
              <div className="filtres-boutons">
                <Button variant="secondaire">Chercher</Button>
              </div>
            </form>
          </search>
          {page.candidats && <Candidats page={page} candidats={page.candidats} refus={refus} cle={cle} />}
        </Section>
      ) : (
        <Notice kind="info" titre="Relier cet objet">
          <p>
            C’est réservé à qui peut le modifier. Vous pouvez aussi partir de la page d’un objet que vous
            pouvez modifier, et le relier à celui-ci.
          </p>
        </Notice>
      )}
      {retires.length > 0 && (
        <details>
          <summary>{`Liens retirés (${retires.length})`}</summary>
          <GroupesRenvois
            renvois={retires}
            suite={({ id, retirable, autre }) =>
              retirable && (
                <Geste
                  renvoi={id}
                  geste="retablir"
                  mot="Remettre ce lien"
                  precision={autre?.lisible ? autre.titre : "objet caché"}
                />
              )
            }
          />
        </details>
      )}
    </Page>
  );
}

type CandidatsProps = {
  page: PageRenvois;
  candidats: NonNullable<PageRenvois["candidats"]>;
  refus: FormRefusal | undefined;
  cle: string;
};

function Candidats({ page, candidats, refus, cle }: CandidatsProps) {
  const said = (champ: string) => (refus?.champ === champ ? refus.message : undefined);
  if (candidats.length === 0) {
    return (
      <EmptyState titre="Rien ne correspond">
        Cherchez avec moins de mots, ou par le code («\u00a03-B\u00a0»).
      </EmptyState>
    );
  }
  const nom = page.objet.court;
  return (
    <Formulaire>
      <input type="hidden" name="cle" value={refus?.saisie.cle ?? cle} />
      <SelectField
        name="lien"
        label={`Que fait «\u00a0${nom}\u00a0»`}
        vide="Choisir"
        requis
        erreur={said("lien")}
        defaultValue={refus?.saisie.lien ?? ""}
        options={LIENS.map((lien) => ({ value: codeLien(lien), label: `${libelleLien(lien)}…` }))}
      />
      <RadioGroup
        name="autre"
        label="À quel objet"
        erreur={said("autre")}
        defaultValue={refus?.saisie.autre}
        options={candidats.map(({ genre, id, objet }) => ({
          value: `${genre}:${id}`,
          label: `${objet.mot} ${objet.titre}`,
          aide: [objet.cadre, objet.etat?.mots].filter(Boolean).join(" · "),
        }))}
      />
      <TextArea
        name="note"
        label="Note (facultative)"
        aide={`Pourquoi ce lien, en une phrase. Lue par les institutions du département seulement. ${NOTE_MAXIMUM} caractères au plus.`}
        rows={2}
        erreur={said("note")}
        defaultValue={refus?.saisie.note ?? ""}
      />
      <FormActions>
        <Button>Relier</Button>
      </FormActions>
    </Formulaire>
  );
}

function Geste({
  renvoi,
  geste,
  mot,
  precision,
}: {
  renvoi: string;
  geste: "retirer" | "retablir";
  mot: string;
  precision?: string;
}) {
  return (
    <Formulaire>
      <input type="hidden" name="geste" value={geste} />
      <input type="hidden" name="renvoi" value={renvoi} />
      <Button variant="discret">
        {mot}
        {precision && <span className="vh">{` (${precision})`}</span>}
      </Button>
    </Formulaire>
  );
}
