import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import * as addresses from '../../shared/shell/addresses.ts'
import * as config from '../../shared/shell/config.ts'
import * as firstStart from '../../shared/shell/first-start.ts'
import * as keys from '../../shared/shell/keys.ts'
import * as permissions from '../../shared/shell/permissions.ts'
import * as recovery from '../../shared/shell/recovery.ts'
import * as senders from '../../shared/shell/senders.ts'
import { firstStartFaults } from '../../shared/testkit/first-start-policy.ts'
import {
  addressFaults,
  configFaults,
  keyFaults,
  permissionFaults,
  recoveryFaults,
  senderFaults,
} from '../../shared/testkit/shell-policy.ts'
import { hostileAddresses } from '../testkit/hostile-addresses.ts'
import { survivorsOf } from '../testkit/mutants.ts'

/** Every name of a permission in Electron's typings: a new one of a new version is refused, and this test knows it. */
const typings = readFileSync(new URL('../../node_modules/electron/electron.d.ts', import.meta.url), 'utf8')
const names = [
  ...typings.matchAll(/(?:setPermission(?:Check|Request)Handler)\(handler[^]*?permission: ([^,)]+)[,)]/g),
].flatMap(([, union = '']) => [...union.matchAll(/'([\w-]+)'/g)].map(([, name = '']) => name))
const hostile = hostileAddresses('https://10.0.0.2:8443')

/** A file of rules, and what is wrong with any copy of it. */
const RULES: readonly (readonly [file: string, own: object, faults: (rules: never) => string[]])[] = [
  ['addresses', addresses, (rules) => addressFaults(rules, hostile)],
  ['keys', keys, keyFaults],
  ['permissions', permissions, (rules) => permissionFaults(rules, names)],
  ['senders', senders, senderFaults],
  ['recovery', recovery, recoveryFaults],
  ['config', config, configFaults],
  ['first-start', firstStart, firstStartFaults],
]

test('the typings still tell the permissions', () => {
  expect(new Set(names).size).toBeGreaterThan(30)
})

test.each(RULES)('the rules of %s answer every row', (_file, own, faults) => {
  expect(faults(own as never)).toEqual([])
})

// Each rule is broken in one place at a time; a row that notices must be there.
test.each(RULES)('every mutant of %s is noticed', async (file, _own, faults) => {
  const path = fileURLToPath(new URL(`../../shared/shell/${file}.ts`, import.meta.url))
  const { made, survivors } = await survivorsOf(path, (rules) => faults(rules as never))
  expect(made).toBeGreaterThan(3)
  expect(survivors).toEqual([])
})
