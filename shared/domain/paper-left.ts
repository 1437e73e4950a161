/** A ticket of our own drawing on 80 mm paper, mm, until the station has told how long they are here. */
export const TICKET_MM = 120
/** A roll of 80 mm paper as thick as most kiosks take, m; rather too short. */
export const ROLL_METRES = 50
/** With so many tickets left a new roll should be at hand. */
export const WARN_TICKETS = 50
/** The last turns are glued on, or curl: nothing is promised of them, mm. */
const CORE_MM = 1_000

export type Roll = { readonly rollMm: number; readonly usedMm: number; readonly ticketMm: number }

/** Tickets that a roll still holds, about: whole ones, never less than 0. */
export function ticketsLeft({ rollMm, usedMm, ticketMm }: Roll): number {
  return Math.max(0, Math.floor((rollMm - CORE_MM - usedMm) / Math.max(1, ticketMm)))
}
