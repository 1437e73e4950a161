import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { EVENTS } from '../domain/events/catalogue.ts'
import type { EventType } from '../domain/events/catalogue.ts'
import { pickSent } from './pick-sent.ts'
import { SENT, isSent, sentOf } from './sent-fields.ts'
import type { Sent } from './sent-fields.ts'

type Json = { properties?: Record<string, Json>; items?: Json; anyOf?: Json[]; type?: string; enum?: unknown[] }

const TYPES = Object.keys(EVENTS) as EventType[]
const schemaOf = (type: EventType): Json => z.toJSONSchema(EVENTS[type].payload, { unrepresentable: 'any' }) as Json
const unwrap = (json: Json | undefined): Json | undefined => json?.anyOf?.find(({ type }) => type !== 'null') ?? json

/** What stands at a place of a payload's shape. */
function at(json: Json | undefined, path: string): Json | undefined {
  let here = unwrap(json)
  for (const part of path.split('.')) {
    const isList = part.endsWith('[]')
    here = unwrap(here?.properties?.[isList ? part.slice(0, -2) : part])
    if (isList) here = unwrap(here?.items)
  }
  return here
}

const isPerson = (json: Json | undefined): boolean => json?.properties?.['mac'] !== undefined
const holdsPerson = (json: Json | undefined): boolean =>
  isPerson(json) ||
  Object.values(json?.properties ?? {}).some(holdsPerson) ||
  (json?.anyOf ?? []).some(holdsPerson) ||
  (json?.items !== undefined && holdsPerson(json.items))

it('names every kind of event that leaves, and no other', () => {
  expect(TYPES.filter(isSent)).toEqual(TYPES.filter((type) => EVENTS[type].leaves))
})

it.each(Object.entries(SENT) as [EventType, Sent][])('%s: its places are in the payload', (type, sent) => {
  const schema = schemaOf(type)
  for (const path of sent.fields) {
    expect(at(schema, path), path).toBeDefined()
    expect(holdsPerson(at(schema, path)), `${path} names an erasable row`).toBe(false)
  }
  expect(sent.fields).toEqual(expect.arrayContaining(Object.keys(sent.grounds ?? {})))
  const refs = [...Object.keys(sent.parties ?? {}), ...(sent.words ?? [])]
  for (const path of refs) expect(isPerson(at(schema, path)), path).toBe(true)
})

it('stands on rules that there are', () => {
  const dir = join(import.meta.dirname, '../domain/rules')
  const known = readdirSync(dir).flatMap((file) =>
    (JSON.parse(readFileSync(join(dir, file), 'utf8')) as { id: string }[]).map(({ id }) => id),
  )
  const all = Object.values<Sent>(SENT)
  const grounds = new Set(all.flatMap(({ ground, grounds: own = {} }) => [ground, ...Object.values(own)]))
  expect([...grounds].filter((ground) => !known.includes(ground))).toEqual(['Luật 91/2025/QH15, Điều 4'])
})

/** A payload with every place of its shape filled in, those of no line included. */
function filled(json: Json | undefined, place: string): unknown {
  const shape = unwrap(json)
  if (isPerson(shape)) return { id: place, mac: `mac of ${place}` }
  if (shape?.properties)
    return Object.fromEntries(
      Object.entries(shape.properties).map(([name, inner]) => [name, filled(inner, `${place}.${name}`)]),
    )
  if (shape?.items) return [filled(shape.items, `${place}[]`)]
  return `text of ${place}`
}

const PLANTED = 'planted personal words'
const plantParty = JSON.stringify({ kind: 'person', name: 'A', identity: '1', paper: PLANTED, planted: PLANTED })

it.each(TYPES.filter((type) => !isSent(type)))('%s: nothing leaves, and no row is read', (type) => {
  const readPerson = (): string => expect.fail('a row was read')
  expect(pickSent({ type, payload: filled(schemaOf(type), '') }, readPerson)).toBeNull()
})

it.each(TYPES.filter(isSent))('%s: nothing leaves but what its line names', (type) => {
  const payload = { ...(filled(schemaOf(type), '') as object), planted: PLANTED }
  const sent = sentOf(type)
  const parties = new Set(Object.keys(sent?.parties ?? {}).map((path) => `.${path}`))
  const said = new Set((sent?.words ?? []).map((path) => `.${path}`))
  const asked: string[] = []
  const picked = pickSent({ type, payload }, (id) => {
    asked.push(id)
    return parties.has(id) ? plantParty : said.has(id) ? 'said' : PLANTED
  })
  expect(asked.toSorted()).toEqual([...parties, ...said].toSorted())
  expect(picked?.personIds).toEqual(asked)
  const text = JSON.stringify(picked)
  expect(text).not.toContain(PLANTED)
  expect(text).not.toContain('mac of')
})

const corrected = {
  ...{ dossierId: 'D', officerId: 'O', role: 'filer', previous: null, cause: 'typo' },
  person: { id: 'P', mac: 'm' },
}

it('sends of a citizen what the table names, not the paper of a principal', () => {
  const party = { kind: 'person', name: 'Lê Thị Mẫu', identity: '001185000123', paper: 'Giấy ủy quyền' }
  expect(pickSent({ type: 'dossier.partyCorrected', payload: corrected }, () => JSON.stringify(party))).toEqual({
    body: { ...corrected, person: { personId: 'P', kind: 'person', name: 'Lê Thị Mẫu', identity: '001185000123' } },
    personIds: ['P'],
    isErased: false,
  })
})

it('sends nothing of who was erased but the id of the row', () => {
  expect(pickSent({ type: 'dossier.partyCorrected', payload: corrected }, () => null)).toEqual({
    body: { ...corrected, person: { personId: 'P' } },
    personIds: ['P'],
    isErased: true,
  })
})

it('keeps rows of a list together', () => {
  const components = [
    { no: 1, name: 'Đơn', originals: 1, outside: { name: { id: 'P', mac: 'm' } } },
    { no: 2, name: null, originals: 0, outside: null },
  ]
  const payload = { components, delivery: { how: 'counter', where: null } }
  expect(pickSent({ type: 'dossier.received', payload }, () => null)?.body).toEqual({
    components: [
      { no: 1, name: 'Đơn', originals: 1 },
      { no: 2, name: null, originals: 0 },
    ],
    delivery: { how: 'counter', where: null },
  })
})
