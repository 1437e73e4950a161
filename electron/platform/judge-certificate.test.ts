import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAuthority } from '../centre/lan/authority.ts'
import type { Authority } from '../centre/lan/authority.ts'
import { survivorsOf } from '../testkit/mutants.ts'
import * as judging from './judge-certificate.ts'

const MACHINE = { hostName: 'may-chu', addresses: ['10.20.30.2'] }
const NOW = Date.parse('2026-11-23T08:00:00+07:00')
const YEAR_MS = 366 * 86_400_000
const dirs: string[] = []
let house: Authority
let stranger: Authority
let leaf: string
let strange: string

async function authority(): Promise<Authority> {
  dirs.push(mkdtempSync(join(tmpdir(), 'mot-cua-judge-')))
  return openAuthority(dirs.at(-1) ?? '', 'Trung tâm', MACHINE)
}

beforeAll(async () => {
  ;[house, stranger] = await Promise.all([authority(), authority()])
  leaf = (await house.certify(['may-chu.local', '10.20.30.2', '::1'], NOW)).cert
  strange = (await stranger.certify(['10.20.30.2'], NOW)).cert
})
afterAll(() => dirs.forEach((dir) => rmSync(dir, { recursive: true })))

const lastMoment = (): number => new X509Certificate(leaf).validToDate.getTime()

/** What a copy of the judge gets wrong. */
function faults({ judge }: typeof judging): string[] {
  const rows = [
    ['by address', judge(leaf, house.pem, '10.20.30.2', NOW), 'ours'],
    ['by name', judge(leaf, house.pem, 'may-chu.local', NOW), 'ours'],
    ['by an address in brackets', judge(leaf, house.pem, '[::1]', NOW), 'ours'],
    // Both have the same name on them; the signature tells them apart.
    ['of another house', judge(strange, house.pem, '10.20.30.2', NOW), 'other-authority'],
    ['the authority itself', judge(house.pem, house.pem, '10.20.30.2', NOW), 'other-authority'],
    ['another address', judge(leaf, house.pem, '10.20.30.3', NOW), 'other-name'],
    ['another name', judge(leaf, house.pem, 'example.com', NOW), 'other-name'],
    ['long before', judge(leaf, house.pem, '10.20.30.2', NOW - YEAR_MS), 'clock-wrong'],
    ['at its last moment', judge(leaf, house.pem, '10.20.30.2', lastMoment()), 'clock-wrong'],
    ['long after', judge(leaf, house.pem, '10.20.30.2', NOW + 2 * YEAR_MS), 'clock-wrong'],
    ['when the authority is not valid yet', judge(leaf, house.pem, '10.20.30.2', 0), 'clock-wrong'],
  ] as const
  return rows.flatMap(([what, found, expected]) => (found === expected ? [] : [`${what}: ${found}`]))
}

test('a machine believes its house alone, under its name, in its time', () => {
  expect(faults(judging)).toEqual([])
})

test('every mutant of the judge is noticed', async () => {
  const path = fileURLToPath(new URL('./judge-certificate.ts', import.meta.url))
  const { made, survivors } = await survivorsOf(path, (rules) => faults(rules as typeof judging))
  expect(made).toBeGreaterThan(3)
  expect(survivors).toEqual([])
})
