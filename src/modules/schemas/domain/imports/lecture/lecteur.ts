/** Reads the rows of a plan from top to bottom: levels, actions, and what several rows say together. */
import { lireDatesDe, lireNatureDe } from "./action.ts";
import { reconnaitreAnnotation } from "./annotations.ts";
import { Hierarchie, type Mention, NIVEAUX, type Niveau, type Noeud, TITRE_MAX } from "./hierarchie.ts";
import type { ActionLue, Journal } from "./modele.ts";
import type { Plan, Rangee } from "./rangee.ts";
import { codeComparable, lireCodeEnTete, lireListe, lireTitre, nettoyer } from "./textes.ts";

export const LISTES = ["pilotage", "partenaires", "resultats_attendus", "indicateurs"] as const;
export type ChampListe = (typeof LISTES)[number];

/** An action with the lists of its row, inherited ones included. */
export type ActionBrute = Omit<ActionLue, "pilotes" | "partenaires"> & {
  readonly listes: Record<ChampListe, readonly string[]>;
};

/** What is said of an objectif by rows that carry no action, and its context. */
export type DitObjectif = { contexte: string | null; listes: Record<ChampListe, readonly string[]> | null };

const VIDE: Mention = { numero: "", texte: "", colonneNumero: null, colonneTexte: null };

export class Lecteur {
  readonly hierarchie: Hierarchie;
  readonly actions: ActionBrute[] = [];
  readonly dits = new Map<string, DitObjectif>();
  readonly #journal: Journal;
  readonly #plan: Plan;
  readonly #codes = new Map<string, number>();
  readonly #titres = new Map<string, number>();
  readonly #listesLues = new Map<string, readonly string[]>();
  #heritage: Record<ChampListe, readonly string[]> = this.#aucune();
  #derniere: { intitule: string; code: string } | null = null;

  constructor(plan: Plan, journal: Journal) {
    this.#plan = plan;
    this.#journal = journal;
    this.hierarchie = new Hierarchie(journal);
  }

  lire(rangee: Rangee): void {
    const { texte: origine } = rangee.champ("rattachement");
    if (origine !== "") {
      const message = `Action rattachée, du schéma « ${origine.slice(0, 80)} » : elle s’importe dans le sien, et la ligne est laissée de côté.`;
      this.#journal.avertissement(rangee.numero, rangee.colonne("rattachement"), message);
      return;
    }
    const annotation = reconnaitreAnnotation(rangee, this.#plan);
    if (annotation?.type === "note") {
      const extrait = annotation.texte.slice(0, 80);
      this.#journal.avertissement(
        rangee.numero,
        null,
        `Ligne lue comme une note et laissée de côté : « ${extrait} ».`,
      );
      return;
    }
    if (annotation?.type === "isole") {
      const message = `Cette ligne ne contient qu’un texte isolé, qui n’est ni une action ni une note : « ${annotation.texte.slice(0, 80)} ». Supprimez-la, ou complétez-la.`;
      this.#journal.erreur(rangee.numero, null, message);
      return;
    }
    const avant = this.hierarchie.courant("objectif");
    if (annotation?.type === "titre") {
      const mention: Mention = { ...VIDE, texte: annotation.texte };
      const vide = { volet: VIDE, engagement: VIDE, objectif: VIDE };
      this.hierarchie.entrer(rangee.numero, { ...vide, [annotation.niveau]: mention });
      this.#changer(avant);
      return;
    }
    this.hierarchie.entrer(rangee.numero, this.#mentions(rangee));
    this.#changer(avant);
    this.#lireAction(rangee, avant);
  }

  #changer(avant: Noeud | null): void {
    if (this.hierarchie.courant("objectif") === avant) return;
    this.#heritage = this.#aucune();
    this.#derniere = null;
  }

  #aucune(): Record<ChampListe, readonly string[]> {
    return { pilotage: [], partenaires: [], resultats_attendus: [], indicateurs: [] };
  }

  #mentions(rangee: Rangee): Record<Niveau, Mention> {
    const mention = (niveau: Niveau): Mention => ({
      numero: rangee.champ(`${niveau}_no`).texte,
      texte: rangee.champ(niveau).texte,
      colonneNumero: rangee.colonne(`${niveau}_no`),
      colonneTexte: rangee.colonne(niveau),
    });
    const [volet, engagement, objectif] = NIVEAUX;
    return { volet: mention(volet), engagement: mention(engagement), objectif: mention(objectif) };
  }

  #liste(texte: string): readonly string[] {
    let items = this.#listesLues.get(texte);
    if (!items) {
      items = lireListe(texte);
      this.#listesLues.set(texte, items);
    }
    return items;
  }

  /** Lists of the row; an empty cell takes the list above as long as the objectif is the same. */
  #listes(rangee: Rangee): Record<ChampListe, readonly string[]> {
    const listes = this.#aucune();
    for (const champ of LISTES) {
      const { texte } = rangee.champ(champ);
      listes[champ] = texte === "" ? this.#heritage[champ] : this.#liste(texte);
    }
    return listes;
  }

  #lireAction(rangee: Rangee, avant: Noeud | null): void {
    const objectif = this.hierarchie.courant("objectif");
    const titre = rangee.champ("action");
    const code = rangee.champ("action_code");
    this.#lireContexte(rangee, objectif);
    const copie = titre.texte === "" ? code.texte !== "" && !code.propre : !titre.propre && !code.propre;
    const suite =
      copie &&
      this.#derniere?.intitule === titre.texte &&
      (code.texte === "" || code.texte === this.#derniere.code);
    if (titre.texte !== "" && !suite) this.#ajouter(rangee, objectif, titre.texte, code.texte);
    else this.#sansIntitule(rangee, objectif, avant, suite);
  }

  #lireContexte(rangee: Rangee, objectif: Noeud | null): void {
    const texte = nettoyer(rangee.champ("contexte").texte);
    if (!objectif || texte === "") return;
    const dit = this.#dit(objectif);
    if (dit.contexte === null) dit.contexte = texte;
    else if (dit.contexte !== texte) {
      const message = "Le contexte diffère de celui déjà lu pour le même objectif : le premier est retenu.";
      this.#journal.avertissement(rangee.numero, rangee.colonne("contexte"), message);
    }
  }

  #dit(objectif: Noeud): DitObjectif {
    let dit = this.dits.get(objectif.cle);
    if (!dit) {
      dit = { contexte: null, listes: null };
      this.dits.set(objectif.cle, dit);
    }
    return dit;
  }

  /** A row without title goes on with the action above, opens an objectif without action, or lacks its title. */
  #sansIntitule(rangee: Rangee, objectif: Noeud | null, avant: Noeud | null, suite: boolean): void {
    const { champs, annees, periodes } = this.#plan;
    const propres = ["action_code", "nature", "debut", "fin"].flatMap((cle) => champs.get(cle) ?? []);
    const daction = [...propres, ...annees, ...periodes].some(({ index }) => rangee.a(index).propre);
    if (daction) {
      const message = "L’intitulé de l’action manque : écrivez-le, ou supprimez la ligne.";
      this.#journal.erreur(rangee.numero, rangee.colonne("action"), message);
      return;
    }
    const derniere = this.actions.at(-1);
    const nouveau = objectif !== null && objectif !== avant;
    const ecrites = LISTES.filter((champ) => rangee.champ(champ).propre);
    if (derniere && objectif && !nouveau && (suite || derniere.objectif === objectif.cle)) {
      for (const champ of ecrites) {
        const items = this.#liste(rangee.champ(champ).texte);
        derniere.listes[champ] = [...new Set([...derniere.listes[champ], ...items])];
        this.#heritage = { ...this.#heritage, [champ]: derniere.listes[champ] };
      }
      return;
    }
    if (!objectif) {
      if (ecrites.length > 0) this.#sansObjectif(rangee);
      return;
    }
    const dit = this.#dit(objectif);
    const listes = this.#listes(rangee);
    dit.listes = listes;
    this.#heritage = listes;
  }

  #sansObjectif(rangee: Rangee): void {
    const message =
      "L’objectif manque : écrivez-le sur cette ligne, ou sur une ligne au-dessus dans le même volet.";
    this.#journal.erreur(rangee.numero, rangee.colonne("objectif"), message);
  }

  #ajouter(rangee: Rangee, objectif: Noeud | null, texte: string, codeEcrit: string): void {
    const ligne = rangee.numero;
    const titre = lireTitre(texte);
    const separe = rangee.colonne("action_code") === null ? lireCodeEnTete(titre) : null;
    const intitule = separe?.intitule ?? titre;
    const code = separe ? separe.code : lireTitre(codeEcrit) || null;
    if (intitule.length > TITRE_MAX) {
      const message = `L’intitulé dépasse 2 000 caractères (${intitule.length}) : raccourcissez-le.`;
      this.#journal.erreur(ligne, rangee.colonne("action"), message);
    }
    const nature = lireNatureDe(rangee, this.#journal);
    const { debut, fin } = lireDatesDe(rangee, this.#plan, nature, this.#journal);
    const listes = this.#listes(rangee);
    this.#heritage = listes;
    this.#derniere = { intitule: texte, code: codeEcrit };
    this.#refuserDoublon(rangee, objectif, code, intitule);
    if (!objectif) {
      this.#sansObjectif(rangee);
      return;
    }
    const feuille = this.#journal.feuille;
    this.actions.push({ ligne, feuille, objectif: objectif.cle, code, intitule, nature, debut, fin, listes });
  }

  #refuserDoublon(rangee: Rangee, objectif: Noeud | null, code: string | null, intitule: string): void {
    const vus = code === null ? this.#titres : this.#codes;
    const cle = code === null ? `${objectif?.cle}\u0001${intitule.toLowerCase()}` : codeComparable(code);
    const premiere = vus.get(cle);
    if (premiere === undefined) {
      vus.set(cle, rangee.numero);
      return;
    }
    const message =
      code === null
        ? `La même action, sans code, est déjà à la ligne ${premiere} : supprimez l’une des deux, ou donnez-leur un code.`
        : `Le code « ${code} » est déjà à la ligne ${premiere} : donnez un code différent à chaque action.`;
    const colonne = code === null ? null : rangee.colonne("action_code");
    this.#journal.erreur(rangee.numero, colonne ?? rangee.colonne("action"), message);
  }
}
