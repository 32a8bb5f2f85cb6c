import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from "kysely";
import { describe, expect, it } from "vitest";
import { ANONYME, type Principal, type PrincipalPersonne, type Role } from "#platform/identity/principal.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { demandes } from "#testing/demandeurs.ts";
import { ESSAIS } from "#testing/personas.ts";
import { acteurColumn, attribute, type Demandeur, includes, isOneOf } from "./relation.ts";
import {
  anybodyWhen,
  filter,
  may,
  type Operation,
  permitted,
  personOfDepartement,
  require,
  roleWhen,
} from "./rights.ts";

type Objet = { ouvert: boolean; proprietaire: Id<"acteur"> };

const estOuvert = attribute("objet.ouvert", (objet: Objet) => objet.ouvert);
const proprietaires = acteurColumn("objet.proprietaire", (objet: Objet) => objet.proprietaire);

const fermee: Operation<Objet> = {
  code: "essai.fermee",
  libelle: "faire ce que personne ne fait",
  rules: [],
};
const ouverte: Operation<Objet> = {
  code: "essai.ouverte",
  libelle: "lire",
  rules: [anybodyWhen("tout le monde", isOneOf(estOuvert, [true]))],
};
const voisins: Operation<Objet> = { code: "essai.voisins", libelle: "voir", rules: [personOfDepartement()] };
const deux: Operation<Objet> = {
  code: "essai.deux",
  libelle: "décider",
  rules: [
    roleWhen("un décideur", ["decideur"]),
    roleWhen("un lecteur propriétaire", ["lecteur"], includes(proprietaires, "personne")),
  ],
};

const ouvert: Objet = { ouvert: true, proprietaire: newId() };
const ferme: Objet = { ouvert: false, proprietaire: newId() };

/** Writes a condition without any base. */
const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** Names of those who may, among everybody who can ask. */
function allowed(operation: Operation<Objet>, objet: Objet): string[] {
  return demandes().flatMap(({ nom, demandeur }) => (may(demandeur, operation, objet) ? [nom] : []));
}

describe("may", () => {
  it("is no when no rule says yes", () => {
    expect(allowed(fermee, ouvert)).toEqual([]);
    expect(allowed(ouverte, ferme)).toEqual([]);
  });

  it("is yes to anybody when the object itself is public", () => {
    expect(allowed(ouverte, ouvert)).toEqual(demandes().map(({ nom }) => nom));
  });

  it("takes somebody from another département for a visitor", () => {
    const here = demandes().flatMap(({ nom, lieu }) => (lieu === "ici" ? [nom] : []));
    expect(allowed(voisins, ouvert)).toEqual(here);
  });

  it("is yes by the role and the relation that one rule asks together", () => {
    expect(allowed(deux, ouvert)).toEqual(["decideur, ici"]);
    const own = demandes().flatMap(({ nom, demandeur, personne }) =>
      may(demandeur, deux, { ouvert: false, proprietaire: personne?.personne ?? newId() }) ? [nom] : [],
    );
    expect(own).toEqual(["lecteur, ici", "decideur, ici"]);
  });

  it("does not add the role of one rule to the relation of another", () => {
    const personne = { ...first(), roles: ["redacteur", "signataire"] satisfies Role[] };
    const demandeur = asked(personne);
    expect(may(demandeur, deux, { ouvert: true, proprietaire: personne.personne })).toBe(false);
  });

  it("is yes to the platform itself", () => {
    expect(may(asked(ESSAIS), fermee, ferme)).toBe(true);
  });
});

describe("permitted", () => {
  it("gives the codes of what may be done, in the order of the table", () => {
    const decideur = demandes().find(({ nom }) => nom === "decideur, ici");
    if (!decideur) throw new Error("nobody");
    const every = [fermee, deux, ouverte, voisins];
    const codes = ["essai.deux", "essai.ouverte", "essai.voisins"];
    expect(permitted(decideur.demandeur, every, ouvert)).toEqual(codes);
    expect(permitted(asked(ANONYME), every, ferme)).toEqual([]);
  });
});

describe("filter", () => {
  it("asks nothing of the base when the answer does not depend on the object", () => {
    const words = (operation: Operation<Objet>, principal: Principal) =>
      filter(asked(principal), operation, {}).compile(compiler).sql;
    expect(words(fermee, ESSAIS)).toBe("true");
    expect(words(fermee, first())).toBe("false");
    expect(words(voisins, first())).toBe("true");
    expect(words(voisins, ANONYME)).toBe("false");
  });

  it("refuses a query that does not name what the rule looks at", () => {
    expect(() => filter(asked(ANONYME), ouverte, { autre: "o" }).compile(compiler)).toThrow("looks at objet");
  });
});

describe("require", () => {
  const refusalTo = (nom: string, operation: Operation<Objet>) => {
    const demandeur = demandes().find((demande) => demande.nom === nom)?.demandeur;
    if (!demandeur) throw new Error(`nobody is « ${nom} »`);
    try {
      require(demandeur, operation, ferme);
    } catch (error) {
      return error;
    }
    return null;
  };

  it("lets pass whoever may", () => {
    expect(refusalTo("decideur, ici", deux)).toBeNull();
  });

  it("says to a person what would have allowed it", () => {
    expect(refusalTo("redacteur, ici", deux)).toMatchObject({
      code: "droit.refuse",
      status: 403,
      details: {
        operation: "décider",
        reserve: ["un décideur", "un lecteur propriétaire"],
        qui: "Dominique Essai (Caf)",
      },
    });
  });

  it("asks a visitor who they are, and tells a neighbour that they act elsewhere", () => {
    expect(refusalTo("anonyme", deux)).toMatchObject({ code: "droit.sans-identite", status: 403 });
    expect(refusalTo("decideur, ailleurs", deux)).toMatchObject({
      code: "droit.autre-departement",
      status: 403,
    });
  });

  it("does not say that a hidden object is there, to anybody", () => {
    for (const nom of ["anonyme", "redacteur, ici", "decideur, ailleurs"]) {
      const refusal = refusalTo(nom, { ...deux, hidden: true });
      expect(refusal).toMatchObject({ code: "introuvable", status: 404, details: {} });
    }
  });
});

function first(): PrincipalPersonne {
  for (const { personne } of demandes()) if (personne) return personne;
  throw new Error("nobody");
}

/** Whoever `principal` is, asking in 63 on the day of the tests. */
function asked(principal: Principal): Demandeur {
  const [first] = demandes();
  if (!first) throw new Error("nobody");
  return { ...first.demandeur, principal };
}
