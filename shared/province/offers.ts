/** Kinds of systems of a province that a centre speaks with (docs/province.md). */
export const SYSTEMS = ['reference', 'national-v1', 'national-v2', 'file'] as const
export type SystemName = (typeof SYSTEMS)[number]

/** What a system of a province may offer a centre (national-data §3.5), and a place for the journal's seal (KT-5.1c). */
export const VERBS = [
  ...(['reserveCodes', 'pushDossier', 'pushEvent', 'pushFile', 'pushRating'] as const),
  ...(['pushSeal', 'pullStatus', 'pullCatalogue'] as const),
] as const
export type Verb = (typeof VERBS)[number]

/** `partly`: not all of it; what the centre does instead stands beside it on the page. */
export type Offer = 'yes' | 'partly' | 'no'

/**
 * Who offers what, as far as its sources tell (national-data §3.2, §3.3). The first generation names `LayDanhSachTTHC` and
 * `LayThuTuc`, but no source says what they take and answer (doubt `v1-catalogue`); neither generation names a service for
 * ratings, numbers or the seal of a journal.
 */
export const OFFERS: Readonly<Record<SystemName, Readonly<Record<Verb, Offer>>>> = {
  reference: {
    ...{ reserveCodes: 'yes', pushDossier: 'yes', pushEvent: 'yes', pushFile: 'yes', pushRating: 'yes' },
    ...{ pushSeal: 'yes', pullStatus: 'yes', pullCatalogue: 'yes' },
  },
  'national-v1': {
    ...{ reserveCodes: 'no', pushDossier: 'yes', pushEvent: 'partly', pushFile: 'partly', pushRating: 'no' },
    ...{ pushSeal: 'no', pullStatus: 'partly', pullCatalogue: 'no' },
  },
  'national-v2': {
    ...{ reserveCodes: 'partly', pushDossier: 'yes', pushEvent: 'partly', pushFile: 'yes', pushRating: 'no' },
    ...{ pushSeal: 'no', pullStatus: 'no', pullCatalogue: 'no' },
  },
  file: {
    ...{ reserveCodes: 'partly', pushDossier: 'yes', pushEvent: 'yes', pushFile: 'yes', pushRating: 'yes' },
    ...{ pushSeal: 'yes', pullStatus: 'yes', pullCatalogue: 'yes' },
  },
}
