import { useState } from 'react'
import type { ReactNode } from 'react'
import { defectSlips } from '../../../../../shared/domain/slips/forms.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Field } from '../../../../ui/Field.tsx'
import { useWords } from '../../../../ui/language.tsx'
import type { Words } from '../../../../../shared/i18n/vi.ts'
import { LeaderApproval } from '../LeaderApproval.tsx'
import type { Approval } from '../LeaderApproval.tsx'
import type { Send } from '../use-send.ts'
import { SlipDialog } from '../SlipDialog.tsx'
import { SupplementItems } from './SupplementItems.tsx'
import { applicantOf, missingOf, partyOf, partyProblems } from './body.ts'
import { itemsAgain } from './left-words.ts'
import type { Asked } from './left-words.ts'
import type { VisitDraft } from './draft.ts'
import type { Reception } from './use-reception.ts'

/** What is missing, once and in full (KT-12.1c, TQ-7.1a): a line for each paper that was marked, more with a citation. */
export function SupplementDialog({ reception, onClose }: { reception: Reception; onClose: () => void }): ReactNode {
  const { dossiers: words } = useWords()
  const { visit, send, patch } = reception
  const left = visit.now.leftSupplement
  const [items, setItems] = useState<readonly Asked[]>(() => itemsAgain(missingOf(visit.now), left))
  const [reason, setReason] = useState(left?.reason ?? '')
  const [isBeyond, setBeyond] = useState(false)
  if (send.code === 'SUPPLEMENT_LIMIT' && !isBeyond) setBeyond(true)
  const problem = problemOf(visit, items, words)
  const isWhole =
    reason.trim() !== '' &&
    items.every(({ text, no, ground }) => text.trim() !== '' && (no !== undefined || (ground ?? '').trim() !== ''))

  function submit(approval?: Approval): void {
    if (problem !== null || !isWhole) return
    reception.supplement({
      items: items.map(trimmed),
      reason: reason.trim(),
      ...approval,
    })
  }
  function leave(): void {
    const kept = reason.trim() === '' && items.every(({ why }) => !why) ? null : { items, reason }
    patch((before) => ({ ...before, now: { ...before.now, leftSupplement: kept } }))
    onClose()
  }
  return (
    <SlipDialog
      title={words.supplementTitle}
      hint={problem ?? words.supplementOnce}
      isBad={problem !== null}
      isWide
      isReady={problem === null && isWhole && !isBeyond}
      send={isBeyond ? withoutLimit(send) : send}
      onSubmit={() => submit()}
      onClose={leave}
    >
      <SupplementItems items={items} onChange={setItems} />
      {problem === null || problem === words.nothingMissing ? (
        <>
          <Button variant="quiet" onPress={() => setItems([...items, { text: '', verify: false, ground: '' }])}>
            {words.addItem}
          </Button>
          <Field
            label={words.supplementReason}
            value={reason}
            rows={2}
            maxLength={1_000}
            autoFocus
            onChange={setReason}
          />
          {isBeyond && (
            <LeaderApproval
              about={{ procedureId: visit.now.procedure?.id ?? '', party: partyOf(applicantOf(visit)) }}
              onApproved={submit}
            />
          )}
        </>
      ) : null}
    </SlipDialog>
  )
}

/** That the limit is reached is said where a leader is asked. */
const withoutLimit = (send: Send): Send => (send.code === 'SUPPLEMENT_LIMIT' ? { ...send, refusal: null } : send)

/** Without blanks around, and without a reason of its own that says nothing. */
function trimmed({ text, why = '', ...item }: Asked): Asked {
  return { ...item, text: text.trim(), ...(why.trim() === '' ? {} : { why: why.trim() }) }
}

/** Why it cannot be asked for now, in words; null when it can. */
function problemOf(visit: VisitDraft, items: readonly Asked[], words: Words['dossiers']): string | null {
  if (!defectSlips(visit.channel, 'reception').includes('supplement')) return words.supplementPostal
  if (visit.now.procedure === null) return words.needProcedure
  if (partyProblems(applicantOf(visit)).length > 0) return words.needPerson
  return items.length === 0 ? words.nothingMissing : null
}
