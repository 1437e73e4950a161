/** Bytes of a sound on the centre. @throws when there are none */
export async function fetchSound(url: string): Promise<ArrayBuffer> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`no sound at ${url}`)
  return answer.arrayBuffer()
}
