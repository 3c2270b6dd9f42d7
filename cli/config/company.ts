import { z } from 'zod';

const dollars = z.number().positive('is not an amount of US dollars above 0');

/** A time zone that this computer knows. */
function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format() !== '';
  } catch {
    return false;
  }
}

/** What may be spent in a month, in US dollars. */
export const budgetSchema = z.strictObject({
  monthly: dollars,
  /** Of single teams; they need not add up. */
  teams: z.record(z.string().min(1), dollars).optional(),
});

/** Where a company's months begin. */
export const zoneSchema = z
  .string()
  .refine(isZone, 'is not a time zone such as Europe/Berlin, America/New_York or utc');

/** How many people could use it. */
export const seatsSchema = z.int().positive('is not a number of people: they begin at 1');
