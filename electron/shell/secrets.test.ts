import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { openSecrets } from './secrets.ts'

/** A key ring of each kind that Linux has; what it seals is told by its name. */
const ring = vi.hoisted(() => ({ backend: 'gnome_libsecret' }))
vi.mock('electron', () => ({
  safeStorage: {
    getSelectedStorageBackend: () => ring.backend,
    isAsyncEncryptionAvailable: async () => true,
    encryptStringAsync: async (text: string) => Buffer.from(`${ring.backend}:${btoa(text)}`),
    decryptStringAsync: async (sealed: Buffer) => ({
      result: atob(sealed.toString().split(':')[1] ?? ''),
      shouldReEncrypt: false,
    }),
  },
}))

const dir = mkdtempSync(join(tmpdir(), 'mot-cua-secrets-'))
const file = join(dir, 'secrets.json')
afterAll(() => rmSync(dir, { recursive: true }))
beforeEach(() => {
  ring.backend = 'gnome_libsecret'
  rmSync(file, { force: true })
})

test('a secret comes back, and lies on the disk sealed, for its owner alone', async () => {
  const secrets = openSecrets(file, () => ({}))
  await secrets.keep('kiosk', 'token-of-the-kiosk')
  await secrets.keep('board', 'token-of-the-board')
  expect([await secrets.read('kiosk'), await secrets.read('board'), await secrets.read('rating')]).toEqual([
    'token-of-the-kiosk',
    'token-of-the-board',
    null,
  ])
  expect(readFileSync(file, 'utf8')).not.toContain('token-of')
  expect(statSync(file).mode & 0o077).toBe(0)
})

test.each(['basic_text', 'unknown'])(
  'a key ring that is plain text (%s) is refused, never used silently',
  async (backend) => {
    ring.backend = backend
    await expect(openSecrets(file, () => ({})).keep('kiosk', 'token')).rejects.toThrow('plain text')
    expect(statSync(file, { throwIfNoEntry: false })).toBeUndefined()
  },
)

test('what another key ring sealed is not read', async () => {
  await openSecrets(file, () => ({})).keep('kiosk', 'token')
  ring.backend = 'kwallet6'
  expect(await openSecrets(file, () => ({})).read('kiosk')).toBeNull()
})

test('without a key ring a file of its owner alone does, and one that others may read does not', async () => {
  const plain = join(dir, 'kiosk.token')
  writeFileSync(plain, 'token\n', { mode: 0o600 })
  const secrets = openSecrets(file, () => ({ kiosk: plain }))
  expect(await secrets.read('kiosk')).toBe('token')
  chmodSync(plain, 0o644)
  expect(await secrets.read('kiosk')).toBeNull()
})

test('without a key ring a pairing keeps its token in the file that the policy names, and nowhere else', async () => {
  ring.backend = 'basic_text'
  const named = join(dir, 'tokens', 'board')
  const secrets = openSecrets(file, () => ({ board: named }))
  expect([await secrets.canKeep(), await openSecrets(file, () => ({})).canKeep()]).toEqual([true, false])
  await secrets.keep('board', 'new-token')
  expect([readFileSync(named, 'utf8'), statSync(named).mode & 0o077]).toEqual(['new-token\n', 0])
  await expect(secrets.keep('kiosk', 'token')).rejects.toThrow('plain text')
})

test('what the centre has forgotten is not read again: sealed it is removed, in a file it waits for another one', async () => {
  const plain = join(dir, 'rating.token')
  writeFileSync(plain, 'old\n', { mode: 0o600 })
  const secrets = openSecrets(file, () => ({ rating: plain }))
  await secrets.keep('kiosk', 'token')
  await secrets.forget('kiosk')
  await secrets.forget('rating')
  expect([await secrets.read('kiosk'), await secrets.read('rating')]).toEqual([null, null])
  writeFileSync(plain, 'new\n', { mode: 0o600 })
  expect(await secrets.read('rating')).toBe('new')
})
