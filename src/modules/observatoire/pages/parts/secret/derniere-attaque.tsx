import { Temporal } from "temporal-polyfill";
import { Button } from "#platform/ui/actions.tsx";
import { Notice } from "#platform/ui/feedback.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Link } from "#platform/ui/link.tsx";
import { formatInstant, plural } from "#platform/values/french.ts";
import type { AuditSecret } from "../../../queries/secret/read-audit.ts";
import { lienImports, lienSecret } from "../liens.ts";

type AttaqueProps = { code: string; audit: AuditSecret; peutAttaquer: boolean };

/** What the last attack tried and found; what to do when something gives way, for those who can do it. */
export function DerniereAttaque({ code, audit: { attaque, exposees }, peutAttaquer }: AttaqueProps) {
  const bouton = peutAttaquer && (
    <Formulaire>
      <Button>Attaquer de nouveau</Button>
    </Formulaire>
  );
  if (attaque === null) {
    return (
      <Notice kind="info" titre="Rien n’a encore été attaqué">
        <p>L’attaque se fait à chaque publication : elle essaie de recalculer chaque case masquée.</p>
        {bouton}
      </Notice>
    );
  }
  const quand = formatInstant(Temporal.Instant.from(attaque.faiteLe));
  const essai = `${plural(attaque.cellules, "case masquée essayée", "cases masquées essayées")} contre ${plural(attaque.equations, "égalité ou inégalité publiée", "égalités ou inégalités publiées")}`;
  if (!exposees) {
    return (
      <Notice kind="succes" titre="Aucune case masquée ne se recalcule">
        <p>{`Dernière attaque le ${quand}, ${ETENDUE[attaque.etendue]} : ${essai}.`}</p>
        {bouton}
      </Notice>
    );
  }
  return (
    <Notice
      kind="erreur"
      titre={`${plural(exposees, "case masquée se déduit", "cases masquées se déduisent")} encore`}
    >
      <p>{`Dernière attaque le ${quand}, ${ETENDUE[attaque.etendue]} : ${essai}. Rien d’autre ne peut être masqué pour les protéger.`}</p>
      <p>
        <Link to={lienSecret(code, undefined, { exposees: "oui" })}>Voir lesquelles</Link>. Que faire :
        retirer le fichier qui donne le total, depuis les{" "}
        <Link to={lienImports(code)}>fichiers de données</Link> ; demander au producteur une édition sans ces
        lignes ; ou protéger aussi sa source par une <Link to={lienSecret(code, "regles")}>règle</Link>.
      </p>
      {bouton}
    </Notice>
  );
}

const ETENDUE = {
  tout: "sur tout ce qui est publié",
  fichier: "sur ce que changeait un fichier",
  regle: "après le changement d’une règle",
} as const;
