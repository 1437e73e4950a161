import { expect, test } from 'vitest'
import { openPageSession } from './session.ts'

function tab() {
  const kept = new Map<string, string>()
  const addresses: string[] = []
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
  const past = { replaceState: (_data: unknown, _unused: string, url: string) => void addresses.push(url) }
  const open = (pathname: string, hash: string) => openPageSession({ pathname, hash, search: '?lang=en' }, past, store)
  return { open, addresses }
}

test('takes the device token from the fragment, keeps it for the tab and removes it from the address', () => {
  const { open, addresses } = tab()
  expect(open('/kiosk/', '#token=abc').token()).toBe('abc')
  expect(addresses).toEqual(['/kiosk/?lang=en'])
  expect(open('/kiosk/', '').token()).toBe('abc')
})

test('a page never gets the token of another page', () => {
  const { open } = tab()
  open('/kiosk/', '#token=abc')
  expect(open('/board/', '').token()).toBeNull()
})

test('a log-in goes before the device token, and a log-out brings it back', () => {
  const { open } = tab()
  const session = open('/counter/', '#token=device')
  const told: (string | null)[] = []
  const end = session.onChange(() => told.push(session.token()))
  session.setSessionToken('person')
  session.setSessionToken(null)
  end()
  session.setSessionToken('nobody')
  expect(told).toEqual(['person', 'device'])
  expect(session.deviceToken()).toBe('device')
})

test('the pages of leader and technician share a log-in, a counter never gets it', () => {
  const { open } = tab()
  open('/manager/', '').setSessionToken('leader')
  expect(['admin', 'voice', 'counter', 'reception'].map((page) => open(`/${page}/`, '').sessionToken())).toEqual([
    'leader',
    'leader',
    null,
    null,
  ])
})
