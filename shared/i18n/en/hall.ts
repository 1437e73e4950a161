import type { Words } from '../vi.ts'

/** English: a session that was closed or lengthened by hand, as kiosk, board and phone say it. */
export const enHall: Words['hall'] = {
  reasons: {
    power: 'power failure',
    system: 'system failure',
    meeting: 'an urgent meeting',
    crowded: 'as many people wait as can be served in this session',
    emergency: 'an emergency',
    end: 'reception of this session has ended',
    other: 'an unexpected cause',
  },
  suspended: (why) => `No numbers for now: ${why}.`,
  again: (time) => `Numbers are given again from ${time}.`,
  askDesk: 'Please ask at the help desk.',
  serve: 'Numbers already given are still called and served.',
  carry: (time) => `Numbers that wait keep their places and are called first from ${time}.`,
  ended: (numbers) => `We apologise to the holders of ${numbers}: we cannot serve you in this session.`,
  extended: (time) => `Reception goes on until ${time}.`,
  yours: {
    serve: 'No new numbers for now. Your number is still called and served.',
    carry: (time) => `Your number keeps its place and is called first from ${time}.`,
    ended: (why) => `We apologise: this number cannot be served (${why}).`,
    endedHint: 'Please ask at the help desk what to do.',
    citizen: 'This number was cancelled as you wished.',
    mistake: 'This number was cancelled. Please ask at the help desk.',
  },
}
