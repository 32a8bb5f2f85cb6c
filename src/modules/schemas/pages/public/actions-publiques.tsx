import { readPage } from "#platform/http/page.ts";
import { FilterForm } from "#platform/ui/actions.tsx";
import { Annotated } from "#platform/ui/annotated.tsx";
import { EmptyState } from "#platform/ui/feedback.tsx";
import { SelectField } from "#platform/ui/fields.tsx";
import { Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { formatList, plural } from "#platform/values/french.ts";
import { periodeEnMots } from "../../domain/plan/periode.ts";
import { LIBELLE_STATUT, STATUTS } from "../../domain/plan/vocabulaire.ts";
import { readFiltrePublic } from "../../domain/public/filtre-public.ts";
import type { ActionPublique } from "../../domain/public/schema-public.ts";
import { pageActionsPubliques } from "../../queries/public/page-actions-publiques.ts";
import { lienAction, lienSchema } from "../parts/liens.ts";
import { filSchema } from "../parts/navigation-schema.tsx";
import { lienActionsPubliques } from "../parts/public/liens-publics.ts";
import { StatutAction } from "../parts/statut.tsx";
import type { Route } from "./+types/actions-publiques.ts";

export async function loader(args: Route.LoaderArgs) {
  const filtre = readFiltrePublic(new URL(args.request.url).searchParams);
  return readPage(args, (ctx) => pageActionsPubliques(ctx, args.params.schema, filtre));
}

export default function ActionsPubliques({ loaderData }: Route.ComponentProps) {
  const { departement, schema, filtre, lieu, total, groupes, choix } = loaderData;
  const ici = lienActionsPubliques(departement, schema.publicId);
  const filtered = Object.values(filtre).some((one) => one !== null);
  const titre = lieu === null ? "Ce qui se fait" : `Ce qui se fait : ${lieu}`;
  const option = (value: string) => ({ value, label: value });
  return (
    <Page
      surtitre={schema.titre}
      titre={titre}
      largeur="texte"
      fil={filSchema(departement, schema, {
        label: "Page publique",
        to: lienSchema(departement, schema.publicId, "public"),
      })}
      actions={<PrintButton />}
    >
      <title>{`${titre}, ${schema.titre} — Maillage`}</title>
      <FilterForm action={ici} label="Choisir les actions" effacer={filtered ? ici : undefined}>
        <SelectField
          name="territoire"
          label="Près de chez vous"
          vide="Tout le département"
          defaultValue={filtre.territoire ?? ""}
          options={choix.territoires}
        />
        <SelectField
          name="volet"
          label="Thème"
          vide="Tous"
          defaultValue={filtre.volet === null ? "" : String(filtre.volet)}
          options={choix.volets}
        />
        {choix.publics.length > 0 && (
          <SelectField
            name="public"
            label="Pour qui"
            vide="Tout le monde"
            defaultValue={filtre.public ?? ""}
            options={choix.publics.map(option)}
          />
        )}
        <SelectField
          name="statut"
          label="Où en est-elle"
          vide="Peu importe"
          defaultValue={filtre.statut ?? ""}
          options={STATUTS.map((value) => ({ value, label: LIBELLE_STATUT[value] }))}
        />
      </FilterForm>
      <p>{`${plural(total, "action")}.`}</p>
      {total === 0 && (
        <EmptyState titre="Aucune action ne correspond">
          <p>Enlevez un filtre pour en voir davantage.</p>
        </EmptyState>
      )}
      {groupes.map(({ cle, titre: groupe, actions }) => (
        <Section key={cle} titre={groupe}>
          <ul className="actions-publiques">
            {actions.map((action) => (
              <ActionLue
                key={action.id}
                action={action}
                lien={lienAction(departement, schema.publicId, action.id)}
              />
            ))}
          </ul>
        </Section>
      ))}
    </Page>
  );
}

function ActionLue({ action, lien }: { action: ActionPublique; lien: string }) {
  const { intitule, description, debut, fin, pilotes, territoires, etat } = action;
  const dit = [
    periodeEnMots(debut, fin),
    pilotes.length > 0 && `menée par ${formatList(pilotes.map(({ court }) => court))}`,
    territoires.length > 0 && formatList(territoires.map(({ nom }) => nom)),
  ].filter(Boolean);
  return (
    <li>
      <p>
        <Link to={lien}>{intitule}</Link>
      </p>
      {description && (
        <p>
          <Annotated>{description}</Annotated>
        </p>
      )}
      <p className="rangee discret">
        {etat && <StatutAction statut={etat.situation.statut} />}
        <span>
          <Annotated>{dit.join(" ; ")}</Annotated>
        </span>
      </p>
    </li>
  );
}
