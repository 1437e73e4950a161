import type { TicketPrinter } from '../../hardware/ports.ts'

/** From the head to the knife: each paper begins so much before its first row. */
const HEAD_TO_KNIFE_MM = 15

/** Length of a paper, whole mm: what it takes of the roll. */
export const paperLength = ({ dotsPerMm }: Pick<TicketPrinter, 'dotsPerMm'>, rows: number): number =>
  Math.round(rows / dotsPerMm + HEAD_TO_KNIFE_MM)
