/**
 * One thing that a device of a kind must do, whoever made it. `seen` and every word of a case are Vietnamese: a
 * technician reads them beside the device (`npm run device-check`).
 */
export type ContractCase<B> = {
  readonly name: string
  /** Needs somebody at the device: a person, or the faults of a simulator. */
  readonly byHand: boolean
  /** @returns what was seen. @throws Broken when the device did something else */
  run(bench: B): Promise<string>
}

/** The device did not do what its port promises. */
export class Broken extends Error {
  /** What a technician can do about it. */
  readonly advice: string
  constructor(seen: string, advice: string) {
    super(seen)
    this.advice = advice
  }
}

export type CaseResult = {
  readonly name: string
  readonly verdict: 'kept' | 'broken' | 'skipped'
  readonly seen: string
  /** Empty when there is nothing to do. */
  readonly advice: string
}

/**
 * Runs the cases one after another; a broken one stops nothing.
 * @param attended somebody is at the device; without, the cases by hand are skipped and say so
 * @param onResult told after each case
 */
export async function runContract<B>(
  cases: readonly ContractCase<B>[],
  bench: B,
  attended: boolean,
  onResult: (result: CaseResult) => void,
): Promise<void> {
  for (const one of cases) onResult(await runCase(one, bench, attended))
}

async function runCase<B>({ name, byHand, run }: ContractCase<B>, bench: B, attended: boolean): Promise<CaseResult> {
  if (byHand && !attended) {
    const advice = 'Chạy lại không có --unattended khi có người đứng cạnh thiết bị.'
    return { name, verdict: 'skipped', seen: 'Bỏ qua: việc này cần người thao tác tại thiết bị.', advice }
  }
  try {
    return { name, verdict: 'kept', seen: await run(bench), advice: '' }
  } catch (error) {
    const advice = error instanceof Broken ? error.advice : 'Gửi dòng này cho người viết phần mềm.'
    return { name, verdict: 'broken', seen: (error as Error).message, advice }
  }
}
