/** Registers the centre of a measurement with a province. @returns its token */
export async function register(url: string, operator: string): Promise<string> {
  const answer = await fetch(`${url}/v1/operator/centres`, {
    method: 'POST',
    headers: { authorization: `Bearer ${operator}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'bench', name: 'bench' }),
  })
  return ((await answer.json()) as { token: string }).token
}
