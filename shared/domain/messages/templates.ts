import { z } from 'zod'
import { withoutMarks } from './sms-size.ts'
import { messageChannel, messageFact } from './message.ts'
import type { MessageChannel, MessageFact } from './message.ts'

/**
 * Names that a template may say. There is none for a person, an identity number or an address: a message names a dossier by
 * its code alone, so that no message ever carries a full name with an identity (product.md, invariant 8).
 */
export const MESSAGE_NAMES = ['centre', 'code', 'due', 'until', 'shelf', 'tracking', 'phone', 'link'] as const
export type MessageName = (typeof MESSAGE_NAMES)[number]
/** What the names stand for; empty where nothing is known. */
export type MessageFacts = Readonly<Record<MessageName, string>>

const NAME = /\{([^{}]*)\}/g
const OPTIONAL = /\[([^[\]]*)\]/g

/** Faults of a text: names that there are not, and numbers that look like those of a person. */
export function templateFault(text: string): string | null {
  const strange = [...text.matchAll(NAME)].find(
    ([, name]) => !(MESSAGE_NAMES as readonly string[]).includes(name ?? ''),
  )
  if (strange) return `không có thông tin ${strange[0]}`
  return /\d{9,}/.test(text) ? 'không ghi số định danh trong tin' : null
}

const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((words) => templateFault(words) === null, 'chỉ dùng các thông tin đã nêu, không có số định danh')

/** A text of the centre's own; the day from which its setting holds is its version. */
export const messageTemplate = z.strictObject({
  fact: messageFact,
  channel: messageChannel,
  subject: text(120).optional(),
  text: text(600),
})
export type MessageTemplate = z.infer<typeof messageTemplate>

export type Chosen = { readonly version: string; readonly subject: string; readonly text: string }

const SHIPPED_VERSION = '1'
const ASK = '[ Hỏi đáp: {phone}.]'
const LOOK = '[ Tra cứu: {link}]'
/** As shipped; e-mail and Zalo say the centre's name, a short message comes under the name of its sender. */
const SHIPPED: Readonly<Record<MessageFact, string>> = {
  received: 'Hồ sơ {code} của ông/bà đã được tiếp nhận[, hẹn trả kết quả {due}].',
  supplement: 'Hồ sơ {code} của ông/bà cần bổ sung[ trước {until}]. Nội dung ghi tại Phiếu yêu cầu bổ sung.',
  'new-date': 'Thành thật xin lỗi ông/bà: hồ sơ {code} chưa xong đúng hẹn, hẹn lại {due}.',
  appointment: 'Đã nhận bổ sung hồ sơ {code} của ông/bà, hẹn trả kết quả {due}.',
  'result-ready': 'Hồ sơ {code} đã có kết quả. Mời ông/bà mang giấy hẹn đến nhận[ trước {until}].',
  'result-online': 'Hồ sơ {code} của ông/bà đã có kết quả, trả trên Cổng Dịch vụ công quốc gia.',
  posted: 'Kết quả hồ sơ {code} đã gửi bưu điện[, số hiệu {tracking}].',
  reminder: 'Kết quả hồ sơ {code} vẫn chờ ông/bà đến nhận[; sau {until} chuyển cơ quan giải quyết giữ].',
}
const SUBJECTS: Readonly<Record<MessageFact, string>> = {
  received: 'Đã tiếp nhận hồ sơ {code}',
  supplement: 'Hồ sơ {code} cần bổ sung',
  'new-date': 'Xin lỗi và hẹn lại ngày trả kết quả hồ sơ {code}',
  appointment: 'Hẹn trả kết quả hồ sơ {code}',
  'result-ready': 'Đã có kết quả hồ sơ {code}',
  'result-online': 'Đã có kết quả hồ sơ {code}',
  posted: 'Đã gửi kết quả hồ sơ {code} qua bưu điện',
  reminder: 'Kết quả hồ sơ {code} đang chờ nhận',
}

/** The template for a fact on a channel: the centre's own of that day, else the shipped one. */
export function chooseTemplate(
  fact: MessageFact,
  channel: MessageChannel,
  own: { readonly from: string; readonly templates: readonly MessageTemplate[] } | null,
): Chosen {
  const found = own?.templates.find((one) => one.fact === fact && one.channel === channel)
  if (own && found) return { version: own.from, subject: found.subject ?? SUBJECTS[fact], text: found.text }
  const words = SHIPPED[fact]
  const whole = channel === 'sms' ? `${words}${ASK}` : `{centre} trân trọng thông báo: ${words}${ASK}${LOOK}`
  return { version: SHIPPED_VERSION, subject: SUBJECTS[fact], text: whole }
}

/** A text with its facts. A part in brackets is left out when something in it is not known. */
export function fillTemplate(template: string, facts: MessageFacts, hasMarks: boolean): string {
  const named = (part: string): string => part.replace(NAME, (_, name: MessageName) => facts[name])
  const knows = (part: string): boolean =>
    [...part.matchAll(NAME)].every(([, name]) => facts[name as MessageName] !== '')
  const filled = named(template.replace(OPTIONAL, (_, part: string) => (knows(part) ? part : '')))
    .replaceAll('\u00A0', ' ')
    .trim()
  return hasMarks ? filled : withoutMarks(filled)
}
