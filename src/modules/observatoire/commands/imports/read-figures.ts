import type { Contexte } from "#platform/context/contexte.ts";
import type { LigneFlux } from "#platform/import/stream-rows.ts";
import type { Id } from "#platform/values/ids.ts";
import { contradictsCounts, readChiffre, refusTerritoire } from "../../domain/imports/lire-ligne.ts";
import type { Brute, Ouverture } from "../../domain/imports/prereglage.ts";
import { GRAVITE, type Releve } from "../../domain/imports/rapport.ts";
import { type Geographie, recogniseCode } from "../../domain/imports/territoires-connus.ts";
import { ensureIndicateurs, type IndicateurConnu } from "../ensure-indicateurs.ts";
import { type Observation, writeNoms, writeObservations } from "./write-observations.ts";

/** Rows written in one statement: few enough for what they are made of to die young, or the heap grows with the file. */
const LOT = 2_000;
/** Figures whose place is remembered, to say on which rows a file repeats itself. */
const RETENUES = 50_000;

type Ici = {
  readonly fichier: Id<"fichier_source">;
  readonly geographie: Geographie;
  readonly catalogue: Map<string, IndicateurConnu>;
  readonly releve: Releve;
};

/** Reads the rows of a file one slice at a time, and writes its figures as it goes. */
export class FigureReader {
  readonly #ctx: Contexte;
  readonly #ici: Ici;
  #batch: Observation[] = [];
  readonly #seen = new Map<string, number>();
  readonly #noms = new Map<string, { maille: Brute["maille"]; code: string; nom: string }>();
  readonly #nouveaux = new Set<string>();
  lignes = 0;
  lues = 0;
  ecrites = 0;
  refusees = 0;
  ailleurs = 0;

  constructor(ctx: Contexte, ici: Ici) {
    this.#ctx = ctx;
    this.#ici = ici;
  }

  get indicateursCrees(): string[] {
    return [...this.#nouveaux].sort();
  }

  async open({ modeles }: Ouverture): Promise<void> {
    for (const code of await ensureIndicateurs(this.#ctx, this.#ici.catalogue, modeles))
      this.#nouveaux.add(code);
  }

  async read(ligne: LigneFlux, ouverture: Ouverture, largeur: number | null): Promise<void> {
    this.lignes++;
    const { releve } = this.#ici;
    const place = { ligne: ligne.numero, colonne: null };
    if (ligne.autreEncodage) releve.add("encodage_melange", { ...place, texte: sample(ligne.cellules) });
    const extra = largeur !== null && ligne.cellules.slice(largeur).some((cell) => cell.trim() !== "");
    if (largeur !== null && (ligne.cellules.length < largeur || extra)) {
      const texte = `${ligne.cellules.length} colonnes au lieu de ${largeur}`;
      releve.add("ligne_decalee", { ...place, texte });
      this.refusees++;
      return;
    }
    const brutes = ouverture.lire(ligne.cellules);
    const [first] = brutes;
    // What concerns the territory is said once a row, and not once a column.
    const alone =
      first !== undefined && brutes.every((one) => one.code === first.code && one.maille === first.maille);
    if (alone && !this.#accept(first, ligne, brutes.length)) return;
    for (const brute of brutes) {
      if (!alone && !this.#accept(brute, ligne, 1)) continue;
      await this.#keep(brute, ligne, ouverture);
    }
  }

  /** Looks at the territory of a row; false when it is not kept. */
  #accept(brute: Brute, { numero }: LigneFlux, cases: number): boolean {
    const { geographie, releve } = this.#ici;
    const reconnaissance = recogniseCode(geographie, brute.maille, brute.code);
    const texte = [brute.code, brute.nom].filter(Boolean).join(" ") || "(vide)";
    if (reconnaissance === "ancien") releve.add("code_ancien", { ligne: numero, colonne: null, texte });
    const refus = refusTerritoire(reconnaissance);
    if (refus === null) return true;
    releve.add(refus, { ligne: numero, colonne: null, texte });
    if (GRAVITE[refus] === "refus") this.refusees += cases;
    else this.ailleurs++;
    return false;
  }

  async #keep(brute: Brute, { numero }: LigneFlux, ouverture: Ouverture): Promise<void> {
    const { catalogue, releve } = this.#ici;
    const place = { ligne: numero, colonne: brute.colonne };
    if (brute.modele && !catalogue.has(brute.indicateur)) {
      for (const code of await ensureIndicateurs(this.#ctx, catalogue, [brute.modele]))
        this.#nouveaux.add(code);
    }
    const indicateur = catalogue.get(brute.indicateur);
    if (!indicateur) {
      releve.add("indicateur_inconnu", { ...place, texte: brute.indicateur || "(vide)" });
      this.refusees++;
      return;
    }
    const lu = readChiffre(brute, indicateur, ouverture.statut);
    if ("refus" in lu) {
      releve.add(lu.refus, { ...place, texte: lu.texte });
      this.refusees++;
      return;
    }
    const { chiffre } = lu;
    const said = brute.definition === undefined ? undefined : indicateur.definitions.get(brute.definition);
    const definition = said ?? indicateur.definitions.values().next().value ?? 1;
    const name = `${brute.nom ?? brute.code}, ${chiffre.millesime}`;
    if (brute.reserve) releve.add("contradiction_dite", { ...place, texte: `${name} : ${brute.reserve}` });
    if (contradictsCounts(chiffre, indicateur)) {
      releve.add("somme_inexacte", { ...place, texte: `${name} : le taux n’est pas celui de ses effectifs` });
    }
    if (chiffre.valeur !== null && chiffre.valeur > 100 && /^%|pour 100/.test(indicateur.unite)) {
      releve.add("au_dessus_de_100", { ...place, texte: `${name} : ${brute.valeur.trim()}` });
    }
    this.#remember(brute, chiffre.millesime, indicateur.code, numero);
    this.#batch.push({
      ...chiffre,
      ...{ indicateur: indicateur.id, definition, maille: brute.maille, code: brute.code },
      note: brute.note ?? null,
    });
    this.lues++;
    if (this.#batch.length >= LOT) await this.flush();
  }

  #remember(
    { maille, code, nom, valeur }: Brute,
    millesime: string,
    indicateur: string,
    numero: number,
  ): void {
    if (nom && ["iris", "qpv", "zonage"].includes(maille)) {
      const key = `${maille} ${code}`;
      const known = this.#noms.get(key);
      if (!known || known.nom < nom) this.#noms.set(key, { maille, code, nom });
    }
    if (this.#seen.size >= RETENUES) return;
    const key = `${indicateur} ${maille} ${code} ${millesime} ${valeur.trim()}`;
    const before = this.#seen.get(key);
    if (before === undefined) this.#seen.set(key, numero);
    else {
      const texte = `${nom ?? code}, ${millesime} : comme à la ligne ${before}`;
      this.#ici.releve.add("doublon", { ligne: numero, colonne: null, texte }, 0);
    }
  }

  async flush(): Promise<void> {
    this.ecrites += await writeObservations(this.#ctx, this.#ici.fichier, this.#batch);
    this.#batch = [];
  }

  async finish(): Promise<void> {
    await this.flush();
    await writeNoms(this.#ctx, this.#noms);
    const doublons = this.lues - this.ecrites;
    if (doublons > 0)
      this.#ici.releve.add("doublon", { ligne: null, colonne: null, texte: "En tout" }, doublons);
  }
}

function sample(cellules: readonly string[]): string {
  return cellules.slice(0, 4).join(" ; ").slice(0, 120);
}
