import { z } from 'zod'

/** What stands at the doors of a centre whose disk is full, before it can start, answers to everything. */
export const NO_ROOM = {
  code: 'STORAGE_UNAVAILABLE',
  message: 'Ổ đĩa của máy chủ đã đầy, Trung tâm chưa chạy được. Xin gọi kỹ thuật viên.',
  detail: { why: 'no-room' },
} as const

const shape = z.object({ code: z.literal(NO_ROOM.code), detail: z.object({ why: z.literal(NO_ROOM.detail.why) }) })

/** Whether an answer says that the disk of the centre is full. */
export const saysNoRoom = (answer: unknown): boolean => shape.safeParse(answer).success
