import { createContext, data, type ErrorResponse, type RouterContextProvider } from "react-router";
import type { Temporal } from "temporal-polyfill";
import type { Contexte } from "#platform/context/contexte.ts";
import type { Gloses } from "#platform/glossaire/gloses.ts";
import { loadReperage } from "#platform/glossaire/list-glossaire.ts";
import { ANONYME, type Principal } from "#platform/identity/principal.ts";
import { CHAMP_JETON, type Rendu } from "#platform/ui/formulaire.tsx";
import { firstDay, parsePartialDate, precisionOf } from "#platform/values/partial-date.ts";
import { isRefusal, Refusal } from "#platform/values/refusal.ts";
import type { Application, EspaceOuvert } from "./application.ts";
import type { RefusedPost } from "./refused-post.ts";
import type { Visite } from "./visite.ts";

/** What the HTTP server knows of one request before any page is asked. */
export type RequestState = {
  readonly application: Application;
  /** As the visitor sees the site: `https://maillage.exemple.fr`. */
  readonly origin: string;
  readonly visite: Visite;
  /** Who asks, for limits: an address, or the network of one customer. Written nowhere. */
  readonly adresse: string;
  /** What was submitted, read, bounded and proved to come from a form of ours; null for what is only read. */
  readonly form: FormData | null;
  /** A submission refused before any page was asked; null for all the others. */
  readonly refused: RefusedPost | null;
  /** What the rendering needs beside the data of the page. */
  readonly rendu: Rendu;
  /** What the texts of the document say of the glossary. */
  readonly gloses: Gloses;
  /** Writes a fault of ours in the log, under the number that the page shows. */
  readonly reportFault: (error: unknown) => void;
  /** Says in `Retry-After` how long to wait, in seconds, whatever the page answers. */
  readonly reportWait: (seconds: number) => void;
};

/** Set once a request by the HTTP server. */
export const requestState = createContext<RequestState>();

/**
 * Where the rendering leaves the document for the HTTP server, beside its response: a text that has not been through
 * the streams of a `Response` is sent several times faster. Null when the answer is not a document. `unavailable` once
 * the base could not be reached, whatever the page did of it. `error` is set by the server for a request that it refused
 * before any page: shown in the place of the page.
 */
export const renderedDocument = createContext<{
  html: string | null;
  unavailable: boolean;
  readonly error: RefusalError | null;
}>();

/** What a page throws, in the form that the router gives it. */
type RefusalError = ErrorResponse & { internal: boolean };

/** The error that shows a refusal in the place of a page, where no page could throw it. */
export function refusalError(
  { messages }: Application,
  refusal: Pick<Refusal, "code" | "details"> & { status: number },
  departement: string | null,
): RefusalError {
  const page: RefusalPage = { code: refusal.code, message: messages.sentence(refusal), departement };
  return { status: refusal.status, statusText: "", internal: false, data: page };
}

type PageArgs = {
  readonly context: Readonly<RouterContextProvider>;
  /** Those of the address; `departement` when it has one. */
  readonly params: { readonly departement?: string; readonly [name: string]: string | undefined };
};

/** The application and who asks, without touching the base. */
export function stateOf(args: { context: Readonly<RouterContextProvider> }): RequestState {
  return args.context.get(requestState);
}

/** Loads what a page shows, in one reading of the base. A refusal becomes the page that explains it. */
export async function readPage<T>(args: PageArgs, work: (ctx: Contexte) => Promise<T>): Promise<T> {
  const { gloses } = stateOf(args);
  const withGlossary = async (ctx: Contexte) => {
    const value = await work(ctx);
    gloses.open(ctx.departement, await loadReperage(ctx));
    return value;
  };
  return run(args, "read", withGlossary).catch((error: unknown) => {
    throw isRefusal(error) ? refusalResponse(args, error) : error;
  });
}

/** A refusal that the form can answer: the sentence, and the field it speaks of. */
export type FormRefusal = {
  code: string;
  message: string;
  champ: string | null;
  saisie: Record<string, string>;
};

/** The fields of a submission. The server has read them already: no page is asked about a form that is not ours. */
export async function readForm(args: PageArgs): Promise<FormData> {
  const { form } = args.context.get(requestState);
  if (!form) throw refusalResponse(args, new Refusal("requete.forme", {}, 422));
  return form;
}

type Submitted<T> =
  | { ok: true; value: T }
  | { ok: false; response: ReturnType<typeof data<{ refus: FormRefusal }>> };

/**
 * Does what a form asks, in one transaction. A refusal that the person can mend (wrong input, stale, too large) comes
 * back with everything they typed; the others (no right, not there) become the page that explains them.
 */
export function submitPage<T>(
  args: PageArgs,
  form: FormData,
  work: (ctx: Contexte) => Promise<T>,
): Promise<Submitted<T>> {
  return submitSteps(args, form, (act) => act(work));
}

/** Opens a transaction for one step of a submission. */
type Act = <T>(work: (ctx: Contexte) => Promise<T>) => Promise<T>;

/** The same for what also works outside of a transaction, such as reading a large file: `steps` opens one when ready. */
export async function submitSteps<T>(
  args: PageArgs,
  form: FormData,
  steps: (act: Act) => Promise<T>,
): Promise<Submitted<T>> {
  try {
    checkTexts(form);
    return { ok: true, value: await steps((work) => run(args, "act", work)) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.status === 403 || error.status === 404) throw refusalResponse(args, error);
    sayWait(args, error);
    return {
      ok: false,
      response: data({ refus: formRefusal(args, error, form) }, { status: error.status }),
    };
  }
}

/** A NUL is the one character that the base cannot keep: no keyboard types it, a damaged paste may. */
function checkTexts(form: FormData): void {
  for (const [champ, value] of form) {
    const text = typeof value === "string" ? value : value.name;
    if (text.includes("\0")) throw new Refusal("formulaire.caractere", { champ });
  }
}

function formRefusal(args: PageArgs, error: Refusal, form: FormData): FormRefusal {
  const saisie: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && name !== CHAMP_JETON) saisie[name] = value;
  }
  const champ = error.details.champ;
  return {
    code: error.code,
    message: stateOf(args).application.messages.sentence(error),
    champ: typeof champ === "string" ? champ : null,
    saisie,
  };
}

/** What the error page receives. */
export type RefusalPage = { code: string; message: string; departement: string | null };

/** The page that explains a refusal, to be thrown by a page without a département. */
export function refusalResponse(args: PageArgs, refusal: Refusal): ReturnType<typeof data<RefusalPage>> {
  const message = stateOf(args).application.messages.sentence(refusal);
  sayWait(args, refusal);
  return data(
    { code: refusal.code, message, departement: args.params.departement ?? null },
    { status: refusal.status },
  );
}

/** A refusal that ends by itself says when, to programs too. */
export function sayWait(args: PageArgs, { details }: Refusal): void {
  if (typeof details.secondes === "number") stateOf(args).reportWait(details.secondes);
}

async function run<T>(args: PageArgs, mode: "read" | "act", work: (ctx: Contexte) => Promise<T>): Promise<T> {
  return inEspace(stateOf(args), await espaceOf(args), mode, work);
}

/** Runs `work` on an open département, as the person of the session, or as nobody known. */
export async function inEspace<T>(
  { application, visite }: { application: Application; visite: Visite },
  espace: EspaceOuvert,
  mode: "read" | "act",
  work: (ctx: Contexte) => Promise<T>,
): Promise<T> {
  const { platform } = application;
  if (visite.jeton === null) return platform[mode](espace.code, ANONYME, work);
  const done = await platform[mode](espace.code, ANONYME, async (ctx) => {
    const session = await visite.readIn(ctx);
    // Row security hides here who a person of elsewhere is: this transaction ends before theirs is opened.
    if (session?.agir && session.agir.departement !== espace.code) return ELSEWHERE;
    return { value: await work(session?.principal ? { ...ctx, principal: session.principal } : ctx) };
  });
  const value =
    done === ELSEWHERE ? await platform[mode](espace.code, await foreignPrincipal(visite), work) : done.value;
  await visite.touch();
  return value;
}

const ELSEWHERE = Symbol("elsewhere");

async function foreignPrincipal(visite: Visite): Promise<Principal> {
  return (await visite.read())?.principal ?? ANONYME;
}

/** The open département of the address. @throws the page « introuvable » when there is none. */
export async function espaceOf(args: PageArgs): Promise<EspaceOuvert> {
  const espace = await stateOf(args).application.espaces.find(args.params.departement ?? "");
  if (!espace) throw refusalResponse(args, new Refusal("introuvable", {}, 404));
  return espace;
}

/** A day typed in a form (`AAAA-MM-JJ`, years 1900 to 2199). @throws Refusal `formulaire.date`, `formulaire.date-vide`
 * naming the field. */
export function readDay(form: FormData, champ: string): Temporal.PlainDate {
  // Only a whole day: ISO 8601 also writes times, zones, and years that no column of the base can hold.
  const text = String(form.get(champ) ?? "").trim();
  if (!text) throw new Refusal("formulaire.date-vide", { champ });
  const date = parsePartialDate(text);
  if (!date || precisionOf(date) !== "jour") throw new Refusal("formulaire.date", { champ });
  return firstDay(date);
}
