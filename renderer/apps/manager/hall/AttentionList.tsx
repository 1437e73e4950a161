import type { ReactNode } from 'react'
import type { Matter } from '../../../../shared/api/matter-views.ts'
import type { Attention } from '../../../../shared/domain/queue/attention.ts'
import type { Language } from '../../../../shared/i18n/language.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { reasonText } from '../../../features/reasons/reason-text.ts'
import type { ManagerAreaId } from '../../../features/office-nav/office-areas.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { attentionArea, matterPlace } from '../matters.ts'
import type { Level } from '../matters.ts'
import { deviceTodo, deviceTrouble, printerTodo } from '../devices/device-words.ts'

type AttentionListProps = { attention: readonly Attention[]; matters: readonly Matter[] }

type Line = {
  readonly level: Level
  /** What it is, as a code. */
  readonly kind: string
  readonly what: string
  readonly todo: string
  /** Where it is seen to; null: here. */
  readonly area: ManagerAreaId | null
}

/** All that wants the director's hand, in the hall and elsewhere, most urgent first: each with what to do, and the way to it. */
export function AttentionList({ attention, matters }: AttentionListProps): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const { hall } = words.manager
  const lines = linesOf(attention, matters, words, language)
  const count = lines.filter(({ level }) => level !== 'info').length
  return (
    <section className="panel attention" aria-labelledby="attention-title">
      <h2 id="attention-title" className={count === 0 ? 'visually-hidden' : undefined}>
        {hall.attention(count)}
      </h2>
      {count === 0 && (
        <p className="attention-none">
          <Icon name="check" />
          {hall.goodHint}
        </p>
      )}
      {lines.length > 0 && (
        <ul>
          {lines.map((line) => (
            <li key={line.what} data-kind={line.kind}>
              <OneLine line={line} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const URGENCY: readonly Level[] = ['stop', 'care', 'info']

function linesOf(
  attention: readonly Attention[],
  matters: readonly Matter[],
  words: Words,
  language: Language,
): readonly Line[] {
  const inHall = attention.map((one): Line => {
    const [what, todo] = sentencesOf(one, words, language)
    return { level: one.level, kind: one.kind, what, todo, area: attentionArea(one.kind) }
  })
  const elsewhere = matters.map(({ kind, count }): Line => {
    const [what, todo] = words.manager.matters[kind]
    return { ...matterPlace(kind), kind, what: what(count), todo }
  })
  return [...inHall, ...elsewhere].toSorted((a, b) => URGENCY.indexOf(a.level) - URGENCY.indexOf(b.level))
}

const ICONS = { stop: 'alert', care: 'info', info: 'calendar' } as const

function OneLine({ line: { level, what, todo, area } }: { line: Line }): ReactNode {
  const { hall } = useWords().manager
  const className = `attention-line attention-${level}`
  const body = (
    <>
      <Icon name={ICONS[level]} />
      <span>
        <span className="attention-what">
          {level !== 'info' && <span className="visually-hidden">{hall.level[level]}: </span>}
          {what}
        </span>
        <span className="attention-todo">{todo}</span>
      </span>
      {area !== null && <Icon name="forward" />}
    </>
  )
  return area === null ? (
    <p className={className}>{body}</p>
  ) : (
    <a className={className} href={`#${area}`}>
      {body}
    </a>
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
    case 'backup': {
      const { troubles, todo: todos } = words.manager.devices
      return [what.centre(troubles[one.trouble]), todo.since(one.minutes, todos[one.trouble])]
    }
  }
}

/** Why a counter is paused; where nobody said it, that there is another reason. */
export const pauseText = (
  reason: string | null,
  reasonEn: string | undefined,
  words: Words,
  language: Language,
): string => (reason === null ? words.reasonCodes.other : reasonText(reason, reasonEn, words, language))
