import { createHash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Application, EspaceOuvert } from "#platform/http/application.ts";
import { empreinteOf } from "#platform/identity/jeton.ts";
import { ANONYME } from "#platform/identity/principal.ts";
import { firstDay, formatPartialDate, lastDay, precisionOf } from "#platform/values/partial-date.ts";
import type { Echeance } from "./echeance.ts";
import { type CalendrierIcal, type EvenementIcal, writeIcal } from "./ical.ts";
import { listEcheances } from "./list-echeances.ts";

type Site = Pick<Application, "platform" | "personnes" | "echeances" | "adresse">;

/** Dates that are over are kept this long in a calendar. */
const PASSE = { months: 12 };

/** What a calendar gets: the text, and what tells whether it changed. */
export type Flux = { texte: string; etag: string };

/**
 * The dates behind an address, under the rights that its person has today; null when there is no such address. Somebody
 * who acts no more for that institution gets none, and one event that says so.
 */
export async function readFlux(site: Site, espace: EspaceOuvert, jeton: string): Promise<Flux | null> {
  const found = await site.platform.read(espace.code, ANONYME, (ctx) => readAgenda(ctx, empreinteOf(jeton)));
  if (!found) return null;
  const calendrier = await site.platform.read(espace.code, ANONYME, async (ctx) => {
    const identites = await site.personnes.identites(ctx, found.personne);
    const principal = identites.find(({ institution }) => institution === found.institution);
    if (!principal) return sansDates(site, ctx, found);
    const dates = await listEcheances({ ...ctx, principal }, site.echeances, found);
    const from = ctx.today.subtract(PASSE);
    const kept = dates.filter(({ date }) => Temporal.PlainDate.compare(lastDay(date), from) >= 0);
    return calendrierOf(site, ctx, found, kept);
  });
  await site.platform.act(espace.code, ANONYME, (ctx) => noteLecture(ctx, found));
  // What is said counts, not the second at which it was.
  const same = writeIcal(calendrier, Temporal.Instant.fromEpochMilliseconds(0));
  return {
    texte: writeIcal(calendrier, site.platform.clock.now()),
    etag: `W/"${createHash("sha256").update(same).digest("base64url").slice(0, 27)}"`,
  };
}

type AgendaTrouve = NonNullable<Awaited<ReturnType<typeof readAgenda>>>;

async function readAgenda({ tx, departement }: Contexte, empreinte: string) {
  return tx
    .selectFrom("agenda as g")
    .innerJoin("acteur as i", (join) =>
      join.onRef("i.departement", "=", "g.departement").onRef("i.id", "=", "g.institution"),
    )
    .select([
      "g.id",
      "g.personne",
      "g.institution",
      "g.nom",
      "g.portee",
      "g.schema_public_id as schema",
      "g.lu_le as luLe",
      "g.lectures",
      "i.nom as institutionNom",
    ])
    .where("g.departement", "=", departement)
    .where("g.empreinte", "=", empreinte)
    .executeTakeFirst();
}

/** Once a day: the list of addresses says which one serves. */
async function noteLecture({ tx, departement, today }: Contexte, agenda: AgendaTrouve): Promise<void> {
  if (agenda.lectures > 0 && agenda.luLe === today.toString()) return;
  await tx
    .updateTable("agenda")
    .set(({ eb }) => ({ lu_le: today.toString(), lectures: eb("lectures", "+", 1) }))
    .where("departement", "=", departement)
    .where("id", "=", agenda.id)
    .execute();
}

function calendrierOf(
  site: Site,
  ctx: Contexte,
  { nom }: AgendaTrouve,
  dates: readonly Echeance[],
): CalendrierIcal {
  const genres = new Map(
    site.echeances.flatMap((source) => source.genres.map(({ genre, libelle }) => [genre, libelle])),
  );
  return {
    nom: `Maillage, ${nom}`,
    description: `Dates du département ${ctx.departement} lues dans Maillage, selon vos droits du jour.`,
    evenements: dates.map((date) => evenementOf(site, ctx, date, genres.get(date.genre) ?? date.genre)),
  };
}

/**
 * A date without a day stands on the one that counts: the last for a term, the first for a beginning, and its title says
 * how far it is known. A banner over a whole year would hide the calendar.
 */
function evenementOf(
  { adresse }: Site,
  { departement }: Contexte,
  { cle, genre, titre, contexte, date, lien, etat }: Echeance,
  libelle: string,
): EvenementIcal {
  const precise = precisionOf(date) === "jour";
  return {
    uid: uidOf(adresse, `${departement}\n${cle}`),
    jour: genre.endsWith("-debut") ? firstDay(date) : lastDay(date),
    titre: `${etat === "faite" ? "✓ " : ""}${libelle} : ${titre}${precise ? "" : ` (${formatPartialDate(date)})`}`,
    description: [
      contexte,
      precise ? "" : `Prévu en ${formatPartialDate(date)}, sans jour précis.`,
      etat === "faite" ? "Fait." : "",
    ]
      .filter(Boolean)
      .join("\n"),
    adresse: `${adresse}${lien}`,
    categorie: libelle,
  };
}

/** A calendar without any event is refused by some readers: the note is one, on the day it is read. */
function sansDates({ adresse }: Site, ctx: Contexte, { nom, institutionNom }: AgendaTrouve): CalendrierIcal {
  const description = `Vous n’agissez plus pour ${institutionNom} : cet agenda n’a plus de dates. Supprimez l’abonnement, ou faites-en un autre depuis Maillage.`;
  return {
    nom: `Maillage, ${nom}`,
    description,
    evenements: [
      {
        uid: uidOf(adresse, `${ctx.departement}\nsans dates`),
        jour: ctx.today,
        titre: "Cet agenda Maillage est vide",
        description,
        adresse,
        categorie: "Maillage",
      },
    ],
  };
}

function uidOf(adresse: string, cle: string): string {
  const host = adresse.replace(/^https?:\/\//, "").replace(/[:/].*$/, "");
  return `${createHash("sha256").update(cle).digest("hex").slice(0, 40)}@${host}`;
}
