import { useState } from 'react'
import type { FormEvent, KeyboardEvent, ReactNode } from 'react'
import { usePage } from '../../client/page.tsx'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Keypad } from '../../ui/Keypad.tsx'
import { NameStrip } from '../../ui/NameStrip.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { SearchSelect } from '../../ui/SearchSelect.tsx'
import { useWords } from '../../ui/language.tsx'
import { logInProblem } from './log-in-problem.ts'
import type { LogInPage } from './log-in-problem.ts'
import { useLogins } from './use-logins.ts'
import type { Logins } from './use-logins.ts'
import './log-in.css'

const LAST_COUNTER = 'mot-cua:last-counter'
const PIN_MIN = 4
const PIN_MAX = 32

export type LogInProps = {
  /** False on pages that need no counter. */
  atCounter: boolean
  page: LogInPage
  /** Why the log-in is asked for again. */
  reason?: string | null
}

/** Who works here, and at which counter; the session's token stays in this tab. */
export function LogIn({ atCounter, page, reason = null }: LogInProps): ReactNode {
  const words = useWords()
  const form = useLogIn(atCounter, page)
  const logins = useLogins(form.counterId, form.officerId)
  return (
    <div className="log-in">
      <NameStrip centre={logins?.centre ?? null} now={null} />
      <main className="log-in-main">
        <form className="log-in-form" onSubmit={form.submit} onKeyDownCapture={goOn}>
          <div>
            <h1 className="log-in-title">
              {atCounter
                ? words.logIn.title
                : page === 'reception'
                  ? words.logIn.receptionTitle
                  : words.logIn.managerTitle}
            </h1>
            <p className="small">{atCounter ? words.logIn.hint : words.logIn.managerHint}</p>
          </div>
          {reason && !form.problem && <Notice kind="info" title={reason} live />}
          {logins === null ? (
            <p role="status">{words.common.connecting}</p>
          ) : (
            <LogInFields logins={logins} atCounter={atCounter} form={form} startsAtOnce={reason === null} />
          )}
        </form>
        <aside className="log-in-keys" aria-label={words.logIn.pinKeys}>
          <Keypad label={words.logIn.pinKeys} value={form.pin} onChange={form.setPin} maxLength={PIN_MAX} />
        </aside>
      </main>
    </div>
  )
}

/** Enter in a field that is answered goes on to the first that is not; in an open list it chooses. */
function goOn(event: KeyboardEvent<HTMLFormElement>): void {
  const { target, currentTarget } = event
  const isIn = target instanceof HTMLInputElement && target.value !== ''
  if (event.key !== 'Enter' || !isIn || target.getAttribute('aria-expanded') === 'true') return
  const next = [...currentTarget.querySelectorAll('input')].find(({ value }) => value === '')
  if (!next) return
  event.preventDefault()
  next.focus()
}

/** A centre that was begun a moment ago: somebody sets it up first. */
function NoCounters(): ReactNode {
  const { logIn } = useWords()
  return (
    <Notice kind="info" title={logIn.noCounters}>
      <p>
        <a href="/admin/">{logIn.toAdmin}</a>
      </p>
    </Notice>
  )
}

type FieldsProps = {
  logins: Logins
  atCounter: boolean
  form: ReturnType<typeof useLogIn>
  /** The first list opens by itself; it would cover a message. */
  startsAtOnce: boolean
}

function LogInFields({ logins, atCounter, form, startsAtOnce }: FieldsProps): ReactNode {
  const words = useWords()
  const counters = logins.counters.map(({ id, number, name }) => ({
    id,
    text: [...new Set([words.common.counter(number), name])].join(' · '),
  }))
  const sitsThere = atCounter ? otherAt(logins, form) : null
  const officers = logins.officers.map(({ id, name, position }) => ({ id, text: name, detail: position }))
  const [startAtOfficer] = useState(!atCounter || form.counterId !== null)
  if (atCounter && counters.length === 0) return <NoCounters />
  return (
    <>
      {atCounter && (
        <SearchSelect
          label={words.logIn.counter}
          options={counters}
          value={form.counterId}
          onChange={form.setCounterId}
          autoFocus={startsAtOnce && !startAtOfficer}
        />
      )}
      <SearchSelect
        label={words.logIn.officer}
        options={officers}
        value={form.officerId}
        onChange={form.setOfficerId}
        autoFocus={startsAtOnce && startAtOfficer}
      />
      <Field
        label={words.logIn.pin}
        type="password"
        inputMode="numeric"
        value={form.pin}
        onChange={form.setPin}
        maxLength={PIN_MAX}
      />
      {form.problem && <Notice kind="stop" title={form.problem} live />}
      {sitsThere && !form.problem && <Notice kind="care" title={words.logIn.occupied(sitsThere)} live />}
      <Button
        type="submit"
        variant="action"
        icon="forward"
        hotkey="Enter"
        isPending={form.pending}
        isDisabled={!form.complete}
      >
        {form.pending ? words.logIn.sending : words.logIn.send}
      </Button>
    </>
  )
}

/** Who else is logged in at the chosen counter: he would lose what he has begun. */
function otherAt({ counters, officers }: Logins, chosen: { counterId: string | null; officerId: string | null }) {
  const there = counters.find(({ id }) => id === chosen.counterId)?.officerId ?? null
  return there === chosen.officerId ? null : (officers.find(({ id }) => id === there)?.name ?? null)
}

function useLogIn(atCounter: boolean, page: LogInPage) {
  const { api, session } = usePage()
  const words = useWords()
  const [counterId, setCounterId] = useState(() => (atCounter ? localStorage.getItem(LAST_COUNTER) : null))
  const [officerId, setOfficerId] = useState<string | null>(null)
  const [pin, setPin] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [pending, setPending] = useState(false)
  const complete = officerId !== null && (!atCounter || counterId !== null) && pin.length >= PIN_MIN

  async function logIn(): Promise<void> {
    if (!complete || pending) return
    setPending(true)
    setProblem(null)
    setPin('')
    const body = { officerId, pin, ...(atCounter && counterId !== null ? { counterId } : {}) }
    const outcome = await api.call('createSession', { body })
    setPending(false)
    if (!outcome.ok) return setProblem(logInProblem(outcome, words, atCounter ? 'counter' : page))
    if (atCounter && counterId !== null) localStorage.setItem(LAST_COUNTER, counterId)
    session.setSessionToken(outcome.value.token)
  }

  return {
    ...{ counterId, setCounterId, officerId, setOfficerId, pin, setPin, problem, pending, complete },
    submit: (event: FormEvent) => {
      event.preventDefault()
      void logIn()
    },
  }
}
