import type { MessageChannel } from './message.ts'

const MOBILE = /^(?:\+?84|0)([35789]\d{8})$/
const EMAIL = /^[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{1,20}$/

/** Where a channel reaches somebody: a mobile number as +84…, or an e-mail address; null: nowhere. */
export function addressOn(
  channel: MessageChannel,
  { phone = '', email = '' }: { phone?: string | undefined; email?: string | undefined },
): string | null {
  if (channel === 'email') return EMAIL.test(email.trim()) ? email.trim() : null
  const [, number] = MOBILE.exec(phone.replaceAll(/[\s.]/g, '')) ?? []
  return number === undefined ? null : `+84${number}`
}
