import { readPage } from "#platform/http/page.ts";
import { ButtonLink } from "#platform/ui/actions.tsx";
import { EmptyState, Notice } from "#platform/ui/feedback.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { enfantsOf, motOf, NIVEAUX, type Niveau, titreNiveau } from "../../domain/plan/niveaux.ts";
import { loadEsquisse, type ObjetEsquisse } from "../../queries/ecrire/load-esquisse.ts";
import { GesteCorbeille } from "../parts/corbeille/geste-corbeille.tsx";
import {
  lienAction,
  lienDeplacer,
  lienDupliquer,
  lienEcrire,
  lienModifierSchema,
  lienNiveau,
  lienNouveau,
  lienNumeros,
  lienOrdre,
  lienRetirer,
  lienSchema,
} from "../parts/liens.ts";
import { MiseEnFormeRetiree } from "../parts/mise-en-forme.tsx";
import { filSchema } from "../parts/navigation-schema.tsx";
import { DeplacementDit, Glisser, Poignee } from "../parts/ordre/fait.tsx";
import { lireVient } from "../parts/ordre/lire-deplacement.ts";
import type { Route } from "./+types/ecrire.ts";

export async function loader(args: Route.LoaderArgs) {
  const esquisse = await readPage(args, (ctx) =>
    loadEsquisse(ctx, args.params.schema, lireVient(args.request)),
  );
  const asked = new URL(args.request.url).searchParams;
  const niveau = (name: string) => NIVEAUX.find((one) => one === asked.get(name)) ?? null;
  const corbeille = {
    retire: asked.get("retire"),
    restaure: niveau("restaure"),
    sansCode: Number(asked.get("sansCode") ?? 0),
  };
  return { esquisse, ajoute: niveau("ajoute"), modifie: niveau("modifie"), corbeille };
}

type Esquisse = Route.ComponentProps["loaderData"]["esquisse"];

export default function Ecrire({ loaderData, params: { departement } }: Route.ComponentProps) {
  const { esquisse, ajoute, modifie, corbeille } = loaderData;
  const { schema, volets } = esquisse;
  const fait = ajoute ?? modifie;
  return (
    <Page
      surtitre={schema.titre}
      titre="Écrire le plan"
      chapo="Chaque ligne s'ouvre pour être modifiée ; ce qui manque s'ajoute à sa place."
      fil={filSchema(departement, schema, {
        label: "Plan",
        to: lienSchema(departement, schema.publicId, "plan"),
      })}
      actions={
        <>
          <ButtonLink to={lienSchema(departement, schema.publicId, "corbeille")} variant="discret">
            Corbeille
          </ButtonLink>
          {esquisse.peutModifierSchema && (
            <ButtonLink to={lienDupliquer(departement, schema.publicId)} variant="discret">
              Partir de ce schéma
            </ButtonLink>
          )}
          {esquisse.peutModifierSchema && (
            <ButtonLink to={lienModifierSchema(departement, schema.publicId)}>Titre, années, mots</ButtonLink>
          )}
          {esquisse.peutTout && volets.length > 1 && (
            <ButtonLink to={lienOrdre(departement, schema.publicId, null)}>
              {`Ordre des ${motOf(schema, "volet").pluriel}`}
            </ButtonLink>
          )}
          {esquisse.peutTout && volets.length > 0 && (
            <ButtonLink to={lienNumeros(departement, schema.publicId)}>Renuméroter</ButtonLink>
          )}
          {esquisse.peutModifierSchema && (
            <Ajouter departement={departement} schema={schema} niveau="volet" />
          )}
        </>
      }
    >
      <title>{`Écrire le plan — ${schema.titre} — Maillage`}</title>
      <MiseEnFormeRetiree />
      {fait && (
        <Notice
          kind="succes"
          titre={`${titreNiveau(schema, fait)} ${ajoute ? "ajouté" : "modifié"}${motOf(schema, fait).genre === "f" ? "e" : ""}`}
          annonce
        />
      )}
      <GesteCorbeille departement={departement} schema={schema} {...corbeille} />
      {volets.length === 0 ? (
        <EmptyState titre="Ce plan est vide">
          {`Commencez par ajouter ${motOf(schema, "volet").genre === "f" ? "une première" : "un premier"} ${motOf(schema, "volet").nom}.`}
        </EmptyState>
      ) : (
        <>
          <Liste departement={departement} esquisse={esquisse} objets={volets} recoit={esquisse.peutTout} />
          <Glisser ecrire={lienEcrire(departement, schema.publicId)} retour="ecrire" />
        </>
      )}
    </Page>
  );
}

type Vue = { departement: string; esquisse: Esquisse };
type ListeProps = Vue & {
  objets: readonly ObjetEsquisse[];
  /** What they hang on; none: the scheme itself. */
  sous?: ObjetEsquisse;
  /** What is dragged may be dropped among them, even where there is nothing yet. */
  recoit: boolean;
};

function Liste({ objets, sous, recoit, ...vue }: ListeProps) {
  const { forme } = vue.esquisse.schema;
  const niveaux = sous ? enfantsOf(forme, sous.niveau) : (["volet"] as const);
  if (niveaux.length === 0 || (objets.length === 0 && !recoit)) return null;
  return (
    <ul
      className="esquisse"
      {...(recoit && { "data-sous": sous?.id ?? "", "data-niveaux": niveaux.join(" ") })}
    >
      {objets.map((objet) => (
        <li
          key={objet.id}
          id={`${objet.niveau}-${objet.publicId ?? objet.id}`}
          className="esquisse-objet"
          data-ordre={objet.niveau}
          data-id={objet.id}
          data-revision={objet.revision}
        >
          <Ligne {...vue} objet={objet} deplacable={recoit && objet.permis.ecrire} />
          <Liste {...vue} objets={objet.enfants} sous={objet} recoit={objet.permis.ecrire} />
        </li>
      ))}
    </ul>
  );
}

function Ligne({
  departement,
  esquisse,
  objet,
  deplacable,
}: Vue & { objet: ObjetEsquisse; deplacable: boolean }) {
  const { schema, deplacement } = esquisse;
  const { niveau, id, publicId, no, titre } = objet;
  const to =
    niveau === "action"
      ? `${lienAction(departement, schema.publicId, publicId ?? "")}/modifier`
      : lienNiveau(departement, schema.publicId, niveau, id);
  return (
    <>
      <div className="esquisse-ligne" id={`objet-${id}`}>
        <p className="esquisse-titre">
          {deplacable && <Poignee />}
          <span className="discret">{`${titreNiveau(schema, niveau)} `}</span>
          {no !== null && <span className="nombre">{`${no} `}</span>}
          {objet.permis.modifier ? <Link to={to}>{titre}</Link> : titre}
        </p>
        {objet.permis.ecrire && (
          <div className="rangee">
            {enfantsOf(schema.forme, niveau).map((enfant) => (
              <Ajouter key={enfant} departement={departement} schema={schema} niveau={enfant} sous={objet} />
            ))}
            {objet.enfants.length > 1 && (
              <ButtonLink to={lienOrdre(departement, schema.publicId, objet)} variant="discret">
                Ordre
                <span className="vh">{` de ce qui est sous ${titre}`}</span>
              </ButtonLink>
            )}
            {deplacable && (
              <ButtonLink to={lienDeplacer(departement, schema.publicId, niveau, id)} variant="discret">
                Déplacer
                <span className="vh">{` ${titre}`}</span>
              </ButtonLink>
            )}
            <ButtonLink to={lienRetirer(departement, schema.publicId, niveau, id)} variant="discret">
              Mettre à la corbeille
              <span className="vh">{` : ${titre}`}</span>
            </ButtonLink>
          </div>
        )}
      </div>
      {deplacement?.id === id && (
        <DeplacementDit
          departement={departement}
          schema={schema.publicId}
          fait={deplacement}
          retour="ecrire"
        />
      )}
    </>
  );
}

function Ajouter({
  departement,
  schema,
  niveau,
  sous,
}: {
  departement: string;
  schema: Esquisse["schema"];
  niveau: Niveau;
  sous?: ObjetEsquisse;
}) {
  const { nom, genre } = motOf(schema, niveau);
  return (
    <ButtonLink
      to={lienNouveau(departement, schema.publicId, niveau, sous?.id)}
      variant={sous ? "discret" : "primaire"}
    >
      {`Ajouter ${genre === "f" ? "une" : "un"} ${nom}`}
      {sous && <span className="vh">{` sous ${sous.titre}`}</span>}
    </ButtonLink>
  );
}
