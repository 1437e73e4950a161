import { z } from 'zod'
import { clockTime } from '../time/clock-time.ts'
import { messageChannel, messageFact } from './message.ts'
import { messageTemplate } from './templates.ts'

/** How messages of a channel leave the house. `simulated` sends nothing and is for demonstrations only. */
export const messageGateway = z
  .strictObject({
    channel: messageChannel,
    kind: z.enum(['file', 'http', 'mail', 'simulated']),
    /** Of `http` the address to post to, of `mail` the server as smtp://host:port. */
    address: z.url({ protocol: /^(?:https?|smtps?)$/ }).optional(),
    /** Of `mail`: the sender's address. */
    from: z.email().max(120).optional(),
  })
  .refine(({ kind, address }) => address !== undefined || kind === 'file' || kind === 'simulated', 'cần địa chỉ')
  .refine(({ kind, from }) => kind !== 'mail' || from !== undefined, 'cần địa chỉ gửi')
export type MessageGateway = z.infer<typeof messageGateway>

/** Settings of messages to citizens. What holds while one is absent stands beside each. */
export const MESSAGE_SETTINGS = {
  /** By channel, how it leaves the house; a channel without one is not offered. None when absent. */
  'message.gateways': z.array(messageGateway).max(6),
  /** No SMS and no Zalo between these times of the day; 21:00 to 07:00 when absent. */
  'message.quiet': z.strictObject({ from: clockTime, to: clockTime }),
  /** What citizens are told of; everything when absent. */
  'message.facts': z.array(messageFact).max(12),
  /** Days after which people are reminded of a result that waits (BD-10.4b); 7, 30 and 50 when absent. */
  'message.reminderDays': z.array(z.number().int().min(1).max(365)).max(6),
  /** Whether SMS have Vietnamese marks, in which case few letters fit; without when absent. */
  'message.smsMarks': z.boolean(),
  /** After so many minutes unsent people are told (TQ-8.2b); 30 when absent. */
  'message.alertMinutes': z.number().int().min(1).max(1_440),
  /** Texts of the centre's own; those that are shipped when absent. */
  'message.templates': z.array(messageTemplate).max(30),
} as const

export const MESSAGE_DEFAULTS = {
  quiet: { from: '21:00', to: '07:00' },
  reminderDays: [7, 30, 50],
  alertMinutes: 30,
} as const

/** Whether a time of the day, HH:MM, lies in quiet hours, which may go over midnight. */
export const isQuiet = (time: string, { from, to }: { from: string; to: string }): boolean =>
  from <= to ? time >= from && time < to : time >= from || time < to
