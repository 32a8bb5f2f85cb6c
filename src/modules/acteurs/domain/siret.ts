/** La Poste: its establishments do not follow the rule of Luhn, the sum of their digits is a multiple of five. */
const LA_POSTE = "356000000";

/** The fourteen digits of a SIRET as somebody types it, spaces and points apart; null when its key is wrong. */
export function readSiret(text: string): string | null {
  const digits = text.replace(/[\s.\u00a0\u202f-]/g, "");
  if (!/^\d{14}$/.test(digits) || /^0+$/.test(digits)) return null;
  if (luhn(digits)) return digits;
  const sum = [...digits].reduce((total, digit) => total + Number(digit), 0);
  return digits.startsWith(LA_POSTE) && sum % 5 === 0 ? digits : null;
}

/** « 180 089 013 00012 »: SIREN by threes, then the establishment. */
export function formatSiret(siret: string): string {
  return [siret.slice(0, 3), siret.slice(3, 6), siret.slice(6, 9), siret.slice(9)].join("\u202f");
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (const [index, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
