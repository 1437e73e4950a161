import type { Words } from '../vi.ts'

/** English: the page that explains the certificate of the house. */
export const enTrust: Words['trust'] = {
  title: 'A safe connection to the centre',
  intro:
    'Computers, tablets and televisions of the centre speak to its server over an encrypted line. So that this device knows the right server, the certificate of the centre is installed on it once.',
  limits:
    'The certificate counts for servers inside the network of the centre only. It cannot be used for a bank, for mail or for any other site.',
  already: 'This device trusts the server already. Nothing is left to do.',
  notYet: 'This device does not trust the server yet. Please take the three steps below, one after the other.',
  checking: 'Checking…',
  again: 'Check again',
  steps: ['Download the certificate', 'Compare the fingerprint', 'Install the certificate'],
  download: 'Download the certificate (mot-cua.crt)',
  compare:
    'While you install it, the device shows the SHA-256 fingerprint of the certificate. Compare it with the line below on the screen of the server (Management, Devices). If a single sign differs, stop and tell the technician.',
  fingerprint: 'SHA-256 fingerprint',
  which: 'This device is',
  ways: {
    windows: {
      name: 'Windows computer',
      steps: [
        'Open the file mot-cua.crt that was downloaded and choose “Install Certificate…”.',
        'Choose “Local Machine”, then “Place all certificates in the following store”.',
        'Choose “Trusted Root Certification Authorities”, then Next and Finish.',
      ],
    },
    android: {
      name: 'Android tablet or television',
      steps: [
        'Open Settings and search for “CA certificate” (Security › Encryption & credentials › Install a certificate › CA certificate).',
        'Choose “Install anyway”, enter the screen lock, then choose the file mot-cua.crt.',
        'Close the browser for good and open it again.',
      ],
    },
    ipad: {
      name: 'iPad',
      steps: [
        'After the download open Settings › Profile Downloaded and press Install.',
        'Open Settings › General › About › Certificate Trust Settings.',
        'Switch on the line “Một Cửa”.',
      ],
    },
    linux: {
      name: 'Linux computer',
      steps: [
        'In Chromium: Settings › Privacy and security › Security › Manage certificates.',
        'Choose Custom › Trusted certificates › Import, then the file mot-cua.crt.',
        'Close the browser for good and open it again.',
      ],
    },
  },
  open: 'Open the page of the device',
  openHint:
    'Once the check succeeds, open the page of this device. Its screen shows a code by which the technician lets it in.',
  noAnswer: 'The certificate cannot be read. The server may be starting again; please try again in a few minutes.',
  clock: 'If it is installed and still not trusted: check date and time of the device.',
}
