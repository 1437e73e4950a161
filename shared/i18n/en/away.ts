import type { viAway } from '../vi/away.ts'

export const enAway: typeof viAway = {
  outside: 'This page is part of the Một Cửa program.',
  citizen: {
    title: 'One moment, please',
    lines: [
      'This machine is connecting to the centre again. Numbers already taken are kept.',
      'After more than 5 minutes please ask at the help desk or at a counter.',
    ],
  },
  board: { title: 'Connecting again', lines: ['Please listen for your number at the counters for a few minutes.'] },
  outOfUse: {
    title: 'Not in use yet',
    lines: ['Please go to the help desk. A technician has to set this machine up.'],
  },
  troubles: {
    starting: { title: 'Starting', what: 'The program is looking for the server of the centre.' },
    'centre-away': {
      title: 'The server of the centre does not answer',
      what: 'The program tries again each second, and opens the page by itself when the server is back.',
    },
    'page-missing': {
      title: 'The server answers, but the page does not open yet',
      what: 'The server is starting or being updated.',
    },
    'not-configured': {
      title: 'This machine is not set up',
      what: 'The program does not know what this machine is for, nor where the server of the centre is.',
    },
    'configuration-wrong': {
      title: 'The settings of this machine are wrong',
      what: 'The program does not guess: please mend what is listed below, then start it again.',
    },
  },
  steps: 'What to do',
  todo: {
    starting: ['Wait for half a minute.'],
    'centre-away': [
      'Look at the network cable of this machine and the lights of the switch.',
      'See whether the server of the centre is on, and whether other counters work.',
      'Meanwhile use paper numbers and call by voice; enter them on the Reception page afterwards.',
      'After 5 minutes call the technician and read out the address below.',
    ],
    'page-missing': ['Wait for a minute.', 'After 5 minutes call the technician and read out the address below.'],
    'not-configured': [
      'A technician writes shell.json into the data folder of the program (“Lock-down” in the documents), and starts it again.',
    ],
    'configuration-wrong': ['A technician mends the file and starts the program again.'],
  },
  since: (time) => `Away since ${time}`,
  server: 'Server',
  version: 'Version',
  retry: 'Try now',
  technician: {
    title: 'Technician',
    hint: 'Choose what to do and your name, and enter your PIN. The journal of the centre keeps each.',
    spareHint: 'The server does not answer: enter a spare code. Each is good once.',
    deed: 'What to do',
    deeds: {
      reload: 'Load the page again',
      'self-check': 'Check the lock',
      close: 'Leave the program',
      'restart-device': 'Restart the machine',
      'shut-down': 'Shut down',
    },
    who: 'Name',
    pin: 'PIN',
    spare: 'Spare code',
    keys: 'Number keys',
    send: 'Do it',
    back: 'Back to the page',
    dumps: (count) => `Crashes kept on this machine: ${count}`,
    done: 'Kept in the journal. Under way.',
    refused: {
      WRONG_PIN: 'That is not right.',
      ACCOUNT_LOCKED: 'Too many wrong tries. Please try again later.',
      FORBIDDEN: 'This person may do nothing at the machine.',
      CENTRE_IS_HERE: 'The server answers: please choose your name and use your PIN.',
      NO_ANSWER: 'The server does not answer.',
    },
    refusedOtherwise: 'That could not be done.',
  },
  check: {
    title: 'Check of the lock',
    running: 'Trying the ways out …',
    good: 'Every way out that was tried is closed',
    bad: (count) => `${count} ways out are open: tell whoever looks after the machines`,
    stopped: 'Closed',
    open: 'Open',
    byHand: 'Try these by hand (the program cannot)',
    hands: [
      'Ctrl+Alt+Del, the Windows key, Alt+Tab: nothing but this page appears.',
      'Swipe in from the four edges: nothing appears.',
      'Pull the network cable and put it back: the page returns by itself.',
    ],
  },
}
