import { formatDate } from '../format.ts'
import type { FaultCode, FaultParams } from '../vi/config-faults.ts'

const date = (value: string | number | undefined): string => formatDate(String(value ?? ''))
const people = (count: string | number): string => (count === 1 ? '1 person is' : `${count} people are`)

export const enConfigFaults: Readonly<Record<FaultCode, (params: FaultParams) => string>> = {
  shape: ({ en = '' }) => String(en),
  duplicate: ({ value = '', other = '' }) => `“${value}” is that of ${other} already`,
  unknown: ({ what = '', id = '' }) => `there is no ${what} with the id “${id}”`,
  unserved: ({ name = '', id = '' }) => `no counter serves “${name}” (${id})`,
  'one-counter': ({ id = '' }) => `the device “${id}” must belong to exactly one counter`,
  'spans-order': () => 'times must follow one another and not overlap',
  'reception-outside': ({ from = '', to = '' }) => `reception from ${from} to ${to} lies outside of working time`,
  'runs-order': () => 'runs must follow one another in time, each once',
  'reminders-order': () => 'reminders must follow one another by day, each once',
  'no-date': ({ date: text = '' }) => `there is no day ${text}`,
  'setting-twice': ({ key = '', from = '' }) => `the setting ${key} from ${from} stands there twice`,
  'printer-elsewhere': ({ id = '', other = '' }) => `the printer “${id}” is at the station “${other}” already`,
  'same-address': () => 'two number displays on one line have the same address',
  gone: () => 'this is not there, or is out of use',
  'counter-empty': ({ number = '' }) =>
    `Counter ${number} would have no service left; give it another one or take the counter out of use`,
  'service-present': ({ count = 0, name = '' }) =>
    `${people(count)} not done with “${name}” today; serve or transfer them before it goes out of use`,
  'letter-used': ({ letter = '', user = '' }) =>
    `numbers with ${letter} were given for “${user}” today; choose another letter, or change it tomorrow`,
  'counter-busy': ({ change = '', number = '', officer = '' }) =>
    `counter ${number} cannot ${change === 'number' ? 'get another number' : 'go out of use'} now: ${officer === '' ? 'it is open, or a citizen is there' : `${officer} works there`}. End the service and log out there first`,
  'request-needed': () => 'a new account needs the number of the written request of the agency (BD-18.1b)',
  'own-account': () => 'nobody ends the own account; ask another leader',
  'own-role': () => 'nobody changes the own role; ask another leader',
  'last-leader': () => 'at least one leader with a PIN must remain',
  'from-past': ({ from, today }) => `${date(from)} is past; choose a day from ${date(today)} on`,
  'setting-source': () => 'the ground is missing (the document or decision that allows the change)',
  'hours-notice': ({ earliest }) =>
    `new reception hours must be announced before they begin (BD-5.4); the first day is ${date(earliest)}`,
  'holiday-past': ({ date: day }) => `${date(day)} is past and cannot be changed any more`,
  'worked-weekday': ({ date: day }) =>
    `${date(day)} is a working day anyway; a day worked in exchange is a Saturday or Sunday`,
  'holiday-source': () => 'the ground is missing (the document about days off)',
  'worked-part': () => 'a day worked in exchange is a whole day; only a day off may be half a day',
}
