import type { Contexte } from "#platform/context/contexte.ts";
import { inChunks } from "#platform/database/chunks.ts";
import { type Inscription, recordJournal } from "#platform/journal/journal.ts";
import { type Id, newId, newPublicId } from "#platform/values/ids.ts";
import type { PartialDate } from "#platform/values/partial-date.ts";
import type { ActeurCible, ValeursAction, ValeursObjectif } from "../../domain/imports/plan-cible.ts";
import type {
  ActionPlace,
  EngagementPlace,
  ObjectifPlace,
  VoletPlace,
} from "../../domain/imports/plan-diff.ts";
import type { ChampChange } from "../../domain/imports/three-way.ts";
import type { Nature } from "../../domain/plan/vocabulaire.ts";
import { LinkWriter } from "../nouvelles/link-writer.ts";

type ActionRow = {
  departement: Contexte["departement"];
  id: Id<"action">;
  public_id: string;
  schema: Id<"schema">;
  objectif: Id<"objectif">;
  code: string | null;
  intitule: string;
  description: string;
  nature: Nature | null;
  debut: PartialDate | null;
  fin: PartialDate | null;
  ordre: number;
  importe: string;
};

/**
 * Gathers the writes of one plan, then sends them: new rows in bulk, changed rows one by one (they are few). The order
 * of the file becomes the order of the plan.
 */
export class PlanWriter {
  readonly #ctx: Contexte;
  readonly #schema: Id<"schema">;
  readonly #acteurOf: (cible: ActeurCible) => Id<"acteur">;
  readonly #objectifLinks: LinkWriter<"objectif">;
  readonly #actionLinks: LinkWriter<"action">;
  readonly #newActions: ActionRow[] = [];
  readonly #steps: (() => Promise<unknown>)[] = [];
  readonly #journal: Inscription[] = [];
  #ordre = 0;

  constructor(ctx: Contexte, schema: Id<"schema">, acteurOf: (cible: ActeurCible) => Id<"acteur">) {
    this.#ctx = ctx;
    this.#schema = schema;
    this.#acteurOf = acteurOf;
    this.#objectifLinks = new LinkWriter(ctx, "objectif");
    this.#actionLinks = new LinkWriter(ctx, "action");
  }

  addVolet(place: VoletPlace): void {
    const { tx, departement } = this.#ctx;
    const id = place.id ?? newId<"volet">();
    const row = { no: place.cible.no, titre: place.cible.titre, ordre: this.#next() };
    this.#steps.push(() =>
      tx
        .insertInto("volet")
        .values({ departement, id, schema: this.#schema, ...row })
        .onConflict((conflict) => conflict.columns(["departement", "id"]).doUpdateSet(row))
        .execute(),
    );
    for (const engagement of place.engagements) this.#addEngagement(id, engagement);
  }

  async flush(): Promise<void> {
    const { tx } = this.#ctx;
    for (const step of this.#steps) await step();
    await inChunks(this.#newActions, (slice) => tx.insertInto("action").values(slice).execute());
    await this.#objectifLinks.flush();
    await this.#actionLinks.flush();
    await inChunks(this.#journal, (slice) => recordJournal(this.#ctx, slice));
  }

  #addEngagement(volet: Id<"volet">, place: EngagementPlace): void {
    const { tx, departement } = this.#ctx;
    const id = place.id ?? newId<"engagement">();
    const row = { volet, no: place.cible.no, titre: place.cible.titre, ordre: this.#next() };
    this.#steps.push(() =>
      tx
        .insertInto("engagement")
        .values({ departement, id, schema: this.#schema, ...row })
        .onConflict((conflict) => conflict.columns(["departement", "id"]).doUpdateSet(row))
        .execute(),
    );
    for (const objectif of place.objectifs) this.#addObjectif(id, objectif);
  }

  #addObjectif(engagement: Id<"engagement">, place: ObjectifPlace): void {
    const { tx, departement } = this.#ctx;
    const id = place.courant?.id ?? newId<"objectif">();
    const ordre = this.#next();
    const wanted = place.courant === null ? place.cible.valeurs : taken(place.cible.valeurs, place.champs);
    const importe = JSON.stringify(this.#stored({ ...place.courant?.importe, ...place.cible.valeurs }));
    const { no, titre, contexte, resultatsAttendus: resultats_attendus } = wanted;
    if (place.courant === null) {
      this.#steps.push(() =>
        tx
          .insertInto("objectif")
          .values({
            departement,
            id,
            public_id: newPublicId(),
            schema: this.#schema,
            engagement,
            no: no ?? null,
            titre: place.cible.valeurs.titre,
            contexte: contexte ?? "",
            resultats_attendus: [...(resultats_attendus ?? [])],
            ordre,
            importe,
          })
          .execute(),
      );
    } else {
      this.#steps.push(() =>
        tx
          .updateTable("objectif")
          .set({
            engagement,
            ordre,
            importe,
            no,
            titre,
            contexte,
            resultats_attendus: resultats_attendus && [...resultats_attendus],
          })
          .$if(place.champs.length > 0 || place.deplace, (query) =>
            query.set(({ eb }) => ({ revision: eb("revision", "+", 1) })),
          )
          .where("departement", "=", departement)
          .where("id", "=", id)
          .execute(),
      );
    }
    if (wanted.indicateurs && (place.courant === null || changed(place.champs, "indicateurs"))) {
      this.#replaceIndicateurs(id, wanted.indicateurs, place.courant !== null);
    }
    this.#link(this.#objectifLinks, id, wanted, place.champs, place.courant === null);
    this.#note("objectif", id, place.courant !== null, place.cible.valeurs, place.champs, place.deplace);
    for (const action of place.actions) this.#addAction(id, action);
  }

  #replaceIndicateurs(objectif: Id<"objectif">, libelles: readonly string[], clear: boolean): void {
    const { tx, departement } = this.#ctx;
    if (clear) {
      this.#steps.push(() =>
        tx
          .deleteFrom("indicateur_evaluation")
          .where("departement", "=", departement)
          .where("objectif", "=", objectif)
          .execute(),
      );
    }
    if (libelles.length === 0) return;
    const rows = libelles.map((libelle, ordre) => ({
      departement,
      id: newId<"indicateur_evaluation">(),
      objectif,
      libelle,
      ordre,
    }));
    this.#steps.push(() => tx.insertInto("indicateur_evaluation").values(rows).execute());
  }

  #addAction(objectif: Id<"objectif">, place: ActionPlace): void {
    const { tx, departement } = this.#ctx;
    const id = place.courante?.id ?? newId<"action">();
    const ordre = this.#next();
    const wanted = place.courante === null ? place.cible.valeurs : taken(place.cible.valeurs, place.champs);
    const importe = JSON.stringify(this.#stored({ ...place.courante?.importe, ...place.cible.valeurs }));
    const { intitule, nature, debut, fin } = wanted;
    if (place.courante === null) {
      this.#newActions.push({
        departement,
        id,
        public_id: newPublicId(),
        schema: this.#schema,
        objectif,
        code: place.cible.code,
        intitule: place.cible.valeurs.intitule,
        description: place.cible.description ?? "",
        nature: nature ?? null,
        debut: debut ?? null,
        fin: fin ?? null,
        ordre,
        importe,
      });
    } else {
      const touched = place.deplacee || place.champs.some((champ) => champ.retenu === "fichier");
      this.#steps.push(() =>
        tx
          .updateTable("action")
          .set({ objectif, ordre, importe, intitule, nature, debut, fin })
          .$if(changed(place.champs, "code"), (query) => query.set({ code: place.cible.code }))
          .$if(touched, (query) => query.set(({ eb }) => ({ revision: eb("revision", "+", 1) })))
          .where("departement", "=", departement)
          .where("id", "=", id)
          .execute(),
      );
    }
    this.#link(this.#actionLinks, id, wanted, place.champs, place.courante === null);
    this.#note(
      "action",
      id,
      place.courante !== null,
      { code: place.cible.code, ...place.cible.valeurs },
      place.champs,
      place.deplacee,
    );
  }

  #link<Genre extends "objectif" | "action">(
    links: LinkWriter<Genre>,
    id: Id<Genre>,
    wanted: Partial<ValeursAction | ValeursObjectif>,
    champs: readonly ChampChange[],
    isNew: boolean,
  ): void {
    for (const [champ, role] of ROLES) {
      const acteurs = wanted[champ];
      if (acteurs && (isNew || changed(champs, champ)))
        links.set(id, role, acteurs.map(this.#acteurOf), isNew);
    }
  }

  #note(
    genre: "objectif" | "action",
    id: Id<string>,
    wasThere: boolean,
    valeurs: object,
    champs: readonly ChampChange[],
    moved: boolean,
  ): void {
    const written = champs.filter((champ) => champ.retenu === "fichier");
    if (!wasThere)
      this.#journal.push({
        operation: "schemas.importer",
        objet: { genre, id },
        apres: this.#stored(valeurs),
      });
    else if (written.length > 0 || moved) {
      this.#journal.push({
        operation: "schemas.importer",
        objet: { genre, id },
        avant: Object.fromEntries(written.map(({ champ, avant }) => [champ, avant])),
        apres: this.#stored({
          ...Object.fromEntries(written.map(({ champ, apres }) => [champ, apres])),
          ...(moved && { deplace: true }),
        }),
      });
    }
  }

  /** Values with the acteurs just created in place of the names that asked for them. */
  #stored(valeurs: object): object {
    return Object.fromEntries(
      Object.entries(valeurs).map(([champ, valeur]) => [
        champ,
        champ === "pilotes" || champ === "partenaires"
          ? (valeur as ActeurCible[]).map(this.#acteurOf)
          : valeur,
      ]),
    );
  }

  #next(): number {
    this.#ordre += 1;
    return this.#ordre;
  }
}

const ROLES = [
  ["pilotes", "pilote"],
  ["partenaires", "partenaire"],
] as const;

/**
 * The fields of the file that change an object which is there. The others are not written again: somebody may have
 * changed them on screen while the file kept saying the same.
 */
function taken<T extends object>(valeurs: T, champs: readonly ChampChange[]): Partial<T> {
  return Object.fromEntries(
    Object.entries(valeurs).filter(([champ]) => changed(champs, champ)),
  ) as Partial<T>;
}

function changed(champs: readonly ChampChange[], name: string): boolean {
  return champs.some(({ champ, retenu }) => champ === name && retenu === "fichier");
}
