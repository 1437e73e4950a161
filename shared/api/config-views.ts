import { z } from 'zod'
import { CONFIG_KINDS, ITEM_SHAPES, TOLD_KINDS } from '../domain/config/config-items.ts'
import { PERSON_ROLES } from './roles.ts'
import { viConfigFaults } from '../i18n/vi/config-faults.ts'
import type { FaultCode } from '../i18n/vi/config-faults.ts'
import { id, instant, localDate } from './views.ts'

/** What the administration pages see: items as a person edits them, what a change would do, and what changes did. */
export const configKind = z.enum(CONFIG_KINDS)

/** An item as JSON; its shape is that of its kind (`ITEM_SHAPES`), checked by the centre with place and reason. */
const looseItem = z.record(z.string(), z.unknown())

/** One step of a change: an item is defined whole, or taken out of use. An item without id gets one from its name. */
export const configStep = z.union([
  z.strictObject({ kind: configKind, item: looseItem }),
  z.strictObject({ kind: configKind, remove: z.string().min(1).max(200) }),
])
export type ConfigStep = z.infer<typeof configStep>

/**
 * `path` is a place within the item, such as `services[0].weight`; `code` and `params` are what any language says it with,
 * `reason` is its Vietnamese.
 */
export const configProblem = z.object({
  kind: configKind,
  key: z.string(),
  path: z.string(),
  code: z.enum(Object.keys(viConfigFaults) as [FaultCode, ...FaultCode[]]),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  reason: z.string(),
})
export type ConfigProblem = z.infer<typeof configProblem>

/** What becomes of an item; null: not in use. `cascade`: the centre added it because of another step. */
export const configDifference = z.object({
  kind: z.enum([...CONFIG_KINDS, ...TOLD_KINDS]),
  key: z.string(),
  before: looseItem.nullable(),
  after: looseItem.nullable(),
  cascade: z.boolean(),
})
export type ConfigDifference = z.infer<typeof configDifference>

/** What a person should know before saving. `name`, `count` and `date` fill the words. */
export const configConsequence = z.object({
  code: z.enum([
    'logged-out',
    'people-waiting',
    'no-open-counter',
    'hours-announced',
    'hours-withdrawn',
    'closed-today',
    'due-on-day-off',
    'device-cut',
    'device-unpaired',
    'officer-needs-pin',
    'applies-from',
  ]),
  kind: configKind,
  key: z.string(),
  name: z.string(),
  count: z.number().int().optional(),
  date: localDate.optional(),
})
export type ConfigConsequence = z.infer<typeof configConsequence>

export const configPreview = z.object({
  /** Whether `changeConfiguration` would take it now. */
  ok: z.boolean(),
  differences: z.array(configDifference),
  problems: z.array(configProblem),
  consequences: z.array(configConsequence),
})
export type ConfigPreview = z.infer<typeof configPreview>

export const configuration = z.object({
  agencies: z.array(ITEM_SHAPES.agency),
  fields: z.array(ITEM_SHAPES.field),
  services: z.array(ITEM_SHAPES.service),
  counters: z.array(ITEM_SHAPES.counter),
  officers: z.array(
    ITEM_SHAPES.officer.extend({
      hasPin: z.boolean(),
      /** Hash of the picture that tablets show; null: none. */
      picture: z.string().nullable(),
      lockedUntil: instant.nullable(),
      counterNumber: z.number().nullable(),
    }),
  ),
  devices: z.array(ITEM_SHAPES.device.extend({ paired: z.boolean() })),
  bindings: z.array(ITEM_SHAPES.binding),
  stations: z.array(ITEM_SHAPES.station),
  settings: z.array(ITEM_SHAPES.setting),
  holidays: z.array(ITEM_SHAPES.holiday),
  now: instant,
  /** Today, and the first day on which changed reception hours may begin (BD-5.4). */
  today: localDate,
  hoursFrom: localDate,
  noticeDays: z.number().int(),
  role: z.enum(PERSON_ROLES),
  /** Who looks: the own account keeps its role. */
  officerId: id,
  through: z.number().int(),
})
export type ConfigurationView = z.infer<typeof configuration>

export const configChange = z.object({
  seq: z.number().int(),
  at: instant,
  actor: z.string().nullable(),
  actorName: z.string().nullable(),
  /** Words of the person; null: none, or erased. */
  reason: z.string().nullable(),
  undoes: z.number().int().nullable(),
  undoneBy: z.number().int().nullable(),
  /** Whether it holds anything that can be taken back. */
  undoable: z.boolean(),
  differences: z.array(configDifference),
})
export type ConfigChange = z.infer<typeof configChange>
