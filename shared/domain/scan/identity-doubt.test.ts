import { expect, test } from 'vitest'
import { identityDoubt } from './identity-doubt.ts'

test.each([
  ['', null, null],
  ['001085000123', null, null],
  ['001085000123', '1985-02-01', null],
  ['001285000123', '2085-02-01', null],
  // A digit that was forgotten, one too many, two that changed their places.
  ['00108500012', '1985-02-01', 'length'],
  ['0010850001234', null, 'length'],
  ['001058000123', '1985-02-01', 'birth'],
  // A passport of a foreigner.
  ['C1234567', '1985-02-01', null],
])('the number %j of somebody born on %j: %j', (identity, birthDate, doubt) =>
  expect(identityDoubt(identity, birthDate)).toBe(doubt),
)
