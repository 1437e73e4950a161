import type { Words } from '../vi.ts'

/** English: the page where a centre records its own voice. */
export const enVoice: Words['voice'] = {
  title: 'The voice of the centre',
  progress: (own, all) => `${own} of ${all} recorded`,
  list: 'What is to be read',
  panel: 'Recording',
  chime: '(chime)',
  placeholder: 'Machine voice for now',
  shipped: 'Shipped',
  own: (day) => `Recorded ${day}`,
  read: 'Please read clearly and evenly:',
  hint: 'Sit a hand’s breadth from the microphone, in a quiet room. Read slowly, as to somebody in the last row; silence before and after is cut off.',
  record: 'Record',
  again: 'Record again',
  stop: 'Stop',
  listen: 'Listen',
  keep: 'Use this one',
  drop: 'Back to the shipped voice',
  sample: 'Listen to a whole call',
  playing: 'Playing…',
  recording: 'Recording. Please read.',
  good: 'A good recording.',
  level: 'Loudness',
  levels: {
    none: 'Right is between the two marks.',
    quiet: 'Too quiet: speak up or come closer.',
    right: 'Just right.',
    loud: 'Too loud: speak softer or move back.',
  },
  faults: {
    'nothing-heard': 'Nothing was heard. Check the microphone and record again.',
    'too-quiet': 'Too quiet. Speak up or come closer to the microphone.',
    clipped: 'So loud that it crackles. Speak softer or move back.',
    'too-short': 'Too short. Read to the end before you stop.',
    'too-long': 'Longer than 15 seconds. Read only these words.',
  },
  microphone: {
    denied: 'The browser does not allow the microphone. Allow it by the lock beside the address.',
    missing: 'No microphone was found. Plug one in and try again.',
    insecure: 'Recording works on the server itself or over https only.',
  },
}
