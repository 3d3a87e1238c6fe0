/**
 * The ISSN in a text, as "1234-567X", or null where there is none whose check digit is right
 * (ISO 3297: weights 8 to 2, modulus 11).
 */
export function normaliseIssn(text: string): string | null {
  const match = /(?<!\d)(\d{4})-?(\d{3}[\dXx])(?![\dXx])/.exec(text);
  if (!match) return null;
  const digits = (match[1]! + match[2]!).toUpperCase();
  let sum = 0;
  for (let i = 0; i < 8; i++) sum += (digits[i] === "X" ? 10 : Number(digits[i])) * (8 - i);
  return sum % 11 === 0 ? `${digits.slice(0, 4)}-${digits.slice(4)}` : null;
}
