/**
 * Reads the formula of a derived indicator: figures, `+ - × ÷` (or `* /`), brackets, and other indicators by their codes
 * in square brackets, `[caf-monoparents] / [caf-allocataires] * 100`; `[code].numerateur` and `.denominateur` name the
 * counts of a ratio. Nothing is ever run as code.
 */
import { Refusal } from "#platform/values/refusal.ts";

export type Partie = "valeur" | "numerateur" | "denominateur";

/** A figure of another indicator. */
export type Entree = { readonly code: string; readonly partie: Partie };

export type Noeud =
  | { readonly genre: "nombre"; readonly valeur: number }
  | ({ readonly genre: "entree" } & Entree)
  | { readonly genre: "oppose"; readonly de: Noeud }
  | {
      readonly genre: "operation";
      readonly signe: "+" | "-" | "*" | "/";
      readonly gauche: Noeud;
      readonly droite: Noeud;
    };

type Jeton =
  | { readonly genre: "nombre"; readonly valeur: number; readonly place: number }
  | ({ readonly genre: "entree"; readonly place: number } & Entree)
  | { readonly genre: "signe"; readonly signe: string; readonly place: number };

const MAXIMUM = 500;
/** Brackets within brackets: a formula that people read has few. */
const PROFONDEUR = 40;

/** @throws Refusal `observatoire.formule` with `place` (from 1) and `raison`, or `observatoire.long` */
export function readFormule(texte: string): Noeud {
  if (texte.length > MAXIMUM) throw new Refusal("observatoire.long", { champ: "formule", maximum: MAXIMUM });
  const jetons = cut(texte);
  if (jetons.length === 0) throw wrong("vide", 1);
  let at = 0;
  let depth = 0;
  const peek = () => jetons[at];
  const isSign = (...signs: string[]) => {
    const jeton = peek();
    return jeton?.genre === "signe" && signs.includes(jeton.signe);
  };
  const next = (): Jeton => {
    const jeton = jetons[at++];
    if (!jeton) throw wrong("inachevee", texte.length + 1);
    return jeton;
  };
  const sum = (): Noeud => {
    let gauche = product();
    while (isSign("+", "-")) gauche = operation(next(), gauche, product());
    return gauche;
  };
  const product = (): Noeud => {
    let gauche = factor();
    while (isSign("*", "/")) gauche = operation(next(), gauche, factor());
    return gauche;
  };
  const factor = (): Noeud => {
    const jeton = next();
    if (++depth > PROFONDEUR) throw wrong("profonde", jeton.place);
    try {
      if (jeton.genre === "nombre") return { genre: "nombre", valeur: jeton.valeur };
      if (jeton.genre === "entree") return { genre: "entree", code: jeton.code, partie: jeton.partie };
      if (jeton.signe === "-") return { genre: "oppose", de: factor() };
      if (jeton.signe !== "(") throw wrong("attendu", jeton.place);
      const inside = sum();
      if (!isSign(")")) throw wrong("parenthese", peek()?.place ?? texte.length + 1);
      next();
      return inside;
    } finally {
      depth--;
    }
  };
  const tree = sum();
  const left = peek();
  if (left)
    throw wrong(left.genre === "signe" && left.signe === ")" ? "parenthese" : "signe-attendu", left.place);
  if (entreesOf(tree).length === 0) throw wrong("sans-entree", 1);
  return tree;
}

function operation(jeton: Jeton, gauche: Noeud, droite: Noeud): Noeud {
  const signe = jeton.genre === "signe" ? jeton.signe : "";
  return { genre: "operation", signe: signe as "+" | "-" | "*" | "/", gauche, droite };
}

function wrong(raison: string, place: number): Refusal {
  return new Refusal("observatoire.formule", { champ: "formule", raison, place });
}

const SIGNES: Readonly<Record<string, string>> = { "×": "*", "÷": "/", ":": "/", "−": "-", "–": "-" };

function cut(texte: string): Jeton[] {
  const jetons: Jeton[] = [];
  let at = 0;
  while (at < texte.length) {
    const rest = texte.slice(at);
    const place = at + 1;
    const space = /^\s+/.exec(rest);
    if (space) {
      at += space[0].length;
      continue;
    }
    const entree = /^\[([a-z][a-z0-9-]*)\](?:\.(numerateur|denominateur))?/.exec(rest);
    const nombre = /^\d+(?:[.,]\d+)?/.exec(rest);
    const [found = ""] = entree ?? nombre ?? /^[-+*/()×÷:−–]/.exec(rest) ?? [];
    if (found === "") throw wrong(rest.startsWith("[") ? "code" : "caractere", place);
    if (entree) {
      jetons.push({
        genre: "entree",
        code: entree[1] ?? "",
        partie: (entree[2] ?? "valeur") as Partie,
        place,
      });
    } else if (nombre) {
      jetons.push({ genre: "nombre", valeur: Number(found.replace(",", ".")), place });
    } else jetons.push({ genre: "signe", signe: SIGNES[found] ?? found, place });
    at += found.length;
  }
  return jetons;
}

/** The figures that a formula needs, each once, in the order in which it names them. */
export function entreesOf(noeud: Noeud): Entree[] {
  const found = new Map<string, Entree>();
  const visit = (one: Noeud): void => {
    if (one.genre === "entree") found.set(cleEntree(one), { code: one.code, partie: one.partie });
    if (one.genre === "oppose") visit(one.de);
    if (one.genre === "operation") {
      visit(one.gauche);
      visit(one.droite);
    }
  };
  visit(noeud);
  return [...found.values()];
}

/** Names one figure of a formula: « caf-enfants », « taux-x.numerateur ». */
export function cleEntree({ code, partie }: Entree): string {
  return partie === "valeur" ? code : `${code}.${partie}`;
}
