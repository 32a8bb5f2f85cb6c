/** What is read in a plan of actions, before any comparison with what the platform already holds. */
import type { Entete } from "#platform/import/columns.ts";
import type { Anomalie } from "#platform/import/feuilles.ts";
import type { PartialDate } from "#platform/values/partial-date.ts";

export type NatureAction = "nouvelle" | "a_poursuivre";

/** `cle` is unique in the plan and stable from one reading to the next; `ligne` is the physical row of the first mention. */
export type VoletLu = {
  readonly cle: string;
  readonly no: number | null;
  readonly titre: string;
  readonly ligne: number;
};

export type EngagementLu = VoletLu & { readonly volet: string | null };

export type ObjectifLu = VoletLu & {
  readonly volet: string | null;
  readonly engagement: string | null;
  readonly contexte: string | null;
  readonly pilotes: readonly string[];
  readonly partenaires: readonly string[];
  readonly resultatsAttendus: readonly string[];
  readonly indicateurs: readonly string[];
};

export type ActionLue = {
  readonly ligne: number;
  readonly feuille: string | null;
  /** Key of its {@link ObjectifLu}. */
  readonly objectif: string;
  readonly code: string | null;
  readonly intitule: string;
  readonly nature: NatureAction | null;
  readonly debut: PartialDate | null;
  readonly fin: PartialDate | null;
  /** Names as written; empty when they are those of the objectif. */
  readonly pilotes: readonly string[];
  readonly partenaires: readonly string[];
};

export type PlanLu = {
  readonly feuille: string | null;
  readonly entete: Entete;
  /** Keys of the fields that the file speaks about; the import leaves the others alone. */
  readonly colonnesPresentes: readonly string[];
  readonly volets: readonly VoletLu[];
  readonly engagements: readonly EngagementLu[];
  readonly objectifs: readonly ObjectifLu[];
  readonly actions: readonly ActionLue[];
  readonly erreurs: readonly Anomalie[];
  readonly avertissements: readonly Anomalie[];
};

/** Where errors and warnings are gathered while the rows are read. */
export class Journal {
  readonly erreurs: Anomalie[] = [];
  readonly avertissements: Anomalie[] = [];
  readonly feuille: string | null;

  constructor(feuille: string | null) {
    this.feuille = feuille;
  }

  erreur(ligne: number | null, colonne: string | null, message: string): void {
    this.erreurs.push({ feuille: this.feuille, ligne, colonne, message });
  }

  avertissement(ligne: number | null, colonne: string | null, message: string): void {
    this.avertissements.push({ feuille: this.feuille, ligne, colonne, message });
  }
}
