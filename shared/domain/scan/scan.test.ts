import { describe, expect, test } from 'vitest'
import { ageOn, parseCitizenCard } from './citizen-card.ts'
import { readScan } from './read-scan.ts'

const OLD = '001085000123||NGUYỄN VĂN AN|01021985|Nam|Số 1, Phố Thử, Phường Mẫu, Hà Nội|10052021'

describe('a citizen card', () => {
  test('with a chip: seven fields by their place', () => {
    expect(parseCitizenCard(OLD)).toEqual({
      number: '001085000123',
      oldNumber: null,
      name: 'NGUYỄN VĂN AN',
      birthDate: '1985-02-01',
      sex: 'male',
      address: 'Số 1, Phố Thử, Phường Mẫu, Hà Nội',
      issuedOn: '2021-05-10',
      isCertain: true,
    })
    expect(parseCitizenCard(OLD.replace('||', '|012345678|'))?.oldNumber).toBe('012345678')
  })

  test.each([
    '001085000123|NGUYỄN VĂN AN|01021985|Nam|Số 1, Phố Thử|10052025|012345678|',
    '001085000123|NGUYỄN VĂN AN|Nam|01021985|10052025|Số 1, Phố Thử|012345678|001085000999|NGUYỄN VĂN BA|LÊ THỊ TƯ',
  ])('of the new kind in whichever order: %s', (text) => {
    expect(parseCitizenCard(text)).toMatchObject({
      oldNumber: '012345678',
      name: 'NGUYỄN VĂN AN',
      birthDate: '1985-02-01',
      sex: 'male',
      address: 'Số 1, Phố Thử',
      issuedOn: '2025-05-10',
      isCertain: true,
    })
  })

  test('that lost its accents in a keyboard wedge still tells its numbers and dates', () => {
    expect(parseCitizenCard('001185000123||NGUYN TH B|01021985|N|S 1, Ph Th|10052021')).toMatchObject({
      birthDate: '1985-02-01',
      sex: 'female',
      isCertain: true,
    })
  })

  test.each([
    ['a year that is not that of the number', OLD.replace('01021985', '01021975')],
    ['no such day', OLD.replace('01021985', '31021985')],
    ['issued before the birth', OLD.replace('10052021', '10051965')],
  ])('is not certain with %s', (_what, text) => {
    expect(parseCitizenCard(text)?.isCertain).toBe(false)
  })
})

test.each([
  [OLD, 'card'],
  [`  ${OLD}\r\n`, 'card'],
  ['https://so.example/phone/#aB-9_.x', 'ticket'],
  ['http://192.0.2.1:8080/phone/#abc', 'ticket'],
  ['https://so.example/phone/', 'unknown'],
  ['https://so.example/phone/#hs=H42.12-261125-0001', 'dossier'],
  ['https://so.example/phone/#hs=H42.12-261125-0001.aB-9_aB-9_aB-9_aB-9_aB', 'dossier'],
  ['H42.12-261125-0001', 'dossier'],
  ['000.17.22.H56-210531-0001', 'dossier'],
  ['H42.12-261125-1', 'unknown'],
  ['https://so.example/other/#abc', 'unknown'],
  ['8934563138165', 'unknown'],
  ['001085000123|', 'unknown'],
  ['', 'unknown'],
])('%s is %s', (text, kind) => {
  expect(readScan(text).kind).toBe(kind)
})

test('the code of a dossier keeps the signature behind it', () => {
  const signed = 'H42.12-261125-0001.aB-9_aB-9_aB-9_aB-9_aB'
  expect(readScan(`https://so.example/phone/#hs=${signed}`)).toEqual({ kind: 'dossier', code: signed })
  expect(readScan(signed)).toEqual({ kind: 'dossier', code: signed })
})

test('the secret of a ticket keeps its capitals', () => {
  expect(readScan('https://so.example/phone/#aB-9_.x')).toEqual({ kind: 'ticket', secret: 'aB-9_.x' })
})

test.each([
  ['1966-11-23', '2026-11-22', 59],
  ['1966-11-23', '2026-11-23', 60],
  ['1966-11-23', '2026-11-24', 60],
  ['2000-02-29', '2026-02-28', 25],
  ['2000-02-29', '2026-03-01', 26],
])('born %s, on %s: %i years', (birth, date, age) => {
  expect(ageOn(birth, date)).toBe(age)
})
