import { expect, test } from 'vitest'
import { openPageSession } from './session.ts'

function storage() {
  const rows = new Map<string, string>()
  return {
    clear: () => rows.clear(),
    getItem: (key: string) => rows.get(key) ?? null,
    setItem: (key: string, value: string) => void rows.set(key, value),
    removeItem: (key: string) => void rows.delete(key),
  }
}

function tab() {
  const [store, kept] = [storage(), storage()]
  const addresses: string[] = []
  const past = { replaceState: (_data: unknown, _unused: string, url: string) => void addresses.push(url) }
  const open = (pathname: string, hash: string) =>
    openPageSession({ pathname, hash, search: '?lang=en' }, past, store, kept)
  return { open, addresses, close: store.clear }
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

test('a token that a pairing brought is there again after the browser was closed, and goes before one of the address', () => {
  const { open, close } = tab()
  const session = open('/board/', '#token=old')
  const told: (string | null)[] = []
  session.onChange(() => told.push(session.token()))
  session.keepDeviceToken('paired')
  expect(told).toEqual(['paired'])
  close()
  expect(open('/board/', '').token()).toBe('paired')
  expect(open('/kiosk/', '').token()).toBeNull()
})
