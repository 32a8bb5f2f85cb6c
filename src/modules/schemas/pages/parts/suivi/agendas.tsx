import { Temporal } from "temporal-polyfill";
import type { AgendaListe } from "#platform/echeances/list-agendas.ts";
import type { ChoixEcheances } from "#platform/echeances/list-echeances.ts";
import type { FormRefusal } from "#platform/http/page.ts";
import { Button, ConfirmDisclosure, FormActions } from "#platform/ui/actions.tsx";
import { EmptyState, Notice } from "#platform/ui/feedback.tsx";
import { SelectField, TextField } from "#platform/ui/fields.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatDate, formatInstant } from "#platform/values/french.ts";

type Schemas = readonly { publicId: string; titre: string }[];

export const LIBELLE_PORTEE: Readonly<Record<ChoixEcheances["portee"], string>> = {
  moi: "Ce qui m’attend",
  suivi: "Ce qui m’attend et ce que je suis",
  tout: "Toutes les dates que je peux lire",
};

/** The address that was just made: shown once, to be copied or opened. */
export function NouvelleAdresse({ lien }: { lien: string }) {
  return (
    <Notice kind="succes" titre="Votre adresse d’agenda est prête" annonce>
      <p>
        Elle n’est montrée qu’une fois : ouvrez-la maintenant, ou copiez-la dans votre agenda, à « s’abonner »
        ou « ajouter à partir d’une adresse ».
      </p>
      <p>
        <code className="adresse">{lien}</code>
      </p>
      <p>
        <a className="bouton bouton--secondaire" href={lien.replace(/^https?:/, "webcal:")}>
          Ouvrir dans mon agenda
        </a>
      </p>
    </Notice>
  );
}

/** The addresses that are open, each with the way to close it. */
export function Agendas({ agendas, schemas }: { agendas: readonly AgendaListe[]; schemas: Schemas }) {
  return (
    <DataTable
      legende="Mes adresses d’agenda"
      lignes={agendas}
      cleLigne={({ id }) => id}
      vide={<EmptyState titre="Aucune adresse d’agenda" />}
      colonnes={[
        { cle: "nom", titre: "Adresse", entete: true, rendu: ({ nom }: AgendaListe) => nom },
        { cle: "contenu", titre: "Contenu", rendu: (agenda) => contenuOf(agenda, schemas) },
        { cle: "pour", titre: "Au nom de", rendu: ({ institution }) => institution },
        {
          cle: "cree",
          titre: "Faite le",
          rendu: ({ creeLe }) => formatInstant(Temporal.Instant.from(creeLe)),
        },
        {
          cle: "lu",
          titre: "Dernière lecture",
          rendu: ({ luLe }) => (luLe ? formatDate(Temporal.PlainDate.from(luLe)) : "Jamais lue"),
        },
        {
          cle: "geste",
          titre: "Supprimer",
          rendu: ({ id, nom }) => (
            <ConfirmDisclosure
              titre={
                <>
                  Supprimer<span className="vh">{` ${nom}`}</span>
                </>
              }
              variant="discret"
              consequence="L’adresse ne répondra plus : l’agenda qui la lit perdra ses dates."
            >
              <Formulaire>
                <input type="hidden" name="agenda" value={id} />
                <Button variant="danger" name="geste" value="supprimer">
                  Supprimer cette adresse
                </Button>
              </Formulaire>
            </ConfirmDisclosure>
          ),
        },
      ]}
    />
  );
}

function contenuOf({ portee, schema }: AgendaListe, schemas: Schemas): string {
  if (schema === null) return LIBELLE_PORTEE[portee];
  const found = schemas.find(({ publicId }) => publicId === schema);
  return found ? `Tout « ${found.titre} »` : "Un schéma que vous ne lisez plus, ou qui est clos";
}

export function NouvelAgenda({
  schemas,
  cle,
  refus,
}: {
  schemas: Schemas;
  cle: string;
  refus: FormRefusal | undefined;
}) {
  const erreur = (champ: string) => (refus?.champ === champ ? refus.message : undefined);
  return (
    <Formulaire className="formulaire">
      <input type="hidden" name="cle" value={refus?.saisie.cle ?? cle} />
      <TextField
        name="nom"
        label="Nom de la nouvelle adresse"
        aide="Pour la reconnaître : « mon téléphone », « Outlook du bureau »."
        maxLength={60}
        requis
        erreur={erreur("nom")}
        defaultValue={refus?.saisie.nom ?? ""}
      />
      <SelectField
        name="contenu"
        label="Ce qu’elle contient"
        erreur={erreur("contenu")}
        defaultValue={refus?.saisie.contenu ?? "moi"}
        options={[
          ...Object.entries(LIBELLE_PORTEE).map(([value, label]) => ({ value, label })),
          ...schemas.map(({ publicId, titre }) => ({
            value: `schema:${publicId}`,
            label: `Tout « ${titre} »`,
          })),
        ]}
      />
      <FormActions>
        <Button name="geste" value="creer">
          Faire une adresse d’agenda
        </Button>
      </FormActions>
    </Formulaire>
  );
}
