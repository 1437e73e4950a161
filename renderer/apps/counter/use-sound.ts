import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { QueueView } from '../../../shared/api/views.ts'
import { usePage } from '../../client/page.tsx'
import { softTone } from './soft-tone.ts'

/** Kept on this machine, for whoever sits there. */
const KEPT = 'mot-cua:counter:sound'
const AGAIN_MS = 60_000

export type Sound = { isOn: boolean; toggle: () => boolean }

/**
 * A soft tone when somebody comes to an idle counter, and each minute while somebody waits that nobody calls; another one
 * when a device near this counter needs a hand. Off until it is switched on at this machine.
 */
export function useSound(view: QueueView, isLost: boolean): Sound {
  const { timers } = usePage().platform
  const [isOn, setOn] = useState(() => localStorage.getItem(KEPT) === 'on')
  const isFree = !isLost && view.counter.state === 'open' && view.current === null
  const isDue = isOn && isFree && view.waitingCount > 0
  const wasEmpty = useRef(false)
  const onDue = useEffectEvent(() => {
    if (wasEmpty.current) softTone()
  })
  useEffect(() => {
    if (!isDue) return
    onDue()
    return timers.every(AGAIN_MS, () => softTone())
  }, [isDue, timers])
  useEffect(() => {
    wasEmpty.current = isFree && view.waitingCount === 0
  }, [isFree, view.waitingCount])

  const troubles = troublesOf(view)
  const known = useRef(troubles)
  useEffect(() => {
    const before = new Set(known.current.split('\n'))
    known.current = troubles
    if (isOn && troubles !== '' && troubles.split('\n').some((one) => !before.has(one))) softTone('trouble')
  }, [isOn, troubles])

  function toggle(): boolean {
    if (isOn) localStorage.removeItem(KEPT)
    else {
      localStorage.setItem(KEPT, 'on')
      softTone()
    }
    setOn(!isOn)
    return !isOn
  }
  return { isOn, toggle }
}

/** What is out of order, one a line. A roll that will end some time can wait for a look. */
const troublesOf = ({ printers, devices }: QueueView): string =>
  [
    ...printers.flatMap(({ id, cause }) => (cause === null ? [] : [`${id} ${cause}`])),
    ...devices.map(({ name, trouble }) => `${name} ${trouble}`),
  ].join('\n')
