import { expect, test } from 'vitest'
import type { SettingKey } from '../events/config-events.ts'
import { settingProblems } from './check-settings.ts'

const problems = (key: SettingKey, value: unknown) =>
  settingProblems('centre.json', [{ key, agencyId: null, from: '2026-11-23', value, source: 'test' }])

test.each([
  ['forward.runs', [{ at: '09:00' }, { at: '11:00' }]],
  ['forward.runs', []],
  ['result.reminders', [{ day: 7 }, { day: 30 }]],
  ['due.weekdays', ['1', '6']],
  ['due.hours', { days: { '1': { working: [['07:30', '11:30']], reception: [['07:30', '11:00']] } }, holidays: true }],
  ['due.sameDayCutOff', '15:00'],
] as const)('%s takes %o', (key, value) => expect(problems(key, value)).toEqual([]))

test.each([
  ['forward.runs', [{ at: '11:00' }, { at: '09:00' }], 'settings[0].value[1].at', /thứ tự giờ/],
  ['forward.runs', [{ at: '09:00' }, { at: '11:00' }, { at: '11:00' }], 'settings[0].value[2].at', /trùng/],
  ['forward.runs', [{ at: '9 giờ' }], 'settings[0].value[0].at', /./],
  ['result.reminders', [{ day: 30 }, { day: 7 }], 'settings[0].value[1].day', /thứ tự ngày/],
  ['due.weekdays', [], 'settings[0].value', /./],
  ['due.counting', 'some-day', 'settings[0].value', /./],
  ['result.keepDays', 0, 'settings[0].value', /./],
  [
    'due.hours',
    { days: { '1': { working: [['07:30', '11:30']], reception: [['07:30', '12:00']] } }, holidays: true },
    'settings[0].value.days.1.reception',
    /ngoài giờ làm việc/,
  ],
] as const)('%s does not take %o', (key, value, path, reason) => {
  expect(problems(key, value)).toMatchObject([{ path, reason: expect.stringMatching(reason) }])
})
