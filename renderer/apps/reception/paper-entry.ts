import type { BodyOf } from '../../../shared/api/operations.ts'
import type { Words } from '../../../shared/i18n/vi.ts'
import { formatNumber } from '../../../shared/domain/queue/ticket-number.ts'
import { numbersTyped, timeTyped } from './what-was-typed.ts'

/** The form of paper numbers as it was typed. */
export type PaperForm = {
  serviceId: string | null
  from: string
  to: string
  firstAt: string
  lastAt: string
  served: string
  servedCounter: string | null
  servedAt: string
  unused: string
  priority: string
}

export const EMPTY_FORM: PaperForm = {
  serviceId: null,
  from: '',
  to: '',
  firstAt: '',
  lastAt: '',
  served: '',
  servedCounter: null,
  servedAt: '',
  unused: '',
  priority: '',
}

/** Whether something would be lost: the service and its first card come by one choice, times stay for the next range. */
export const hasNumbers = ({ to, served, unused, priority }: PaperForm): boolean =>
  [to, served, unused, priority].some((typed) => typed.trim() !== '')

const MOST = 200
const LAST_NO = 9_999

export type PaperErrors = Partial<Record<keyof PaperForm, string>>
export type ReadForm = {
  /** What is wrong with what has been typed so far. */
  errors: PaperErrors
  /** Null while something is missing or wrong. */
  body: BodyOf<'enterPaperNumbers'> | null
  /** How many go into the line and how many are noted as served. */
  sum: { first: string; last: string; waiting: number; served: number } | null
}

/** Reads the form: an empty field is not wrong yet, but missing. */
export function readForm(form: PaperForm, letter: string, now: number, words: Words): ReadForm {
  const say = words.reception.paper
  const errors: PaperErrors = {}
  const range = readRange(form, errors, say.badRange)
  const time = (field: 'firstAt' | 'lastAt' | 'servedAt'): number | null => {
    const at = timeTyped(form[field], now)
    if (at === null && form[field].trim() !== '') errors[field] = say.badTime
    return at
  }
  const list = (field: 'served' | 'unused' | 'priority'): number[] => {
    const numbers = numbersTyped(form[field])
    if (numbers === null) errors[field] = say.badNumbers
    else if (range && numbers.some((no) => no < range.from || no > range.to)) errors[field] = say.outside
    return numbers ?? []
  }
  const [firstAt, lastAt, servedAt] = [time('firstAt'), time('lastAt'), time('servedAt')]
  const [served, unused, priority] = [list('served'), list('unused'), list('priority')]
  const isServedKnown = served.length === 0 || (form.servedCounter !== null && servedAt !== null)
  const { serviceId, servedCounter } = form
  if (!range || serviceId === null || firstAt === null || Object.keys(errors).length > 0)
    return { errors, body: null, sum: null }
  const held = served.filter((no) => !unused.includes(no))
  const sum = {
    first: formatNumber(letter, range.from),
    last: formatNumber(letter, range.to),
    waiting: range.to - range.from + 1 - unused.length - held.length,
    served: held.length,
  }
  const counterId = servedCounter ?? ''
  const body = {
    serviceId,
    ...range,
    firstAt,
    lastAt: lastAt ?? firstAt,
    served: held.map((no) => ({ no, counterId, at: servedAt ?? firstAt })),
    unused,
    priority,
  }
  return { errors, body: isServedKnown ? body : null, sum }
}

function readRange(form: PaperForm, errors: PaperErrors, bad: string): { from: number; to: number } | null {
  if (form.from.trim() === '') return null
  const [from, to] = [form.from, form.to.trim() === '' ? form.from : form.to].map((text) =>
    /^\d{1,4}$/.test(text.trim()) ? Number(text) : NaN,
  ) as [number, number]
  if (from >= 1 && to <= LAST_NO && from <= to && to - from < MOST) return { from, to }
  // While the second number is being typed it is smaller than the first.
  errors[Number.isNaN(from) || from < 1 ? 'from' : 'to'] = bad
  return null
}
