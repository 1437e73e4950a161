import { expect, test } from 'vitest'
import { SETTINGS } from '../../../../shared/domain/events/config-events.ts'
import { tariffFlat } from '../../../../shared/domain/fees/tariff.ts'
import { shapeOf } from './shape.ts'

test.each([
  ['centre.name', { kind: 'line', maxLength: 200 }],
  ['centre.officeColour', { kind: 'colour' }],
  ['centre.notices', { kind: 'lines' }],
  ['priority.groups', { kind: 'some-of', options: ['elderly', 'disabled', 'pregnant', 'merit'] }],
  ['priority.maxRun', { kind: 'number', min: 1, max: 20 }],
  ['rating.levels', { kind: 'one-of', options: [3, 5] }],
  ['rating.process', { kind: 'yes-no' }],
  [
    'rating.reasons',
    {
      kind: 'rows',
      most: 12,
      fields: [
        { name: 'code', shape: { kind: 'code' } },
        { name: 'text', shape: { kind: 'line', maxLength: 120 } },
        { name: 'textEn', shape: { kind: 'line', maxLength: 120 } },
      ],
    },
  ],
  ['voice.region', { kind: 'one-of', options: ['north', 'south'] }],
  [
    'voice.loudness',
    {
      kind: 'rows',
      most: 24,
      fields: [
        { name: 'from', shape: { kind: 'time' } },
        { name: 'percent', shape: { kind: 'number', min: 0, max: 100 } },
      ],
    },
  ],
  ['queue.dailyLimits', { kind: 'entries', value: { kind: 'number', min: 1, max: 9_999 } }],
  ['hours', { kind: 'whole' }],
] as const)('%s is edited as its shape wants', (key, shape) => expect(shapeOf(SETTINGS[key])).toEqual(shape))

test('lists of other things are names to tick', () => {
  const halls = shapeOf(SETTINGS['voice.halls'])
  expect(halls.kind === 'rows' && halls.fields.map(({ name, shape }) => `${name} ${shape.kind}`)).toEqual([
    'name line',
    'speakers names',
    'counterIds names',
  ])
})

test('a choice that may be left open is told from one that may not', () => {
  const shape = shapeOf(tariffFlat)
  const fields = new Map(shape.kind === 'group' ? shape.fields.map((field) => [field.name, field.isOptional]) : [])
  expect([fields.get('channel'), fields.get('when')]).toEqual([true, undefined])
})
