/**
 * JSON of which equal values have one writing, after RFC 8785: keys in the order of their UTF-16 code units, no space, and
 * strings and numbers as `JSON.stringify` writes them. Fields that are `undefined` are left out.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one ?? null)).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`).join(",")}}`;
  }
  if (typeof value === "number" && !Number.isFinite(value)) throw new Error(`${value} has no JSON`);
  if (!["string", "number", "boolean"].includes(typeof value) && value !== null)
    throw new Error(`a ${typeof value} has no JSON`);
  return JSON.stringify(value);
}
