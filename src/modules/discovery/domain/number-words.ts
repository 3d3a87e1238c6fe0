// A title says "Nineteen eighty-four" and a reader types 1984, or the other way round. English alone: other
// catalogues' rules give the numeral among the variant titles more often.
const small =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const mostDigits = 6;

function belowHundred(number: number): string {
  if (number < 20) return small[number]!;
  const unit = number % 10;
  return tens[Math.floor(number / 10) - 2]! + (unit === 0 ? "" : ` ${small[unit]}`);
}

function belowThousand(number: number): string {
  if (number < 100) return belowHundred(number);
  const rest = number % 100;
  return `${small[Math.floor(number / 100)]} hundred${rest === 0 ? "" : ` ${belowHundred(rest)}`}`;
}

/** Ways to say a number of up to six digits in English words, without "and"; as a year too where it could be one. */
export function numberInWords(digits: string): string[] {
  if (!/^\d+$/.test(digits) || digits.length > mostDigits) return [];
  const number = Number(digits);
  if (number < 1000) return [belowThousand(number)];
  const [thousands, rest] = [Math.floor(number / 1000), number % 1000];
  const whole = `${belowThousand(thousands)} thousand${rest === 0 ? "" : ` ${belowThousand(rest)}`}`;
  const [century, year] = [Math.floor(number / 100), number % 100];
  const isYear = digits.length === 4 && century % 10 !== 0 && year >= 10;
  return isYear ? [`${belowHundred(century)} ${belowHundred(year)}`, whole] : [whole];
}

/** The digits of a number below a hundred that is one English word; null for any other word. */
export function wordAsNumber(word: string): string | null {
  const [unit, ten] = [small.indexOf(word), tens.indexOf(word)];
  if (unit >= 0) return String(unit);
  return ten >= 0 ? String((ten + 2) * 10) : null;
}
