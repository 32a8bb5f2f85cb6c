import { Temporal } from "temporal-polyfill";
import type { ActeursDemo } from "#modules/acteurs/index.ts";
import { dayInParis } from "#platform/context/clock.ts";
import type { Contexte } from "#platform/context/contexte.ts";
import type { NatureRenvoi } from "#platform/references/natures.ts";
import { References } from "#platform/references/references.ts";
import { addRenvoi } from "#platform/references/relier.ts";
import { type Id, newId } from "#platform/values/ids.ts";
import { parsePartialDate } from "#platform/values/partial-date.ts";
import { createNiveau, type Fiche } from "../commands/ecrire/create-niveau.ts";
import { createSchema } from "../commands/ecrire/create-schema.ts";
import { recordPointAvancement } from "../commands/nouvelles/record-point-avancement.ts";
import { attachAction } from "../commands/renvois/attach-action.ts";
import { declareFiliation } from "../commands/renvois/declare-filiation.ts";
import { adoptSchema } from "../commands/versions/adopt-schema.ts";
import { changePhase } from "../commands/versions/change-phase.ts";
import { actionsOf, loadPlan, objectifsOf } from "../queries/plan/load-plan.ts";
import { reliablesSchemas } from "../reliables.ts";
import { cadre63 } from "./contenu-63-cadre.ts";
import { contrat63 } from "./contenu-63-contrat.ts";
import { ctg63 } from "./contenu-63-ctg.ts";
import type { ActionLocale, ContenuLocal, ObjectifLocal } from "./contenu-local.ts";
import { asOn, loadMembresDemo } from "./load-membres.ts";
import { loadOrdreDemo } from "./load-structure.ts";

const LOCAUX: Readonly<Record<string, readonly ContenuLocal[]>> = { "63": [ctg63, contrat63, cadre63] };

/** Loads what stands beside the scheme of a département, and what ties them, through the commands. */
export async function loadLocauxDemo(ctx: Contexte, schema: string, acteurs: ActeursDemo): Promise<void> {
  const locaux = LOCAUX[ctx.departement] ?? [];
  if (locaux.length === 0) return;
  const parent = await readParent(ctx, schema);
  for (const contenu of locaux) await new Chargement(ctx, acteurs, contenu, parent).load();
}

/** The departmental scheme: its objectifs by number, its actions by code. */
type Parent = {
  publicId: string;
  objectifs: ReadonlyMap<number | null, string>;
  actions: ReadonlyMap<string | null, { id: string; publicId: string }>;
};

async function readParent(ctx: Contexte, publicId: string): Promise<Parent> {
  const { volets } = await loadPlan(ctx, publicId);
  return {
    publicId,
    objectifs: new Map(volets.flatMap(objectifsOf).map(({ no, id }) => [no, id])),
    actions: new Map(
      actionsOf({ volets }).map(({ code, id, publicId: action }) => [code, { id, publicId: action }]),
    ),
  };
}

class Chargement {
  readonly #ctx: Contexte;
  readonly #acteurs: ActeursDemo;
  readonly #contenu: ContenuLocal;
  readonly #parent: Parent;
  readonly #references = new References();
  /** Day on which it was written. */
  readonly #jour: Contexte;
  #schema = "";

  constructor(ctx: Contexte, acteurs: ActeursDemo, contenu: ContenuLocal, parent: Parent) {
    this.#ctx = ctx;
    this.#acteurs = acteurs;
    this.#contenu = contenu;
    this.#parent = parent;
    this.#references.addReliables(reliablesSchemas);
    const now = ctx.now.subtract({ hours: 24 * contenu.ecritAvant });
    this.#jour = { ...ctx, now, today: dayInParis(now) };
  }

  async load(): Promise<void> {
    const { titre, type, forme, mots, debut, fin, phase, axes, membres, decline } = this.#contenu;
    const made = await createSchema(this.#jour, { titre, type, forme, mots: mots ?? {}, debut, fin, phase });
    this.#schema = made.publicId;
    await loadMembresDemo(this.#ctx, made, membres, this.#acteurs);
    if (decline) {
      const day = asOn(this.#ctx, this.#acteurs, decline.par, decline.avant);
      await declareFiliation(day, {
        ...{ schema: made.publicId, autre: this.#parent.publicId, nature: "decline", note: decline.note },
        ...{ du: day.today, au: null, cle: newId() },
      });
    }
    await this.#plan(axes);
    if (this.#contenu.enOrdre) await loadOrdreDemo(this.#ctx, this.#schema, this.#acteurs);
    if (this.#contenu.clos) await this.#close(this.#contenu.clos);
  }

  async #plan(axes: ContenuLocal["axes"]): Promise<void> {
    for (const [index, axe] of axes.entries()) {
      const volet = await this.#create(null, { niveau: "volet", no: index + 1, titre: axe.titre });
      for (const objectif of axe.objectifs ?? []) await this.#objectif(volet, objectif);
      for (const action of axe.actions ?? []) await this.#action(volet, action);
    }
  }

  /** Its decision is recorded as it was taken, then its copilots close it. */
  async #close({
    par,
    avant,
    adopteeLe,
    instance,
    numeroDecision,
    motif,
  }: NonNullable<ContenuLocal["clos"]>): Promise<void> {
    const on = (jours: number) => asOn(this.#ctx, this.#acteurs, par, jours);
    await adoptSchema(on(avant + 5), {
      ...{
        schema: this.#schema,
        instance,
        numeroDecision,
        empreinte: null,
        alertesLues: true,
        cle: newId(),
      },
      adopteeLe: Temporal.PlainDate.from(adopteeLe),
    });
    await changePhase(on(avant), {
      ...{ schema: this.#schema, de: "evaluation", vers: "clos", motif, alertesLues: true },
    });
  }

  async #objectif(sous: string, contenu: ObjectifLocal): Promise<void> {
    const {
      titre,
      contexte,
      resultatsAttendus,
      pilotes,
      actions = [],
      decline = [],
      rattache = [],
    } = contenu;
    const publicId = await this.#create(sous, {
      ...{ niveau: "objectif", no: null, titre, contexte, resultatsAttendus, etiquettes: [] },
      acteurs: { pilotes: this.#ids(pilotes), coordination: [], partenaires: [] },
      indicateurs: contenu.indicateurs.map((libelle) => ({
        ...{
          libelle,
          resultatVise: "",
          unite: "",
          sens: null,
          base: "",
          cibles: "",
          periodicite: "annee" as const,
        },
      })),
    });
    const id = await this.#idOf("objectif", publicId);
    for (const action of actions) await this.#action(id, action);
    for (const no of decline)
      await this.#tie({ genre: "objectif", cle: id }, "decline", {
        ...{ genre: "objectif", cle: this.#parent.objectifs.get(no) ?? "" },
      });
    for (const code of rattache) {
      const action = this.#parent.actions.get(code)?.publicId ?? "";
      await attachAction(this.#writer(), {
        ...{
          schema: this.#schema,
          sous: id,
          action: { schema: this.#parent.publicId, action },
          cle: newId(),
        },
      });
    }
  }

  async #action(sous: string, contenu: ActionLocale): Promise<void> {
    const {
      code,
      intitule,
      description = "",
      nature = null,
      pilotes,
      partenaires = [],
      lien,
      nouvelle,
    } = contenu;
    const action = await this.#create(sous, {
      ...{ niveau: "action", code, intitule, description, nature },
      debut: parsePartialDate(contenu.debut ?? ""),
      fin: parsePartialDate(contenu.fin ?? ""),
      acteurs: { pilotes: this.#ids(pilotes), coordination: [], partenaires: this.#ids(partenaires) },
      ...{ etiquettes: [], territoires: [], jalons: [] },
    });
    if (lien) {
      const id = await this.#idOf("action", action);
      const cle = this.#parent.actions.get(lien.vers)?.id ?? "";
      await this.#tie({ genre: "action", cle: id }, lien.nature, { genre: "action", cle }, lien.note);
    }
    if (nouvelle) {
      const { joursAvant, auteur, statut, avancement, commentaire } = nouvelle;
      await recordPointAvancement(asOn(this.#ctx, this.#acteurs, auteur, joursAvant), {
        ...{ schema: this.#schema, action, statut, avancement, commentaire },
        ...{ meteo: "soleil", blocage: null, cle: newId() },
      });
    }
  }

  #create(sous: string | null, fiche: Fiche): Promise<string> {
    return createNiveau(this.#jour, { schema: this.#schema, sous, fiche, cle: newId() });
  }

  #tie(objet: Bout, nature: NatureRenvoi, autre: Bout, note = "") {
    return addRenvoi(this.#writer(), this.#references, {
      ...{ objet, nature, sens: "direct", autre, note, cle: newId() },
    });
  }

  /** Who ties it to the departmental scheme, some days after it was said to decline it. */
  #writer(): Contexte {
    const { par, avant } = this.#contenu.decline ?? { par: "solene-marchebois", avant: 700 };
    return asOn(this.#ctx, this.#acteurs, par, avant - 12);
  }

  #ids(cles: readonly string[]): Id<"acteur">[] {
    return cles.map((cle) => {
      const id = this.#acteurs.institutions.get(cle);
      if (!id) throw new Error(`demonstration: no acteur « ${cle} »`);
      return id;
    });
  }

  async #idOf(table: "objectif" | "action", publicId: string): Promise<string> {
    const { id } = await this.#ctx.tx
      .selectFrom(table)
      .select("id")
      .where("departement", "=", this.#ctx.departement)
      .where("public_id", "=", publicId)
      .executeTakeFirstOrThrow();
    return id;
  }
}

type Bout = { genre: string; cle: string };
