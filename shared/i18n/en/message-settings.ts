import type { viMessageAbout, viMessageFields, viMessageNames } from '../vi/message-settings.ts'
import { enMessages } from './messages.ts'

/** English: names of the settings of messages to citizens. */
export const enMessageNames: typeof viMessageNames = {
  'message.gateways': 'Message gateways',
  'message.quiet': 'Hours without messages',
  'message.facts': 'What citizens are told of',
  'message.reminderDays': 'Days before a reminder to collect',
  'message.smsMarks': 'SMS with Vietnamese marks',
  'message.alertMinutes': 'Minutes before unsent messages alert',
  'message.templates': "The centre's own message texts",
}

export const enMessageAbout: typeof viMessageAbout = {
  'message.gateways': {
    what: 'Each channel leaves by files that the province picks up, by an address (HTTP) or by a mail server. Without one the desk does not offer the channel.',
    absent: 'no messages',
  },
  'message.quiet': { what: 'No SMS or Zalo between these times; e-mail still goes out.', absent: '21:00 to 07:00' },
  'message.facts': { what: 'Citizens are told only of what is chosen.', absent: 'everything' },
  'message.reminderDays': {
    what: 'Results that nobody collects are announced again after so many days (BD-10.4b).',
    absent: '7, 30 and 50 days',
  },
  'message.smsMarks': { what: 'With marks an SMS holds 70 letters, without 160.', absent: 'without' },
  'message.alertMinutes': { what: 'After so many minutes unsent the head is told (TQ-8.2b).', absent: '30 minutes' },
  'message.templates': {
    what: 'Write {code} dossier code, {due} appointment, {until} last day, {shelf} shelf, {tracking} parcel number, {phone} hotline, {link} look-up address, {centre} name of the centre; what stands in [ ] is left out when something is missing. No names, no identity numbers.',
    absent: 'the texts that are shipped',
  },
}

export const enMessageFields: typeof viMessageFields = {
  'message.gateways.channel': 'Channel',
  'message.gateways.kind': 'By',
  'message.gateways.address': 'Address (HTTP, mail server)',
  'message.gateways.from': "Sender's e-mail address",
  'message.quiet.from': 'From',
  'message.quiet.to': 'To',
  'message.templates.fact': 'Tells of',
  'message.templates.channel': 'Channel',
  'message.templates.subject': 'Subject of an e-mail',
  'message.templates.text': 'Text',
}

export const enMessageOptions = {
  'message.gateways.channel': enMessages.channels,
  'message.gateways.kind': {
    file: 'Files for the province',
    http: 'Network address (HTTP)',
    mail: 'Mail server (SMTP)',
    simulated: 'Simulated (demonstration only)',
  },
  'message.facts': enMessages.facts,
  'message.templates.fact': enMessages.facts,
  'message.templates.channel': enMessages.channels,
}
