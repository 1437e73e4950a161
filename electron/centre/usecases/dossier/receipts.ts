import type { SlipComponent } from '../../../../shared/domain/slips/parts.ts'
import type { ReceiptItem } from '../../../../shared/domain/slips/citizen-contents.ts'
import type { Ctx, Deps } from '../context.ts'
import type { AtDesk } from './at-the-desk.ts'
import type { Draft } from './draft.ts'
import { isSlip, issueSlip, slipParty } from './issue-slip.ts'
import type { IssuedSlip } from './issue-slip.ts'
import type { Reception, Taken } from './receive.ts'

/** What stands beside a paper that was not handed in (forms.md §2; TV-3.2a, law-facts §4). */
export const MARK_NOTES = {
  reused: 'Khai thác từ cơ sở dữ liệu',
  presented: 'Chỉ xuất trình',
  'not-needed': 'Không thuộc trường hợp phải nộp',
} as const

/** Why a same-day result is not given the same day (law-facts §10.2). */
const NOT_TODAY = 'Hồ sơ được tiếp nhận sau thời điểm trả kết quả trong ngày.'

/**
 * The receipts of a reception, which name the channel that the citizen chose (KT-5.1b): one for each dossier, or one
 * for all (forms.md §2); and the note with hour and day for same-day work that is not given the same day (records
 * 2.000908 ff.).
 */
export function issueReceipts(
  deps: Deps,
  ctx: Ctx,
  draft: Draft,
  command: Reception,
  desk: AtDesk,
  taken: readonly Taken[],
): IssuedSlip[] {
  const groups = command.oneReceipt ? [taken] : taken.map((one) => [one])
  const receipts = groups.map((group) =>
    issueSlip(deps, ctx, draft, {
      kind: 'receipt',
      dossierIds: group.map(({ dossierId }) => dossierId),
      fieldId: group.length === 1 ? (group[0]?.row.fieldId ?? null) : null,
      content: {
        filer: slipParty(command.filer),
        channel: command.channel,
        principal: command.principal ? { ...slipParty(command.principal), paper: command.principal.paper } : null,
        items: group.map((one) => receiptItem(deps, ctx, one)),
        receiver: desk.officerName,
      },
    }),
  )
  const notes = taken
    .filter(({ promised }) => promised.needsNote)
    .map(({ dossierId, code, row, input, promised }) =>
      issueSlip(deps, ctx, draft, {
        kind: 'appointment',
        dossierIds: [dossierId],
        content: {
          code: code.code,
          of: slipParty(input.owner ?? command.filer),
          procedure: { code: row.view.code, name: row.view.name },
          receivedAt: ctx.now,
          dueAt: promised.dueAt,
          reason: NOT_TODAY,
          result: { how: input.delivery.how, where: input.delivery.where ?? '' },
          receiver: desk.officerName,
        },
      }),
    )
  return [...receipts, ...notes].filter(isSlip)
}

function receiptItem({ secrets }: Deps, ctx: Ctx, { input, row, code, promised }: Taken): ReceiptItem {
  const listed = input.components.map(({ no, mark, ...counts }): SlipComponent => ({
    name: row.body.components[no - 1]?.name ?? '',
    ...counts,
    note: mark ? MARK_NOTES[mark] : '',
  }))
  return {
    code: code.code,
    signed: secrets.dossier(code.code),
    procedure: { code: row.view.code, name: row.view.name },
    summary: input.summary ?? '',
    owner: input.owner ? { name: input.owner.name, address: input.owner.address ?? '' } : null,
    components: [
      ...listed.filter(({ note }) => note !== MARK_NOTES['not-needed']),
      ...input.outside.map(({ name, ground, ...counts }) => ({ name, ...counts, note: ground })),
    ],
    sets: input.sets,
    limit: promised.words,
    receivedAt: ctx.now,
    dueAt: promised.dueAt,
    result: { how: input.delivery.how, where: input.delivery.where ?? '' },
    book: null,
  }
}
