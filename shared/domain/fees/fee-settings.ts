import { z } from 'zod'
import { resultChannel } from '../slips/parts.ts'

const key = z.string().min(1).max(64)

/** Settings of fees and charges. What holds while one is absent stands beside each. */
export const FEE_SETTINGS = {
  /**
   * Books of receipts: for each collecting unit and year its sign and numbers, as the tax office gave them. Absent: the
   * centre's own numbers from 1 in each year, without a sign. Without an agency: the centre's, which collects for the others.
   */
  'fees.books': z
    .array(
      z
        .strictObject({
          agencyId: key.optional(),
          year: z.number().int().min(2020).max(2100),
          formNo: z.string().max(40),
          serial: z.string().min(1).max(40),
          from: z.number().int().min(1).max(9_999_999),
          to: z.number().int().min(1).max(9_999_999),
          unit: z.string().min(1).max(200),
          taxCode: z.string().regex(/^(?:\d{10}(?:-\d{3})?|\d{12})?$/),
        })
        .refine(({ from, to }) => from <= to, 'số đầu không được lớn hơn số cuối'),
    )
    .max(100),
  /** An amount above this, đồng, is asked for a second time; 10 million when absent. */
  'fees.askAbove': z.number().int().min(1_000).max(100_000_000_000),
  /** Results by these ways are handed out, and their fees taken, by the agency itself (TQ-8.1); by no way when absent. */
  'fees.agencyCollects': z.array(resultChannel).max(3),
  /** Officers who close the day and the month of the centre beside its leaders (thủ quỹ); none when absent. */
  'fees.cashiers': z.array(key).max(20),
} as const

/** `fees.askAbove` when it is absent. */
export const ASK_ABOVE = 10_000_000
