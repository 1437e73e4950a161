import { roughDuration } from '../format.ts'
import type { Words } from '../vi.ts'

const people = (n: number): string => (n === 1 ? '1 person' : `${n} people`)
const minutes = (n: number): string => roughDuration(n, 'en')

/** English: the kiosk. */
export const enKiosk: Words['kiosk'] = {
  title: 'Take a number',
  greeting: 'Welcome.',
  choose: 'Please choose what you came for.',
  steps: ['Touch what you came for', 'Take your ticket', 'Wait for your number'],
  waiting: (n) => (n === 0 ? 'Nobody is waiting' : `${people(n)} waiting`),
  minutes: (n) => `about ${minutes(n)}`,
  unserved: { closed: 'No counter open', paused: 'Counter paused', over: 'Working hours are over' },
  priorityButton: 'I have priority',
  priorityQuestion: 'Do you belong to a priority group?',
  priorityHint: 'Please choose a group, then what you came for.',
  notPriority: 'No priority group',
  priorityChosen: (group) => `Priority number: ${group}`,
  otherServices: 'Other services',
  issuing: 'Getting your number…',
  yourNumber: 'Your number',
  pleaseWait: 'Please take a seat until your number is called.',
  followByPhone: 'Scan with your phone to follow your place in line.',
  returning: (seconds) => `This screen returns in ${seconds} s`,
  notGiven: 'Your number could not be given yet.',
  notGivenHint: 'Please wait a moment and touch “Try again”, or ask at the help desk.',
  away: 'The ticket machine has lost its connection for the moment.',
  comfort: {
    title: 'Ease of use',
    large: 'Large type',
    contrast: 'Contrast',
    low: 'Lower',
    spoken: 'Read aloud',
  },
  stillHere: 'Are you still here?',
  stillHereHint: (seconds) => `This screen starts over in ${seconds} s. What you have typed will be erased.`,
  iAmHere: 'I am still here',
  cutOffTitle: 'Many people are waiting.',
  cutOffLead: 'You may not be served before reception ends.',
  cutOffWait: (high, until) => `The wait may take up to ${minutes(high)}; reception ends at ${until}.`,
  cutOffUntil: (until) => `Reception ends at ${until}.`,
  cutOffQuestion: 'Do you still want a number?',
  cutOffYes: 'Take a number',
  cutOffNo: 'No number',
  awayHint: 'Please wait a moment or ask at the help desk.',
}
