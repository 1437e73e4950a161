import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import type { ErrorObject } from 'ajv'
import type { Configuration } from 'electron-builder'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { ROOT } from './run.ts'

/** As electron-builder types them: a fuse that a new version adds is an error of types below. */
type Fuses = NonNullable<Configuration['electronFuses']>
type Settings = Record<string, unknown> & { electronFuses: Record<string, boolean> }

const SCHEMA_FILE = join(ROOT, 'node_modules/app-builder-lib/scheme.json')
const schema = JSON.parse(readFileSync(SCHEMA_FILE, 'utf8')) as Record<string, unknown>
// The schema has type unions, which ajv's strict mode takes for mistakes.
const validate = new Ajv({ allErrors: true, strict: false }).compile(schema)

const settings = (): Settings => parse(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')) as Settings

function errorsOf(value: unknown): ErrorObject[] {
  validate(value)
  return validate.errors ?? []
}

test("electron-builder.yml is valid by electron-builder's own schema", () => {
  expect(errorsOf(settings())).toEqual([])
})

test('the schema finds a misspelt setting and a wrong type, so its silence means something', () => {
  const { electronFuses } = settings()
  expect(errorsOf({ ...settings(), electronFuses: { ...electronFuses, runAsNod: false } })).not.toEqual([])
  expect(errorsOf({ ...settings(), appId: 5 })).not.toEqual([])
})

test('every fuse that electron-builder knows for our targets is written out', () => {
  const definitions = schema['definitions'] as { FuseOptionsV1: { properties: Record<string, unknown> } }
  const known = Object.keys(definitions.FuseOptionsV1.properties).filter((name) => name !== 'resetAdHocDarwinSignature')
  expect(Object.keys(settings().electronFuses).toSorted()).toEqual(known.toSorted())
})

test('each fuse closes what somebody at the machine could open (models.md §6.1)', () => {
  expect(settings().electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  } satisfies Required<Omit<Fuses, 'resetAdHocDarwinSignature'>>)
})
