import type { Words } from '../vi.ts'

/** English words around the pages of leader and technician. */
export const enOffice: Words['office'] = {
  label: { manager: 'Areas of the overview', admin: 'Areas of the administration' },
  open: 'Area',
  skip: 'To the content',
  goTo: { press: 'Find area', title: 'Go to an area', label: 'Name of the area' },
  waiting: (n) => (n === 1 ? '1 thing to see to' : `${n} things to see to`),
  urgent: (n) => (n === 1 ? '1 thing to act on now' : `${n} things to see to, some at once`),
  groups: {
    people: 'Citizens',
    dossiers: 'Dossiers, fees',
    machines: 'Devices, programs',
    looking: 'Look up, learn',
    serving: 'At the counters',
    procedures: 'Procedures',
    times: 'Time',
    shown: 'Shown to citizens',
    system: 'System',
  },
  areas: {
    hall: 'Overview',
    feedback: 'Feedback',
    ratings: 'Ratings',
    messages: 'Messages',
    dossiers: 'Time limits',
    agencies: 'Agencies',
    fees: 'Fees',
    devices: 'Devices',
    work: 'Work requests',
    sync: 'Line to the province',
    versions: 'Versions',
    journal: 'Journal',
    views: 'View log',
    replay: 'Replay a day',
    forecasts: 'Forecasts',
  },
}
