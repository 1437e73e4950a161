import type { ReactNode } from 'react'
import type { DigitalPaper, StagedDigital, TurnedAway } from '../../../../../shared/api/digital-views.ts'
import { hourMinute } from '../../../../../shared/i18n/format.ts'
import { usePage } from '../../../../client/page.tsx'
import { useLiveView } from '../../../../client/use-live-view.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Notice } from '../../../../ui/Notice.tsx'
import { useLanguage, useWords } from '../../../../ui/language.tsx'
import { useHotkeys } from '../../use-hotkeys.ts'
import { useSend } from '../use-send.ts'
import { Thumb } from './Thumb.tsx'

export type InboxProps = { dossierId: string; paper: DigitalPaper; isLost: boolean; isActive: boolean }

const TAKE_KEY = 'Alt+G'

/** What the scanner of this counter brought and nobody has filed yet; the oldest first, as the papers were laid in. */
export function Inbox({ dossierId, paper, isLost, isActive }: InboxProps): ReactNode {
  const { digitise: words } = useWords()
  const { api } = usePage()
  const send = useSend()
  const { view, refresh } = useLiveView(
    'listStagedDigital',
    {},
    { interestedIn: ['digital.offered', 'digital.turnedAway', 'digital.attached'], everyMinute: true },
  )
  // What the page sends itself is filed at once; what is left of it after a cut line is goes on there.
  const staged = (view?.staged ?? []).filter(({ source }) => source === 'folder')
  const [first] = staged
  const take = ({ id: stagedId }: StagedDigital): void => {
    if (isLost || !paper.mayAdd) return
    send.run(
      (key) => api.press('attachDigital', { params: { dossierId }, body: { part: paper.part, stagedId }, key }),
      refresh,
    )
  }
  const drop = ({ id: stagedId }: StagedDigital): void =>
    send.run((key) => api.press('dropStagedDigital', { params: { stagedId }, body: {}, key }), refresh)
  const note = ({ id: turnedAwayId }: TurnedAway): void =>
    send.run((key) => api.press('dropTurnedAway', { params: { turnedAwayId }, body: {}, key }), refresh)
  useHotkeys({ [TAKE_KEY]: () => first && take(first) }, isActive)
  const away = (view?.turnedAway ?? []).map((one) => (
    <NotTaken key={one.id} turnedAway={one} isPending={send.isPending} onNote={() => note(one)} />
  ))
  if (!first) return away
  return (
    <>
      <section className="scans-inbox" aria-label={words.inbox(staged.length)}>
        <h3>{words.inbox(staged.length)}</h3>
        {send.refusal && <Notice kind="stop" title={send.refusal} live />}
        <ol>
          {staged.map((one) => (
            <Waiting
              key={one.id}
              staged={one}
              {...(one === first ? { hotkey: TAKE_KEY } : {})}
              isDisabled={isLost || !paper.mayAdd}
              isPending={send.isPending}
              onTake={() => take(one)}
              onDrop={() => drop(one)}
            />
          ))}
        </ol>
      </section>
      {away}
    </>
  )
}

type NotTakenProps = { turnedAway: TurnedAway; isPending: boolean; onNote: () => void }

/** A file that the scanner wrote and that was not taken: which one, why, and where it lies now. */
function NotTaken({ turnedAway, isPending, onNote }: NotTakenProps): ReactNode {
  const { digitise: words } = useWords()
  const [language] = useLanguage()
  const { name, why, at } = turnedAway
  return (
    <Notice kind="stop" title={words.notTaken(name, hourMinute(at, language))} live>
      <p>{why}</p>
      <p className="scans-row">
        <span className="small">{words.notTakenWhere}</span>
        <Button icon="check" isPending={isPending} onPress={onNote}>
          {words.noted}
        </Button>
      </p>
    </Notice>
  )
}

type WaitingProps = {
  staged: StagedDigital
  hotkey?: string
  isDisabled: boolean
  isPending: boolean
  onTake: () => void
  onDrop: () => void
}

function Waiting({ staged, hotkey, isDisabled, isPending, onTake, onDrop }: WaitingProps): ReactNode {
  const { digitise: words } = useWords()
  const [language] = useLanguage()
  const { id, pages, at } = staged
  const label = `${hourMinute(at, language)} · ${words.pages(pages)}`
  return (
    <li className="scans-row" data-staged={id}>
      <Thumb fileId={id} page={1} label={label} />
      <span>{label}</span>
      <Button
        variant="action"
        icon="check"
        {...(hotkey ? { hotkey } : {})}
        {...{ isDisabled, isPending }}
        onPress={onTake}
      >
        {words.take}
      </Button>
      <Button variant="quiet" icon="close" isPending={isPending} onPress={onDrop}>
        {words.throwAway}
      </Button>
    </li>
  )
}
