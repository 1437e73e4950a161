import type { ReactNode } from 'react'
import type { Attention } from '../../../../shared/domain/queue/attention.ts'
import type { Language } from '../../../../shared/i18n/language.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { reasonText } from '../../../features/reasons/reason-text.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { deviceTodo, deviceTrouble, printerTodo } from '../devices/device-words.ts'

/** What needs the director's hand, most urgent first, each with what to do. */
export function AttentionList({ attention }: { attention: readonly Attention[] }): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const { hall } = words.manager
  return (
    <section className="panel attention" aria-labelledby="attention-title">
      <h2 id="attention-title">{hall.attention}</h2>
      {attention.length === 0 ? (
        <p className="attention-none">
          <Icon name="check" />
          {hall.goodHint}
        </p>
      ) : (
        <ul>
          {attention.map((one) => {
            const [what, todo] = sentencesOf(one, words, language)
            return (
              <li key={what} className={`attention-line attention-${one.level}`} data-kind={one.kind}>
                <Icon name={one.level === 'stop' ? 'alert' : 'info'} />
                <div>
                  <p className="attention-what">
                    <span className="visually-hidden">{hall.level[one.level]}: </span>
                    {what}
                  </p>
                  <p className="small">{todo}</p>
                </div>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}

function sentencesOf(one: Attention, words: Words, language: Language): readonly [what: string, todo: string] {
  const { what, todo } = words.manager.hall
  switch (one.kind) {
    case 'wait':
      return [what.wait(one.number, one.service, one.minutes), todo.wait(one.norm)]
    case 'nobody-serves':
      return [what.nobodyServes(one.service, one.waiting), todo.nobodyServes]
    case 'paused':
      return [what.paused(one.counter, one.minutes), todo.paused(pauseText(one.reason, one.reasonEn, words, language))]
    case 'empty':
      return [what.empty(one.counters.join(', '), one.waiting), todo.empty]
    case 'long-service':
      return [what.longService(one.counter, one.number, one.minutes), todo.longService]
    case 'printer': {
      const { devices, cause, nearEnd } = one.printer
      const sentence = cause === null && nearEnd ? what.nearEnd : what.printer
      return [
        sentence(devices.join(', '), words.paper.causes[cause ?? 'error']),
        todo.since(one.minutes, printerTodo(one.printer, words)),
      ]
    }
    case 'device':
      return [
        what.device(one.device.name, deviceTrouble(one.device, words)),
        todo.since(one.minutes, deviceTodo(one.device, words)),
      ]
    case 'displays':
      return [what.displays(one.counters.join(', ')), todo.since(one.minutes, words.technician.displayTodo.dead)]
    case 'disk':
      return [what.disk, words.manager.devices.todo['disk-low']]
  }
}

/** Why a counter is paused; where nobody said it, that there is another reason. */
export const pauseText = (
  reason: string | null,
  reasonEn: string | undefined,
  words: Words,
  language: Language,
): string => (reason === null ? words.reasonCodes.other : reasonText(reason, reasonEn, words, language))
