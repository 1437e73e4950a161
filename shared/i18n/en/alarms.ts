import type { Words } from '../vi.ts'

export const enAlarms: Words['alarms'] = {
  call: 'Call colleagues',
  title: 'Call colleagues for help',
  hint: 'Makes no sound. Only the other counters and the leaders see it.',
  again: 'Press Alt+B once more: security, at once.',
  kinds: { security: 'Security', health: 'Health emergency', other: 'Other help needed' },
  needs: { security: 'needs help: security', health: 'needs help: health emergency', other: 'needs somebody to help' },
  where: (counter, name) => (counter === null ? name : `Counter ${counter} (${name})`),
  since: (time) => `since ${time}`,
  mine: 'Colleagues have been called',
  nobodyYet: 'Nobody has answered yet.',
  coming: (names) => `On the way: ${names}.`,
  iCome: 'I am coming',
  iAmComing: 'You are on the way.',
  end: 'End',
  answered: 'They know that you are on the way.',
  ended: 'The call for help has ended.',
  notSent: 'The call was not sent. Please call a colleague directly.',
}
