import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { spread } from './figures.ts'

/** `getconf CLK_TCK` of Linux. */
const TICKS_PER_SECOND = 100

/** A program: processor time that it has used so far, in ms. */
export type Program = () => number

/** This program, without those that it has begun. */
export const ownTime: Program = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** Another program of this machine, with all that it has begun. */
export const timeOf =
  (pid: number): Program =>
  () =>
    usedBy(pid)

/** The server behind a connection, with all its processes. */
export async function serverOf(client: pg.Client): Promise<Program> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  return timeOf(Number(statOf(rows[0]?.pid ?? 0)[1]))
}

/**
 * What programs use while something goes on.
 * @param run how many rows it was, it answers
 * @returns µs a row, of each program
 */
export async function usedPerRow(programs: readonly Program[], run: () => Promise<number>): Promise<number[]> {
  const before = programs.map((time) => time())
  const rows = await run()
  return programs.map((time, place) => ((time() - (before[place] ?? 0)) * 1_000) / rows)
}

/** @param rounds µs a row of each program, in each round. @returns e.g. `centre 15.1 (14.8–15.3), province …` */
export const tellUsed = (names: readonly string[], rounds: readonly (readonly number[])[]): string =>
  names
    .map(
      (name, place) =>
        `${name} ${spread(
          rounds.map((round) => round[place] ?? Number.NaN),
          1,
        )}`,
    )
    .join(', ')

function usedBy(pid: number): number {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
    // In user mode and in the kernel, and the same of children that have ended.
    const ticks = statOf(pid)
      .slice(11, 15)
      .reduce((sum, text) => sum + Number(text), 0)
    return children.reduce((sum, child) => sum + usedBy(Number(child)), (ticks * 1_000) / TICKS_PER_SECOND)
  } catch {
    // It has just ended: it counts with its parent.
    return 0
  }
}

/** Fields of a process from its state on: the name before it may hold anything. */
function statOf(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}
