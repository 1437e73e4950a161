import type { Words } from '../vi.ts'

export const enRating: Words['rating'] = {
  question: 'Were you satisfied with the service of the officer?',
  levels: {
    5: 'Very satisfied',
    4: 'Satisfied',
    3: 'Neutral',
    2: 'Dissatisfied',
    1: 'Very dissatisfied',
  },
  threeLevels: { 3: 'Very satisfied', 2: 'Satisfied', 1: 'Dissatisfied' },
  reasonsQuestion: 'What were you not satisfied with? (several possible, or none)',
  comment: 'Your comment (optional)',
  commentPlaceholder: 'Anything you wish to add',
  send: 'Send rating',
  sending: 'Sending…',
  change: 'Choose again',
  thanks: 'Thank you very much.',
  thanksHint: 'Your rating is recorded without your name.',
  already: 'This visit has been rated already. Thank you very much.',
  notSent: 'The rating could not be sent. Please try again.',
}

export const enRatingDesk: Words['ratingDesk'] = {
  counter: 'Counter',
  calm: 'When your matter is done, please tell us on this screen how satisfied you are.',
  noOfficer: 'Nobody serves at this counter now.',
  aboutNumber: (number) => `Service of number ${number}`,
  away: 'The rating tablet has lost its connection.',
  awayHint: 'Please wait a moment.',
  keptTitle: 'Your rating is kept.',
  keptHint: 'It will be sent as soon as there is a connection. Thank you.',
  skip: 'Skip, no rating',
}
