/**
 * A typed refusal: the platform says no for a reason a person can understand.
 *
 * `code` is stable and machine-readable (`module.reason`, kebab-case); the French sentence is found from it, once, in
 * the catalogue of the module that throws (see `messages.ts` of each module). `status` is the HTTP status it maps to.
 * It carries no sentence so that screens, API and command line can each say it their own way.
 */
export class Refusal extends Error {
  /** Bundles may load this file twice; a tag is safer than `instanceof`. */
  readonly tag = "maillage.refusal";
  readonly code: string;
  readonly details: RefusalDetails;
  readonly status: RefusalStatus;

  constructor(code: string, details: RefusalDetails = {}, status: RefusalStatus = 422) {
    super(code);
    this.name = "Refusal";
    this.code = code;
    this.details = details;
    this.status = status;
  }
}

/**
 * 403 no right, 404 not there (or not to be known), 405 and 415 no form of ours, 409 stale or already done, 413 too large,
 * 422 wrong input, 429 too many requests.
 */
export type RefusalStatus = 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429;
export type RefusalDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** True for a {@link Refusal}, whichever copy of the class made it. */
export function isRefusal(error: unknown): error is Refusal {
  return (
    typeof error === "object" && error !== null && (error as { tag?: unknown }).tag === "maillage.refusal"
  );
}
