import type { ReactNode } from 'react'
import { hourMinute, weekdayDate } from '../../../../../shared/i18n/format.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Icon } from '../../../../ui/Icon.tsx'
import { useLanguage, useWords } from '../../../../ui/language.tsx'
import { useHotkeys } from '../../use-hotkeys.ts'
import { FEW_CODES } from './CodesNotice.tsx'
import { SlipLines } from '../SlipLines.tsx'
import { VisitFees } from '../fees/VisitFees.tsx'
import type { Sent } from './use-reception.ts'
import './receive.css'

export type SentPanelProps = {
  sent: Sent
  isActive: boolean
  isLost: boolean
  ticketId: string | null
  onAsking: (isAsking: boolean) => void
  onNext: () => void
  onSamePerson: () => void
  onOpen: (dossierId: string) => void
  onDigitise: (dossierId: string) => void
}

/** `next` is the area's own key for a new form. */
const KEYS = { next: 'Alt+N', same: 'Alt+P', open: 'Alt+O', digitise: 'Alt+K' } as const

/** What came of it: the code as the hero, the moment that was promised, and the papers. */
export function SentPanel({
  sent,
  isActive,
  isLost,
  ticketId,
  onAsking,
  onNext,
  onSamePerson,
  onOpen,
  onDigitise,
}: SentPanelProps): ReactNode {
  const { dossiers: words, digitise: scans } = useWords()
  const first = sent.kind === 'received' ? sent.answer.dossiers[0] : undefined
  const open = (): void => first && onOpen(first.id)
  const digitise = (): void => first && onDigitise(first.id)
  useHotkeys({ [KEYS.same]: onSamePerson, [KEYS.open]: open, [KEYS.digitise]: digitise }, isActive)
  return (
    <section className="counter-panel dossiers-sent" aria-label={titleOf(sent, words)} data-sent={sent.kind}>
      <h2 className="dossiers-sent-title">
        <Icon name={sent.kind === 'refused' ? 'close' : 'check'} />
        {titleOf(sent, words)}
      </h2>
      {sent.kind === 'received' && <Codes answer={sent.answer} />}
      {sent.kind === 'supplement' && <p>{words.supplementNth(sent.answer.nth)}</p>}
      <SlipLines slips={sent.answer.slips} isActive={isActive} autoFocus />
      {first && <VisitFees dossierId={first.id} {...{ ticketId, isLost, isActive, onAsking }} />}
      <div className="dossiers-row dossiers-sent-next">
        <Button variant="action" icon="forward" hotkey={KEYS.next} onPress={onNext}>
          {words.nextPerson}
        </Button>
        <Button icon="person" hotkey={KEYS.same} onPress={onSamePerson}>
          {words.samePerson}
        </Button>
        {first && (
          <Button icon="paper" hotkey={KEYS.open} onPress={open}>
            {words.openDossier}
          </Button>
        )}
        {first && (
          <Button icon="camera" hotkey={KEYS.digitise} onPress={digitise}>
            {scans.open}
          </Button>
        )}
      </div>
    </section>
  )
}

function titleOf(sent: Sent, words: ReturnType<typeof useWords>['dossiers']): string {
  if (sent.kind === 'supplement') return words.supplementDone
  if (sent.kind === 'refused') return words.refusalDone
  const { length } = sent.answer.dossiers
  return length === 1 ? words.received : words.receivedMany(length)
}

function Codes({ answer }: { answer: Extract<Sent, { kind: 'received' }>['answer'] }): ReactNode {
  const { dossiers: words, dossierDesk, house } = useWords()
  const [language] = useLanguage()
  return (
    <>
      <ul className="dossiers-codes" data-many={answer.dossiers.length > 1 || undefined}>
        {answer.dossiers.map(({ id, code, dueAt, forwardBy, carry }) => (
          <li key={id}>
            <p className="number dossiers-code" data-code={code}>
              {code}
            </p>
            <p className="dossiers-promise">
              {`${words.due}: `}
              <strong>{`${hourMinute(dueAt, language)}, ${weekdayDate(dueAt, language)}`}</strong>
            </p>
            <p className="small">
              {forwardBy === null ? words.forwarded : words.forwardBy(hourMinute(forwardBy, language))}
            </p>
            {carry && (
              <p className="small" data-carry={carry.kind}>
                {house.carry[carry.kind](`${hourMinute(carry.by, language)}, ${weekdayDate(carry.by, language)}`)}
              </p>
            )}
          </li>
        ))}
      </ul>
      {answer.codesLeft < FEW_CODES && <p className="dossiers-care">{dossierDesk.codesFew(answer.codesLeft)}</p>}
    </>
  )
}
