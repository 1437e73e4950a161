import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { pairingCode, pairingText } from './pairing-code.ts'
import type { PairingParts } from './pairing-code.ts'

const codeOf = (parts: PairingParts): string =>
  pairingCode(createHash('sha256').update(pairingText(parts)).digest('hex'))
const PARTS = { tokenHash: 'a'.repeat(64), opening: 'o'.repeat(43), nonce: 'n'.repeat(43), authority: 'AB:CD' }

test('both sides get the same six signs from the same parts, and other ones when a single part differs', () => {
  expect(codeOf(PARTS)).toMatch(/^[A-Z3-9]{6}$/)
  expect(codeOf({ ...PARTS })).toBe(codeOf(PARTS))
  for (const part of Object.keys(PARTS) as (keyof PairingParts)[])
    expect(codeOf({ ...PARTS, [part]: `${PARTS[part]}x` }), part).not.toBe(codeOf(PARTS))
})

test('every sign comes about as often as every other', () => {
  const counts = new Map<string, number>()
  for (let n = 0; n < 5_000; n++)
    for (const sign of codeOf({ ...PARTS, nonce: String(n) })) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  expect(counts.size).toBe(26)
  const expected = 30_000 / 26
  for (const [sign, count] of counts) expect(Math.abs(count - expected) / expected, sign).toBeLessThan(0.2)
})
