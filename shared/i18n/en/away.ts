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
  closed: {
    title: 'The system of the centre is stopped',
    lines: [
      'Please go to the help desk, or ask at a counter, for a paper number.',
      'Numbers that were taken are kept. This page opens by itself when the system works again.',
    ],
  },
  closedBoard: { title: 'Calling by this board is stopped', lines: ['Please listen for your number at the counters.'] },
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
    'centre-full': {
      title: 'The disk of the server is full',
      what: 'The centre cannot start, for there is no room to write. No data are lost.',
    },
    'centre-newer': {
      title: 'The program on the server is older than its data',
      what: 'A newer version wrote the data, so the centre cannot start. No data are lost, and nothing was changed.',
    },
    'centre-damaged': {
      title: 'The data of the centre cannot be worked with',
      what: 'The data on the server are damaged or missing, and no backup could take their place. Nothing was changed.',
    },
    'page-missing': {
      title: 'The server answers, but the page does not open yet',
      what: 'The server is starting or being updated.',
    },
    'other-authority': {
      title: 'The server has another certificate than the centre of this machine',
      what: 'Somebody answers at the address of the centre but cannot prove to be this centre. To be safe nothing is sent there; the program tries again by itself.',
    },
    'clock-wrong': {
      title: 'The clock of this machine is wrong',
      what: 'By the date and time of this machine the certificate of the centre is not valid yet, or not any more.',
    },
    'not-paired': {
      title: 'The centre has not let this machine in',
      what: 'A manager has to accept it by the pairing code.',
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
    'centre-full': [
      'Call the technician: make room on the data disk of the server (“Recovery” in the documents).',
      'Meanwhile use paper numbers and call by voice; enter them at the reception page when the line is back.',
      'Once there is room the centre starts by itself within a minute, and this page opens.',
    ],
    'centre-newer': [
      'Call the technician: install the newer version on the server again (nothing is lost), or see “Going back” in the paper on updates.',
      'Meanwhile use paper numbers and call by voice; enter them at the reception page when the line is back.',
      'Once it is installed the centre starts by itself, and this page opens.',
    ],
    'centre-damaged': [
      'Call the technician: restore from the backup on the second disk (“Recovery” in the documents). Remove nothing on the server.',
      'Meanwhile use paper numbers and call by voice; enter them at the reception page when the line is back.',
      'Once it is restored the centre starts by itself, and this page opens.',
    ],
    'page-missing': ['Wait for a minute.', 'After 5 minutes call the technician and read out the address below.'],
    'other-authority': [
      'Ask whoever is in charge: was the server replaced or installed anew?',
      'If so: restore the folder “tls” of the old server from its backup; every machine is back by itself.',
      'There is no backup: pair each machine again: at a desk by “Set up from the beginning”, at a locked machine by five touches in its corner.',
      'Nobody replaced it: there may be a stranger in the network. Tell your IT department.',
    ],
    'clock-wrong': [
      'Set date and time of this machine; the page opens by itself.',
      'Wrong again after it was off: change the battery of its main board.',
    ],
    'not-paired': ['Open Management, Devices, and accept the machine by the code on its screen.'],
    'not-configured': ['Choose what to do on the screen.'],
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
      'begin-anew': 'Set up anew',
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
