/** The calendar of the document: bars of actions over the years of the scheme, cut into drawings that fit a page. */
import { NBSP, plural } from "#platform/values/french.ts";
import { barreOf } from "../plan/calendrier.ts";
import { periodeEnMots } from "../plan/periode.ts";
import type { ActionFigee } from "../versions/contenu.ts";

export type BarreImprimee = {
  /** Shares of the width of the years, 0 to 1. */
  debut: number;
  fin: number;
  /** No start, or no term, is written: drawn open on that side. */
  debutOuvert: boolean;
  finOuverte: boolean;
};

export type LigneDessin =
  | { genre: "groupe"; titre: string }
  | {
      genre: "action";
      code: string;
      intitule: string;
      nouvelle: boolean;
      /** Null for an action outside of the years, and for a new one that the plan gives no date. */
      barre: BarreImprimee | null;
      periode: string;
    };

/** One drawing, with what it says to whoever does not see it. */
export type DessinCalendrier = { legende: string; alternative: string; lignes: readonly LigneDessin[] };

export type GroupeCalendrier = { titre: string; actions: readonly ActionFigee[] };

/** Lines that a page holds under its heading, in the smallest height that `dessins.typ` gives them. */
const LIGNES_PAR_DESSIN = 50;

export function dessinsOf(
  nom: string,
  groupes: readonly GroupeCalendrier[],
  { debut, fin }: { debut: number; fin: number },
): DessinCalendrier[] {
  const parts = cut(groupes.filter(({ actions }) => actions.length > 0));
  return parts.map((part, index) => {
    const rang = parts.length > 1 ? ` (${index + 1} sur ${parts.length})` : "";
    return {
      legende: `${nom}${NBSP}: calendrier des actions, ${debut}-${fin}${rang}`,
      alternative: alternative(nom, part, debut, fin) + rang,
      lignes: part.flatMap((groupe) => lines(groupe, debut, fin)),
    };
  });
}

/** Groups are kept whole where a page can hold them; the drawings of one volet are about as high as each other. */
function cut(groupes: readonly GroupeCalendrier[]): GroupeCalendrier[][] {
  const total = groupes.reduce((sum, { actions }) => sum + actions.length + 1, 0);
  const even = Math.ceil(total / Math.ceil(total / LIGNES_PAR_DESSIN)) + 2;
  const size = Math.min(LIGNES_PAR_DESSIN, even);
  const parts: GroupeCalendrier[][] = [];
  let room = 0;
  for (const groupe of groupes.flatMap(halved)) {
    const height = groupe.actions.length + 1;
    const current = parts.at(-1);
    if (!current || height > room) {
      parts.push([groupe]);
      room = size - height;
    } else {
      current.push(groupe);
      room -= height;
    }
  }
  return parts;
}

function halved({ titre, actions }: GroupeCalendrier): GroupeCalendrier[] {
  const size = LIGNES_PAR_DESSIN - 1;
  const count = Math.ceil(actions.length / size);
  return Array.from({ length: count }, (_, index) => ({
    titre: index === 0 ? titre : `${titre} (suite)`,
    actions: actions.slice(index * size, (index + 1) * size),
  }));
}

function lines({ titre, actions }: GroupeCalendrier, debut: number, fin: number): LigneDessin[] {
  return [
    { genre: "groupe", titre },
    ...actions.map((action): LigneDessin => {
      const nouvelle = action.nature === "nouvelle";
      const undated = action.debut === null && action.fin === null;
      const barre = nouvelle && undated ? null : barreOf(action, debut, fin);
      const width = fin + 1 - debut;
      return {
        genre: "action",
        code: action.code ?? "",
        intitule: action.intitule,
        nouvelle,
        periode: nouvelle && undated ? "date à préciser" : periodeEnMots(action.debut, action.fin),
        barre: barre && {
          ...barre,
          debut: (barre.debut - debut) / width,
          fin: (barre.fin - debut) / width,
        },
      };
    }),
  ];
}

/** « Calendrier de Petite enfance, de 2022 à 2026 : 14 actions à poursuivre ; 8 nouvelles, dont 5 à partir de 2023… ». */
function alternative(nom: string, groupes: readonly GroupeCalendrier[], debut: number, fin: number): string {
  const actions = groupes.flatMap((groupe) => groupe.actions);
  const nouvelles = actions.filter(({ nature }) => nature === "nouvelle");
  const years = Array.from({ length: fin - debut + 1 }, (_, index) => String(debut + index));
  const starts = years.flatMap((year) => {
    const count = nouvelles.filter((action) => action.debut?.startsWith(year)).length;
    return count === 0 ? [] : [`${count} en ${year}`];
  });
  const others = actions.length - nouvelles.length;
  const undated = nouvelles.filter((action) => action.debut === null).length;
  const said = [
    `Calendrier dessiné, ${nom}, de ${debut} à ${fin}${NBSP}: ${plural(actions.length, "action")}`,
    others > 0 && `${plural(others, "action")} à poursuivre`,
    starts.length > 0 && `débuts des actions nouvelles${NBSP}: ${starts.join(", ")}`,
    undated > 0 && `${plural(undated, "action nouvelle", "actions nouvelles")} sans date de début`,
  ].filter((one) => one !== false);
  return `${said.join("\u202f; ")}. Les mêmes dates sont dans le plan d’actions.`;
}
