import { formOn, slipNumber } from '../../../../shared/domain/slips/forms.ts'
import type { Party } from '../../../../shared/domain/slips/parts.ts'
import type { SlipContent, SlipIssuer, SlipKind } from '../../../../shared/domain/slips/slip.ts'
import { actorOf } from '../context.ts'
import type { Ctx, Deps } from '../context.ts'
import { centreView } from '../views.ts'
import type { Draft, PartyBody } from './draft.ts'

export type IssuedSlip = { readonly id: string; readonly kind: SlipKind; readonly number: string }

type Asked<K extends SlipKind> = {
  readonly kind: K
  readonly content: SlipContent<K>
  readonly dossierIds: readonly string[]
  /** The request, refusal or hand-over that it stands for. */
  readonly aboutId?: string
  readonly replaces?: string
  /** Field of the procedure: some have forms of their own (forms.md §0.1). */
  readonly fieldId?: string | null
  /** A number of another series than the form's own, e.g. of a receipt book. */
  readonly number?: string
}

/**
 * Issues a slip: the form of the day and field, the next number of that form in the year, and the value as it will be
 * printed for ever (product.md, invariant 6; forms.md §10.3). @returns null when no form is in force for it on that day
 */
export function issueSlip<K extends SlipKind>(deps: Deps, ctx: Ctx, draft: Draft, asked: Asked<K>): IssuedSlip | null {
  const { kind, content, dossierIds, aboutId = null, replaces = null, fieldId = null } = asked
  const config = deps.store.config()
  const residence = config.setting('slip.residenceFields', ctx.businessDate) ?? []
  const form = formOn(kind, ctx.businessDate, fieldId !== null && residence.includes(fieldId) ? 'residence' : null)
  if (!form) return null
  const year = Number(ctx.businessDate.slice(0, 4))
  const { formSet, version } = form
  const inDraft = draft.events.filter(
    (event) => event.type === 'slip.issued' && event.payload.formSet === formSet && event.payload.kind === kind,
  ).length
  const count = deps.store.slips.highest(formSet, kind, year) + inDraft + 1
  const number = asked.number ?? slipNumber(form, count, config.setting('slip.unitSign', ctx.businessDate))
  const slipId = ctx.ids.next()
  draft.events.push({
    type: 'slip.issued',
    payload: {
      ...{ slipId, officerId: actorOf(ctx).officerId, kind, formSet, version, year, count, number, aboutId, replaces },
      businessDate: ctx.businessDate,
      dossierIds: [...dossierIds],
      content: draft.content({
        ...{ kind, formSet, version, number },
        issuedAt: ctx.now,
        issuer: issuer(deps, ctx, kind),
        ...titleOf(deps, ctx, kind),
        content,
      }),
    },
  })
  return { id: slipId, kind, number }
}

/** The name that the regulation of the house gives the control slip, where it has its own (TT-4.2c*). */
function titleOf({ store }: Deps, ctx: Ctx, kind: SlipKind): { title?: string } {
  const title = kind === 'control' ? store.config().setting('slip.controlTitle', ctx.businessDate) : undefined
  return title === undefined ? {} : { title: title.toLocaleUpperCase('vi') }
}

/** The head of papers of this day. */
function issuer(deps: Deps, ctx: Ctx, kind: SlipKind): SlipIssuer {
  const { setting } = deps.store.config()
  const text = (
    key: 'slip.parent' | 'slip.place' | 'slip.website' | 'slip.motto' | 'slip.filerDuty' | 'centre.hotline',
  ): string => setting(key, ctx.businessDate) ?? ''
  return {
    parent: text('slip.parent'),
    name: centreView(deps, ctx).name,
    place: text('slip.place'),
    hotline: text('centre.hotline'),
    website: text('slip.website'),
    lookUp: lookUpAddress(deps, ctx),
    motto: text('slip.motto'),
    ...(kind === 'receipt' ? { duty: text('slip.filerDuty') } : {}),
  }
}

/** What stands before a dossier code in QR codes; empty when the centre has no public address (decisions.md 14). */
export function lookUpAddress({ store, publicUrl }: Deps, ctx: Ctx): string {
  const base = publicUrl ?? store.config().setting('centre.publicUrl', ctx.businessDate)
  return base ? `${base.replace(/\/$/, '')}/phone/#hs=` : ''
}

/** A party as a form names it. */
export const slipParty = ({ name, identity = '', address = '', phone = '', email = '' }: PartyBody): Party => ({
  name,
  idNumber: identity,
  address,
  phone,
  email,
})

export const isSlip = (slip: IssuedSlip | null): slip is IssuedSlip => slip !== null
