import { redirect } from "react-router";
import { espaceOf, readForm, readPage, stateOf, submitPage } from "#platform/http/page.ts";
import { may } from "#platform/rights/rights.ts";
import { Button, ButtonLink, FormActions } from "#platform/ui/actions.tsx";
import { ErrorSummary, Notice } from "#platform/ui/feedback.tsx";
import { fieldId, SelectField, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { eraseFrozen } from "../erase-frozen.ts";
import { erasePersonne, exportPersonne, MOTIFS_EFFACEMENT, prepareErasure } from "../erase-personne.ts";
import { operationsRgpd } from "../rights.ts";
import type { Route } from "./+types/donnees-personne.ts";

export async function loader(args: Route.LoaderArgs) {
  const { rgpd, messages } = stateOf(args).application;
  const { code } = await espaceOf(args);
  const params = new URL(args.request.url).searchParams;
  return readPage(args, async (ctx) => {
    const donnees = await exportPersonne(ctx, rgpd.personnes, args.params.acteur);
    const personne = await rgpd.personnes.findPersonne(ctx, { publicId: args.params.acteur });
    const peutEffacer =
      personne !== null &&
      may(ctx, operationsRgpd.effacer, { personne: personne.id, institution: personne.institution });
    const prepare =
      peutEffacer && params.has("effacer")
        ? await prepareErasure(ctx, rgpd.personnes, donnees.publicId)
        : null;
    return {
      ...{ code, ...donnees, peutEffacer, efface: params.has("efface") },
      effacement: prepare && {
        remplacement: prepare.remplacement,
        aRevoir: prepare.aRevoir,
        empeche: prepare.empeche && messages.sentence(prepare.empeche),
      },
    };
  });
}

export async function action(args: Route.ActionArgs) {
  const { platform, rgpd } = stateOf(args).application;
  const { code } = await espaceOf(args);
  const form = await readForm(args);
  const text = (name: string) => String(form.get(name) ?? "");
  const demande = { publicId: args.params.acteur, revision: Number(form.get("revision")) };
  const result = await submitPage(args, form, (ctx) =>
    erasePersonne(ctx, rgpd.personnes, {
      ...demande,
      motif: text("motif"),
      confirmation: text("confirmation"),
    }),
  );
  if (!result.ok) return result.response;
  await eraseFrozen(platform, code, rgpd.personnes.parts, result.value);
  return redirect(`/${code}/acteurs/${args.params.acteur}/donnees?efface`);
}

export default function DonneesPersonne({ loaderData, actionData }: Route.ComponentProps) {
  const { code, nom, publicId, tableaux, peutEffacer, effacement, efface } = loaderData;
  const ici = `/${code}/acteurs/${publicId}/donnees`;
  return (
    <Page
      titre={`Données de ${nom}`}
      surtitre="Données personnelles"
      chapo="Tout ce que la plateforme sait de cette personne dans ce département. Cette lecture est inscrite au journal."
      fil={[
        { label: "Accueil", to: `/${code}` },
        { label: "Acteurs", to: `/${code}/acteurs` },
        { label: nom, to: `/${code}/acteurs/${publicId}` },
      ]}
      actions={
        <>
          <PrintButton />
          <ButtonLink to={`${ici}.zip`} fichier glyphe="telecharger">
            Télécharger (page et JSON)
          </ButtonLink>
        </>
      }
    >
      <title>{`Données de ${nom} — Maillage`}</title>
      {efface && (
        <Notice kind="succes" titre="La personne est effacée" annonce>
          <p>Son nom et ses adresses ne figurent plus ici. Ce qu'elle avait fait reste, sans son nom.</p>
        </Notice>
      )}
      {effacement && <Effacer {...loaderData} effacement={effacement} refus={actionData?.refus} ici={ici} />}
      {tableaux.map(({ titre, lignes }) => (
        <Section key={titre} titre={titre}>
          <DataTable
            legende={titre}
            legendeMasquee
            dense
            lignes={lignes.slice(0, 200).map((ligne, rang) => ({ ligne, rang }))}
            cleLigne={({ rang }) => String(rang)}
            vide={null}
            colonnes={Object.keys(lignes[0] ?? {}).map((cle) => ({
              cle,
              titre: cle,
              rendu: (row: { ligne: (typeof lignes)[number]; rang: number }) => String(row.ligne[cle] ?? "—"),
            }))}
          />
          {lignes.length > 200 && <p>Les 200 premières lignes ; le fichier les a toutes.</p>}
        </Section>
      ))}
      {peutEffacer && !effacement && !efface && (
        <Section titre="Effacer cette personne">
          <p>Son nom sera remplacé partout, son compte fermé. On vous montrera tout avant de confirmer.</p>
          <FormActions>
            <ButtonLink to={`${ici}?effacer`}>Préparer l'effacement</ButtonLink>
          </FormActions>
        </Section>
      )}
    </Page>
  );
}

type EffacerProps = {
  nom: string;
  revision: number;
  ici: string;
  effacement: {
    remplacement: string;
    empeche: string | null;
    aRevoir: { ou: string; lien: string; extrait: string }[];
  };
  refus: { code: string; message: string; champ: string | null; saisie: Record<string, string> } | undefined;
};

function Effacer({ nom, revision, ici, effacement, refus }: EffacerProps) {
  const { remplacement, empeche, aRevoir } = effacement;
  if (empeche) {
    return (
      <Notice kind="attention" titre="Cette personne ne peut pas être effacée">
        <p>{empeche}</p>
      </Notice>
    );
  }
  return (
    <Section titre="Effacer cette personne" id="effacer">
      {refus && (
        <ErrorSummary
          titre="Rien n'a été effacé"
          erreurs={[{ message: refus.message, ...(refus.champ && { champ: fieldId(refus.champ) }) }]}
        />
      )}
      <ul>
        <li>{`Son nom devient « ${remplacement} » sur sa fiche, ses nouvelles, ses fichiers et dans le journal.`}</li>
        <li>
          Ses adresses, sa fonction, ses liens de connexion et les courriels qui lui ont été écrits sont
          supprimés.
        </li>
        <li>
          Ses rôles se terminent, ses sessions sont fermées, son compte aussi s'il ne sert nulle part
          ailleurs.
        </li>
        <li>
          Le journal garde ses lignes, sans nom ni valeurs ; sa chaîne reste vérifiable. C'est définitif.
        </li>
      </ul>
      {aRevoir.length > 0 && (
        <Notice kind="attention" titre="Des textes la nomment : relisez-les vous-même">
          <ul>
            {aRevoir.map(({ ou, lien, extrait }, rang) => (
              <li key={`${lien}-${rang}`}>
                <Link to={lien}>{ou}</Link> : {extrait}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Formulaire className="formulaire" action={`${ici}?effacer`}>
        <input type="hidden" name="revision" value={revision} />
        <SelectField
          name="motif"
          label="Pourquoi"
          vide="Choisissez"
          requis
          erreur={refus?.champ === "motif" ? refus.message : undefined}
          defaultValue={refus?.saisie.motif}
          options={Object.entries(MOTIFS_EFFACEMENT).map(([value, label]) => ({ value, label }))}
        />
        <TextField
          name="confirmation"
          label={`Pour confirmer, recopiez son nom : ${nom}`}
          requis
          autoComplete="off"
          erreur={refus?.champ === "confirmation" ? refus.message : undefined}
          defaultValue={refus?.saisie.confirmation}
        />
        <FormActions>
          <Button variant="danger">Effacer définitivement</Button>
          <ButtonLink to={ici} variant="discret">
            Ne rien faire
          </ButtonLink>
        </FormActions>
      </Formulaire>
    </Section>
  );
}
