import type { viDossierDesk } from '../vi/dossier-desk.ts'

export const enDossierDesk: typeof viDossierDesk = {
  codesFull: 'Today’s dossier codes are used up',
  codesFullHint:
    'No code can be given for this procedure. Tell the leader to add a range; what is entered stays. No number is made up.',
  codesNone: 'Dossier codes are not configured',
  codesNoneHint: 'The centre has no identifier and ranges yet. Tell the leader to enter them in the administration.',
  codesFew: (left) => `Only ${left} dossier codes are left today.`,
  doubts: {
    length: 'A personal number has 12 digits.',
    birth: 'The year of birth is not the one in the number.',
  },
  lookAgain: (doubt) => `Look again: ${doubt}`,
  why: 'Reason of its own (if any)',
  approval: 'A leader has to agree',
  approvalHint:
    'The number of requests is used up. Ask a leader to enter the reason and the PIN at this desk; the journal keeps it.',
  leader: 'Leader',
  leaderReason: 'Why one more request is allowed',
  leaderPin: 'The leader’s PIN',
  approve: 'Agree and issue the slip',
  noAnswer: 'It is not known whether the server got it. Please enter the PIN again.',
  printedPlace: (where) => `Printed on the slip: ${where}`,
  noPlace: 'The address of this agency is not known: please write where to go in the reason.',
  lateGround: 'Ground for asking after the agency’s time',
}
