import { z } from 'zod'

/** Why a centre cannot start until a person has done something: no room on its disk, data of a newer program, damaged data. */
export const CLOSED = ['no-room', 'newer-data', 'damaged'] as const
export type Closed = (typeof CLOSED)[number]

const CODE = 'STORAGE_UNAVAILABLE'

/** What stands at the doors of such a centre answers to everything. */
export const closedAnswer = (why: Closed, message: string) => ({ code: CODE, message, detail: { why } })

const shape = z.object({ code: z.literal(CODE), detail: z.object({ why: z.enum(CLOSED) }) })

/** Why the centre cannot start, as an answer of it says; null: it says no such thing. */
export function whyClosed(answer: unknown): Closed | null {
  const said = shape.safeParse(answer)
  return said.success ? said.data.detail.why : null
}
