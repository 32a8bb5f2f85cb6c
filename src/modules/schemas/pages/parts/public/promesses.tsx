import { Annotated } from "#platform/ui/annotated.tsx";
import { ProgressBar } from "#platform/ui/feedback.tsx";
import { Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { formatIsoDay, formatList, plural } from "#platform/values/french.ts";
import { titreNiveau } from "../../../domain/plan/niveaux.ts";
import { direVolet } from "../../../domain/public/dire-public.ts";
import type { SchemaPublic } from "../../../queries/public/load-schema-public.ts";
import { lienActionsPubliques } from "./liens-publics.ts";

/** Who holds it, and the text that is shown. */
export function QuiLePorte({ vue }: { vue: SchemaPublic }) {
  const { membres, version } = vue;
  const copilotes = membres.filter(({ role }) => role === "copilote").map(({ nom }) => nom);
  const autres = membres.length - copilotes.length;
  return (
    <p className="texte-public">
      <Annotated>
        {copilotes.length === 0
          ? "Aucune institution n’a encore accepté de le conduire. "
          : `Les institutions qui le conduisent : ${formatList(copilotes)}${autres > 0 ? `, avec ${plural(autres, "autre institution", "autres institutions")}` : ""}. `}
      </Annotated>
      <Annotated>
        {version
          ? `Le texte présenté ici est celui que « ${version.instance} » a adopté le ${formatIsoDay(version.adopteeLe)} (décision ${version.numeroDecision}).`
          : "Le texte présenté ici est celui du plan en cours : aucune version adoptée n’est encore enregistrée sur cette plateforme."}
      </Annotated>
    </p>
  );
}

/** What it promises, volet by volet. */
export function Promesses({ vue }: { vue: SchemaPublic }) {
  const { schema, volets, objectifs, departement } = vue;
  return (
    <Section titre="Ce qu’il promet">
      {volets.map((volet) => {
        const own = objectifs.filter((one) => one.volet === volet.rang);
        const lignes = volet.engagements.length > 0 ? volet.engagements : own;
        return (
          <Section
            key={volet.rang}
            niveau={3}
            titre={
              volet.no === null ? volet.titre : `${titreNiveau(schema, "volet")} ${volet.no} : ${volet.titre}`
            }
          >
            {lignes.length > 0 && (
              <ul className="promesses">
                {lignes.map(({ titre }) => (
                  <li key={titre}>
                    <Annotated>{titre}</Annotated>
                  </li>
                ))}
              </ul>
            )}
            <ProgressBar valeur={volet.bilan.avancement} label="Avancement moyen des actions" />
            <p className="discret">
              {`${direVolet(volet.bilan)}. `}
              {volet.bilan.total > 0 && (
                <Link to={lienActionsPubliques(departement, schema.publicId, { volet: volet.rang })}>
                  {volet.bilan.total < 2 ? "Voir cette action" : `Voir ces ${volet.bilan.total} actions`}
                  <span className="vh">{` : ${volet.titre}`}</span>
                </Link>
              )}
            </p>
          </Section>
        );
      })}
    </Section>
  );
}
