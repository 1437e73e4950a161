import { settingAt } from '../../../../shared/domain/calendar/setting-at.ts'
import { addressOn } from '../../../../shared/domain/messages/address.ts'
import { messageChannel } from '../../../../shared/domain/messages/message.ts'
import type { MessageChannel, MessageFact } from '../../../../shared/domain/messages/message.ts'
import { chooseTemplate, fillTemplate } from '../../../../shared/domain/messages/templates.ts'
import type { MessageFacts, MessageTemplate } from '../../../../shared/domain/messages/templates.ts'
import { dayMonthYear, hourMinute } from '../../../../shared/i18n/format.ts'
import type { DossierRow } from '../../store/dossier-store.ts'
import type { Ctx, Deps } from '../context.ts'
import { readParty } from '../dossier/draft.ts'
import type { PartyBody } from '../dossier/draft.ts'
import { lookUpAddress } from '../dossier/issue-slip.ts'
import { centreView } from '../views.ts'

/** What the erasable row of a message holds. */
export type MessageBody = { readonly to: string; readonly subject: string; readonly text: string }
export type Composed = MessageBody & { readonly version: string }

/** Who filed a dossier, who is told of it; empty once erased. */
export function filerOf({ store }: Deps, dossierId: string): PartyBody {
  const filer = store.dossiers.parties(dossierId).find(({ role }) => role === 'filer')
  return readParty(filer?.body ?? null) ?? { kind: 'person', name: '' }
}

/** Channels that have a gateway, in the order of the list; a simulated one only in a demonstration. */
export function offeredChannels({ store, demo }: Deps, ctx: Ctx): MessageChannel[] {
  const gateways = store.config().setting('message.gateways', ctx.businessDate) ?? []
  return messageChannel.options.filter((channel) =>
    gateways.some((one) => one.channel === channel && (demo || one.kind !== 'simulated')),
  )
}

export type Subject = { readonly row: DossierRow; readonly tracking?: string }

/** What a message about a dossier says, in the template of the day; nothing of a person stands in it. */
export function compose(deps: Deps, ctx: Ctx, fact: MessageFact, channel: MessageChannel, about: Subject): Composed {
  const { row, tracking = '' } = about
  const until = fact === 'supplement' ? row.replyByMs : row.collectByMs
  return {
    ...fill(deps, ctx, fact, channel, {
      ...commonFacts(deps, ctx, row.code),
      due: dueWords(row.dueMs),
      until: until === null ? '' : dayMonthYear(until),
      shelf: row.shelf ?? '',
      tracking,
    }),
    to: addressOn(channel, filerOf(deps, row.id)) ?? '',
  }
}

export const dueWords = (at: number): string => `${hourMinute(at)} ngày ${dayMonthYear(at)}`

export function commonFacts(
  deps: Deps,
  ctx: Ctx,
  code: string,
): Pick<MessageFacts, 'centre' | 'code' | 'phone' | 'link'> {
  const look = lookUpAddress(deps, ctx)
  return {
    centre: centreView(deps, ctx).name,
    code,
    phone: deps.store.config().setting('centre.hotline', ctx.businessDate) ?? '',
    link: look && `${look}${code}`,
  }
}

/** @param text instead of the template in force, e.g. one that is being written */
export function fill(
  { store }: Deps,
  ctx: Ctx,
  fact: MessageFact,
  channel: MessageChannel,
  facts: MessageFacts,
  text?: string,
): Omit<Composed, 'to'> {
  const { settings, setting } = store.config()
  const row = settingAt(settings, 'message.templates', ctx.businessDate, null)
  const own = row && { from: row.from, templates: row.value as MessageTemplate[] }
  const chosen = chooseTemplate(fact, channel, own)
  const hasMarks = channel !== 'sms' || (setting('message.smsMarks', ctx.businessDate) ?? false)
  return {
    version: chosen.version,
    subject: fillTemplate(chosen.subject, facts, true),
    text: fillTemplate(text ?? chosen.text, facts, hasMarks),
  }
}
