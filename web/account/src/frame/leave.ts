/** Leaves for the address the centre named: the OpenID provider carries on there. Never settles, so that buttons stay pending. */
export function leaveFor(next: string): Promise<never> {
  location.assign(next)
  return new Promise(() => {})
}
