import { Temporal } from "temporal-polyfill";
import { readPage } from "#platform/http/page.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { EmptyState, Notice } from "#platform/ui/feedback.tsx";
import { KeyFigures, Page, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { formatDate, formatNumber, NBSP, plural } from "#platform/values/french.ts";
import { loadMoi, type MonAction, type VueMoi } from "../../queries/suivi/load-moi.ts";
import { lienAction } from "../parts/liens.ts";
import { PropositionsRecues } from "../parts/membres/etat-membre.tsx";
import { nommerAction } from "../parts/nouvelles/nouvelles.tsx";
import { SituationAction } from "../parts/statut.tsx";
import { MesSuivis } from "../parts/suivi/mes-suivis.tsx";
import { noterVisite } from "../parts/suivi/note-visite.ts";
import type { Route } from "./+types/moi.ts";

export async function loader(args: Route.LoaderArgs) {
  const { visite, ...vue } = await readPage(args, loadMoi);
  await noterVisite(args, visite);
  return { ...vue, premiere: visite.derniere === null };
}

export default function MoiPage({ loaderData: vue, params: { departement } }: Route.ComponentProps) {
  const { aDire, enOrdre, recues, invitations, mandats, suivis } = vue;
  const bloquees = aDire.filter(({ situation }) => situation.bloquee);
  const change = suivis.filter(({ objets }) => objets > 0).length;
  return (
    <Page
      surtitre={`${vue.nom}, pour ${vue.institution}`}
      titre="Ce qui m'attend"
      fil={[{ label: "Accueil", to: `/${departement}` }]}
    >
      <title>Ce qui m'attend — Maillage</title>
      <KeyFigures
        items={[
          { label: "Actions à dire", valeur: formatNumber(aDire.length), to: "#a-dire" },
          {
            label: "Blocages",
            valeur: formatNumber(bloquees.length),
            ...(bloquees.length > 0 && { to: "#blocages" }),
          },
          { label: "Réponses attendues", valeur: formatNumber(recues.length + invitations.length) },
          { label: "Suivis qui ont changé", valeur: formatNumber(change), to: "#suivis" },
        ]}
      />
      <PropositionsRecues departement={departement} recues={recues} />
      <Attentes invitations={invitations} mandats={mandats} />
      <Section titre="Actions à dire" id="a-dire">
        {aDire.length === 0 ? (
          <EmptyState titre="Rien à dire aujourd'hui">
            {enOrdre.length + vue.terminees === 0
              ? "Vous ne pilotez aucune action, ni vous ni votre institution."
              : "Les actions que vous pilotez ont des nouvelles récentes, et aucune n'est en retard."}
          </EmptyState>
        ) : (
          <>
            <ListeActions departement={departement} actions={aDire.slice(0, MONTREES)} />
            {aDire.length > MONTREES && (
              <details>
                <summary>{`${plural(aDire.length - MONTREES, "autre action à dire", "autres actions à dire")}`}</summary>
                <ListeActions departement={departement} actions={aDire.slice(MONTREES)} />
              </details>
            )}
          </>
        )}
      </Section>
      {bloquees.length > 0 && (
        <Section titre="Blocages à lever" id="blocages">
          <ul className="liste-nue">
            {bloquees.map((action) => (
              <li key={action.publicId}>
                <Link to={lienAction(departement, action.schema, action.publicId)}>
                  {nommerAction(action)}
                </Link>
                {action.echeanceBlocage && ` : attendu le ${jour(action.echeanceBlocage)}`}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section titre="Ce que je suis" id="suivis">
        <MesSuivis departement={departement} suivis={suivis} depuis={vue.depuis} premiere={vue.premiere} />
      </Section>
      {enOrdre.length > 0 && (
        <Section titre="Mes autres actions">
          <details>
            <summary>{`${plural(enOrdre.length, "action suit son cours", "actions suivent leur cours")}`}</summary>
            <ListeActions departement={departement} actions={enOrdre} />
          </details>
        </Section>
      )}
    </Page>
  );
}

/** Actions shown before the others are unfolded: the most pressing fit on a phone. */
const MONTREES = 6;

function ListeActions({ departement, actions }: { departement: string; actions: readonly MonAction[] }) {
  return (
    <ul className="attentes">
      {actions.map((action) => (
        <li key={action.publicId}>
          <Link to={lienAction(departement, action.schema, action.publicId)}>{nommerAction(action)}</Link>
          <SituationAction situation={action.situation} />
          <p className="discret">
            {[
              action.enPersonne ? "Vous êtes nommé pilote" : null,
              action.dernieresNouvelles
                ? `${action.avancement}${NBSP}%, dernières nouvelles le ${action.dernieresNouvelles}`
                : "aucune nouvelle encore",
            ]
              .filter(Boolean)
              .join(" — ")}
          </p>
          <ButtonLink to={`${lienAction(departement, action.schema, action.publicId)}#donner-des-nouvelles`}>
            Donner des nouvelles<span className="vh">{` de ${nommerAction(action)}`}</span>
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}

function Attentes({ invitations, mandats }: Pick<VueMoi, "invitations" | "mandats">) {
  if (invitations.length + mandats.length === 0) return null;
  return (
    <Notice kind="attention" titre="À ne pas laisser passer">
      <ul>
        {invitations.map(({ institution, expire }) => (
          <li key={institution}>
            {`${institution} vous invite à agir pour elle : le lien est dans le courriel qu'elle vous a envoyé, et vaut jusqu'au ${expire}.`}
          </li>
        ))}
        {mandats.map(({ role, institution, fin }) => (
          <li key={`${role} ${institution}`}>
            {`Votre rôle (${role}) pour ${institution} se termine le ${fin}. Un administrateur de cette institution peut le prolonger.`}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function jour(iso: string): string {
  return formatDate(Temporal.PlainDate.from(iso));
}
