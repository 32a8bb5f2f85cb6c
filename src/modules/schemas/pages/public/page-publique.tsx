import { readPage, stateOf } from "#platform/http/page.ts";
import { Annotated } from "#platform/ui/annotated.tsx";
import { Notice } from "#platform/ui/feedback.tsx";
import { Page } from "#platform/ui/layout.tsx";
import { PrintButton } from "#platform/ui/print-button.tsx";
import { LIBELLE_TYPE } from "../../domain/plan/vocabulaire.ts";
import { CE_QUE_C_EST, direPeriode, direStatuts } from "../../domain/public/dire-public.ts";
import { loadSchemaPublic } from "../../queries/public/load-schema-public.ts";
import { lienSchema } from "../parts/liens.ts";
import { filSchema } from "../parts/navigation-schema.tsx";
import { EntetePartage } from "../parts/public/entete-partage.tsx";
import { OuIlEnEst } from "../parts/public/ou-il-en-est.tsx";
import { Participer, Reutiliser } from "../parts/public/participer.tsx";
import { Promesses, QuiLePorte } from "../parts/public/promesses.tsx";
import { Resultats } from "../parts/public/resultats.tsx";
import { PourQui, PresDeChezVous } from "../parts/public/territoires.tsx";
import type { Route } from "./+types/page-publique.ts";

export async function loader(args: Route.LoaderArgs) {
  const { adresse } = stateOf(args).application;
  const vue = await readPage(args, (ctx) => loadSchemaPublic(ctx, args.params.schema));
  return { vue, adresse };
}

export default function PagePublique({ loaderData }: Route.ComponentProps) {
  const { vue, adresse } = loaderData;
  const { schema, departement, bilan } = vue;
  const lien = (to?: Parameters<typeof lienSchema>[2]) => lienSchema(departement, schema.publicId, to);
  const enBref = direStatuts(bilan);
  return (
    <Page
      surtitre={`${LIBELLE_TYPE[schema.type]}, ${direPeriode(schema)}`}
      titre={schema.titre}
      chapo="Ce que les institutions ont promis aux familles, et où elles en sont : cinq minutes de lecture."
      largeur="texte"
      fil={filSchema(departement, schema)}
      actions={<PrintButton />}
    >
      <EntetePartage
        adresse={adresse}
        chemin={lien("public")}
        titre={schema.titre}
        description={`Ce que les institutions ont promis aux familles, et où elles en sont. ${enBref}`}
        image={lien("public/image.png")}
        imageEnMots={`${schema.titre}. ${enBref}`}
        indexer={vue.public}
      />
      {!vue.public && (
        <Notice kind="info" titre="Aperçu : cette page n’est pas encore publique">
          <p>Elle le sera quand le schéma entrera en mise en œuvre. Seules les institutions la voient.</p>
        </Notice>
      )}
      <p className="texte-public">
        <Annotated>{CE_QUE_C_EST[schema.type]}</Annotated>
      </p>
      <QuiLePorte vue={vue} />
      <OuIlEnEst vue={vue} />
      <Promesses vue={vue} />
      <PresDeChezVous vue={vue} />
      <PourQui vue={vue} />
      <Resultats vue={vue} />
      <Participer vue={vue} />
      <Reutiliser vue={vue} />
    </Page>
  );
}
