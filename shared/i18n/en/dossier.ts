import type { viDossier } from '../vi/dossier.ts'

/** Words of dossiers in English. */
export const enDossier: typeof viDossier = {
  states: {
    received: 'Received',
    'in-process': 'Being processed',
    supplement: 'Waiting for more papers',
    payment: 'Waiting for a payment to the state',
    withdrawing: 'Withdrawal asked for',
    refused: 'Refused',
    'result-ready': 'Result ready',
    'with-agency': 'Result kept at the agency',
    returned: 'Result handed over',
    stopped: 'Stopped',
    archived: 'Filed at the agency',
    void: 'Cancelled, entered by mistake',
  },
  lists: {
    'to-forward': 'To forward',
    'paper-to-carry': 'Papers to hand over',
    'to-digitise': 'To digitise',
    'to-apologise': 'Apology needed',
    'agency-window': 'Agency may still ask',
    'due-today': 'Due today',
    'due-soon': 'Due soon',
    late: 'Late',
    waiting: 'Waiting for papers',
    'to-archive': 'Papers never came',
    results: 'Results to hand over',
    posted: 'Results on their way by post',
    uncollected: 'Not collected in time',
    harmed: 'Lost or damaged',
    archived: 'Archived, not supplemented (12 months)',
  },
}
