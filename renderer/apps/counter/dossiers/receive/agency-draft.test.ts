import { expect, test } from 'vitest'
import { receptionOf, visitProblems } from './body.ts'
import { NO_VISIT, withAnother, withProcedure } from './draft.ts'
import type { CoCheckDraft, VisitDraft } from './draft.ts'

const visit = (coCheck: CoCheckDraft, more: Partial<VisitDraft> = {}): VisitDraft => ({
  ...NO_VISIT,
  ...more,
  now: { ...NO_VISIT.now, procedure: { components: [] } as unknown as VisitDraft['now']['procedure'], coCheck },
})
const NOBODY: CoCheckDraft = { how: null, contactId: null, name: '', agency: '' }
const sent = (draft: VisitDraft) => receptionOf(draft).dossiers[0]?.coCheck
const isOpen = (coCheck: CoCheckDraft, isNeeded: boolean): boolean =>
  visitProblems(visit(coCheck), true, isNeeded).some(({ code }) => code === 'coCheck')

test('TQ-7.2: who checked is sent by the contact, else by name; not for what is filed online', () => {
  expect(sent(visit(NOBODY))).toBeUndefined()
  expect(sent(visit({ how: 'present', contactId: 'c1', name: 'x', agency: '' }))).toEqual({
    how: 'present',
    contactId: 'c1',
  })
  expect(sent(visit({ how: 'phone', contactId: null, name: ' Lan ', agency: '' }))).toEqual({
    how: 'phone',
    name: 'Lan',
  })
  expect(sent(visit({ how: 'not-reached', contactId: 'c1', name: 'x', agency: '' }))).toEqual({ how: 'not-reached' })
  expect(sent(visit({ how: 'present', contactId: 'c1', name: '', agency: '' }, { channel: 'online' }))).toBeUndefined()
})

test('TQ-7.2: nobody holds the reception up only where the house asks for somebody; a way without a name always does', () => {
  expect(isOpen(NOBODY, false)).toBe(false)
  expect(isOpen(NOBODY, true)).toBe(true)
  expect(isOpen({ how: 'present', contactId: null, name: ' ', agency: '' }, false)).toBe(true)
  expect(isOpen({ how: 'not-reached', contactId: null, name: '', agency: '' }, true)).toBe(false)
})

test('TQ-6.11: a reason is sent when one was chosen; the first of the list needs no word', () => {
  expect(receptionOf(visit(NOBODY)).offline).toBeUndefined()
  expect(receptionOf(visit(NOBODY, { offline: 'wishes' })).offline).toBe('wishes')
  expect(receptionOf(visit(NOBODY, { offline: 'wishes', channel: 'online' })).offline).toBeUndefined()
})

test('TQ-7.2: who sits there checks the next dossier of his agency without a key, and none of another', () => {
  const procedure = (agency: string) =>
    ({ agency, components: [] }) as unknown as NonNullable<VisitDraft['now']['procedure']>
  const lan: CoCheckDraft = { how: 'present', contactId: 'c1', name: '', agency: 'Sở Ngoại vụ' }
  const { now } = withAnother(visit(lan))
  expect(withProcedure(now, procedure('Sở Ngoại vụ')).coCheck).toEqual(lan)
  expect(withProcedure(now, procedure('Sở Tài chính')).coCheck.how).toBeNull()
})
