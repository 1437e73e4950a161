import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { typeTelex } from '../../../shared/i18n/telex.ts'
import { Icon } from '../Icon.tsx'
import { useLanguage, useWords } from '../language.tsx'
import { AccentRow } from './AccentRow.tsx'
import { Key, RepeatKey } from './Key.tsx'
import { KEY_ROWS } from './keyboard-layout.ts'
import type { KeyPage } from './keyboard-layout.ts'
import type { TextTarget } from './text-target.ts'
import { eraseBefore, sendForm, textBefore, writeBefore } from './text-target.ts'
import './keyboard.css'

export type TouchKeyboardProps = { target: TextTarget; page: KeyPage; onHide: () => void }

/** Vietnamese on a touch screen: Telex for who knows it, the accent row for everybody, large keys. */
export function TouchKeyboard({ target, page: first, onHide }: TouchKeyboardProps): ReactNode {
  const words = useWords().keyboard
  const [language] = useLanguage()
  const [page, setPage] = useState(first)
  const [upper, setUpper] = useState(false)
  const [telex, setTelex] = useState(language === 'vi')
  const frame = useKeyboardSpace()
  const before = useTextBefore(target)

  function type(sign: string): void {
    const key = upper ? sign.toUpperCase() : sign
    writeBefore(target, (text) => (telex && page === 'letters' ? typeTelex(text, key) : text + key))
    setUpper(false)
  }
  const rows = KEY_ROWS[page].map((row) =>
    row.map((sign) => (
      <Key
        key={sign}
        name={nameOf(sign, words.signs)}
        face={upper ? sign.toUpperCase() : sign}
        onPress={() => type(sign)}
      />
    )),
  )
  return (
    <section className="keyboard" ref={frame} aria-label={words.title} onMouseDown={(event) => event.preventDefault()}>
      {page === 'letters' && <AccentRow before={before} onText={(text) => writeBefore(target, () => text)} />}
      <div className="keyboard-rows">
        <div className="keyboard-row">{rows[0]}</div>
        <div className="keyboard-row keyboard-row-inset">{rows[1]}</div>
        <div className="keyboard-row">
          {page === 'letters' && (
            <Key
              wide
              name={words.shift}
              face={<Icon name="shift" />}
              pressed={upper}
              onPress={() => setUpper(!upper)}
            />
          )}
          {rows[2]}
          <RepeatKey wide name={words.erase} face={<Icon name="delete" />} onPress={() => eraseBefore(target)} />
        </div>
        <div className="keyboard-row">
          <Key
            wide
            name={page === 'letters' ? words.toSigns : words.toLetters}
            face={page === 'letters' ? '123' : 'abc'}
            onPress={() => setPage(page === 'letters' ? 'signs' : 'letters')}
          />
          {page === 'letters' && (
            <Key wide name={words.telex} face="Telex" pressed={telex} onPress={() => setTelex(!telex)} />
          )}
          <Key space name={words.space} face={words.space} onPress={() => type(' ')} />
          <Key wide name={words.hide} face={<Icon name="hide" />} onPress={onHide} />
          <EnterKey target={target} onHide={onHide} />
        </div>
      </div>
    </section>
  )
}

/** Sends the form of the field; without one it closes the keyboard, so it never does nothing. */
function EnterKey({ target, onHide }: { target: TextTarget; onHide: () => void }): ReactNode {
  const words = useWords().keyboard
  const face =
    target.enterKeyHint === 'search' ? words.search : target.enterKeyHint === 'next' ? words.next : words.done
  return <Key enter name={face} face={face} onPress={() => (target.form ? sendForm(target) : onHide())} />
}

const nameOf = (sign: string, names: Readonly<Record<string, string>>): string => names[sign] ?? sign

/** What stands before the caret, followed through keys, touches of the text and the page's own changes. */
function useTextBefore(target: TextTarget): string {
  return useSyncExternalStore(
    (changed) => {
      target.addEventListener('input', changed)
      document.addEventListener('selectionchange', changed)
      return () => {
        target.removeEventListener('input', changed)
        document.removeEventListener('selectionchange', changed)
      }
    },
    () => textBefore(target),
  )
}

/** Tells the page how much of the window's lower edge is taken. */
function useKeyboardSpace() {
  const frame = useRef<HTMLElement>(null)
  useEffect(() => {
    const root = document.documentElement
    const measure = (): void => {
      const top = frame.current?.getBoundingClientRect().top ?? innerHeight
      root.style.setProperty('--keyboard-space', `${innerHeight - top}px`)
    }
    const observer = new ResizeObserver(measure)
    if (frame.current) observer.observe(frame.current)
    return () => {
      observer.disconnect()
      root.style.removeProperty('--keyboard-space')
    }
  }, [])
  return frame
}
