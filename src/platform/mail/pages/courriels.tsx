import { redirect } from "react-router";
import { Temporal } from "temporal-polyfill";
import { addressWith, readPageOfList } from "#platform/http/listing.ts";
import { readForm, submitSteps } from "#platform/http/page.ts";
import { listTaches } from "#platform/schedule/scheduler.ts";
import { Button, FilterForm, FormActions } from "#platform/ui/actions.tsx";
import { EmptyState, Notice, StatutChip } from "#platform/ui/feedback.tsx";
import { SelectField, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Definition, Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { Pagination } from "#platform/ui/navigation.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatInstant, plural } from "#platform/values/french.ts";
import { accessCourriels } from "../access.ts";
import { essai } from "../essai.ts";
import { countCourriels, countStates, ETATS_COURRIEL, listCourriels } from "../list-courriels.ts";
import { queueMail } from "../queue-mail.ts";
import { readServer } from "../serveur.ts";
import type { Route } from "./+types/courriels.ts";
import { CHIPS } from "./parts/etats.ts";
import { EtatDuServeur } from "./parts/serveur.tsx";

const ADRESSE = "/courriels";

export async function loader(args: Route.LoaderArgs) {
  const { application, portee } = await accessCourriels(args);
  const params = new URL(args.request.url).searchParams;
  const genres = application.genresCourriel.list().map(({ code, libelle }) => ({ code, libelle }));
  const filtre = {
    etat: ETATS_COURRIEL.find((one) => one === params.get("etat")) ?? null,
    genre: genres.find((one) => one.code === params.get("genre"))?.code ?? null,
    destinataire: (params.get("destinataire") ?? "").replaceAll("\0", "").trim().slice(0, 200),
  };
  const { platform, taches } = application;
  const lu = await platform.database.national(async (tx) => {
    const total = await countCourriels(tx, portee, filtre);
    const tranche = readPageOfList(params, total);
    return {
      total,
      tranche,
      courriels: await listCourriels(tx, portee, filtre, tranche),
      etats: await countStates(tx, portee),
      serveur: await readServer(tx),
      taches: portee.departements === null ? await listTaches(tx, taches, platform.clock.now()) : [],
    };
  });
  return { ...lu, filtre, genres };
}

export async function action(args: Route.ActionArgs) {
  const { application, qui, departement } = await accessCourriels(args);
  const form = await readForm(args);
  const { platform } = application;
  const sent = await submitSteps(args, form, () =>
    platform.database.national((tx) =>
      queueMail(
        tx,
        { ...essai(qui), departement, destinataire: String(form.get("adresse") ?? "") },
        platform.clock.now(),
      ),
    ),
  );
  return sent.ok ? redirect(`${ADRESSE}/${sent.value}`) : sent.response;
}

export default function Courriels({ loaderData, actionData }: Route.ComponentProps) {
  const { courriels, total, tranche, filtre, genres, etats, serveur, taches } = loaderData;
  const libelles = new Map(genres.map((one) => [one.code, one.libelle]));
  const filtered = filtre.etat !== null || filtre.genre !== null || filtre.destinataire !== "";
  return (
    <Page
      titre="Courriels"
      surtitre="Exploitation"
      chapo="Ce que Maillage envoie : à qui, quand, et ce que le serveur a répondu."
    >
      <title>Courriels — Maillage</title>
      <EtatDuServeur serveur={serveur} />
      {actionData?.refus && (
        <Notice kind="erreur" titre="L'essai n'est pas parti" annonce>
          <p>{actionData.refus.message}</p>
        </Notice>
      )}
      <FilterForm action={ADRESSE} effacer={ADRESSE} label="Filtrer les courriels">
        <SelectField
          name="etat"
          label="État"
          vide="Tous"
          defaultValue={filtre.etat ?? ""}
          options={ETATS_COURRIEL.map((etat) => ({
            value: etat,
            label: `${CHIPS[etat].label} (${etats[etat] ?? 0})`,
          }))}
        />
        <SelectField
          name="genre"
          label="Genre"
          vide="Tous"
          defaultValue={filtre.genre ?? ""}
          options={genres.map(({ code, libelle }) => ({ value: code, label: libelle }))}
        />
        <TextField name="destinataire" label="Destinataire" defaultValue={filtre.destinataire} />
      </FilterForm>
      <DataTable
        legende={plural(total, "courriel")}
        lignes={courriels}
        cleLigne={(one) => one.id}
        vide={
          filtered ? (
            <EmptyState titre="Aucun courriel ne répond à ces filtres" />
          ) : (
            <EmptyState titre="Aucun courriel pour l'instant">
              Liens de connexion et invitations apparaîtront ici dès qu'ils seront demandés.
            </EmptyState>
          )
        }
        colonnes={[
          {
            cle: "sujet",
            titre: "Objet",
            entete: true,
            largeur: "large",
            rendu: (one) => <Link to={`${ADRESSE}/${one.id}`}>{one.sujet}</Link>,
          },
          {
            cle: "destinataire",
            titre: "Destinataire",
            rendu: (one) => (
              <>
                {one.destinataire}
                {one.adresseRefusee && <div className="discret">Adresse refusée par son serveur</div>}
              </>
            ),
          },
          { cle: "genre", titre: "Genre", rendu: (one) => libelles.get(one.genre) ?? one.genre },
          {
            cle: "etat",
            titre: "État",
            largeur: "ajustee",
            rendu: (one) => <StatutChip etat={one.etat} table={CHIPS} />,
          },
          {
            cle: "date",
            titre: "Écrit le",
            rendu: (one) => formatInstant(Temporal.Instant.from(one.creeLe)),
          },
        ]}
      />
      <Pagination
        page={tranche.page}
        pages={tranche.pages}
        lien={(page) => addressWith(ADRESSE, { ...filtre, page })}
      />
      <Section titre="Vérifier l'envoi">
        <Formulaire action={ADRESSE} className="formulaire">
          <TextField
            name="adresse"
            type="email"
            label="Adresse"
            requis
            autoComplete="email"
            aide="Un courriel d'essai lui est écrit ; la page suivante dit ce qu'il devient."
            defaultValue={actionData?.refus?.saisie.adresse ?? ""}
            erreur={actionData?.refus?.champ === "adresse" ? actionData.refus.message : undefined}
          />
          <FormActions>
            <Button variant="secondaire">Envoyer un essai</Button>
          </FormActions>
        </Formulaire>
      </Section>
      {taches.length > 0 && (
        <Section titre="Travaux réguliers">
          <Definition
            items={taches.map((one) => ({
              cle: one.nom,
              terme: one.libelle,
              valeur: sayTache(one),
            }))}
          />
        </Section>
      )}
    </Page>
  );
}

function sayTache(one: Route.ComponentProps["loaderData"]["taches"][number]): string {
  if (one.enCours) return "En cours.";
  if (!one.termineeLe) return "Pas encore fait.";
  const quand = formatInstant(Temporal.Instant.from(one.termineeLe));
  return one.issue === "echouee"
    ? `Échoué le ${quand} : ${one.resume}`
    : `Fait le ${quand}. ${one.resume ?? ""}`;
}
