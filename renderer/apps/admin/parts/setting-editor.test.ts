import { expect, test } from 'vitest'
import { SETTINGS } from '../../../../shared/domain/events/config-events.ts'
import { editorOf } from './setting-editor.ts'

test.each([
  ['centre.name', { kind: 'line', maxLength: 200 }],
  ['centre.notices', { kind: 'lines' }],
  ['priority.groups', { kind: 'some-of', options: ['elderly', 'disabled', 'pregnant', 'merit'] }],
  ['priority.maxRun', { kind: 'number' }],
  ['rating.levels', { kind: 'one-of', options: [3, 5] }],
  ['rating.process', { kind: 'yes-no' }],
  ['rating.reasons', { kind: 'json' }],
  ['voice.region', { kind: 'one-of', options: ['north', 'south'] }],
] as const)('%s is edited as its shape wants', (key, editor) => expect(editorOf(SETTINGS[key])).toEqual(editor))
