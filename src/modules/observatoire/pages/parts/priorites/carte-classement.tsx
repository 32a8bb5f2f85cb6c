import { lienPortrait } from "#modules/territoires/index.ts";
import type { Bandes, Teinte } from "#platform/graphiques/bandes.ts";
import { Carte } from "#platform/graphiques/carte.tsx";
import type { Absence } from "#platform/graphiques/hachures.tsx";
import { formatList, NBSP } from "#platform/values/french.ts";
import { nameClasse, nombreDeClasses } from "../../../domain/priorites/dire-classement.ts";
import { ABSENCE } from "../lecture-explorer.ts";
import type { ResultatProps } from "./resultat-props.ts";

/** Where the classes are: the darker, the higher the priority. Nothing at a mesh that has no outlines. */
export function CarteClassement({
  departement,
  demande,
  lecture,
  resultat,
  fond,
  nom,
}: ResultatProps & { nom: (code: string) => string }) {
  if (!fond) return null;
  const { methode, maille } = demande;
  const classes = nombreDeClasses(demande.classes, methode);
  const byCode = new Map(resultat.territoires.map((one) => [one.code, one.classe]));
  const premiers = resultat.territoires.filter(({ classe }) => classe === 1).map(({ code }) => nom(code));
  const mot = nameClasse(1, classes, methode);
  const sigle = (classe: number) => (classe === classes ? "–" : String(classe));
  // The legend says what the sign on a shape stands for, unless the name says it already.
  const nommer = (classe: number) => {
    const nomClasse = nameClasse(classe, classes, methode);
    return nomClasse.endsWith(sigle(classe)) ? nomClasse : `${sigle(classe)} · ${nomClasse}`;
  };
  return (
    <Carte
      titre="Où sont les priorités"
      phrase={
        premiers.length > 0
          ? `${mot}${NBSP}: ${formatList(premiers)}.`
          : "Aucun territoire n’est prioritaire."
      }
      fond={fond}
      territoires={fond.formes.map(({ code, nom: label }) => ({
        ...{ code, label },
        valeur: byCode.get(code) ?? null,
        absence: byCode.has(code) ? null : absenceOf(lecture.absences[code]),
        ...((maille === "epci" || maille === "commune") && { to: lienPortrait(departement, code) }),
      }))}
      bandes={bandesDe(classes, nommer)}
      legende="Classe de priorité"
      format={(classe) => nameClasse(classe, classes, methode)}
      sigle={sigle}
    />
  );
}

/** One shade a class, the darkest for the first. */
function bandesDe(classes: number, nommer: (classe: number) => string): Bandes {
  const liste = Array.from({ length: classes }, (_, i) => {
    const shade = Math.round(((classes - 1 - i) / Math.max(1, classes - 1)) * 4) as 0 | 1 | 2 | 3 | 4;
    return { de: i + 1, a: i + 2, libelle: nommer(i + 1), teinte: `s${shade}` as Teinte };
  });
  return { methode: "effectifs", reference: null, liste };
}

/** A territory that is not ranked is hidden when one of its values is, else missing. */
function absenceOf(statuts: ResultatProps["lecture"]["absences"][string] = {}): Absence {
  const absences = Object.values(statuts).map((statut) => ABSENCE[statut] ?? "absent");
  return absences.find((absence) => absence === "secret") ?? "absent";
}
